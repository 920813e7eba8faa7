"""Whether offers carry what the law asks for the safety of goods."""

import re

from stdnum import ean

from inspector.checking import check, found
from inspector.checks.statements import (
    every,
    first,
    near,
    no_occasion,
    not_on_a_site,
    pattern,
    says,
    silent,
)
from inspector.facts import Page
from inspector.reading.contact import emails
from inspector.reading.elements import read_elements
from inspector.report import Finding, Outcome
from inspector.site import Site

OFFER = ("product", "category")
MAKER = pattern(
    r"\b(?:fabrikant|producent|geproduceerd door|gemaakt door|fabricant|fabriqué par|"
    r"manufacturer|made by|manufactured by|hersteller|GPSR)\b[^\n]{0,120}",
    r"productveiligheid[^\n]{0,80}|sécurité des produits[^\n]{0,80}|"
    r"product safety[^\n]{0,80}",
)
ADDRESS = re.compile(
    r"\b\d{4}\s?[A-Z]{2}\b|\b[A-Z]{0,2}-?\d{4,5}\b\s+[A-Z]|\bhttps?://|\bwww\."
)
NOT_GPSR = pattern(
    r"\b(?:ingrediënten|ingrédients|ingredients|allergen\w*|kaas|fromage|cheese|"
    r"chocola\w*|honing|"
    r"miel|thee|thé|wijn|bier|medicijn|antiek|antiquité)\b"
)
OUTSIDE = pattern(
    r"(?:fabrikant|fabricant|manufacturer|hersteller)[^\n]{0,160}\b(?:china|chine|"
    r"hong ?kong|"
    r"shenzhen|united kingdom|verenigd koninkrijk|royaume-uni|usa|verenigde staten|"
    r"états-unis|"
    r"japan|korea|turkije|turkey|india|taiwan)\b"
)
RESPONSIBLE = pattern(
    r"verantwoordelijke persoon|personne responsable|EU[- ]?(?:representative|"
    r"responsible|rep\b)|"
    r"gemachtigde|importeur|importateur|importer|mandataire|verantwortliche person"
)
GOODS_WITH_RISK = pattern(
    r"\b(?:speelgoed|jouets?|toys?|baby|kaars\w*|bougie\w*|candles?|batterij\w*|"
    r"magne(?:et|ten|ts)|"
    r"gereedschap|zaag|boormachine|e-?bike|perceuse|aimants?)\b"
)
WARNED = pattern(
    r"waarschuwing|let op\b|avertissement|attention\b|\bwarning\b|achtung|"
    r"niet geschikt voor kinderen|"
    r"ne convient pas aux enfants|not suitable for children|0-3"
)
ENERGY = pattern(
    r"\b(?:gloeilamp|ledlamp|led-?lampen|ampoules?|light bulbs?|televisie|téléviseur|"
    r"monitor|"
    r"koelkast|réfrigérateur|vaatwasser|lave-vaisselle|wasmachine|lave-linge|"
    r"wasdroger|sèche-linge|"
    r"oven|afzuigkap|airconditioner|smartphone|tablet|autobanden|pneus|tyres)\b"
)
ENERGY_TOLD = pattern(
    r"energie(?:label|klasse)[^\n]{0,30}\b[A-G]\b|"
    r"classe énergétique[^\n]{0,20}\b[A-G]\b|"
    r"energy (?:class|label)[^\n]{0,20}\b[A-G]\b|\b[A-G]\b[^\n]{0,12}(?:A ?(?:-|tot|à|"
    r"to) ?G)|eprel"
)
CHEMICAL = pattern(
    r"\b(?:verf|peinture|paint|ontstopper|bleek|javel|bleach|lijm|colle|terpentine|"
    r"white spirit|"
    r"chloor|chlore|ontvetter|dégraissant|insecticide|bestrijdingsmiddel|pesticide|"
    r"biocide|"
    r"etherische olie|huile essentielle|essential oil)\b"
)
HAZARD_TOLD = pattern(
    r"\b(?:EUH|H|P)\d{3}\b|\bGHS0\d\b|signaalwoord|\bgevaar\b|\bdanger\b|\bgefahr\b|"
    r"gebruik biociden veilig"
)
FOOD = pattern(
    r"\b(?:kaas|fromage|cheese|chocola\w*|honing|miel|honey|thee|thé|tea|koffie|café|"
    r"wijn|vin|"
    r"wine|bier|bière|saus|sauce|koek\w*|biscuit\w*|mosterd|moutarde|mustard|noten|"
    r"supplement\w*)\b"
)
FOOD_TOLD = pattern(
    r"ingrediënten|ingrédients|ingredients|allergen|allergè|bevat (?:melk|gluten|noten)"
)
TEXTILE = pattern(
    r"\b(?:trui|shirt|t-shirt|broek|jurk|rok|jas|sokken|sjaal|pull|chemise|pantalon|"
    r"robe|écharpe|"
    r"sweater|trousers|dress|scarf|wol|laine|wool|garen|yarn|fil à tricoter)\b"
)
FIBRES = pattern(
    r"\b\d{1,3}\s?%\s?(?:\w+\s){0,2}(?:katoen|coton|cotton|polyester|wol|laine|wool|"
    r"elasta\w+|"
    r"viscose|linnen|lin\b|linen|zijde|soie|silk|acryl\w*|alpaca|mohair|nylon|"
    r"polyamid\w*)"
)


