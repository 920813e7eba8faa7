"""Reads the words on a button of a cookie banner: yes, no, choose, or understood."""

import re

# "Cookie policy", "learn more", "partners": leads away from the choice.
ELSEWHERE = re.compile(
    r"beleid|verklaring|policy|policies|politique|polic[ey]|richtlijn|"
    r"learn more|read more|"
    r"more info|meer info|meer weten|lees meer|en savoir plus|savoir plus|"
    r"mehr erfahren|"
    r"mehr info|weitere info|voir (?:la|nos)|partners?\b|partenaires|vendors?|anbieter|"
    r"statement|notice|\bterms|voorwaarden|conditions|impressum|datenschutz|"
    r"privacy(?! (?:settings|preferences|options|choices))|more about|"
    r"informatie|information|contact|log ?in|sign ?(?:in|up)|subscribe|abonneer|abonn|"
    r"abonnement|download|what are|wat zijn|erklärung|hinweise|learn how|click here|"
    r"find out|\bcookies?[- ]?(?:page|policy|list)|(?:about|over|über|o plikach|"
    r"use of) cookies|"
    r"polit[iy]\w+ (?:de |prywat|cookie)|similar technolog|"
    r"^cookies?$|accessibility",
    re.I,
)
REJECT = re.compile(
    r"weiger|afwijz|niet accepteren|niet akkoord|geen toestemming|nee\b|\bneen\b|"
    r"(?:alleen|enkel|uitsluitend|slechts)\W.*(?:noodzakelijk|functione|essenti|strikt|"
    r"verplicht|vereist|technisch|basis|minim)|(?:noodzakelijke|functionele|"
    r"essentiële) "
    r"cookies accepteren|doorgaan zonder|verder zonder|"
    r"refuse|tout rejeter|rejeter|sans accepter|ne pas accepter|interdire|non,? merci|"
    r"^non\b|(?:uniquement|seulement|que)\b.*(?:nécessaire|essentiel|"
    r"indispensable|requis|"
    r"fonctionn)|(?:nécessaires|essentiels) (?:uniquement|seulement)|"
    r"reject|decline|deny|disagree|disallow|opt[ -]?out|do not (?:accept|allow|consent|"
    r"agree|track|sell|share)|don.?t (?:accept|allow|enable|consent|agree|sell)|"
    r"not accept|no,? thank|^no\b(?! problem)|"
    r"without (?:accepting|consent|agreeing)|"
    r"(?:only|just|solely)\W.*(?:necessary|essential|required|functional|"
    r"strictly|needed|"
    r"mandatory|technical)|(?:necessary|essential|required|"
    r"functional)(?: cookies)? only|"
    r"(?:accept|allow|use|continue with) (?:the )?(?:strictly )?(?:necessary|essential|"
    r"required|technically)|"
    r"ablehn|verweiger|ohne (?:zustimmung|einwilligung|akzeptier)|"
    r"nicht (?:zustimm|akzept|"
    r"einverstanden)|nein\b|nur\b.*(?:notwendig|erforderlich|essen[tz]i|"
    r"technisch|funktion)|"
    r"(?:notwendige|erforderliche|essenzielle)\b.*(?:akzeptieren|zulassen|verwenden)|"
    r"widersprechen|turn off|disable|block (?:all|cookies)|rechazar|sin aceptar|"
    r"solo necesari|odmowa|rifiuta|rejeitar|avvisa|"
    r"odrzu|odmietnu|odmítn|elutasít|afvis|avslå|hylkää|nur notwendige|"
    r"notwendige cookies$|essential cookies$|necessary cookies$|noodzakelijke cookies$",
    re.I,
)
SETTINGS = re.compile(
    r"instelling|voorkeur|aanpassen|beheer|\bkies\b|zelf (?:kiezen|instellen)|"
    r"keuze|wijzig|"
    r"personaliseer|configur|paramétr|parametr|paramètre|personnalis|préférence|gérer|"
    r"choisir|modifier|"
    r"setting(?!s? of ads)|preference|customi[sz]e|manage|configure|options|"
    r"choose|choices|adjust|"
    r"personali[sz]e|let me|show details|show purposes|view purposes|modify|\bchange|"
    r"einstell|anpassen|verwalten|auswahl|auswählen|präferenz|individuell|"
    r"konfigur|optionen|"
    r"details?|zwecke|dostosuj|opciones|detalles|szczegóły|ajustes|privacy manager|"
    r"réglages|einzelheiten|preferenc|impostazioni|ustawienia|asetukset|indstillinger|"
    r"innstillinger|inställningar|nastaven|beállítás|select cookies|more options",
    re.I,
)
SAVE = re.compile(
    r"(?:selectie|keuze|voorkeur|selection|choix|choice|preference|préférence|auswahl|"
    r"setting|instelling|einstellung)\w*.*(?:opslaan|bewaar|bevestig|toestaan|"
    r"accepteren|"
    r"save|confirm|allow|accept|speicher|bestätig|erlauben)|"
    r"(?:opslaan|bewaar|save|confirm|submit|enregistrer|valider|confirmer|sauvegarder|"
    r"speicher|allow|accept|accepter|autoriser)\w*\W.*(?:selectie|keuze|"
    r"voorkeur|selection|"
    r"sélection|choix|choice|preference|préférence|setting|auswahl|selected)",
    re.I,
)
ACCEPT = re.compile(
    r"accep|akkoord|toestaan|toestemm|aanvaard|sta .*toe|ja\b|goedkeuren|instemmen|"
    r"autoris|j.accepte|d.?accord|oui\b|consentir|tout autoriser|"
    r"\ballow|agree|consent|yes\b|opt[ -]?in|enable|i.?m (?:ok|fine|happy)|"
    r"akzept|stimme.{0,12}zu|zustimm|erlauben|einverstanden|zulassen|annehmen|"
    r"einwillig|"
    r"aceptar|aceitar|accetta|godkänn|godta|hyväksy|akcept|přijm|prijať|elfogad|tillad|"
    r"súhlas|souhlas|zgadzam|tillåt|permitir|acordo|de acuerdo|sutinku|piekr[iī]t|"
    r"nõustu|sprejmi|prihvati|acord|приема|αποδοχ|приня|soglas",
    re.I,
)
UNDERSTOOD = re.compile(
    r"^(?:ok(?:ay|é|e)?|oké|begrepen|ik (?:begrijp|snap)(?: het| dit)?|prima|sluiten?|"
    r"got it|i understand|understood|i (?:got|see)(?: it)?|close|dismiss|continue|fine|"
    r"great|thanks?(?: you)?|hide|hide (?:this )?message|doorgaan|verder|"
    r"(?:j.?ai )?compris|fermer|continuer|entendu|"
    r"that.?s (?:ok(?:ay)?|fine)|zamknij|verstanden|schlie(?:ß|ss)en|weiter|"
    r"alles klar|in ordnung|"
    r"entendido|ho capito|rozumiem|forstået|jag förstår|x|×|✕|"
    r"ok(?:ay)?,? (?:got it|i understand|understood|thanks|verstanden|begrepen|"
    r"close|continue|fermer|j.ai compris)|"
    r"close (?:this )?(?:banner|message|notice|cookie.*)|"
    r"continue (?:to|browsing).*|melding sluiten)[!.]?$",
    re.I,
)


