"""What a page is, read from its words alone: its title, its headings, its vocabulary.

`page_kind` asks what a link promises and knows kinds a walk needs (cart, checkout);
this asks what a text is, without having come from anywhere.
"""

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

# What such a page is called, in Dutch, French, English and German.
NAMES: dict[str, str] = {
    "terms": r"voorwaarden(?! retour)|conditions g[ée]n[ée]rales|\bcg[vu]s?\b|"
    r"conditions (?:de |particuli[èe]res de )?(?:vente|location|service)|"
    r"conditions d'(?:utilisation|abonnement|usage)|terms\b(?! of delivery)|"
    r"\bt ?(?:&|and|en|et) ?cs?\b|conditions of (?:sale|use|service)|\bagbs?\b|"
    r"gesch[äa]ftsbedingungen|verkaufsbedingungen|vertragsbedingungen|"
    r"nutzungsbedingungen|nutzungsvereinbarung|teilnahmebedingungen|"
    r"(?:user|customer|member(?:ship)?|service|subscri\w+|licen[cs]e) agreement|"
    r"legal terms|acceptable use|gebruikersovereenkomst|contrat (?:de|d')",
    "privacy": r"privacy|vie priv[ée]e|confidentialit[ée]|datenschutz|"
    r"gegevensbescherming|"
    r"protection des donn[ée]es|donn[ée]es personnelles|\bavg[- ]verklaring|\bgdpr\b|"
    r"\brgpd\b|data protection|persoonsgegevens|persoonlijke (?:gegevens|informatie)|"
    r"how we (?:use|collect|handle|protect|process) your|"
    r"donn[ée]es [àa] caract[èe]re|vos donn[ée]es|data (?:policy|notice)|dsgvo|"
    r"gegevensverwerking|traitement des donn[ée]es",
    "cookies": r"cookie|traceurs",
    "returns": r"retour(?:s|ner|neren|beleid|voorwaarden|zending|"
    r"informatie)?\b(?! naar| à| au)|"
    r"retourn|\bretouren?|restitutie|r[üu]ckerstattung|herroep|bedenktijd|\bruilen|omruil|terugsturen|r[ée]tractation|"
    r"remboursement|[ée]changes?\b|\breturns?\b|refund|withdrawal|money.back|"
    r"cancellation|widerruf|r[üu]ckgabe|r[üu]cksend|umtausch|garantie (?:en|&) retour",
    "shipping": r"verzend|bezorg|levering(?!s?[ -]?(?:en betaal|en betalings)?voorw)|"
    r"levertijd|leveren|livraison|exp[ée]dition|"
    r"shipping|delivery|\bversand|liefer|zustellung",
    "complaints": r"klacht|geschil(?!lende)|plainte|r[ée]clamation|litige|m[ée]diat|"
    r"complaint|dispute|beschwerde|reklamation|streitbeilegung|schlichtung",
    "contact": r"\bcontact|klantenservice|klantendienst|service client|"
    r"customer (?:service|care|support)|kontakt|impressum|imprint|"
    r"kundenservice|kundendienst|klantcontact|so erreichen sie uns|"
    r"informations l[ée]gales|wettelijke (?:vermeldingen|informatie)|legal disclosure|"
    r"bedrijfsinformatie|rechtliche (?:hinweise|angaben)|"
    r"openingstijden|openingsuren|[öo]ffnungszeiten|"
    r"mentions l[ée]gales|colofon|legal notice|legal information|bedrijfsgegevens|"
    r"anbieterkennzeichnung|nous [ée]crire|coordonn[ée]es|reach us|get in touch",
    "other": r"\bfaqs?\b|veelgestelde|questions fr[ée]quentes|foire aux questions|"
    r"frequently asked|h[äa]ufige fragen|over ons|\babout\b|[àa] propos|qui sommes|"
    r"[üu]ber uns|wie zijn wij|ons verhaal|notre histoire|our story|\bblog\b|"
    r"nieuws|actualit[ée]s|\bnews\b|het atelier|gift ?card|carte[- ]cadeau|cadeaubon|"
    r"accessibil|toegankelijkheid|barrierefrei|vacatures|careers|sitemap|nachhaltig|"
    r"duurzaam|sustainab|betaalmethode|moyens de paiement|payment methods|"
    r"zahlungsarten|betalingsvoorwaarden|"
    r"^(?:veilig )?(?:betalen|betaling|betaalmogelijkheden|zahlung|bezahlen|"
    r"zahlungsm[öo]glichkeiten|paiement(?: s[ée]curis[ée])?|payments?|"
    r"payment options)$|"
    r"^(?:welkom|bienvenue|willkommen|welcome)\b|cadeaukaart|gutschein|"
    r"maattabel|gr[öo][ßs]s?entabelle|size guide|guide des tailles|"
    r"winkelwagen|winkelmand|^panier|shopping cart|^warenkorb|inloggen|"
    r"connexion|^log ?in|anmelden|^mijn account|mon compte|my account|mein konto|"
    r"niet gevonden|introuvable|not found|nicht gefunden|\b404\b|"
    r"recepten|recettes|recipes|rezepte|testimonials|beoordelingen|t[ée]moignages|"
    r"bewertungen|filialen|onze winkels|nos magasins|our stores|store locator",
}
CLASSES = (*NAMES, "product")
PATTERNS = {kind: re.compile(names, re.I) for kind, names in NAMES.items()}
# What such a page speaks of; each expression counts once, however often it is used.
VOCABULARY: dict[str, tuple[str, ...]] = {
    "terms": (
        r"van toepassing op (?:alle|elke|iedere)|s'appliquent? (?:à|sans)|"
        r"apply to all|gelten für alle",
        r"aansprakelijk|responsabilité de|liabilit|haftung",
        r"overmacht|force majeure|höhere gewalt",
        r"eigendomsvoorbehoud|réserve de propriété|retention of title|"
        r"eigentumsvorbehalt",
        r"\bhierna(?: te noemen)?\b|ci-après|hereinafter|nachfolgend",
        r"toepasselijk recht|droit applicable|governing law|anwendbares recht|"
        r"nederlands recht|belgisch recht|droit français|recht der bundesrepublik",
        r"\b(?:artikel|article|art\.|§) ?\d",
        r"overeenkomst komt tot stand|conclusion du contrat|formation du contrat|"
        r"contract is (?:formed|concluded)|vertragsschluss|zustandekommen",
        r"intellectuele eigendom|propriété intellectuelle|intellectual property|"
        r"urheberrecht",
        r"acceptation|aanvaard|\byou (?:agree|accept)\b|vertragspartner",
        r"bevoegde rechter|bevoegde rechtbank|tribuna(?:l|ux) compétents?|"
        r"competent courts?|gerichtsstand",
        r"definities|définitions|definitions|begriffsbestimmung",
    ),
    "privacy": (
        r"persoonsgegevens|données (?:à caractère )?personnel|personal (?:data|"
        r"information)|"
        r"personenbezogene",
        r"verwerkingsverantwoordelijke|voor de verwerking verantwoordelijke|"
        r"verantwoordelijke voor de \w*verwerking|responsable (?:du|de) traitement|"
        r"data controller|"
        r"verantwortliche[rn]? (?:stelle|im sinne|für)",
        r"\bavg\b|\brgpd\b|\bgdpr\b|\bdsgvo\b|2016/679",
        r"bewaartermijn|bewaren|durées? de conservation|retention|speicherdauer",
        r"grondslag|base (?:légale|juridique)|legal bas[ie]s|rechtsgrundlage|"
        r"gerechtvaardigd belang|intérêt légitime|legitimate interest|"
        r"berechtigte[sn]? interesse",
        r"recht op inzage|inzage|droit d'accès|right (?:of|to) access|"
        r"recht auf auskunft|auskunft",
        r"verwerker|sous-traitant|processors?\b|auftragsverarbeit",
        r"delen (?:met|wij|van).{0,20}derden|transmi\w+ à des tiers|"
        r"share .{0,30}third part|an dritte",
        r"overdraagbaarheid|portabilité|portability|datenübertragbarkeit",
        r"functionaris|délégué à la protection|data protection officer|"
        r"datenschutzbeauftragte",
    ),
    "cookies": (
        r"kleine? (?:tekst)?bestand|petits? (?:fichiers?|textes?)|"
        r"small (?:text )?files?|"
        r"kleine textdateien",
        r"(?:functionele|analytische|noodzakelijke|tracking)[ -]cookies|cookies (?:de|"
        r"d'|strictement|"
        r"essentiels|fonctionnels|analytiques|tiers)|(?:necessary|functional|"
        r"analytics?|"
        r"performance|third.party|session) cookies|(?:notwendige|analyse|session|"
        r"funktionale)[- ]cookies",
        r"browser(?:instelling|einstellung| settings)|instellingen van (?:je|"
        r"uw) browser|"
        r"paramètres de votre navigateur|votre navigateur|your browser",
        r"_ga\b|_gid\b|_fbp|phpsessid|google analytics",
        r"cookies? (?:verwijderen|uitschakelen|weigeren|löschen|ablehnen)|"
        r"(?:supprimer|refuser|"
        r"désactiver|bloquer) (?:les |des |ces )?cookies|(?:delete|disable|block|"
        r"refuse) cookies",
        r"wat zijn cookies|qu'est.ce qu'un cookie|what (?:are|is a) cookies?|"
        r"was sind cookies",
    ),
    "returns": (
        r"terug(?:sturen|zenden|gestuurd)|retourneren|renvoyer|retourner|send (?:it |"
        r"them )?back|"
        r"return (?:the|your|an|it|items?)|zurücksenden|zurückschicken",
        r"bedenktijd|zonder opgave|délai de rétractation|sans (?:donner|avoir à)|"
        r"without giving|change your mind|ohne angabe",
        r"terugbetal|terugstort|rembours|refund|erstatt|rückerstattung",
        r"originele (?:staat|verpakking)|emballage d'origine|original (?:condition|"
        r"packaging)|"
        r"originalverpackung|ungetragen|ongebruikt|unworn|non porté",
        r"retourlabel|retourzending|étiquette de retour|return label|rücksendeetikett|"
        r"retourenlabel",
        r"\bruilen|omruilen|échange|exchange|umtausch",
        r"frais de (?:retour|renvoi)|retourkosten|kosten (?:van|"
        r"voor) (?:het )?(?:retour|terug)|"
        r"return (?:shipping|costs)|kosten der rücksendung",
    ),
    "shipping": (
        r"verzendkosten|frais de (?:livraison|port)|shipping (?:costs?|fees?)|"
        r"delivery (?:costs?|fees?)|"
        r"versandkosten|lieferkosten",
        r"levertijd|délais? de livraison|delivery times?|shipping times?|lieferzeit",
        r"track ?(?:&|and|en) ?trace|numéro de suivi|tracking|sendungsverfolgung|"
        r"sendungsnummer",
        r"postnl|bpost|colissimo|chronopost|mondial relay|\bdhl\b|\bdpd\b|\bgls\b|"
        r"\bups\b|fedex",
        r"gratis verzending|livraison (?:gratuite|offerte)|free (?:shipping|delivery)|"
        r"kostenloser versand",
        r"wij (?:verzenden|leveren)|nous (?:livrons|expédions)|we (?:ship|deliver)|"
        r"wir (?:versenden|liefern)",
        r"afhaalpunt|afhalen|point relais|pick-?up|abholung|packstation",
        r"werkdagen|jours ouvr|working days|business days|werktage",
    ),
    "complaints": (
        r"klacht (?:indienen|melden|aan ons kenbaar)|(?:je|jouw|uw) klacht|"
        r"votre r[ée]clamation|your complaint|ihre beschwerde|"
        r"klachten(?:procedure|regeling)|"
        r"déposer une (?:plainte|réclamation)|"
        r"complaints? (?:procedure|policy|form)|make a complaint|"
        r"beschwerde(?:verfahren| einreichen)",
        r"médiateur|ombudsman|mediat(?:or|ion)|geschillencommissie|schlichtungsstelle",
        r"in behandeling|traiter (?:votre|la) (?:plainte|réclamation)|"
        r"handle your complaint|"
        r"investigat|bearbeiten",
        r"motif de (?:la|votre) réclamation|reason for (?:your )?complaint|"
        r"omschrijving van (?:de|uw) klacht",
    ),
    "contact": (
        r"angaben gemäß|vertreten durch|verantwortlich (?:für den inhalt|i\.)|"
        r"registergericht",
        r"directeur de (?:la )?publication|éditeur du site|hébergeur|raison sociale",
        r"contactformulier|formulaire de contact|contact form|kontaktformular|"
        r"stuur (?:ons )?een bericht|"
        r"send us a message|envoyez-nous un message|nachricht senden|"
        r"laissez-nous un message",
        r"\n(?:bericht|message|nachricht|uw bericht|votre message|your message|"
        r"onderwerp|sujet|subject|"
        r"betreff|vraag|adres|adresse|address)\b ?\*?:?\n",
        r"openingstijden|openingsuren|horaires|opening hours|öffnungszeiten|"
        r"bereikbaar|erreichbar",
        r"\b(?:tel|tél|telefoon|téléphone|phone|telefon)\b\.? ?:?",
        r"reactietijd|binnen .{0,20}(?:werkdag|uur) (?:reactie|antwoord)|"
        r"nous vous répond|"
        r"get back to you|melden uns",
    ),
    "product": (
        r"(?:in|aan) (?:de |het |mijn |je |uw )?(?:winkelwagen|winkelmand|mandje)|"
        r"add to (?:my |your )?(?:cart|basket|bag)|(?:ajouter|mettre) .{0,8}panier|"
        r"in den warenkorb",
        r"op voorraad|en stock|in stock|auf lager|uitverkocht|rupture de stock|"
        r"sold out|ausverkauft",
        r"specificaties|caractéristiques|specifications|technische daten|"
        r"produktdetails|"
        r"productomschrijving|beschrijving|description(?: du produit)?\b|materiaal|"
        r"matière|material",
        r"gerelateerde producten|produits (?:similaires|associés)|related products|"
        r"you may also like|ähnliche produkte|ook interessant",
        r"\n(?:maat|kleur|taille|couleur|size|colou?r|größe|farbe|aantal|quantité|"
        r"quantity|menge)\b",
        r"artikelnummer|\bsku\b|référence|\bean\b",
        r"preis auf anfrage|prijs op aanvraag|prix sur demande|price on request",
    ),
}
WORDS = {
    kind: tuple(re.compile(words, re.I) for words in expressions)
    for kind, expressions in VOCABULARY.items()
}
# A page of goods is called this and nothing more: many a shop is called "… Shop".
GOODS = re.compile(
    r"(?:(?:onze|nos|our|unsere|de|la|le|the|alle|tous les|all) )?(?:web ?shop|shop|"
    r"winkel|"
    r"boutique|store|laden|verkauf|producten|produits|products|produkte|assortiment|"
    r"sortiment|collectie|collections?|kollektion|catalogus|catalogue|katalog|sale)",
    re.I,
)
IN_CART = re.compile(
    r"^.{0,14}(?:(?:in|aan) (?:de |het |mijn |je |uw )?(?:winkelwagen|winkelmand|"
    r"mandje|winkeltas)|"
    r"add (?:\w+ )?to (?:my |your |the )?(?:cart|basket|bag|trolley)|"
    r"(?:ajouter|mettre) .{0,8}(?:panier|sac)|"
    r"in den (?:warenkorb|einkaufswagen|korb)|zum warenkorb hinzuf|"
    r"nu kopen|koop nu|buy (?:it )?now|acheter maintenant|jetzt kaufen).{0,14}$",
    re.I | re.M,
)
# These words sell only with a price beside them.
BESIDE_PRICE = re.compile(
    r"^.{0,14}(?:bestel nu|nu bestellen|bestellen|toevoegen|voeg toe|opties (?:kiezen|"
    r"selecteren)|(?:choose|select) options|order now|add to (?:list|quote)|"
    r"choisir des options|commander|jetzt bestellen|ausf[üu]hrung w[äa]hlen|"
    r"uitverkocht|sold out|[ée]puis[ée]|ausverkauft|bald (?:wieder )?da).{0,14}$",
    re.I | re.M,
)
BESIDE, DESCRIBED = 120, 2
PRICE = re.compile(r"(?:€|\bEUR\b|£|\$) ?\d|\d ?(?:€|EUR\b|,-)", re.I)
# Articles and paragraphs: the build of terms.
NUMBERED = re.compile(
    r"^[#* ]*(?:(?:art(?:ikel|icle|\.)|§) ?\d{1,2}\b|\d{1,2}\.\d{1,2}\.? )", re.I | re.M
)
MANY_ARTICLES = 5
# A shop praises itself in the titles of its goods: free delivery, easy returns.
PRAISE = re.compile(
    r"(?:gratis|snelle?|kostenlose[rnms]?|schnelle[rnms]?|free|fast|easy|eenvoudig|"
    r"inkl\.?|incl\.?) ?(?:en gratis )?"
    r"(?:verzending|verzonden|bezorg(?:d|ing)|levering|retour(?:neren|s)?|versand|"
    r"lieferung|r[üu]ckgabe|rückversand|shipping|delivery|returns?)\b|"
    r"(?:livraison|retours?) (?:offerte?s?|gratuite?s?|rapide|express|en \d+|24)|"
    r"versandkostenfrei|zonder verzendkosten|morgen in huis",
    re.I,
)
SEPARATOR = re.compile(r"\s[|–—·•:»>-]\s|\s*\|\s*")
# "Les présentes conditions générales", "this privacy policy".
THIS_TEXT = re.compile(
    r"\b(?:les pr[ée]sentes|la pr[ée]sente|cette|deze|onze|diese[rs]?|these|this|our) "
    r"((?:\w+ ){0,2}?(?:conditions g[ée]n[ée]rales|(?:\w+)?voorwaarden|privacy\w*|"
    r"agb|gesch[äa]ftsbedingungen|nutzungsbedingungen|terms|politique de (?:"
    r"confidentialit[ée]|cookies|gestion des cookies)|charte|datenschutz\w+|"
    r"cookie\w*[- ](?:policy|beleid|verklaring|richtlinie)|cookie(?:beleid|verklaring)|"
    r"cgvu?s?|cgu|conditions|agreement|user agreement)\b)",
    re.I,
)
BEGINNING = 1500
HEADING_MARKS = re.compile(r"^[#\s>*=\d.)§-]+|[\s*#:]+$")
IN_TITLE, IN_ADDRESS, OVER_TEXT, FOR_SALE, PER_EXPRESSION = 6.0, 2.5, 2.5, 3.5, 1.0
LEAST, LONGEST_TITLE = 2.4, 200
LONG_LINE, SHORT_LINE, MENU = 55, 60, 4
# The beginning tells what a page is.
LONGEST = 60_000


