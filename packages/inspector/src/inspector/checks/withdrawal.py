"""Whether customers may change their mind, and can say so on the site."""

import re
from datetime import date
from urllib.parse import urldefrag, urlsplit

from inspector.checking import check, found
from inspector.checks.coverage import has_seen, is_article, is_unseen
from inspector.checks.doubts import doubtful, is_denied, is_denied_for_some
from inspector.facts import Page
from inspector.reading.elements import read_elements
from inspector.reading.markup import Link, read_markup
from inspector.reading.spotted import Spotted
from inspector.reading.withdrawal import is_withdrawal_label, withdrawal_periods
from inspector.report import Finding, Outcome
from inspector.site import Site

TYPED = frozenset({"text", "email", "number", "tel", "textarea"})
OTHER_FORM = re.compile(
    r"nieuwsbrief|newsletter|infolettre|lettre d.information|subscribe|inschrijven|"
    r"abonneer|abonner|mailchimp|klaviyo|[?/]s(?:earch)?\b|zoek|recherch",
    re.I,
)


@check(
    "withdrawal.period",
    law=(
        "Directive 2011/83/EU, articles 6(1)(h) and 9",
        "BW 6:230o",
        "WER VI.47",
    ),
)
def period(site: Site, *, at_least_days: int = 14) -> Finding:
    """The shop states for how long a customer may change their mind.

    Fourteen days is the law (Directive 2011/83/EU, article 9); a scheme may ask more.
    Pages that contradict each other go to a person.
    """
    places = ("returns", "terms", "complaints", "delivery", "contact")
    stated = [
        (page, spotted)
        for page in site.of_kind(*places)
        if not is_article(page)
        for spotted in withdrawal_periods(page.text)
    ]
    named = [pair for pair in stated if pair[1].kind == "right"]
    rights = [pair for pair in named if not _does_not_grant(*pair)]
    if named and not rights:
        return _withheld(*named[0])
    if not rights:
        return _nothing_on_rights(site, stated)
    shortest = min(rights, key=lambda pair: int(pair[1].value))
    longest = max(rights, key=lambda pair: int(pair[1].value))
    values = {
        "days": shortest[1].value,
        "longest": longest[1].value,
        "asked": str(at_least_days),
    }
    if int(shortest[1].value) >= at_least_days:
        return _period(Outcome.MET, "long-enough", shortest, values, confidence=0.9)
    if int(longest[1].value) >= at_least_days:
        return _period(
            Outcome.UNCLEAR, "contradiction", shortest, values, confidence=0.5
        )
    return _period(Outcome.NOT_MET, "too-short", shortest, values, confidence=0.85)


def _does_not_grant(page: Page, spotted: Spotted) -> bool:
    """Whether a term is named and yet nobody is given it."""
    is_hidden = is_unseen(page, spotted.quote)
    return is_hidden or is_denied(page, spotted.start, spotted.at)


def _withheld(page: Page, spotted: Spotted) -> Finding:
    if is_unseen(page, spotted.quote):
        return doubtful(page, spotted.quote, spotted.start, "unseen-words")
    if is_denied_for_some(page, spotted.start, spotted.at):
        return doubtful(page, spotted.quote, spotted.start, "denied")
    values = {"quote": spotted.quote, "days": spotted.value}
    return _period(Outcome.NOT_MET, "denied", (page, spotted), values, confidence=0.75)


def _nothing_on_rights(site: Site, stated: list[tuple[Page, Spotted]]) -> Finding:
    if stated:
        values = {"days": stated[0][1].value}
        return _period(
            Outcome.UNCLEAR, "returns-only", stated[0], values, confidence=0.5
        )
    if has_seen(site, "home", "terms", "returns"):
        return found(Outcome.NOT_MET, "nowhere", url=site.url, confidence=0.6)
    return found(Outcome.UNCLEAR, "not-all-seen", confidence=0.3)


