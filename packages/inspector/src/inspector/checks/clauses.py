"""Whether the general terms are fair, can be kept and are up to date."""

from inspector.checking import check, found
from inspector.checks.doubts import follows_form
from inspector.checks.stated_facts import stated_facts
from inspector.checks.statements import (
    Words,
    every,
    first,
    near,
    no_occasion,
    nothing_against,
    pages_of,
    pattern,
    says,
    silent,
)
from inspector.reading.markup import read_markup
from inspector.report import Finding, Outcome
from inspector.site import Site

LEGAL_PAGES = (
    "terms",
    "privacy",
    "cookies",
    "returns",
    "complaints",
    "delivery",
    "payment",
)
DATED = pattern(
    r"(?:versie|version|laatst (?:bijgewerkt|gewijzigd)|geldig (?:vanaf|sinds)|"
    r"ingangsdatum|"
    r"dernière mise à jour|en vigueur|last (?:updated|changed)|effective|stand)"
    r"[^\n]{0,30}\b20\d{2}\b"
)
FORUM = pattern(
    r"(?:bevoegde|uitsluitend)[^.\n]{0,60}(?:rechter|rechtbank)[^.\n]{0,80}",
    r"rechtbank(?:en)? (?:van|te|in) [A-Z][^.\n]{0,60}|tribuna(?:l|ux) (?:de|"
    r"d.)[^.\n]{0,60}",
    r"compétence exclusive[^.\n]{0,80}|(?:competent|exclusive) (?:court|"
    r"jurisdiction)[^.\n]{0,80}",
    r"(?:exclusive\w*|only|solely)[^.\n]{0,60}\bcourts? (?:of|in|at)[^.\n]{0,60}",
    r"(?:seuls?|exclusivement)[^.\n]{0,60}(?:tribuna|cour)[^.\n]{0,60}",
    r"gerichtsstand[^.\n]{0,80}",
)
EXCLUSIVE = pattern(
    r"\b(?:uitsluitend|exclusie\w*|exclusiv\w*|seuls?|enkel|alleen|only)\b"
)
# Not as a part of an address, where `consumers` stands as well.
SPARES_CONSUMER = pattern(
    r"woonplaats|(?<![/.])(?:consument|consommateur|consumer)"
    # Who is told of a place for disputes is not told of a court or a law.
    r"(?![^.\n]{0,60}(?:platform|plateforme|\bodr\b))|dwingend|tenzij|"
    r"bescherming|impérati|domicile|"
    r"mandatory|where you live|verbraucher|keuze|kiezen"
)
APPLICABLE = pattern(
    r"(?:nederlands|belgisch|frans)e? recht|droit (?:belge|néerlandais|français)|"
    r"(?:dutch|belgian|french) law|deutsches recht"
)
EXCLUDES = pattern(
    r"(?:niet|nooit|nimmer|geenszins|"
    r"in geen geval)\s(?:\w+\s){0,3}aansprakelijk\w*[^.\n]{0,120}",
    r"(?:elke|iedere|alle) aansprakelijkheid[^.\n]{0,60}(?:uitgesloten|"
    r"af\b)[^.\n]{0,60}",
    r"décline toute responsabilité[^.\n]{0,80}|ne (?:pourra|peut|saurait)[^.\n]{0,30}"
    r"(?:tenue?s? )?responsable[^.\n]{0,80}",
    r"(?:in no event|under no circumstances|"
    r"not)\s[^.\n]{0,20}(?:be )?liable[^.\n]{0,80}",
    r"haftung[^.\n]{0,40}ausgeschlossen[^.\n]{0,60}",
    r"aansprakelijkheid[^.\n]{0,60}beperkt tot[^.\n]{0,60}",
    r"responsabilité[^.\n]{0,40}\bexclue[^.\n]{0,120}",
    r"(?:onze|our) (?:aansprakelijkheid|liability)[^.\n]{0,40}"
    r"(?:uitgesloten|excluded)[^.\n]{0,120}",
)
SPARES_LAW = pattern(
    r"opzet|grove|bewuste roekeloosheid|\bdol\b|faute (?:lourde|grave)|overlijden|"
    r"letsel|décès|"
    r"death|injury|gross|vorsatz|website|hyperlink|liens?\b|drukfout|zakelijk|ondernem"
)
# What no shop may exclude, named as excluded.
EVEN_SERIOUS = pattern(
    r"(?:ook|zelfs|inclusief|waaronder|(?:y )?compris|même|even|including)\b"
    r"[^.\n]{0,50}"
    r"(?:\bopzet|grove (?:schuld|nalatigheid)|roekeloosheid|\bdol\b|"
    r"faute (?:lourde|grave)|gross negligence|(?:wil|inten)\w* (?:misconduct|intent)|"
    r"vorsatz|overlijden|letsel|décès|death|injury)",
)
ONE_SIDED = pattern(
    r"(?:prijzen|prix|prices)[^.\n]{0,110}(?:te allen tijde|à tout moment|"
    r"at any time)[^.\n]{0,40}",
    r"voorwaarden[^.\n]{0,60}(?:eenzijdig|zonder (?:voorafgaande )?kennisgeving|"
    r"te allen tijde)[^.\n]{0,40}",
    r"conditions[^.\n]{0,60}(?:unilatéralement|sans préavis|à tout moment)[^.\n]{0,40}",
    r"terms[^.\n]{0,60}(?:without (?:prior )?notice|at any time)[^.\n]{0,40}",
    r"verrekening[^.\n]{0,30}uitgesloten|annuleringskosten[^.\n]{0,40}\d+\s?%",
    r"(?:geacht|réputé|deemed)[^.\n]{0,60}(?:aanvaard|accepté|accepted)[^.\n]{0,60}",
)
SUBSCRIPTION = pattern(
    r"\babonnement\w*|\babonneer|subscribe (?:and|&) save|proefperiode|essai gratuit|"
    r"free trial|\bper maand\b|\bpar mois\b|per month"
)
NEWS = pattern(r"nieuwsbrief|newsletter|lettre d.information|infolettre")
RENEWS = pattern(
    r"(?:stilzwijgend|automatisch)[^.\n]{0,40}verleng[^.\n]{0,80}|"
    r"tacite reconduction[^.\n]{0,80}|"
    r"automatically renew[^.\n]{0,80}"
)
TOO_LONG_TIED = pattern(
    r"(?:stilzwijgend|automatisch)[^.\n]{0,40}verleng\w*[^.\n]{0,40}(?:jaar|"
    r"12 maanden)",
    r"opzegtermijn[^.\n]{0,30}(?:2|3|twee|drie) maanden|tacite[^.\n]{0,60}(?:un an|"
    r"12 mois)",
)
PLACEHOLDER = pattern(
    r"\[(?:uw (?:naam|bedrijf|adres)|naam|bedrijf|adres|e-?mail|nom|société|company|"
    r"address|"
    r"telefoon|kvk)[^\]\n]{0,40}\](?!\()",
    r"\{\{[^}\n]*\}\}|lorem ipsum|\buw bedrijfsnaam\b|\bvotre société\b ici|"
    r"your company name|\bx{4,}\b",
)
DEAD_LAW = pattern(
    r"wet bescherming persoonsgegevens|college bescherming persoonsgegevens|"
    r"\bprivacycommissie\b",
    r"commission de (?:la protection de )?la vie privée|wet van (?:14 juli 1991|"
    r"6 april 2010)",
    r"safe harbou?r|privacy shield|(?:richtlijn|directive) 95/46|"
    r"\b7 werkdagen\b[^.\n]{0,30}"
    r"(?:bedenk|herroep)|rechtbank van koophandel|"
    r"tribunal de commerce de (?:bruxelles|liège|namur)",
)