def class_of(text: str, url: str = "") -> str:
    """The class of a page, one of `CLASSES`, from its text and, if known, address."""
    text = text[:LONGEST]
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not lines:
        return "other"
    scores = _vocabulary(text)
    is_for_sale = _is_for_sale(text)
    # What is longer is no title, but a banner or the text itself.
    title = lines[0] if len(lines[0]) <= LONGEST_TITLE else ""
    title = PRAISE.sub(" ", title) if is_for_sale else title
    named = _first_name(_parts(title))
    # "About us" or "news" in a title often stands over every page of a site.
    _add(scores, named, IN_TITLE / 2 if named == "other" else IN_TITLE)
    if len(NUMBERED.findall(text)) >= MANY_ARTICLES:
        _add(scores, "terms", OVER_TEXT)
    over_text = OVER_TEXT
    if not named and is_for_sale:
        # Beside the goods stand tabs and boxes on delivery and returns.
        scores["product"] += FOR_SALE / 2
        over_text = OVER_TEXT / 2
    if not named:
        _add(scores, _kind_said(text), OVER_TEXT)
    kind = _first_name(_headings(lines))
    _add(scores, kind, over_text / 2 if kind == "other" else over_text)
    _add(scores, _first_name([_path(url)]), IN_ADDRESS)
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] >= LEAST else "other"


