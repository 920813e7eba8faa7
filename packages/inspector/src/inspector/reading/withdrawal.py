"""Recognises how long a customer may change their mind, and where to say so."""

import re

from inspector.reading.spotted import Spotted, spot

WORDS = {
    "zeven": 7, "sept": 7, "seven": 7, "sieben": 7, "acht": 8, "tien": 10, "dix": 10,
    "ten": 10, "zehn": 10, "veertien": 14, "quatorze": 14, "fourteen": 14,
    "vierzehn": 14, "dertig": 30, "trente": 30, "thirty": 30, "dreißig": 30,
    "dreissig": 30, "zestig": 60, "soixante": 60, "sixty": 60, "twee": 2, "deux": 2,
    "two": 2, "zwei": 2, "een": 1, "één": 1, "un": 1, "one": 1, "einem": 1,
    "eines": 1, "einen": 1, "negentig": 90, "honderd": 100,
}  # fmt: skip
UNITS = (
    (re.compile(r"dag|jour|day|t[aä]g", re.I), 1),
    (re.compile(r"we|semaine|woche", re.I), 7),
    (re.compile(r"m", re.I), 30),
)
PERIOD = re.compile(
    rf"(?<![\d.,/-])(\d{{1,3}}|{'|'.join(sorted(WORDS, key=len, reverse=True))})"
    r"(?:\s?\(\s?(?:\d{1,3}|[a-zéß]+)\s?\))?"
    r"[\s-]*(?:kalender|werk|volle|hele|calendar|calendaires?|full|whole|business|"
    r"working)?[\s-]*"
    r"(dagen|daagse?|dag|jours?|days?|tagen?|tage|tägige\w*|weken|week|"
    r"semaines?|weeks?|"
    r"wochen?|maanden|maand|mois|months?|monat(?:en?|s)?)\b",
    re.I,
)
RIGHT = re.compile(
    r"herroep|bedenktijd|bedenktermijn|retourrecht|recht (?:om|van) (?:te )?retour|"
    r"binnen \S+ \S{4,12} na (?:ontvangst|levering)\b.{0,40}\bontbinden|\bspijt\b|"
    r"(?:refund |return |our )policy lasts|politique (?:de \w+ )?dure |beleid duurt|"
    r"zonder opga(?:ve|af) van (?:een )?reden|zonder reden|van gedachten|"
    r"zicht(?:termijn|periode)|overeenkomst (?:te )?ontbinden|"
    r"retour(?:termijn|periode)|bedenkperiode|reflectie(?:tijd|periode)|"
    r"chang\w+ d'avis|droit de retour|délai de retour|satisfait ou remboursé|"
    r"rétract|sans (?:avoir à |devoir )?(?:donner|justifi|motif|indiquer)|délai de "
    r"réflexion|renoncer à (?:votre|son|l)|"
    r"withdraw|cooling[ -]off|change (?:your|of) mind|without giving (?:any|a) reason|"
    r"right to (?:cancel|return)|cancel (?:this|the|your) contract|"
    r"cancel (?:for any reason|within)|"
    r"return (?:period|window)|right of return|right to withdraw|"
    r"widerruf|rückgabe(?:recht|frist)",
    re.I,
)
RETURN = re.compile(
    r"terug (?:te )?(?:stu|zend|breng)|\b(?:stuur|zend|breng)\b.{0,60}\bterug\b|"
    r"retour(?!n(?:eer)?formulier)|terugstu|terugzend|ruilen|renvoy|retourn|échang|"
    r"\breturn|send (?:it |them |\w+ (?:\w+ )?)?back|rückgab|rücksend|zurückgeb|"
    r"umtausch|"
    r"retoure|rücknahme|zurück(?:zu)?(?:send|schick|nehm)|"
    r"\b(?:schick|send|nehm|geb)\w*\b.{0,80}\bzurück\b",
    re.I,
)
# The neighbours of the term: paying back, sending back after having said so.
MONEY_BACK = re.compile(
    r"vergoedt?\b.{0,40}\b(?:betaling|bedrag)|"
    r"(?:bedrag|geld)\b.{0,20}op (?:je|uw|jouw) rekening|"
    r"terugbeta|terugstort|teruggestort|"
    r"\b(?:stort|betaal|betal|geef|geven|krijg|ontvang)\w*\b.{0,60}\bterug\b|"
    r"(?:bedrag|geld)\b.{0,20}\bterug|geld-terug|money[ -]back|"
    r"terugge?ven van het|crediter|rembours|refund|reimburs|"
    r"erstatt|rückzahl|geld terug",
    re.I,
)
AFTER_NOTICE = re.compile(
    r"nadat (?:wij|we|u|je) .{0,30}(?:herroep|gemeld|laten weten)|"
    r"na (?:de |uw |je |deze )?(?:herroeping|melding|mededeling|"
    r"retourmelding|kennisgeving)|"
    r"(?:suivant|après|à compter de) (?:la|votre|sa) (?:communication|"
    r"décision|rétractation|"
    r"notification)|after (?:the day on which you|you have|your) (?:\w+ )?(?:inform|"
    r"notif|communicat|cancel|withdraw)|"
    r"from the day on which you (?:communicat|inform)|"
    r"nach (?:dem|der) (?:tag|absendung|widerruf)\w*[^.]{0,40}(?:widerruf|unterricht)|"
    r"(?:volgend|volgt) op (?:de|uw) (?:melding|mededeling|herroeping)",
    re.I,
)
OTHER_TERMS = re.compile(
    r"werkdag.{0,20}(?:lever|verzend|reage|antwoord)|levertijd|leverdatum|"
    r"bezorg|klacht|"
    r"reclam|plainte|complain|garantie|guarantee|warranty|betal(?:ing|en|ingstermijn)|"
    r"factuur|facture|invoice|livr(?:é|aison).{0,12}sous|expédi|bewaar|conserv|retain|"
    r"gewährleist|zahlung|cookie|answer|reageren|beantwoord|répond|"
    r"\bgeldig|valable|valid for|\bgültig|offerte|devis|angebot",
    re.I,
)
# Words that name the right itself, not something that follows from it.
RIGHT_ITSELF = re.compile(
    r"bedenkt|zonder opga|zonder reden|herroepingstermijn|délai de (?:rétractation|"
    r"réflexion)|sans (?:avoir|devoir|donner|justifi|motif)|cooling|without giving|"
    r"withdrawal period|widerrufsfrist|change (?:your|of) mind",
    re.I,
)
REACH, FAR = 200, 10_000
SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÀ-Þ0-9•*\"'«“-])|\n")
FUNCTION = re.compile(
    r"herroep(?:en|ing|t)?\b|(?:overeenkomst|aankoop|bestelling|koop|contract).{0,12}"
    r"(?:ontbinden|annuleren|herroepen)|annuleer.{0,15}(?:aankoop|bestelling|koop)|"
    r"(?:me |se |droit de )?rétract(?:er|ation)|renoncer au contrat|"
    r"\bwithdraw(?:al)?\b|cancel my (?:order|purchase|contract)|widerruf(?:en)?\b",
    re.I,
)


