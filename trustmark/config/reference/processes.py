"""States, moves and turns of every kind of case, as tables and drawings."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils import translation

from trustmark.config.reference.tables import list_models, markdown
from trustmark.kernel.cases import Case, diagram


def list_cases() -> list[type[Case]]:
    """Every kind of case."""
    return [model for model in list_models() if issubclass(model, Case)]


def states() -> str:
    """Every state of every case, whose turn it is, and the moves out of it."""
    with translation.override("en"):
        parts = [_states_of(case) for case in list_cases()]
    return "# States and moves\n\n" + "\n".join(parts)


def diagrams() -> Mapping[str, str]:
    """One drawing per kind of case."""
    return {
        case._meta.label_lower.replace(".", "-"): _diagram_of(case)
        for case in list_cases()
    }


def _states_of(case: type[Case]) -> str:
    choices = {str(state): str(state.label) for state in _states(case)}
    rows = [
        (
            state,
            label,
            str(case.TURNS[state].label),
            ", ".join(m.name for m in case.MOVES if state in m.origins) or "–",
        )
        for state, label in choices.items()
    ]
    heads = ("State", "Shown as", "Turn", "Moves")
    return f"## {case._meta.label}\n\n" + markdown(heads, rows)


def _diagram_of(case: type[Case]) -> str:
    drawn = diagram(_states(case), case.MOVES)
    told = (case.__doc__ or "").strip().splitlines()[0]
    return f"# {case._meta.label}\n\n{told}\n\n```mermaid\n{drawn}```\n"


def _states(case: type[Case]) -> list[TextChoices]:
    """The states in the order of life."""
    return list(case.TURNS)
