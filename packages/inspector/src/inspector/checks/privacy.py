"""Whether the privacy statement says what the GDPR asks, and forms ask no more."""

import re

from inspector.checking import check, found
from inspector.checks.coverage import has_seen
from inspector.checks.stated_facts import first_stated, stated_facts
from inspector.checks.statements import (
    first,
    no_occasion,
    pages_of,
    pattern,
    says,
    silent,
)
from inspector.reading.contact import emails
from inspector.reading.domains import domain_of
from inspector.report import Finding, Outcome
from inspector.site import Site

PLACES = ("privacy", "cookies")
CONTROLLER = pattern(
    r"verantwoordelijk\w*|responsable (?:du|de) traitement|data controller|"
    r"\bcontroller\b|"
    r"\bverantwortliche\w*|bepaalt waarvoor uw gegevens"
)
LEGAL_FORM = re.compile(
    r"\b(?:B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|C\.?V\.?|SRL|SPRL|SA|GmbH|SAS|SARL|VZW|ASBL|"
    r"eenmanszaak|"
    r"stichting|coöperatie)\b|\b\d{8}\b|\b0\d{3}\.\d{3}\.\d{3}\b"
)
BASES = {
    "consent": r"toestemming|consentement|\bconsent\b|einwilligung",
    "contract": r"(?:uitvoer\w*|sluiten) (?:van )?(?:de |een |onze |uw )?"
    r"(?:overeenkomst|bestelling)|"
    r"exécution (?:du|d.un|de) contrat|(?:performance|execution) of (?:a|the|"
    r"our) contract|nodig is om",
    "law": r"wettelijke (?:verplichting|plicht)|belastingwet|obligation légale|"
    r"legal obligation|"
    r"wet (?:vraagt|verplicht)|(?:wet|law) (?:ons|us)",
    "interest": r"gerechtvaardigd belang|intérêt légitime|legitimate interest",
}
KEPT = pattern(
    r"(?:bewaartermijn|durée de conservation|retention period|how long we keep)"
    r"[\s\S]{0,400}?\d+\s?(?:dag|week|weken|maand|jaar|jour|semaine|mois|ans?\b|day|"
    r"month|"
    r"year)",
    r"(?:bewaar|bewar|verwijder|verdwijn|bijgehouden|opgeslagen)\w*[^.\n]{0,160}?"
    r"(?:\d+|één|een|twee|drie|vijf|zeven|tien)\s?(?:dag|week|weken|maand|jaar)",
    r"(?:\d+|één|een|twee|drie|vijf|zeven|tien)\s?(?:dag|week|weken|maand|"
    r"jaar)\w*[^.\n]{0,80}?"
    r"(?:bewaar|bewar|verwijder|wissen|gewist)",
    r"conserv\w*[^.\n]{0,160}?(?:\d+|un|deux|trois|cinq|sept|dix)\s?(?:jour|semaine|"
    r"mois|an)",
    r"(?:keep|kept|store|stored|retain|retention|delete)\w*[^.\n]{0,160}?"
    r"(?:\d+|one|two|three|five|seven|ten|a)\s?(?:day|week|month|year)",
    r"(?:\d+|one|two|three|five|seven|ten)\s?(?:day|week|month|"
    r"year)s?[^.\n]{0,80}?(?:keep|kept|delete)",
    r"speicher\w*[^.\n]{0,120}?\d+\s?(?:tage|monate|jahre)",
)
KEPT_VAGUELY = pattern(
    r"(?:zo lang|zolang) (?:als )?(?:dat |dit |het )?(?:nodig|noodzakelijk)|"
    r"niet langer dan|"
    r"aussi longtemps que nécessaire|as long as (?:is )?necessary|no longer than"
)
KEEPING = pattern(
    r"\bbewa(?:ar|ren|art)\w*|conserv\w+|\bretain|\bretention|speicher\w+|\bstor(?:ed|"
    r"age)\b"
)
RIGHTS = {
    "access": r"inza\w+|inzien|inkijken|accès|consulter|\baccess\b|auskunft",
    "rectification": r"rectific|corrig\w+|correct|verbeter|aanpass|berichtig",
    "erasure": r"wissen|verwijder|effac|suppr|eras|delet|löschung|vergetelheid",
    "restriction": r"beperk|limit\w+|restrict",
    "portability": r"overdra\w+|overdraagbaar|portab|mee te nemen|meenemen|transfer",
    "objection": r"bezwaar|verzet|oppos\w+|object",
    "withdrawal": r"intrekken|retirer|withdraw",
}
AUTHORITY = pattern(
    r"autoriteit persoonsgegevens|gegevensbeschermingsautoriteit|"
    r"autorité de protection des données",
    r"\bCNIL\b|datenschutzbehörde|dutch data protection authority|"
    r"data protection authority",
)
AUTHORITY_UNNAMED = pattern(
    r"toezichthoudende autoriteit|toezichthouder|autorité de contrôle|"
    r"supervisory authority"
)
AUTHORITY_GONE = pattern(
    r"\bCBP\b|privacycommissie|college bescherming persoonsgegevens|"
    r"commission de (?:la protection de )?la vie privée"
)
COMPLAINS = pattern(
    r"klacht\w*|réclamation|\bcomplain\w*|\bcomplaint|beschwerde\w*|aufsichtsbehörde|"
    r"\bAPD\b|\bGBA\b"
)
REVIEW = pattern(
    r"(?:beoordeling|review|avis\b|évaluation|bewertung|invitation|uitnodig)\w*[^\n]{0,300}"
    r"(?:e-?mail|naam|bestelnummer|nom\b|adresse|numéro|name|order number|uitnodig)",
    r"(?:e-?mail|naam|bestelnummer|nom\b|name|order number)\w*[^\n]{0,300}"
    r"(?:beoordeling|\breview|\bavis\b|évaluation|bewertung|uitnodig|invitation)",
)
INVITES = pattern(
    r"webwinkelkeur|becommerce|becom\b|trustpilot|kiyoh|feedback ?company|"
    r"trusted ?shops|"
    r"judge\.me|yotpo|keurmerk|\breviews?\b|beoordeling"
)
LEAST_RIGHTS, FEWEST_LISTED = 6, 3