# One pays instead of consenting: neither yes nor no to cookies.
PAY = re.compile(r"\bpay\b|pagar|betaal|s.?abonner|subscribe|abonne", re.I)
# The heading of a tab, not something to agree with.
NOUN = re.compile(r"^(?:consent|toestemming|consentement|options)$", re.I)
ALL = re.compile(
    r"\ball(?:e|es|en)?\b|\btout(?:es)?\b|\btous\b|agree|accept(?:er)? ", re.I
)


def role_of(label: str) -> str:
    """What pressing it does: accept, reject, settings, acknowledge or other."""
    label = " ".join(label.replace("’", "'").split()).strip(" .!>→»›✓")
    if not label or len(label) > 100:
        return "other"
    if UNDERSTOOD.match(label):
        return "acknowledge"
    if PAY.search(label) or NOUN.match(label):
        return "other"
    if REJECT.search(label) and not _is_double(label):
        return "reject"
    if SAVE.search(label):
        return "accept"
    if SETTINGS.search(label) and not ALL.search(label):
        return "other" if _leads_away(label) else "settings"
    if ELSEWHERE.search(label) and not ACCEPT.match(label):
        return "other"
    return "accept" if ACCEPT.search(label) else "other"


def _leads_away(label: str) -> bool:
    """Settings of something else: advertisements, or a policy that can be read."""
    return bool(re.search(r"\bads?\b|anzeigen|policy|polit|page\b", label, re.I)) and (
        not re.search(r"manage|beheer|gérer|verwalten|consent", label, re.I)
    )


def _is_double(label: str) -> bool:
    """A label that offers both, as in "reject or manage", is a way to settings."""
    return bool(re.search(r"\b(?:or|of|ou|oder|no)\b|/", label)) and bool(
        SETTINGS.search(label)
    )
