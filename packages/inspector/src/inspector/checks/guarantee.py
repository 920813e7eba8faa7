"""Whether the guarantee of the law is told and left whole."""

from inspector.checking import check
from inspector.checks.stated_facts import first_stated
from inspector.checks.statements import (
    every,
    first,
    near,
    no_occasion,
    nothing_against,
    pattern,
    says,
    shown_in_a_picture,
    silent,
    stated,
)
from inspector.report import Finding, Outcome
from inspector.site import Site

PLACES = (
    "terms",
    "returns",
    "complaints",
    "product",
    "delivery",
    "home",
    "about",
    "other",
)
LEGAL = pattern(
    r"wettelijke (?:garantie|waarborg|conformiteit\w*|rechten)|"
    r"\bconformiteit(?:sgarantie)?\b",
    r"garantie légale(?: de conformité)?|garanties légales|défaut de conformité",
    r"legal guarantee|statutory (?:guarantee|warranty|rights)|legal (?:right|warranty)",
    r"gesetzliche\w* (?:gewährleistung|mängelhaftung)",
    r"(?:doen|voldoe\w*)[^.\n]{0,30}wat (?:u|je) (?:ervan|"
    r"er redelijkerwijs)[^.\n]{0,30}verwachten",
)
CUT_SHORT = pattern(
    r"(?:gebreken|klachten|défauts|defects)[^.\n]{0,60}(?:binnen|dans les|within)\s*"
    r"(?:(?:24|48)\s*(?:uur|heures|hours)|[2-9]\s*(?:werk)?(?:dagen|jours|days))",
    r"(?:onderzoeks?|retour)kosten[^.\n]{0,50}(?:klant|koper|"
    r"consument)[^.\n]{0,30}(?:garantie|defect)",
    r"(?:garantie|waarborg)[^.\n]{0,80}(?:neem|wend)[^.\n]{0,40}(?:fabrikant|"
    r"producent)",
    r"garantie[^.\n]{0,80}(?:adress|contact)[^.\n]{0,40}fabricant",
    r"\b(?:geen|zonder|sans|aucune|no)\s(?:enkele )?(?:garantie|guarantee|warranty)\b",
    r"(?:garantie|waarborg|warranty)(?:termijn|periode)?[^.\n]{0,20}(?:is|van|duurt|"
    r"de|of)\s"
    r"(?:3|6|drie|zes|trois|six)\s*(?:maanden|mois|months)",
)
OF_MAKER = pattern(
    r"\b(?:3|4|5|6|7|8|10|12|15|20|25|30)\s*(?:jaar|ans|years|jahre)\s*(?:fabrieks|"
    r"producenten)?"
    r"-?\s?(?:garantie|warranty|guarantee)|levenslange garantie|garantie à vie|"
    r"lifetime warranty",
    r"(?:garantie|warranty|guarantee)[^.\n]{0,20}\b(?:3|4|5|6|7|8|10|12|15|20|25|30)\s*"
    r"(?:jaar|ans|years|jahre)\b",
)
GARAN = pattern(r"\bgaran\b")
EXTRA = pattern(
    r"(?:niet[- ]goed[- ]geld[- ]terug|tevredenheidsgarantie|satisfait ou remboursé|"
    r"money[- ]back guarantee|fabrieksgarantie|garantie (?:du )?fabricant|"
    r"manufacturer.s (?:guarantee|warranty)|extra garantie|verlengde garantie)"
)
RIGHTS_STAY = pattern(
    r"onverminderd|doet[^.\n]{0,20}geen afbreuk|naast (?:uw|de) wettelijke|"
    r"sans préjudice|"
    r"ne (?:porte|portent) pas atteinte|does not affect|in addition to (?:your|"
    r"the) (?:legal|"
    r"statutory)|unberührt|blijven (?:altijd )?bestaan"
)
ELECTRIC = pattern(
    r"\b(?:smartphone|tablet|laptop|televisie|téléviseur|wasmachine|lave-linge|"
    r"koelkast|"
    r"réfrigérateur|bluetooth|wi-?fi|oplaadba(?:ar|re)|rechargeable|stofzuiger|aspirateur|"
    r"e-?bike)\b"
)
UPDATES = pattern(
    r"(?:software|beveiligings?)-?\s?updates?[^.\n]{0,60}|repareerbaarheid\w*|"
    r"indice de réparabilité|reserveonderdelen|pièces détachées|spare parts|"
    r"mises à jour[^.\n]{0,60}"
)
NOTICE_PICTURE = pattern(
    r"harmonised notice|geharmoniseerde (?:kennisgeving|mededeling)|avis harmonisé|"
    r"legal guarantee of conformity|wettelijke conformiteitsgarantie|"
    r"garantie légale de conformité"
)