def _period(
    outcome: Outcome,
    message: str,
    pair: tuple[Page, Spotted],
    values: dict[str, str],
    *,
    confidence: float,
) -> Finding:
    page, spotted = pair
    return found(
        outcome,
        message,
        value=f"{spotted.value} days",
        url=page.url,
        quote=spotted.quote,
        picture=page.screenshot or "",
        start=spotted.start,
        confidence=confidence,
        values=values,
    )


@check(
    "withdrawal.function-present",
    law=("Directive 2011/83/EU, article 11a", "BW 6:230oa"),
    from_date=date(2026, 6, 19),
)
def function_present(site: Site) -> Finding:
    """A customer can withdraw from the contract on the site itself.

    Directive 2011/83/EU, article 11a, inserted by Directive (EU) 2023/2673: a clearly
    labelled function, easy to find. A PDF, a mail link or a text is no function.
    """
    links = [
        (page, link)
        for page in site.pages
        if page.status < 400
        for link in read_markup(page.html, page.url).links
        if is_withdrawal_label(link.text)
    ]
    targets = {page.url: page for page in site.pages if page.status < 400}
    behind = _behind(links, targets)
    if behind is not None:
        return behind
    for page, link in links:
        if not _leads_nowhere(link) and urldefrag(link.url).url not in targets:
            return _function(
                Outcome.UNCLEAR, "not-followed", page, link, confidence=0.4
            )
    if links:
        page, link = links[0]
        return _function(Outcome.NOT_MET, "only-words", page, link, confidence=0.7)
    if has_seen(site, "home", "terms"):
        return found(Outcome.NOT_MET, "nowhere", url=site.url, confidence=0.65)
    return found(Outcome.UNCLEAR, "not-all-seen", confidence=0.3)


def _function(
    outcome: Outcome, message: str, page: Page, link: Link, *, confidence: float
) -> Finding:
    at = page.text.find(link.text)
    return found(
        outcome,
        message,
        value=link.url,
        url=page.url,
        quote=link.text if at >= 0 else "",
        picture=page.screenshot or "",
        start=at if at >= 0 else None,
        confidence=confidence,
        values={"label": link.text, "target": link.url},
    )


def _leads_nowhere(link: Link) -> bool:
    parts = urlsplit(link.url)
    return parts.scheme == "mailto" or parts.path.lower().endswith((".pdf", ".docx"))


def _behind(links: list[tuple[Page, Link]], targets: dict[str, Page]) -> Finding | None:
    """What the pages with a form behind these links show; nothing without such a page.

    A link that nobody sees leads nobody there, nor does one on the very page; and a
    form to ask for news or to write to the shop is not made for this.
    """
    doubts: list[Finding] = []
    for page, link in links:
        target = targets.get(urldefrag(link.url).url)
        leads_here = target is page and "#" not in link.url
        if target is None or leads_here or not _has_form(target):
            continue
        is_seen = link.text in page.text and not is_unseen(page, link.text)
        if is_seen and _is_for_withdrawing(target):
            return _function(Outcome.MET, "found", page, link, confidence=0.8)
        message = "form-unsure" if is_seen else "link-unseen"
        doubts.append(_function(Outcome.UNCLEAR, message, page, link, confidence=0.5))
    return doubts[0] if doubts else None


def _is_for_withdrawing(page: Page) -> bool:
    """Whether a page, or a form on it, says that one withdraws here."""
    markup = read_markup(page.html, page.url)
    if any(is_withdrawal_label(words) for words in (markup.title, *markup.headings)):
        return True
    forms = read_elements(page.html, page.url).forms
    return any(is_withdrawal_label(form.button) for form in forms if form.button)


def _has_form(page: Page) -> bool:
    """Whether a page asks for a name, order or address in a form of its own.

    A form for news or a search, as at the foot of every page, is none.
    """
    for form in read_elements(page.html, page.url).forms:
        said = " ".join(f"{f.name} {f.label}" for f in form.fields)
        if OTHER_FORM.search(f"{said} {form.button} {form.action}"):
            continue
        kinds = [field.kind for field in form.fields]
        typed = [kind for kind in kinds if kind in TYPED]
        if "password" not in kinds and len(typed) >= 2:
            return True
    return False
