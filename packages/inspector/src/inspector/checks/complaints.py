"""Whether customers with a complaint are sent to a place that exists."""

from datetime import date

from inspector.checking import check, found
from inspector.checks.coverage import has_seen
from inspector.facts import Page
from inspector.reading.disputes import is_platform_link, platform_mentions
from inspector.reading.markup import read_markup
from inspector.report import Finding, Outcome
from inspector.site import Site


@check(
    "complaints.odr-removed",
    law=("Regulation (EU) 2024/3228", "Directive 2005/29/EC, article 6"),
    from_date=date(2025, 7, 20),
)
def odr_removed(site: Site) -> Finding:
    """No link or reference to the closed European dispute platform remains.

    Regulation (EU) 2024/3228 ended the platform on 20 July 2025; to send customers
    there misleads them (Directive 2005/29/EC, article 6).
    """
    for page in site.pages:
        linked = _linked(page)
        if linked:
            values = {"value": linked}
            return found(
                Outcome.NOT_MET,
                "linked",
                value=linked,
                url=page.url,
                values=values,
                picture=page.screenshot or "",
                confidence=0.95,
            )
    mentioned = _mentioned(site)
    if mentioned is not None:
        return mentioned
    if has_seen(site, "home", "terms"):
        return found(Outcome.MET, "gone", url=site.url, confidence=0.8)
    return found(Outcome.UNCLEAR, "not-all-seen", confidence=0.3)


def _mentioned(site: Site) -> Finding | None:
    mentions = [
        (page, spotted)
        for page in site.pages
        for spotted in platform_mentions(page.text)
    ]
    if not mentions:
        return None
    page, spotted = min(mentions, key=lambda pair: pair[1].kind != "live")
    is_live = spotted.kind == "live"
    return found(
        Outcome.NOT_MET if is_live else Outcome.UNCLEAR,
        "mentioned" if is_live else "said-closed",
        value=spotted.value,
        url=page.url,
        quote=spotted.quote,
        picture=page.screenshot or "",
        start=spotted.start,
        confidence=0.85 if is_live else 0.5,
        values={"value": spotted.value},
    )


def _linked(page: Page) -> str:
    for link in read_markup(page.html, page.url).links:
        if is_platform_link(link.url):
            return link.url
    return ""
