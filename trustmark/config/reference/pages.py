"""Every generated page: its place under docs/, and the text it must have."""

from collections.abc import Mapping
from pathlib import Path

from trustmark.config.environment import ROOT
from trustmark.config.reference import modules, processes, programs, rules, tables

DOCS = ROOT / "docs"
NOTE = "<!-- Written by `./keurmeester docs`; change the code instead. -->\n\n"


def pages() -> Mapping[Path, str]:
    """The text of every generated page, by its path."""
    reference = {
        "letters": modules.letters(),
        "checks": modules.checks(),
        "settings": modules.settings(),
        "timetable": modules.timetable(),
        "commands": modules.commands(),
        "retention": tables.retention(),
        "states": processes.states(),
        "rules": rules.rules(DOCS / "rules.toml"),
        "api": programs.calls(),
    }
    written = {
        DOCS / "reference" / f"{name}.md": NOTE + text
        for name, text in reference.items()
    }
    written[DOCS / "reference" / "openapi.json"] = programs.openapi()
    for name, text in processes.diagrams().items():
        written[DOCS / "processes" / f"{name}.md"] = NOTE + text
    return written