@check("privacy.controller")
def controller(site: Site) -> Finding:
    """The statement names who is responsible, and how to reach them."""
    for page in pages_of(site, ("privacy",)):
        words = first(site, CONTROLLER, ("privacy",))
        named = LEGAL_FORM.search(page.text)
        reached = emails(page.text) or re.search(
            r"\b\d{4}\s?[A-Z]{2}\b|contactpagina", page.text
        )
        if words is not None and named and reached:
            return says(Outcome.MET, words, confidence=0.75)
        if words is not None or named:
            return found(
                Outcome.UNCLEAR,
                "silent-person",
                url=page.url,
                picture=page.screenshot or "",
                confidence=0.5,
            )
    return silent(site, ("privacy",), outcome=Outcome.UNCLEAR)


@check("privacy.purposes-bases")
def purposes_bases(site: Site) -> Finding:
    """Each purpose has its ground in law (GDPR, articles 6 and 13(1)(c))."""
    named = [
        ground
        for ground, words in BASES.items()
        if first(site, re.compile(words, re.I), ("privacy",)) is not None
    ]
    words = first(site, re.compile("|".join(BASES.values()), re.I), ("privacy",))
    if words is None:
        return silent(site, ("privacy",), outcome=Outcome.UNCLEAR)
    return says(Outcome.UNCLEAR, words, confidence=0.5, value=", ".join(named))


@check("privacy.recipients")
def recipients(site: Site) -> Finding:
    """Whoever really gets data of visitors is named in the statement."""
    state = site.state("accepted") or site.state("before")
    statements = pages_of(site, PLACES)
    if state is None or not statements:
        return found(Outcome.UNCLEAR, "not-looked", confidence=0.2)
    contacted = sorted({domain_of(r.host) for r in state.requests if r.third_party})
    text = "\n".join(page.text for page in statements).lower()
    unnamed = [name for name in contacted if _company(name) not in text]
    if unnamed:
        names = ", ".join(unnamed[:10])
        return found(
            Outcome.UNCLEAR,
            "unnamed",
            value=names,
            url=statements[0].url,
            values={"names": names},
            confidence=0.6,
        )
    names = ", ".join(contacted[:10])
    return found(
        Outcome.MET,
        "names" if contacted else "nobody-else",
        value=names,
        url=statements[0].url,
        values={"names": names},
        confidence=0.6,
    )


