"""What a scheme and one version of its rulebook say, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from trustmark.kernel.calendar import Calendar, Term

Words: TypeAlias = Mapping[str, str]  # by language code
ChoiceValue: TypeAlias = bool | int | str | tuple[str, ...] | None

LANGUAGES = ("nl", "fr", "en")
LEVELS = ("blocking", "major", "minor", "advice")


class NotInRulebook(LookupError):
    """Something was asked of a rulebook that it does not hold, or holds otherwise."""


# --------------------------------------------------------------------- the scheme


@dataclass(frozen=True)
class Operator:
    """The organisation that answers for the scheme, as letters and invoices name it."""

    legal_name: str
    street: str
    postcode: str
    city: str
    country: str
    email: str
    phone: str
    website: str
    iban: str
    bic: str
    company_number: str
    vat_number: str


@dataclass(frozen=True)
class CertificateKind:
    """One kind of certificate: whom it is for and how the seal names it."""

    code: str
    name: Words
    audience: Words
    promise: Words
    capacity: str
    seal: str


@dataclass(frozen=True)
class OutsideParty:
    """An outside organisation with a part in the scheme, such as its dispute board.

    Of an umbrella the operator is a member, since a day and until another (the first
    day it is not); rights of shops rest on that.
    """

    role: str
    name: str
    website: str
    email: str
    demo: bool
    member_from: date | None = None
    member_until: date | None = None


@dataclass(frozen=True)
class Authority:
    """A public authority to which something is reported."""

    name: Words
    website: str


@dataclass(frozen=True)
class Tokens:
    """The accent of the scheme's pages and seal, on light and on dark paper."""

    accent_light: str
    accent_dark: str


@dataclass(frozen=True)
class Scheme:
    """Who runs a scheme, where it holds, how it looks and what it says of itself."""

    slug: str
    name: Words
    short_name: str
    number_prefix: str
    demo: bool
    operator: Operator
    hosts: tuple[str, ...]
    languages: tuple[str, ...]
    prevailing_language: str
    country: str
    territory: tuple[str, ...]
    capacities: tuple[str, ...]
    components: tuple[str, ...]
    company_numbers: tuple[str, ...]
    register_fields: tuple[str, ...]
    law: Words
    court: Words
    purpose: Words
    licence: Words
    notices: Mapping[str, Words]
    processes: Mapping[str, Words]
    kinds: Mapping[str, CertificateKind]
    parties: Mapping[str, OutsideParty]
    data_protection_authority: Authority
    misuse_authority: Authority
    tokens: Tokens

    @property
    def calendar(self) -> Calendar:
        """The days off of the scheme's own country."""
        return Calendar(self.country)

    def umbrella_on(self, day: date) -> OutsideParty | None:
        """The umbrella the operator is a member of that day, if its mark is shared."""
        party = self.parties.get("umbrella")
        if party is None or "umbrella-mark" not in self.components:
            return None
        has_begun = party.member_from is not None and party.member_from <= day
        has_ended = party.member_until is not None and party.member_until <= day
        return party if has_begun and not has_ended else None


# ------------------------------------------------------------------- the rulebook


@dataclass(frozen=True)
class Criterion:
    """One demand on a shop: for whom, since when, how heavy, and on what ground."""

    id: str
    theme: str
    kinds: tuple[str, ...]
    countries: tuple[str, ...]
    level: str
    demand: Words
    remedy: Words
    ground: tuple[str, ...]
    automation: str
    checks: Mapping[str, Mapping[str, object]]
    since: date | None
    until: date | None
    review_by: date | None
    applies_when: Words | None
    guidance: str
    caution: str
    unsure: str

    def holds(self, *, on: date, kind: str, countries: frozenset[str]) -> bool:
        """Whether the demand is made of a shop that sells to these countries.

        `since` is the first day it is made, `until` the first day it no longer is.
        A demand without countries is made of every shop.
        """
        if self.since is not None and on < self.since:
            return False
        if self.until is not None and on >= self.until:
            return False
        in_reach = not self.countries or bool(countries & set(self.countries))
        return kind in self.kinds and in_reach


