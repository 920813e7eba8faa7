"""Letters, checks, settings, timetable and commands, looked up in the code."""

from django.core.management import get_commands, load_command_class

from trustmark.audits import api as audits
from trustmark.config import timetable as hours
from trustmark.config.environment import ROOT, Environment
from trustmark.config.reference.tables import markdown
from trustmark.correspondence import api as correspondence


def letters() -> str:
    """Every letter, what it does, and what it needs."""
    rows = [
        (
            letter.__name__,
            letter.__module__.split(".")[1],
            (letter.__doc__ or "").strip().splitlines()[0],
        )
        for letter in sorted(
            correspondence.registered_letters(), key=lambda kind: kind.__name__
        )
    ]
    return "# Letters\n\n" + markdown(("Letter", "Module", "What it does"), rows)


def checks() -> str:
    """Every check of the inspector, its law and its terms."""
    rows = [
        (check.code, check.title["en"], "; ".join(check.law), ", ".join(check.terms))
        for check in audits.list_checks()
    ]
    heads = ("Check", "What it asks", "Law", "Terms")
    return "# Checks of the inspector\n\n" + markdown(heads, rows)


def settings() -> str:
    """Every setting an operator can change."""
    rows = [
        (
            f"`KEURMEESTER_{name.upper()}`",
            field.description or "",
            _default(field.default),
        )
        for name, field in Environment.model_fields.items()
    ]
    return "# Settings\n\n" + markdown(("Variable", "Meaning", "Default"), rows)


def timetable() -> str:
    """When the platform acts by itself."""
    sweeps = [(entry.name, "every few seconds") for entry in hours.SWEEPS]
    daily = [
        (entry.name, f"daily, from {entry.hour:02d}:00")
        for entry in sorted(hours.DAILY, key=lambda entry: (entry.hour, entry.name))
    ]
    return "# Timetable\n\n" + markdown(("What", "When"), sweeps + daily)


def commands() -> str:
    """Every command of ours that an operator can give by hand."""
    ours = {
        name: place
        for name, place in get_commands().items()
        if str(place).startswith("trustmark.")
    }
    rows = [
        (f"`manage.py {name}`", str(load_command_class(str(place), name).help))
        for name, place in sorted(ours.items())
    ]
    return "# Commands\n\n" + markdown(("Command", "What it does"), rows)


def _default(value: object) -> str:
    shown = str(value)
    if shown.startswith(str(ROOT)):
        return f"`.{shown.removeprefix(str(ROOT))}`"
    return f"`{shown}`" if shown and "*" not in shown else "–"
