"""Reads the words on a button of a cookie banner: yes, no, choose, or understood.

A label is taken apart into what its words do (accept, refuse, deny, limit, choose …);
the combination decides. Where two readings contradict each other the answer is
`other`: a wrong "accept" makes a shop look worse, a wrong "reject" better than it is.
"""

import re
import unicodedata

from inspector.reading import consent_words as words

LONGEST_LABEL = 100
UNFOLDED = str.maketrans("łøđıœ", "lodio", "'’‘`´\"“”„«»")
SIGNS = re.compile(r"[^\w+×]+")
OK_WITH = re.compile(
    r"(?<!\w)(?:ok|okay|happy|fine) (?:with|met|mit|avec)(?!\w)|"
    r"cookies (?:are|zijn|sind) (?:ok|fine|prima|goed)"
)
CONFIRM = re.compile(
    r"(?<!\w)(?:confirm|bevestig|bestatig|potwierd|подтверд|valid|確認|speicher)"
)
YES = re.compile(r"^(?:yes|ja|oui|si|tak|daccord) ")
KNOWING = re.compile(r"compris|begrepen|begrijp|snap|underst|\bverstand|got it")
NO_PROBLEM = re.compile(r"(?<!\w)(?:no|geen|kein|pas de|без) (?:proble|проблем)\w+")
SELECT_ALL = re.compile(
    r"(?<!\w)(?:alle|all|tout|tous|todas|todo|tutti|wszystkie)(?!\w).*"
    r"(?:auswahl|select|selec|verwend|bestatig|bevestig|confirm|keep)|"
    r"(?<!\w)(?:select|keep|use|confirm|selecteer|gebruik|verwende) (?:all|alle)(?!\w)"
)
# One word that names a thing instead of doing it, or a tab of the banner.
NOUNS = frozenset(
    {"consent", "toestemming", "consentement", "options", "functional", "enter"}
)
FILLERS = frozenset(words.FILLERS.split())


def _stems(listed: str) -> re.Pattern[str]:
    """One expression for a list of words; see `consent_words` for how they are said."""
    parts = []
    for word in listed.split():
        inside = word.startswith("~")
        whole = word.endswith(".")
        stem = re.escape(word.strip("~.")).replace(r"\.", " ")
        start = r"" if inside or not word[0].isascii() else r"(?<!\w)"
        parts.append(f"{start}{stem}" + (r"(?!\w)" if whole else r"\w*"))
    return re.compile("|".join(parts))


SENSES = {
    name: _stems(getattr(words, name))
    for name in (
        "ACCEPT", "REJECT", "NOT", "ONLY", "NEEDED", "SETTINGS", "SAVE", "CHOSEN",
        "UNDERSTOOD", "CLOSE", "ONWARD", "ALL", "OPTIONAL", "EITHER", "COOKIES",
        "CONSENT", "ELSE", "AND", "ELSEWHERE", "POLICY", "PAYING", "AGE", "SELLING",
    )
}  # fmt: skip
# "Not necessary" describes cookies; it denies nothing.
UNNEEDED = re.compile(
    rf"(?<!\w)(?:non?|niet|nicht|nie|ikke|inte|not) (?={SENSES['NEEDED'].pattern})"
)


def role_of(label: str) -> str:
    """What pressing it does: accept, reject, settings, acknowledge or other."""
    said = plain(label)
    if not said or len(said) > LONGEST_LABEL:
        return "other"
    return _decide(_Said(said))


def plain(label: str) -> str:
    """A label in small letters, without accents, apostrophes and signs."""
    bare = unicodedata.normalize("NFKD", label.casefold().translate(UNFOLDED))
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return SIGNS.sub(" ", letters.replace("ß", "ss")).strip()


class _Said:
    """What the words of one label do, each sense by its first place or -1."""

    def __init__(self, said: str) -> None:
        said = NO_PROBLEM.sub("ok", said)
        self.text = UNNEEDED.sub("optional ", said)
        if self.text != said:
            # Of "non-essential" only the whole counts, not its second half.
            self.text = re.sub(r"optional \w+", "optional", self.text)
        self.places = {
            name: found.start() if (found := sense.search(self.text)) else -1
            for name, sense in SENSES.items()
        }

    def has(self, *names: str) -> bool:
        return any(self.places[name] >= 0 for name in names)

    def begins(self, name: str) -> bool:
        return self.places[name] == 0

    def is_only(self, *names: str) -> bool:
        """Whether nothing of weight remains when these senses are taken away."""
        rest = self.text
        for name in (*names, "ALL", "COOKIES"):
            rest = SENSES[name].sub(" ", rest)
        return all(word in FILLERS for word in rest.split())