def _kind_said(text: str) -> str:
    """What a text calls itself where it begins: "these terms apply", "this policy"."""
    said = THIS_TEXT.search(text[:BEGINNING])
    if said is None:
        return ""
    return _first_name([said[1]]) or "terms"


def _is_for_sale(text: str) -> bool:
    if not PRICE.search(text):
        return False
    if IN_CART.search(text):
        return True
    described = sum(1 for words in WORDS["product"] if words.search(text))
    return described >= DESCRIBED and any(
        PRICE.search(text, max(0, match.start() - BESIDE), match.end() + BESIDE // 2)
        for match in BESIDE_PRICE.finditer(text)
    )


def _vocabulary(text: str) -> dict[str, float]:
    scores = dict.fromkeys(CLASSES, 0.0)
    for kind, expressions in WORDS.items():
        seen = sum(1 for expression in expressions if expression.search(text))
        scores[kind] = PER_EXPRESSION * 6 * seen / len(expressions)
    prices = min(len(PRICE.findall(text[:30_000])), 6)
    scores["product"] += prices * 0.25
    if _is_for_sale(text):
        scores["product"] += FOR_SALE
    return scores


def _add(scores: dict[str, float], kind: str, weight: float) -> None:
    scores[kind or "other"] += weight if kind else 0.0


def _parts(title: str) -> list[str]:
    return [part for part in SEPARATOR.split(title[:160]) if part.strip()]


def _headings(lines: list[str]) -> Iterable[str]:
    """Short lines right over a long one: headings rather than menu entries."""
    for at, line in enumerate(lines[:400]):
        if len(line) < LONG_LINE:
            continue
        for place in (at - 1, at - 2):
            is_short = place >= 0 and len(lines[place]) <= SHORT_LINE
            if is_short and (place == at - 1 or not _ends_menu(lines, place)):
                yield HEADING_MARKS.sub("", lines[place])


def _ends_menu(lines: list[str], at: int) -> bool:
    """Whether a line is the last of many short ones."""
    before = lines[max(0, at - MENU) : at]
    return len(before) == MENU and all(len(line) <= SHORT_LINE / 2 for line in before)


def _first_name(candidates: Iterable[str]) -> str:
    """The class that the first telling name among these stands for."""
    for candidate in candidates:
        if GOODS.fullmatch(candidate.strip()):
            return "product"
        places = [
            (match.start(), kind)
            for kind, pattern in PATTERNS.items()
            if (match := pattern.search(candidate))
        ]
        if places:
            return min(places)[1]
    return ""


def _path(url: str) -> str:
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return ""
    return re.sub(r"[-_/]+", " ", path)