def _company(domain: str) -> str:
    """The part of a domain that a company is called by."""
    return domain.split(".")[0].removesuffix("apis").removesuffix("cdn").lower()


@check("privacy.retention")
def retention(site: Site) -> Finding:
    """How long data are kept is told, or by what that is decided."""
    for stated in stated_facts(site, "retention_terms", ("privacy",)):
        if stated.term is not None:
            return says(Outcome.MET, stated.words, confidence=0.85)
        return says(Outcome.UNCLEAR, stated.words, confidence=0.6)
    kept = first(site, KEPT, ("privacy",))
    if kept is not None:
        return says(Outcome.MET, kept, confidence=0.8)
    vague = first(site, KEPT_VAGUELY, ("privacy",))
    if vague is not None:
        return says(Outcome.UNCLEAR, vague, confidence=0.6)
    mentioned = first(site, KEEPING, ("privacy",))
    if mentioned is not None:
        return says(Outcome.UNCLEAR, mentioned, confidence=0.5)
    return silent(site, ("privacy",), outcome=Outcome.NOT_MET)


@check("privacy.rights")
def rights(site: Site, *, at_least: int = LEAST_RIGHTS) -> Finding:
    """The rights of the person are listed, at least six of the seven."""
    statements = pages_of(site, ("privacy",))
    if not has_seen(site, "privacy"):
        return found(Outcome.UNCLEAR, "not-all-seen", confidence=0.3)
    text = "\n".join(page.text for page in statements)
    named = [name for name, words in RIGHTS.items() if re.search(words, text, re.I)]
    missing = [name for name in RIGHTS if name not in named]
    # Such words stand in any text; it is met where the talk is of rights.
    listed = {
        right
        for stated in stated_facts(site, "privacy_rights", ("privacy",))
        for right in stated.fact.values
    } - {"complaint"}
    is_told = len(missing) == 0 and len(listed) >= FEWEST_LISTED
    is_met = len(listed) >= at_least or is_told
    return found(
        Outcome.MET
        if is_met
        else Outcome.NOT_MET
        if len(named) <= 1
        else Outcome.UNCLEAR,
        "rights-named" if is_met else "rights-missing",
        value=", ".join(named),
        url=statements[0].url,
        picture=statements[0].screenshot or "",
        values={"count": str(len(named)), "missing": ", ".join(missing)},
        confidence=0.75 if is_met else 0.65,
    )


@check("privacy.complaint-authority")
def complaint_authority(site: Site) -> Finding:
    """The statement says to which authority one may complain, by its present name."""
    authority = first_stated(site, "data_protection_authority", ("privacy",))
    if authority is not None and authority.fact.value != "generic":
        return says(Outcome.MET, authority.words, confidence=0.9)
    named = first(site, AUTHORITY, ("privacy",))
    if named is not None:
        return says(Outcome.UNCLEAR, named, confidence=0.5)
    gone = first(site, AUTHORITY_GONE, ("privacy",))
    if gone is not None:
        return says(Outcome.NOT_MET, gone, confidence=0.8)
    unnamed = first(site, AUTHORITY_UNNAMED, ("privacy",))
    if unnamed is None and authority is not None:
        unnamed = authority.words
    if unnamed is not None:
        return says(Outcome.MET, unnamed, confidence=0.6)
    complains = first(site, COMPLAINS, ("privacy",))
    if complains is not None:
        return says(Outcome.UNCLEAR, complains, confidence=0.5)
    return silent(site, ("privacy",), outcome=Outcome.NOT_MET)


@check("privacy.review-invitation")
def review_invitation(site: Site) -> Finding:
    """The statement tells that data go to whoever invites customers to a review."""
    words = first(site, REVIEW, ("privacy",))
    if words is not None:
        return says(Outcome.MET, words, confidence=0.75)
    invites = first(site, INVITES, ())
    if invites is None:
        return no_occasion(site, needs=("home", "privacy"))
    if not has_seen(site, "privacy"):
        return found(Outcome.UNCLEAR, "not-all-seen", confidence=0.3)
    return says(Outcome.NOT_MET, invites, confidence=0.65, message="not-in-statement")
