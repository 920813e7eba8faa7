"""Whether customers know when their goods come, and keep their rights when late."""

from inspector.checking import check
from inspector.checks.statements import (
    Words,
    every,
    nothing_against,
    pattern,
    says,
    silent,
)
from inspector.report import Finding, Outcome
from inspector.site import Site

PLACES = ("product", "delivery", "cart", "checkout", "home", "category", "terms")
_UNIT = (
    r"(?:werkdag|dag|uur|week|weken|jours? ouvr|jour|heure|semaine|working day|"
    r"business day|"
    r"day|hour|werktag|tag)"
)
_VERB = (
    r"(?:lever|bezorg|verzond|verstu|verzend(?!kosten)|in huis|onderweg|livr|expéd|"
    r"deliver|ship|dispatch|liefer|geliefert|naar u toe|arriv)"
)
_MANY = r"\d+ ?(?:-|–|tot|à|to|bis|of|ou)? ?\d* ?"
_WRITTEN = r"\b(?:één|een|twee|drie|vijf|un|deux|trois|one|two|three)\b[^.\n]{0,20}?"
TIME = pattern(
    rf"{_VERB}\w*[^.\n]{{0,80}}?{_MANY}{_UNIT}",
    rf"{_MANY}{_UNIT}\w*[^.\n]{{0,60}}?{_VERB}",
    rf"{_VERB}\w*[^.\n]{{0,60}}?{_WRITTEN}{_UNIT}",
    rf"{_WRITTEN}{_UNIT}\w*[^.\n]{{0,40}}?{_VERB}",
    r"voor \d{1,2}(?:[:.]\d{2})? ?(?:uur )?besteld|commandé avant \d{1,2}|"
    r"ordered before \d{1,2}",
    r"(?:morgen|demain|tomorrow|volgende werkdag)[^.\n]{0,30}(?:in huis|livré|bezorgd|"
    r"delivered|geleverd)",
    r"levertijd ?:?[^.\n]{0,20}\d|délai de livraison ?:?[^.\n]{0,30}\d",
)
OTHER_TERM = pattern(
    r"bedenk|herroep|retour|terug|rétract|renvo|rembours|\breturn|refund|withdraw|garant|"
    r"klacht|plainte|complain|betal"
)
TOO_LONG = pattern(
    r"(?:levertijd|leveringstermijn|levering|délai de livraison|"
    r"delivery time)[^.\n]{0,60}?"
    r"\b(?:3[1-9]|[4-9]\d|1\d\d)\s?(?:werk|kalender)?(?:dagen|jours|days)",
    r"(?:levertijd|délai de livraison|delivery time)[^.\n]{0,60}?\b(?:[5-9]|1\d)\s?"
    r"(?:weken|semaines|weeks)",
)
RIGHTS_CUT = pattern(
    r"(?:levertijd|levertermijn|leveringstermijn)\w*[^.\n]{0,80}(?:indicatief|"
    r"nooit (?:een )?fatal|"
    r"geen recht op|niet bindend)",
    r"délais?[^.\n]{0,80}(?:à titre indicatif|ne donne(?:nt)? (?:pas )?droit)",
    r"delivery (?:times?|dates?)[^.\n]{0,60}(?:indicative|estimates? only|no right)",
    r"risico[^.\n]{0,60}(?:transport|verzending)[^.\n]{0,40}(?:koper|klant|consument)",
    r"risques?[^.\n]{0,60}(?:transport|expédition)[^.\n]{0,40}(?:client|acheteur)",
)


@check("delivery.time-stated")
def time_stated(site: Site) -> Finding:
    """A delivery time or date can be read before one orders."""
    words = _time(site, PLACES)
    if words is not None:
        return says(Outcome.MET, words, confidence=0.8)
    return silent(site, ("home", "product", "terms"), outcome=Outcome.NOT_MET)


def _time(site: Site, on: tuple[str, ...]) -> Words | None:
    """A time of delivery that is not the time of something else."""
    for words in every(site, TIME, on):
        if not OTHER_TERM.search(words.said):
            return words
    return None


@check("delivery.max-30-days")
def max_30_days(site: Site) -> Finding:
    """Delivery takes thirty days at most, and being late costs the shop its sale.

    Directive 2011/83/EU, articles 18 and 20.
    """
    for against in (RIGHTS_CUT, TOO_LONG):
        for words in every(site, against, ("terms", "delivery", "product")):
            return says(Outcome.UNCLEAR, words, confidence=0.6)
    timed = _time(site, ("delivery", "product", "terms"))
    if timed is not None and site.of_kind("terms"):
        return says(Outcome.MET, timed, confidence=0.65)
    return nothing_against(
        site, on=("terms", "delivery"), needs=("terms",), outcome=Outcome.UNCLEAR
    )