@dataclass(frozen=True)
class Clause:
    """Where a term or a choice comes from, and whether the scheme said it itself."""

    source: tuple[str, ...]
    status: str
    note: str


@dataclass(frozen=True)
class TermClause(Clause):
    """A length of time; `None` when this scheme has no such term."""

    length: Term | None
    indicative: bool


@dataclass(frozen=True)
class Choice(Clause):
    """A choice a scheme makes; `None` when it sets no bound."""

    value: ChoiceValue


@dataclass(frozen=True)
class Size:
    """A size of member by which fees differ."""

    code: str
    name: Words


@dataclass(frozen=True)
class Price:
    """Whole cents without VAT, from a day until the next price begins."""

    cents: int
    since: date


@dataclass(frozen=True)
class Fee(Clause):
    """Something a member may be charged for, with its prices through time.

    Without prices it is never charged. An empty kind, size or period means that the
    fee does not differ by it.
    """

    code: str
    purpose: str
    name: Words
    kind: str
    size: str
    period: str
    vat: str
    prices: tuple[Price, ...]

    def price_on(self, day: date) -> int | None:
        """Cents without VAT on that day; `None` when nothing is charged."""
        begun = [price for price in self.prices if price.since <= day]
        return max(begun, key=lambda price: price.since).cents if begun else None


@dataclass(frozen=True)
class RefusalGround(Clause):
    """A ground on which an application may be refused; one of a closed list.

    An exclusion is looked at before any audit or invoice; what the applicant
    confirms about it stands in `confirmation`.
    """

    code: str
    kind: str
    name: Words
    letter: Words
    confirmation: Words | None


@dataclass(frozen=True)
class Rulebook:
    """One version of a scheme: everything its cases are judged and timed by."""

    scheme: Scheme
    version: str
    effective_from: date
    themes: Mapping[str, Words]
    criteria: Mapping[str, Criterion]
    term_clauses: Mapping[str, TermClause]
    terms: Mapping[str, Term]
    choices: Mapping[str, Choice]
    sizes: Mapping[str, Size]
    fees: Mapping[str, Fee]
    grounds: Mapping[str, RefusalGround]
    changes: str

    def criteria_for(
        self, kind: str, *, on: date, countries: frozenset[str]
    ) -> tuple[Criterion, ...]:
        """The demands of one kind of certificate on a shop, in order of the file."""
        return tuple(
            criterion
            for criterion in self.criteria.values()
            if criterion.holds(on=on, kind=kind, countries=countries)
        )

    def find_term(self, name: str) -> Term | None:
        """A term, or `None` when the scheme states that it has no such term."""
        if name not in self.term_clauses:
            raise NotInRulebook(f"no term is called {name!r}")
        return self.terms.get(name)

    def choice(self, name: str) -> ChoiceValue:
        """What the scheme chose."""
        if name not in self.choices:
            raise NotInRulebook(f"no choice is called {name!r}")
        return self.choices[name].value

    def allows(self, name: str) -> bool:
        """A choice that is a yes or a no."""
        value = self.choice(name)
        if not isinstance(value, bool):
            raise NotInRulebook(f"the choice {name!r} is not a yes or a no")
        return value

    def number(self, name: str) -> int:
        """A choice that is a whole number."""
        value = self.choice(name)
        if isinstance(value, bool) or not isinstance(value, int):
            raise NotInRulebook(f"the choice {name!r} is not a number")
        return value

    def word(self, name: str) -> str:
        """A choice that is one word of a closed list, or a name."""
        value = self.choice(name)
        if not isinstance(value, str):
            raise NotInRulebook(f"the choice {name!r} is not a word")
        return value

    def words(self, name: str) -> tuple[str, ...]:
        """A choice that is several words, in the order the scheme gave."""
        value = self.choice(name)
        if not isinstance(value, tuple):
            raise NotInRulebook(f"the choice {name!r} is not a list of words")
        return value
