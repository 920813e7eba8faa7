"""Loads schemes and rulebooks from their folders, whole or not at all."""

from pathlib import Path

from trustmark.schemes.documents import Document, read_documents
from trustmark.schemes.faults import RulebookFault, RulebookUnreadable
from trustmark.schemes.reading.criteria_file import read_criteria, read_themes
from trustmark.schemes.reading.fees_file import read_fees, read_sizes
from trustmark.schemes.reading.grounds_file import read_grounds
from trustmark.schemes.reading.scheme_file import read_scheme
from trustmark.schemes.reading.tables import Faults, Table, read_file
from trustmark.schemes.reading.terms_file import (
    read_choices,
    read_effective_from,
    read_terms,
)
from trustmark.schemes.rulebook import Rulebook, Scheme


def list_scheme_folders(root: Path) -> list[Path]:
    """Every folder that holds a scheme, by name."""
    return sorted(path.parent for path in root.glob("*/scheme.toml"))


def list_version_folders(scheme: Path) -> list[Path]:
    """Every version of a scheme, oldest name first."""
    return sorted(path.parent for path in scheme.glob("*/terms.toml"))


def load_scheme(folder: Path) -> Scheme:
    """The scheme of a folder; raises `RulebookUnreadable` with every fault."""
    table = read_file(folder / "scheme.toml", f"{folder.name}/scheme.toml")
    scheme = read_scheme(folder.name, table)
    _refuse(table.faults.found)
    return scheme


def load_rulebook(folder: Path) -> Rulebook:
    """The version in a folder; raises `RulebookUnreadable` with every fault.

    Documents are read apart, by `load_documents`: they are long and rarely needed.
    """
    scheme = load_scheme(folder.parent)
    files = {name: _read(folder, name) for name in FILES}
    themes = read_themes(files["themes"], scheme.languages)
    sizes = read_sizes(files["fees"].table("size"), scheme.languages)
    terms = read_terms(files["terms"])
    rulebook = Rulebook(
        scheme=scheme,
        version=folder.name,
        effective_from=read_effective_from(files["terms"]),
        themes=themes,
        criteria=read_criteria(files["criteria"], scheme, themes),
        term_clauses=terms,
        terms={name: clause.length for name, clause in terms.items() if clause.length},
        choices=read_choices(files["terms"]),
        sizes=sizes,
        fees=read_fees(files["fees"].table("fee"), scheme, sizes),
        grounds=read_grounds(files["grounds"], scheme.languages),
        changes=_changes(folder, files["terms"].faults),
    )
    for table in files.values():
        table.close()
    _refuse([fault for table in files.values() for fault in table.faults.found])
    return rulebook


FILES = ("criteria", "themes", "terms", "fees", "grounds")


def load_documents(folder: Path) -> list[Document]:
    """The documents of a version; raises `RulebookUnreadable` with every fault."""
    scheme = load_scheme(folder.parent)
    documents, found = read_documents(folder / "documents", scheme.languages)
    name = f"{folder.parent.name}/{folder.name}"
    _refuse(
        [RulebookFault(f"{name}/{f.file}", f.key, f.problem, f.remedy) for f in found]
    )
    return documents


def list_faults(folder: Path) -> list[RulebookFault]:
    """Everything wrong with one version: its scheme, its data and its documents."""
    faults: set[RulebookFault] = set()
    for load in (load_rulebook, load_documents):
        try:
            load(folder)
        except RulebookUnreadable as unreadable:
            faults.update(unreadable.faults)
    return sorted(faults)


def _read(folder: Path, name: str) -> Table:
    place = f"{folder.parent.name}/{folder.name}/{name}.toml"
    return read_file(folder / f"{name}.toml", place)


def _changes(folder: Path, faults: Faults) -> str:
    path = folder / "changes.md"
    text = path.read_text(encoding="utf-8").strip() if path.exists() else ""
    if not text:
        remedy = "Tell members what changed since the version before."
        place = f"{folder.parent.name}/{folder.name}/changes.md"
        faults.found.append(RulebookFault(place, "", "is missing or empty.", remedy))
    return text


def _refuse(faults: list[RulebookFault]) -> None:
    if faults:
        raise RulebookUnreadable(faults)
