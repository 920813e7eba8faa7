"""Whether a version can be used: its files, its documents and its checks."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path

from trustmark.schemes.documents import read_documents
from trustmark.schemes.faults import RulebookFault, RulebookUnreadable
from trustmark.schemes.filling import place_faults
from trustmark.schemes.loader import list_faults, load_rulebook
from trustmark.schemes.queries import membership_fee
from trustmark.schemes.rulebook import NotInRulebook, Rulebook, Scheme

KnownChecks = Mapping[str, Mapping[str, str]]
"""Per check code its parameters, each with the type it takes: int, str or bool."""

_OWN_HOSTS = "Give each scheme its own host names."
_OWN_PREFIX = 'Give one of them another: number_prefix = "XY".'


def faults_of(folder: Path, checks: KnownChecks) -> list[RulebookFault]:
    """Everything that keeps a version from being sealed."""
    found = list_faults(folder)
    try:
        rules = load_rulebook(folder)
    except RulebookUnreadable:
        return found
    name = f"{folder.parent.name}/{folder.name}"
    documents, _ = read_documents(folder / "documents", rules.scheme.languages)
    found += [*check_faults(rules, checks), *fee_faults(rules)]
    found += [
        RulebookFault(f"{name}/{fault.file}", fault.key, fault.problem, fault.remedy)
        for document in documents
        for fault in place_faults(document, rules)
    ]
    return sorted(found)


def faults_between(schemes: Iterable[Scheme]) -> list[RulebookFault]:
    """What two schemes both want and only one can have.

    An address shows one scheme; a number of a case or an amount names one.
    """
    owners: dict[tuple[str, str], str] = {}
    faults = []
    for scheme in schemes:
        claims = [("hosts", host, _OWN_HOSTS) for host in scheme.hosts]
        claims.append(("number_prefix", scheme.number_prefix, _OWN_PREFIX))
        for key, wanted, remedy in claims:
            if owner := owners.get((key, wanted)):
                problem = f"{wanted!r} belongs to {owner} already."
                file = f"{scheme.slug}/scheme.toml"
                faults.append(RulebookFault(file, key, problem, remedy))
            owners.setdefault((key, wanted), scheme.slug)
    return faults


def fee_faults(rules: Rulebook) -> Iterator[RulebookFault]:
    """The memberships a shop can choose on the form and nobody has priced."""
    file = f"{rules.scheme.slug}/{rules.version}/fees.toml"
    periods = rules.words("membership-periods")
    for kind, size, period in product(rules.scheme.kinds, rules.sizes, periods):
        try:
            membership_fee(rules, kind=kind, size=size, period=period)
        except NotInRulebook as missing:
            remedy = "Add the fee, or leave the period out of membership-periods."
            yield RulebookFault(file, "fee", f"has {missing}.", remedy)


def check_faults(rules: Rulebook, checks: KnownChecks) -> Iterator[RulebookFault]:
    """The checks in a rulebook that the inspector does not have, or not so."""
    file = f"{rules.scheme.slug}/{rules.version}/criteria.toml"
    for criterion in rules.criteria.values():
        for code, terms in criterion.checks.items():
            key = f"{criterion.id}.checks.{code}"
            if code not in checks:
                remedy = "Correct the code, or leave it to the auditor."
                yield RulebookFault(file, key, "is not a known check.", remedy)
                continue
            yield from _term_faults(file, key, terms, checks[code])


def _term_faults(
    file: str, key: str, terms: Mapping[str, object], known: Mapping[str, str]
) -> Iterator[RulebookFault]:
    for name, value in terms.items():
        if name not in known:
            remedy = f"Known here: {', '.join(sorted(known)) or 'none'}."
            yield RulebookFault(file, f"{key}.{name}", "is not a term.", remedy)
        elif type(value).__name__ != known[name]:
            remedy = f"Write a value of type {known[name]}."
            yield RulebookFault(file, f"{key}.{name}", "has the wrong type.", remedy)
