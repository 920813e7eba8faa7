"""Which schemes there are, and which version applies on a day."""

from dataclasses import dataclass
from datetime import date

from trustmark.schemes import shelf
from trustmark.schemes.differences import Difference, compare
from trustmark.schemes.documents import Document
from trustmark.schemes.loader import list_scheme_folders, list_version_folders
from trustmark.schemes.models import SchemeVersion
from trustmark.schemes.rulebook import Fee, NotInRulebook, Rulebook, Scheme
from trustmark.schemes.sealing import digest_of, find_seal


class NoSuchScheme(LookupError):
    """No folder holds a scheme of that name."""


class NoSuchVersion(LookupError):
    """The scheme has no folder of that name."""


class NoVersionInForce(LookupError):
    """A scheme has no registered version on that day."""


def list_schemes() -> list[Scheme]:
    """Every scheme of this installation, by name."""
    return [shelf.take_scheme(f.name) for f in list_scheme_folders(shelf.root())]


def get_scheme(slug: str) -> Scheme:
    """The scheme; raises `NoSuchScheme`."""
    known = {folder.name for folder in list_scheme_folders(shelf.root())}
    if slug not in known:
        raise NoSuchScheme(f"no scheme is called {slug!r}")
    return shelf.take_scheme(slug)


def find_scheme_of_host(host: str) -> Scheme | None:
    """The scheme that answers at a host name, without its port."""
    name = host.partition(":")[0].casefold()
    return next((s for s in list_schemes() if name in s.hosts), None)


def current_version(slug: str, *, on: date) -> SchemeVersion:
    """The version new cases take on that day; raises `NoVersionInForce`."""
    begun = SchemeVersion.objects.filter(scheme=slug, effective_from__lte=on)
    version = begun.order_by("-effective_from", "-version").first()
    if version is None:
        raise NoVersionInForce(f"{slug} has no version in force on {on}")
    return version


def list_versions(slug: str) -> list[SchemeVersion]:
    """Every registered version of a scheme, newest first; old ones stay readable."""
    rows = SchemeVersion.objects.filter(scheme=slug)
    return list(rows.order_by("-effective_from", "-version"))


@dataclass(frozen=True)
class OnShelf:
    """A version as its folder stands, sealed or not, with the digest of its text."""

    rules: Rulebook
    digest: str
    sealed_on: date | None


def list_on_shelf(slug: str) -> list[str]:
    """The names of all versions of a scheme, drafts among them, newest name first."""
    get_scheme(slug)
    folders = list_version_folders(shelf.root() / slug)
    return [folder.name for folder in reversed(folders)]


def look_on_shelf(slug: str, version: str, *, digest: str = "") -> OnShelf:
    """A version in its folder, sealed or not.

    With a `digest` it must be that very text, or `RulebookChanged` is raised. Raises
    `NoSuchScheme`, `NoSuchVersion`, `SealBroken`, or `RulebookUnreadable`.
    """
    if version not in list_on_shelf(slug):
        raise NoSuchVersion(f"{slug} has no version {version!r}")
    folder = shelf.folder_of(slug, version)
    seal = find_seal(folder)
    found = digest_of(folder)
    if digest and digest != found:
        raise shelf.RulebookChanged(f"{slug} {version} was changed meanwhile.")
    rules = shelf.take_rulebook(slug, version, digest=found)
    return OnShelf(rules, found, seal.sealed_on if seal else None)


def get_rulebook(version: SchemeVersion) -> Rulebook:
    """What the version says."""
    return version.rules


def list_documents(rules: Rulebook) -> tuple[Document, ...]:
    """The texts of a version in every language; raises `RulebookUnreadable`.

    A sealed folder was compared with its digest when `rules` was taken from it.
    """
    return shelf.take_documents(rules.scheme.slug, rules.version)


def documents(version: SchemeVersion) -> tuple[Document, ...]:
    """The texts that parties to this version accept, in every language."""
    return list_documents(version.rules)


def get_document(version: SchemeVersion, kind: str, *, language: str) -> Document:
    """One text in one language; raises `NotInRulebook`."""
    for document in documents(version):
        if (document.kind, document.language) == (kind, language):
            return document
    raise NotInRulebook(f"{version} has no {kind} in {language}")


def compare_versions(scheme: str, old: str, new: str) -> list[Difference]:
    """What differs between two versions on the shelf, sealed or not.

    Raises `NoSuchScheme`, or `RulebookUnreadable` when a version is not whole.
    """
    get_scheme(scheme)
    before = shelf.take_rulebook(scheme, old, digest="")
    return compare(before, shelf.take_rulebook(scheme, new, digest=""))


def fee(rules: Rulebook, code: str, *, on: date) -> int | None:
    """Cents without VAT for a fee on a day; `None` when it is not charged."""
    if code not in rules.fees:
        raise NotInRulebook(f"no fee is called {code!r}")
    return rules.fees[code].price_on(on)


def membership_fee(rules: Rulebook, *, kind: str, size: str, period: str) -> Fee:
    """The fee for one kind of certificate, size of member and length of period."""
    for found in rules.fees.values():
        if found.purpose == "membership" and (kind, size, period) == (
            found.kind,
            found.size,
            found.period,
        ):
            return found
    raise NotInRulebook(f"no membership fee for {kind}, {size}, {period}")