def withdrawal_periods(text: str) -> list[Spotted]:
    """Terms in which a customer may withdraw or return, in days.

    Kind `right` when the sentence names the right of withdrawal, `return` when it
    speaks of sending goods back only. Terms for paying back, for sending back after
    notice and for delivery are left out.
    """
    found: list[Spotted] = []
    before = ""
    for start, sentence in _sentences(text):
        for match in PERIOD.finditer(sentence):
            days = _days_of(match)
            kind = _kind_of(sentence, match, before) if days else ""
            if kind:
                at = start + match.start()
                end = start + match.end()
                found.append(spot(text, at, end, str(days), kind=kind))
        before = sentence
    return found


def is_withdrawal_label(label: str) -> bool:
    """Whether a link or button promises a way to withdraw from the contract."""
    return len(label) <= 80 and bool(FUNCTION.search(label))


def _sentences(text: str) -> list[tuple[int, str]]:
    found, start = [], 0
    for match in SENTENCE_END.finditer(text):
        found.append((start, text[start : match.start()]))
        start = match.end()
    found.append((start, text[start:]))
    return found


def _days_of(match: re.Match[str]) -> int:
    number = WORDS.get(match[1].lower()) or int(match[1] if match[1].isdigit() else 0)
    factor = next(days for unit, days in UNITS if unit.match(match[2]))
    days = number * factor
    # Shorter is a delivery promise, longer a guarantee.
    return days if 3 <= days <= 400 else 0


def _kind_of(sentence: str, match: re.Match[str], before: str) -> str:
    near = sentence[max(0, match.start() - 200) : match.end() + 200]
    close = sentence[max(0, match.start() - 60) : match.end() + 60]
    if AFTER_NOTICE.search(near):
        return ""
    if MONEY_BACK.search(close) and not RIGHT_ITSELF.search(close):
        return ""
    if RIGHT.search(near):
        return "" if OTHER_TERMS.search(close) and not RIGHT.search(close) else "right"
    if OTHER_TERMS.search(near):
        return ""
    place = match.start()
    if _nearest(MONEY_BACK, sentence, place) <= _nearest(RETURN, sentence, place):
        is_money = MONEY_BACK.search(near)
        return "" if is_money or not _names_right(before) else "right"
    return "right" if _names_right(before) else "return"


def _names_right(before: str) -> bool:
    return len(before) < 160 and bool(RIGHT.search(before))


def _nearest(pattern: re.Pattern[str], sentence: str, place: int) -> int:
    """How far the nearest match lies; very far when there is none within reach."""
    places = [match.start() for match in pattern.finditer(sentence)]
    nearest = min((abs(found - place) for found in places), default=FAR)
    return nearest if nearest < REACH else FAR
