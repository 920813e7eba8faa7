"""Whether customers of other countries of the Union are served alike."""

from inspector.checking import check, found
from inspector.checks.statements import first, nothing_against, pattern, says, silent
from inspector.reading.domains import host_of, is_same_site
from inspector.report import Finding, Outcome
from inspector.site import Site

PLACES = ("delivery", "terms", "checkout", "cart", "payment", "home", "other")
ONLY_RESIDENTS = pattern(
    r"(?:uitsluitend|alleen|enkel)[^.\n]{0,40}(?:inwoners|ingezetenen|"
    r"klanten)[^.\n]{0,20}"
    r"(?:van|uit|in) (?:nederland|belgi)\w*",
    r"(?:réservé\w*|uniquement)[^.\n]{0,40}(?:résidents|habitants|clients)[^.\n]{0,40}",
    r"(?:only|exclusively)[^.\n]{0,40}(?:residents|customers) (?:of|in|"
    r"from)[^.\n]{0,30}",
)
SERVED = pattern(
    r"(?:bezorg|lever|verzend|verstur|verstu)\w*[^.\n]{0,60}(?:nederland|belgi|"
    r"duitsland|europ)\w*",
    r"livr\w+[^.\n]{0,60}(?:belgique|france|pays-bas|luxembourg|europ)\w*",
    r"(?:deliver|ship)\w*[^.\n]{0,60}(?:netherlands|belgium|germany|europ)\w*",
)
ONE_MEANS = pattern(
    r"(?:alleen|uitsluitend|only|uniquement)[^.\n]{0,20}(?:nederlandse|belgische|"
    r"belges?|dutch|"
    r"belgian)[^.\n]{0,20}(?:pas|rekening|kaart|cartes?|cards?|accounts?|comptes?)\w*",
)


@check("geo.no-redirect")
def no_redirect(site: Site) -> Finding:
    """Visitors are not sent to the version of another country.

    Regulation (EU) 2018/302. One visit comes from one country and shows where
    that visitor ends.
    """
    for way in site.entrances:
        for hop in way.hops:
            if hop.status in {403, 451}:
                return found(
                    Outcome.UNCLEAR,
                    "names-person",
                    value=str(hop.status),
                    url=hop.url,
                    values={"names": f"{hop.status} {hop.url}"},
                    confidence=0.5,
                )
    ends = [way.hops[-1].url for way in site.entrances if way.hops and not way.problem]
    other = next((url for url in ends if not is_same_site(url, site.url)), "")
    names = (
        host_of(other) if other else ", ".join(sorted({host_of(url) for url in ends}))
    )
    if not ends:
        return found(Outcome.UNCLEAR, "not-seen", confidence=0.3)
    return found(
        Outcome.UNCLEAR,
        "names-person",
        value=names,
        url=other or site.url,
        values={"names": names},
        confidence=0.5 if other else 0.4,
    )


@check("geo.access-to-goods")
def access_to_goods(site: Site) -> Finding:
    """Customers of other countries can order under the same conditions."""
    against = first(site, ONLY_RESIDENTS, PLACES)
    if against is not None:
        return says(Outcome.UNCLEAR, against, confidence=0.6)
    served = first(site, SERVED, PLACES)
    if served is not None:
        return says(Outcome.UNCLEAR, served, confidence=0.5)
    return silent(site, ("home", "terms"), outcome=Outcome.UNCLEAR)


@check("geo.payment")
def payment(site: Site) -> Finding:
    """No card or account is refused for the country it comes from."""
    against = first(site, ONE_MEANS, PLACES)
    if against is not None:
        return says(Outcome.NOT_MET, against, confidence=0.7)
    return nothing_against(
        site, on=PLACES, needs=("home", "terms"), outcome=Outcome.MET
    )