@check("terms.storable")
def storable(site: Site) -> Finding:
    """The terms can be kept and printed, and carry the day from which they hold."""
    pages = sorted(site.of_kind("terms"), key=lambda page: -len(page.text))
    if not pages or len(pages[0].text) < 1000:
        return silent(site, ("home", "terms"), outcome=Outcome.UNCLEAR)
    dated = first(site, DATED, ("terms",))
    if dated is not None:
        return says(Outcome.MET, dated, confidence=0.8)
    has_file = any(
        link.url.lower().partition("?")[0].endswith(".pdf")
        for link in read_markup(pages[0].html, pages[0].url).links
    )
    return found(
        Outcome.UNCLEAR,
        "undated-file" if has_file else "undated",
        url=pages[0].url,
        picture=pages[0].screenshot or "",
        confidence=0.5,
    )


@check("terms.law-and-forum")
def law_and_forum(site: Site) -> Finding:
    """A consumer keeps the court at home and the protection of its law."""
    for words in every(site, FORUM, ("terms",)):
        # "Only" may stand just before what names the court.
        is_only = EXCLUSIVE.search(words.quote) or near(words, EXCLUSIVE, within=20)
        if is_only and not near(words, SPARES_CONSUMER, within=250):
            return says(Outcome.UNCLEAR, words, confidence=0.6, message="exclusive")
    law = (stated.words for stated in stated_facts(site, "governing_law", ("terms",)))
    applicable = every(site, APPLICABLE, ("terms",))
    for words in (*every(site, FORUM, ("terms",)), *law, *applicable):
        if near(words, SPARES_CONSUMER, within=250):
            return says(Outcome.MET, words, confidence=0.65)
        return says(Outcome.UNCLEAR, words, confidence=0.5)
    return nothing_against(site, on=("terms",), needs=("terms",), outcome=Outcome.MET)