def _decide(said: _Said) -> str:
    if said.has("PAYING", "AGE") or said.text in NOUNS:
        return "other"
    if said.has("REJECT", "NOT", "ONLY", "NEEDED"):
        return _refusal(said)
    if said.has("SAVE") and said.has("CHOSEN", "SETTINGS", "ACCEPT", "CONSENT"):
        return "acknowledge" if said.has("CLOSE") else "accept"
    if said.has("ACCEPT") or SELECT_ALL.search(said.text):
        return _agreement(said)
    if said.has("SETTINGS"):
        return _choice(said)
    if said.has("CHOSEN") and said.has("COOKIES") and said.is_only("CHOSEN"):
        return "settings"
    return _answer(said)


def _answer(said: _Said) -> str:
    """A label that takes notice, and asks for nothing."""
    if OK_WITH.search(said.text):
        return "accept"
    if not (said.has("UNDERSTOOD", "CLOSE", "ONWARD") or CONFIRM.search(said.text)):
        return "other"
    is_plain = said.is_only("UNDERSTOOD", "CLOSE", "ONWARD", "SAVE")
    return "acknowledge" if is_plain else "other"


def _refusal(said: _Said) -> str:
    """A label with a no, a limit or a necessity in it; never `accept` by accident."""
    if said.has("POLICY") and not said.begins("REJECT"):
        return "other"
    if said.has("REJECT"):
        return _plain_no(said)
    if said.has("NOT"):
        return _denial(said)
    if said.has("NEEDED"):
        return _necessary(said)
    return _limited(said)


def _plain_no(said: _Said) -> str:
    if not said.has("SETTINGS"):
        leads_away = said.has("ELSEWHERE") and not said.begins("REJECT")
        return "other" if leads_away else "reject"
    if said.has("ACCEPT"):
        return "other"
    if said.has("EITHER", "AND") and not said.has("ALL"):
        return "settings"
    return "reject" if said.begins("REJECT") or said.has("ALL") else "other"


def _denial(said: _Said) -> str:
    if said.has("SELLING"):
        return "reject"
    if said.has("ELSEWHERE"):
        return "other"
    if said.has("SETTINGS"):
        is_choice = said.begins("NOT") and not said.has("ACCEPT", "NEEDED", "COOKIES")
        return "settings" if is_choice else "other"
    if said.has("UNDERSTOOD", "CLOSE") and not said.has("ACCEPT", "CONSENT"):
        return "reject" if said.begins("NOT") and not said.has("COOKIES") else "other"
    if said.has(
        "ACCEPT", "CONSENT", "ELSE", "COOKIES", "ONWARD", "OPTIONAL", "ELSE", "NEEDED"
    ):
        return "reject"
    return "reject" if said.is_only("NOT", "UNDERSTOOD") else "other"


def _necessary(said: _Said) -> str:
    if said.has("ONLY") and said.has("ACCEPT"):
        return "reject"
    if said.has("ELSEWHERE"):
        return "other"
    if said.has("ONLY", "ACCEPT", "ONWARD"):
        return "other" if said.has("OPTIONAL") and not said.has("ONLY") else "reject"
    return "reject" if said.is_only("NEEDED", "UNDERSTOOD") else "other"


def _limited(said: _Said) -> str:
    """A label that says "only", without saying that it means what is necessary."""
    if said.has("CHOSEN") and said.has("ACCEPT", "SAVE"):
        return "accept"
    if said.has("ELSEWHERE"):
        return "other"
    if said.has("SETTINGS"):
        return "other" if said.has("ACCEPT") else _choice(said)
    return "reject" if said.has("ACCEPT", "COOKIES", "OPTIONAL") else "other"


def _agreement(said: _Said) -> str:
    if not said.has("ACCEPT"):
        return "accept"
    if said.has("SETTINGS"):
        if said.begins("SETTINGS"):
            return _choice(said)
        return "accept" if said.begins("ACCEPT") and not said.has("EITHER") else "other"
    if YES.search(said.text) and (said.has("CLOSE") or KNOWING.search(said.text)):
        return "acknowledge"
    leads_away = said.has("ELSEWHERE", "POLICY") and not said.begins("ACCEPT")
    if leads_away or said.begins("POLICY"):
        return "accept" if said.text.startswith("i agree") else "other"
    return "accept"


def _choice(said: _Said) -> str:
    """Settings, unless of something else: advertisements, or a policy to read."""
    return "other" if said.has("ELSE", "POLICY") else "settings"
