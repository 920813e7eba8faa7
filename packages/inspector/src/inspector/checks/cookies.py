"""Whether visitors are asked before they are followed, and may say no."""

import re

from inspector.checking import check, found
from inspector.facts import Banner, BannerButton, ConsentState
from inspector.reading.trackers import (
    STATEMENT_CHARACTERS,
    is_tracking_request,
    purpose_of_cookie,
    stated_purpose,
)
from inspector.report import Finding, Outcome
from inspector.site import Site

# The cookie banner taskforce (EDPB, 2023) gives no rule for size; this one is ours.
SMALLEST_PART = 0.7
READABLE_CONTRAST = 4.5
# What carries and protects a connection, from whomever it comes.
OF_OTHERS = re.compile(
    r"__cf_bm|cf_clearance|_cfuvid|AWSALB.*|ARRAffinity.*|__stripe.+|SERVERID", re.I
)


@check(
    "cookies.before-consent",
    law=("ePrivacy Directive, article 5(3)", "Telecommunicatiewet 11.7a"),
    needs_browser=True,
)
def before_consent(site: Site) -> Finding:
    """Nobody is followed before they have consented.

    ePrivacy Directive, article 5(3), read with CJEU C-673/17. Only cookies, keys and
    hosts we know for trackers count against a shop; others go to a person.
    """
    state = site.state("before")
    if state is None:
        return found(Outcome.UNCLEAR, "not-looked", confidence=0.2)
    url = state.pages[0] if state.pages else site.url
    # Some shops follow who comes with a phone, and leave others alone.
    phone = site.state("phone")
    states = [state] if phone is None else [state, phone]
    names = list(dict.fromkeys(name for each in states for name in trackers_in(each)))
    if names:
        return _named(Outcome.NOT_MET, "trackers", names, url, confidence=0.9)
    for each in states:
        calls_itself = admitted(site, each, url)
        if calls_itself is not None:
            return calls_itself
    unknown = list(
        dict.fromkeys(name for each in states for name in unknown_in(site, each))
    )
    if unknown:
        return _named(Outcome.UNCLEAR, "unknown", unknown, url, confidence=0.5)
    count = str(len(state.cookies))
    return found(
        Outcome.MET, "quiet", url=url, values={"count": count}, confidence=0.75
    )


def _named(
    outcome: Outcome, message: str, names: list[str], url: str, *, confidence: float
) -> Finding:
    listed = ", ".join(names[:12])
    return found(
        outcome,
        message,
        value=listed,
        url=url,
        values={"names": listed},
        confidence=confidence,
    )


def admitted(site: Site, state: ConsentState, url: str) -> Finding | None:
    """What the shop's own cookie statement calls advertising, yet comes unasked."""
    names = [
        *(n for n in _names_in(state) if purpose_of_cookie(n) != "necessary"),
        *_foreign_hosts(state),
    ]
    for page in site.of_kind("cookies", "privacy"):
        for name in names:
            purpose, at = stated_purpose(page.text, name)
            if purpose == "tracking":
                quote = page.text[at : at + STATEMENT_CHARACTERS].strip()
                return found(
                    Outcome.NOT_MET,
                    "admitted",
                    value=name,
                    url=page.url,
                    quote=quote,
                    start=at,
                    values={"names": name, "seen": url},
                    confidence=0.85,
                )
    return None


def unknown_in(site: Site, state: ConsentState) -> list[str]:
    """Cookies nobody calls necessary, and hosts that were told something."""
    statements = [page.text for page in site.of_kind("cookies", "privacy")]

    foreign = {cookie.name for cookie in state.cookies if cookie.third_party}

    def is_necessary(name: str) -> bool:
        # What a shop calls its cart or session means nothing from somebody else.
        names = OF_OTHERS if name in foreign else None
        if purpose_of_cookie(name) == "necessary" and (
            names is None or names.fullmatch(name)
        ):
            return True
        return any(stated_purpose(text, name)[0] == "necessary" for text in statements)

    return [
        name
        for name in (*_names_in(state), *_told_hosts(state))
        if not is_necessary(name)
    ]