@check("terms.exclusions")
def exclusions(site: Site) -> Finding:
    """The shop answers for defects, delay, injury and its own serious fault."""
    for words in every(site, EXCLUDES, ("terms", "complaints", "delivery")):
        if EVEN_SERIOUS.search(words.quote):
            return says(Outcome.NOT_MET, words, confidence=0.75)
        if not near(words, SPARES_LAW, within=200):
            return says(Outcome.UNCLEAR, words, confidence=0.6)
    return nothing_against(site, on=("terms",), needs=("terms",), outcome=Outcome.MET)


@check("terms.one-sided")
def one_sided(site: Site) -> Finding:
    """No clause gives the shop alone the right to change price or terms."""
    words = first(site, ONE_SIDED, ("terms",))
    if words is not None:
        return says(Outcome.UNCLEAR, words, confidence=0.6)
    return nothing_against(site, on=("terms",), needs=("terms",), outcome=Outcome.MET)


@check("terms.renewal")
def renewal(site: Site) -> Finding:
    """Subscriptions tell price and term, and can be ended as easily as begun."""
    tied = first(site, TOO_LONG_TIED, ("terms", "product"))
    if tied is not None:
        return says(Outcome.NOT_MET, tied, confidence=0.7)
    renews = first(site, RENEWS, ("terms", "product"))
    offered = renews or _subscription(site)
    if offered is None:
        return no_occasion(site, needs=("home", "terms"))
    return says(Outcome.UNCLEAR, offered, confidence=0.5)


def _subscription(site: Site) -> Words | None:
    """An offer of a subscription that is not a newsletter."""
    for words in every(site, SUBSCRIPTION, ("product", "category", "home", "terms")):
        if not NEWS.search(words.quote):
            return words
    return None


@check("terms.current")
def current(site: Site) -> Finding:
    """The legal texts are the shop's own, without blanks or law that is gone."""
    for blank in every(site, PLACEHOLDER, LEGAL_PAGES):
        # The model form of the law is meant to be filled in, by the customer.
        if not follows_form(blank.page.text, blank.start):
            return says(Outcome.NOT_MET, blank, confidence=0.85, message="placeholder")
    dead = first(site, DEAD_LAW, LEGAL_PAGES)
    if dead is not None:
        return says(Outcome.NOT_MET, dead, confidence=0.75, message="dead-law")
    if not pages_of(site, ("terms",)):
        return silent(site, ("terms",), outcome=Outcome.UNCLEAR)
    return nothing_against(
        site, on=LEGAL_PAGES, needs=("terms", "privacy"), outcome=Outcome.MET
    )
