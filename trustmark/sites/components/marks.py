"""Small things: icons, states, notices, buttons, cards."""

from typing import Any

from django.template import Library
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from trustmark.kernel.cases import Case
from trustmark.sites.components import icons
from trustmark.sites.components.tones import ICONS, Tone, tone_of

register = Library()

# What Django's messages call their levels.
_LEVELS = {"success": "good", "error": "bad", "debug": "quiet"}


@register.simple_tag
def icon(name: str, *, label: str = "") -> SafeString:
    """An icon of ours; with a label it speaks, without it only decorates."""
    return icons.drawn(name, label=label)


@register.inclusion_tag("components/state_badge.html")
def state_badge(label: object, tone: str = "quiet", icon: str = "") -> dict[str, Any]:
    """A state in words, in one of five tones, with the shape that goes with it."""
    return {"label": label, "tone": Tone(tone), "icon": icon or ICONS[Tone(tone)]}


@register.inclusion_tag("components/state_badge.html")
def case_state(case: Case) -> dict[str, Any]:
    """The state of any case, in its own words and the tone of that state."""
    tone = tone_of(case.state)  # type: ignore[attr-defined]
    label = case.get_state_display()  # type: ignore[attr-defined]
    return {"label": label, "tone": tone, "icon": ICONS[tone]}


@register.simple_block_tag
def notice(content: SafeString, *, tone: str = "quiet", title: str = "") -> SafeString:
    """A boxed remark around whatever it contains."""
    tone = Tone(_LEVELS.get(tone, tone))
    icon = {Tone.QUIET: "info", Tone.INFO: "info", Tone.WARNING: "alert"}
    return render_to_string(
        "components/notice.html",
        {
            "content": content,
            "tone": tone,
            "title": title,
            "icon": icon.get(tone, ICONS[tone]),
        },
    )


@register.inclusion_tag("components/button.html")
def button(
    label: str, *, kind: str = "plain", name: str = "", value: str = "", icon: str = ""
) -> dict[str, str]:
    """A button that sends its form; `primary`, `plain`, `danger` or `quiet`."""
    return {"label": label, "kind": kind, "name": name, "value": value, "icon": icon}


@register.inclusion_tag("components/button.html")
def link_button(
    label: str, href: str, *, kind: str = "plain", icon: str = ""
) -> dict[str, str]:
    """A link to the next step that looks like a button."""
    return {"label": label, "href": href, "kind": kind, "icon": icon}


@register.inclusion_tag("components/action.html", takes_context=True)
def action(
    context: dict[str, Any],
    label: str,
    url: str,
    *,
    why_not: str | None = None,
    kind: str = "primary",
    icon: str = "",
) -> dict[str, Any]:
    """One verb as one button; when it is refused, the sentence that says why."""
    values = {"label": label, "url": url, "why_not": why_not, "kind": kind}
    return values | {"icon": icon, "csrf_token": context.get("csrf_token")}


@register.simple_block_tag
def card(content: SafeString, *, title: str = "", href: str = "") -> SafeString:
    """A raised block with a title, which may lead somewhere."""
    values = {"content": content, "title": title, "href": href}
    return render_to_string("components/card.html", values)


@register.simple_block_tag
def empty_state(
    content: SafeString, *, title: str, icon: str = "document"
) -> SafeString:
    """What stands where nothing is yet, with the next step inside."""
    values = {"content": content, "title": title, "icon": icon}
    return render_to_string("components/empty_state.html", values)