@check("safety.manufacturer")
def manufacturer(site: Site) -> Finding:
    """Offers name the maker with an address (Regulation (EU) 2023/988, article 19).

    Food, medicines and antiques have laws of their own.
    """
    for words in every(site, MAKER, OFFER):
        around = words.page.text[words.start : words.start + 400]
        if ADDRESS.search(around) or emails(around):
            return says(Outcome.MET, words, confidence=0.7)
    named = first(site, MAKER, OFFER)
    if named is not None:
        return says(Outcome.UNCLEAR, named, confidence=0.5)
    if first(site, NOT_GPSR, OFFER) is not None:
        return no_occasion(site)
    return silent(site, ("product",), outcome=Outcome.UNCLEAR)


@check("safety.eu-responsible")
def eu_responsible(site: Site) -> Finding:
    """For a maker outside the Union somebody within it answers."""
    maker = first(site, OUTSIDE, OFFER)
    if maker is None:
        return no_occasion(site)
    if near(maker, RESPONSIBLE, within=500):
        return says(Outcome.MET, maker, confidence=0.65)
    return says(Outcome.UNCLEAR, maker, confidence=0.6)


@check("safety.identification")
def identification(site: Site) -> Finding:
    """An offer identifies the product by picture, type and number."""
    products = site.of_kind("product")
    if not products:
        return found(Outcome.UNCLEAR, "not-all-seen", confidence=0.3)
    for page in products:
        wrong = next((n for n in _numbers(page, "gtin") if not ean.is_valid(n)), "")
        if wrong:
            return _told(Outcome.NOT_MET, "names-against", page, wrong, confidence=0.75)
    known = [(page, number) for page in products for number in _numbers(page, "")]
    if known:
        return _told(Outcome.MET, "names", known[0][0], known[0][1], confidence=0.7)
    words = first(site, TYPE_NUMBER, ("product",))
    if words is not None:
        return says(Outcome.MET, words, confidence=0.65)
    return silent(site, ("product",), outcome=Outcome.UNCLEAR)


TYPE_NUMBER = pattern(
    r"(?:artikel(?:nummer|code)?|artikelnr|\bEAN\b|\bGTIN\b|\bSKU\b|model(?:nummer)?|"
    r"référence|"
    r"item (?:no|number))\s?[.:#]?\s?[A-Z0-9-]{3,}"
)


def _numbers(page: Page, beginning: str) -> list[str]:
    names = ("gtin", "gtin8", "gtin12", "gtin13", "gtin14", "mpn", "sku")
    return [
        str(item[name])
        for item in read_elements(page.html, page.url).products
        for name in names
        if name.startswith(beginning) and item.get(name)
    ]


def _told(
    outcome: Outcome, message: str, page: Page, names: str, *, confidence: float
) -> Finding:
    return found(
        outcome,
        message,
        value=names,
        url=page.url,
        picture=page.screenshot or "",
        values={"names": names},
        confidence=confidence,
    )


def _demands(
    site: Site,
    goods: re.Pattern[str],
    told: re.Pattern[str],
    *,
    met: Outcome = Outcome.MET,
) -> Finding:
    """Where such goods are offered, the words that belong to them stand there too."""
    offered = first(site, goods, OFFER)
    if offered is None:
        return no_occasion(site)
    words = first(site, told, ("product",))
    if words is not None:
        return says(met, words, confidence=0.6)
    return says(Outcome.UNCLEAR, offered, confidence=0.4, message="without-words")


@check("safety.warnings")
def warnings(site: Site) -> Finding:
    """Goods with a risk carry their warnings on the offer."""
    return _demands(site, GOODS_WITH_RISK, WARNED, met=Outcome.UNCLEAR)


@check("safety.recalls")
def recalls(site: Site) -> Finding:
    """No product that was recalled is on sale; the European list is not on the site."""
    products = site.of_kind("product")
    numbers = [n for page in products for n in _numbers(page, "gtin")]
    if not numbers:
        return not_on_a_site(site, [])
    names = ", ".join(dict.fromkeys(numbers[:8]))
    return found(
        Outcome.UNCLEAR,
        "look-up",
        value=names,
        url=products[0].url,
        values={"value": names},
        confidence=0.2,
    )


@check("safety.energy-label")
def energy_label(site: Site) -> Finding:
    """Goods with an energy label show class and scale beside the price."""
    return _demands(site, ENERGY, ENERGY_TOLD)


@check("safety.hazard-label")
def hazard_label(site: Site) -> Finding:
    """Dangerous mixtures show their hazards before one buys."""
    return _demands(site, CHEMICAL, HAZARD_TOLD)


@check("safety.label-information")
def label_information(site: Site) -> Finding:
    """Food and textile tell before one buys what their label tells."""
    if first(site, FOOD, OFFER) is not None:
        return _demands(site, FOOD, FOOD_TOLD)
    return _demands(site, TEXTILE, FIBRES)
