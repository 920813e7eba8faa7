"""What every model, case, setting and command has to say of itself."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.db import models

from trustmark.config import timetable
from trustmark.config.environment import Environment
from trustmark.config.reference.processes import list_cases
from trustmark.config.reference.tables import list_models

ROOT = Path(__file__).parents[2]
TEXT = (models.CharField, models.TextField, models.JSONField, models.EmailField)
MODELS, CASES = list_models(), list_cases()


def named(model: type[models.Model]) -> str:
    return model._meta.label


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_every_text_is_called_personal_or_plain(model):
    texts = {
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, (*TEXT, models.GenericIPAddressField))
    }
    privacy = model.Privacy

    assert texts <= set(privacy.personal) | set(privacy.plain)
    assert not set(privacy.personal) & set(privacy.plain)


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_every_retention_term_begins_at_a_field_that_exists(model):
    kept = model.Privacy.keep
    place, parts = model, kept.since.split(".") if kept.since else []
    for part in parts:
        field = place._meta.get_field(part)
        place = field.related_model or place

    assert kept.forever or parts


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_text_is_never_null(model):
    nullable = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and field.null
    ]

    assert nullable == []


@pytest.mark.parametrize("case", CASES, ids=named)
def test_every_state_has_a_turn_and_every_move_leads_somewhere(case):
    states = {state for state, _ in case._meta.get_field("state").choices}

    assert {str(state) for state in case.TURNS} == states
    assert {str(move.target) for move in case.MOVES} <= states
    assert {str(origin) for m in case.MOVES for origin in m.origins} <= states
    assert len({move.name for move in case.MOVES}) == len(case.MOVES)


@pytest.mark.parametrize("case", CASES, ids=named)
def test_every_move_tells_what_happened(case):
    assert [move.name for move in case.MOVES if not str(move.tells)] == []


def test_every_setting_has_a_line_in_the_example():
    written = (ROOT / ".env.example").read_text("utf-8")
    lines = set(re.findall(r"^#? ?KEURMEESTER_([A-Z_]+)=", written, re.MULTILINE))

    assert lines == {name.upper() for name in Environment.model_fields}


def test_every_command_is_in_the_timetable_or_says_that_it_is_manual():
    ours = {n for n, place in get_commands().items() if place.startswith("trustmark.")}
    files = {
        name: next((ROOT / "trustmark").rglob(f"management/commands/{name}.py"))
        for name in ours
    }
    runs_by_itself = {"tick", "nightly", "compile_words"}
    silent = [
        name
        for name, file in files.items()
        if name not in runs_by_itself and "Manual" not in file.read_text("utf-8")
    ]

    assert silent == []


def test_the_timetable_names_each_entry_once():
    names = [entry.name for entry in timetable.SWEEPS]
    names += [entry.name for entry in timetable.DAILY]

    assert len(names) == len(set(names))


def test_every_model_has_a_word_in_the_glossary():
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")

    assert [m.__name__ for m in MODELS if f"`{m.__name__}`" not in glossary] == []
