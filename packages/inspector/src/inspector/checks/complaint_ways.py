"""Whether a customer who is not content finds a way, first to the shop, then beyond."""

from inspector.checking import check
from inspector.checks.coverage import has_seen, is_readable
from inspector.checks.stated_facts import first_stated, stated_facts
from inspector.checks.statements import (
    Words,
    every,
    first,
    near,
    nothing_against,
    pattern,
    says,
    silent,
)
from inspector.reading.durations import durations
from inspector.report import Finding, Outcome
from inspector.site import Site

PLACES = ("complaints", "terms", "contact", "returns", "other", "about", "home")
PROCEDURE = pattern(
    r"klacht\w*[^.\n]{0,200}(?:mail|schrij|bel\b|telefoon|formulier|stuur|laat|meld|"
    r"contact)",
    r"(?:niet tevreden|ontevreden)[^.\n]{0,120}(?:mail|schrijf|bel\b|laat|meld|"
    r"contact)",
    r"(?:plainte|réclamation)\w*[^.\n]{0,200}(?:mail|écri|téléphon|formulaire|contact|"
    r"adress)",
    r"complain\w*[^.\n]{0,200}(?:mail|write|call|phone|form|contact|tell us)",
    r"(?:not (?:happy|satisfied)|insatisfait)[^.\n]{0,120}(?:mail|write|call|écri|"
    r"contact)",
    r"beschwerde\w*[^.\n]{0,200}(?:mail|schreib|telefon|formular)",
)
_DAYS = r"(\d{1,3}|veertien|quatorze|fourteen|zeven|vijf|sept|cinq|seven|five)"
TERM = pattern(
    rf"(?:klacht|tevreden|schrijf)\w*[^\n]{{0,260}}?binnen {_DAYS}\s?(?:werk)?dagen",
    rf"(?:antwoord|reactie|reageren)\w*[^.\n]{{0,80}}?binnen {_DAYS}\s?(?:werk)?dagen|"
    rf"binnen {_DAYS}\s?(?:werk)?dagen (?:antwoord|een antwoord|reactie)",
    rf"(?:plainte|réclamation|répon)\w*[^\n]{{0,260}}?(?:sous|dans les|"
    rf"en) {_DAYS}\s?jours",
    rf"(?:complain|answer|reply)\w*[^\n]{{0,260}}?within {_DAYS}\s?(?:working |"
    rf"business )?days",
)
BODY = pattern(
    r"geschillencommissie|degeschillencommissie\.nl|digidispuut|\bSGC\b|"
    r"stichting geschilonline",
    r"consumentenombudsdienst|service de médiation pour le consommateur|"
    r"mediationconsommateur",
    r"consumer ?connect|verbraucherschlichtungsstelle|dispute(?:s)? committee|"
    r"geschillenonline",
    r"médiateur de la consommation|consumer mediation service",
)
REACHED = pattern(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,60}\.\w|"
    r"\+?\d{2,4}[ -]\d{3}[ -]?\d{2,}|contactformulier|formulaire|"
    r"contact form"
)
SCHEME = pattern(
    r"webwinkelkeur|becommerce|\bbecom\b|thuiswinkel|trusted shops|safeshops|keurmerk"
)
MEDIATES = pattern(
    r"klacht|geschil|bemidd|plainte|médiation|réclamation|litige|complain|dispute|"
    r"mediat"
)


SHORTEST_SENTENCE = 40


@check("complaints.procedure")
def procedure(site: Site) -> Finding:
    """The site says where a complaint goes, and not in its terms alone."""
    outside = tuple(kind for kind in PLACES if kind != "terms")
    words = first(site, PROCEDURE, outside)
    if words is not None:
        return says(Outcome.MET, words, confidence=0.8)
    for page in site.of_kind("complaints"):
        words = first(site, REACHED, ("complaints",))
        if words is not None and is_readable(page):
            return says(Outcome.MET, words, confidence=0.75)
    inside = first(site, PROCEDURE, ("terms",))
    if inside is None:
        return silent(site, ("home", "terms", "contact"), outcome=Outcome.NOT_MET)
    sure = has_seen(site, "home", "terms", "contact")
    outcome = Outcome.NOT_MET if sure else Outcome.UNCLEAR
    return says(outcome, inside, confidence=0.6, message="only-in-terms")


@check("complaints.answer-term")
def answer_term(site: Site, *, at_most_days: int = 14) -> Finding:
    """The site says within how many days a complaint is answered, and that is in time.

    Fourteen days are the usual rule of schemes; a scheme may set another.
    """
    places = ("complaints", "terms", "contact", "other")
    answers = list(stated_facts(site, "complaint_term", places))
    stated = [
        (answer.term.days, answer.words)
        for answer in answers
        if answer.term is not None
    ]
    if stated:
        longest, words = max(stated, key=lambda pair: pair[0])
        shortest = min(days for days, _ in stated)
        outcome = Outcome.MET if longest <= at_most_days else Outcome.NOT_MET
        # What is promised to whoever asks something may contradict it.
        longest = max(
            longest, *(_days(other) for other in every(site, TERM, places)), 0
        )
        if shortest <= at_most_days < longest:
            outcome = Outcome.UNCLEAR
        return says(outcome, words, confidence=0.8, value=f"{longest} days")
    soon = answers[0].words if answers else first(site, TERM, places)
    if soon is not None:
        return says(Outcome.UNCLEAR, soon, confidence=0.5)
    return silent(site, ("home", "terms", "contact"), outcome=Outcome.UNCLEAR)


def _days(words: Words) -> int:
    return max((term.days for term in durations(words.said)), default=0)


@check("complaints.adr-body")
def adr_body(site: Site) -> Finding:
    """A shop bound to a body for disputes names it; whether it is bound, is asked."""
    places = ("complaints", "terms", "contact", "other", "home")
    named = first_stated(site, "dispute_committee", places)
    if named is not None:
        return says(Outcome.MET, named.words, confidence=0.8, value=named.fact.value)
    words = first(site, BODY, places)
    if words is None:
        return silent(site, ("home", "terms"), outcome=Outcome.UNCLEAR)
    # A body that is declined, or any body at all, without saying which.
    return says(Outcome.UNCLEAR, words, confidence=0.5)


@check("complaints.scheme-mediation")
def scheme_mediation(site: Site) -> Finding:
    """The site tells that the trustmark helps when shop and customer do not agree."""
    for words in every(site, SCHEME, PLACES):
        line = _line_of(words)
        # The name under a seal says nothing, whatever stands in the menu beside it.
        tells = len(line) >= SHORTEST_SENTENCE and near(words, MEDIATES, within=300)
        if tells or MEDIATES.search(line):
            return says(Outcome.MET, words, confidence=0.7)
    named = first(site, SCHEME, ())
    if named is not None:
        return says(Outcome.UNCLEAR, named, confidence=0.4)
    return nothing_against(
        site, on=PLACES, needs=("home", "terms"), outcome=Outcome.UNCLEAR
    )


def _line_of(words: Words) -> str:
    """The line of the page in which these words stand."""
    before, after = words.page.text[: words.start], words.page.text[words.start :]
    return before.rpartition("\n")[2] + after.partition("\n")[0]