@check("guarantee.legal-reminder")
def legal_reminder(site: Site) -> Finding:
    """Consumers are reminded of the guarantee the law gives them."""
    reminder = first_stated(site, "statutory_guarantee", PLACES)
    if reminder is not None:
        return says(Outcome.MET, reminder.words, confidence=0.85)
    return stated(site, LEGAL, on=PLACES, needs=("home", "terms"))


@check("guarantee.not-limited")
def not_limited(site: Site) -> Finding:
    """The guarantee of the law is not shortened, made costly or passed on.

    Directive (EU) 2019/771, article 21. Silence is no proof, so a person confirms it.
    """
    for words in every(
        site, CUT_SHORT, ("terms", "returns", "complaints", "product", "other")
    ):
        return says(Outcome.UNCLEAR, words, confidence=0.6)
    return nothing_against(
        site,
        on=("terms", "returns", "complaints", "product"),
        needs=("terms",),
        outcome=Outcome.UNCLEAR,
    )


@check("guarantee.harmonised-notice")
def harmonised_notice(site: Site) -> Finding:
    """The official notice on the legal guarantee is shown.

    Directive 2011/83/EU, article 6(1)(l) as amended by Directive (EU) 2024/825, from 27
    September 2026. A picture is recognised by its words or its link; a person compares
    it with the official one.
    """
    on = ("home", "product", "category", "cart", "checkout")
    pictured = shown_in_a_picture(site, NOTICE_PICTURE, on, confidence=0.6)
    if pictured is not None:
        return pictured
    words_seen = first(site, NOTICE_PICTURE, ("home", "product", "cart", "checkout"))
    if words_seen is not None:
        return says(Outcome.UNCLEAR, words_seen, confidence=0.5)
    return silent(site, ("home", "product"), outcome=Outcome.UNCLEAR)


@check("guarantee.durability-label")
def durability_label(site: Site) -> Finding:
    """A maker's guarantee above two years is shown with the official label."""
    promised = first(site, OF_MAKER, ("product", "category"))
    if promised is None:
        return no_occasion(site)
    labelled = first(site, GARAN, ("product",))
    return says(Outcome.UNCLEAR, labelled or promised, confidence=0.5)


@check("guarantee.commercial-terms")
def commercial_terms(site: Site) -> Finding:
    """Whoever promises more than the law says that the rights of the law stay."""
    promised = first(site, EXTRA, PLACES) or first(site, OF_MAKER, PLACES)
    if promised is None:
        return no_occasion(site, needs=("home", "terms"))
    if near(promised, RIGHTS_STAY, within=800) or first(site, RIGHTS_STAY, ("terms",)):
        return says(Outcome.MET, promised, confidence=0.6)
    return says(Outcome.UNCLEAR, promised, confidence=0.5)


@check("guarantee.repair-and-updates")
def repair_and_updates(site: Site) -> Finding:
    """With electronics it is told how long updates come and how they are repaired."""
    goods = first(site, ELECTRIC, ("product", "category"))
    if goods is None:
        return no_occasion(site)
    told = first(site, UPDATES, ("product", "terms", "other"))
    return says(Outcome.UNCLEAR, told or goods, confidence=0.5)