def _names_in(state: ConsentState) -> list[str]:
    return sorted(
        {cookie.name for cookie in state.cookies}
        | {stored.key for stored in state.storage if stored.area == "local"}
    )


def _foreign_hosts(state: ConsentState) -> list[str]:
    return sorted({request.host for request in state.requests if request.third_party})


def _told_hosts(state: ConsentState) -> list[str]:
    """Foreign hosts that got a message rather than gave a file."""
    return sorted(
        {
            request.host
            for request in state.requests
            if request.third_party
            and (
                request.kind in {"ping", "fetch", "xhr"}
                or (request.kind == "image" and "?" in request.url)
            )
        }
    )


def trackers_in(state: ConsentState) -> list[str]:
    """Names of known tracking cookies, keys and hosts, in a fixed order."""
    cookies = {
        cookie.name
        for cookie in state.cookies
        if purpose_of_cookie(cookie.name) == "tracking"
    }
    keys = {
        stored.key
        for stored in state.storage
        if purpose_of_cookie(stored.key) == "tracking"
    }
    hosts = {
        request.host
        for request in state.requests
        if request.third_party and is_tracking_request(request.url)
    }
    return [*sorted(cookies), *sorted(keys - cookies), *sorted(hosts)]


@check(
    "cookies.refuse-equal",
    law=("GDPR, articles 4(11) and 7", "EDPB Guidelines 05/2020"),
    needs_browser=True,
)
def refuse_equal(site: Site) -> Finding:
    """Refusing cookies is as easy and as visible as accepting them.

    GDPR, articles 4(11) and 7; EDPB Guidelines 05/2020: consent is free only when one
    may refuse without detriment.
    """
    state = site.state("before")
    if state is None or site.has_note("banner-not-read"):
        return found(Outcome.UNCLEAR, "not-looked", confidence=0.2)
    if site.banner is None:
        if trackers_in(state):
            return found(Outcome.UNCLEAR, "no-banner", url=site.url, confidence=0.5)
        return found(
            Outcome.NOT_APPLICABLE, "nothing-to-refuse", url=site.url, confidence=0.7
        )
    accept, refuse = _button(site.banner, "accept"), _button(site.banner, "reject")
    if accept is None:
        return _banner(site.banner, Outcome.UNCLEAR, "no-choice", confidence=0.5)
    if refuse is None:
        return _banner(
            site.banner, Outcome.NOT_MET, "no-refuse", accept, confidence=0.85
        )
    return _compare(site.banner, accept, refuse)


def _compare(banner: Banner, accept: BannerButton, refuse: BannerButton) -> Finding:
    part = (refuse.width * refuse.height) / max(accept.width * accept.height, 1.0)
    is_pale = refuse.contrast < READABLE_CONTRAST <= accept.contrast
    if part < SMALLEST_PART or is_pale:
        return _banner(
            banner, Outcome.NOT_MET, "less-visible", accept, refuse, confidence=0.7
        )
    if accept.element != refuse.element:
        return _banner(
            banner, Outcome.UNCLEAR, "other-kind", accept, refuse, confidence=0.5
        )
    return _banner(banner, Outcome.MET, "equal", accept, refuse, confidence=0.8)


def _button(banner: Banner, role: str) -> BannerButton | None:
    fitting = [b for b in banner.buttons if b.role == role and b.layer == 1]
    return max(fitting, key=lambda b: b.width * b.height, default=None)


def _banner(
    banner: Banner,
    outcome: Outcome,
    message: str,
    *buttons: BannerButton,
    confidence: float,
) -> Finding:
    named = dict(zip(("accept", "refuse"), buttons, strict=False))
    values = {name: button.label for name, button in named.items()}
    values |= {
        f"{name}_size": f"{button.width:.0f} x {button.height:.0f}"
        for name, button in named.items()
    }
    return found(
        outcome,
        message,
        value=" / ".join(button.label for button in banner.buttons)[:200],
        url=banner.url,
        quote=banner.text[:200],
        picture="home-desktop.png",
        confidence=confidence,
        values=values,
    )
