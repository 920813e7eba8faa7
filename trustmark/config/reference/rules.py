"""Which test shows which rule of the reference schemes, read from the marks."""

import ast
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from trustmark.config.environment import ROOT
from trustmark.config.reference.tables import markdown

_FOLDERS = (ROOT / "tests", ROOT / "packages")


def rules(listed: Path) -> str:
    """Every rule with the tests that show it; those without one say so, or why."""
    known = list_rules(listed)
    shown = marked_tests()
    strangers = sorted(set(shown) - set(known))
    if strangers:
        raise LookupError(f"tests name rules that do not exist: {strangers}")
    parts = []
    for theme in dict.fromkeys(rule["theme"] for rule in known.values()):
        rows = [
            (rule, text["says"], ", ".join(shown.get(rule, [])) or _missing(text))
            for rule, text in known.items()
            if text["theme"] == theme
        ]
        heads = ("Rule", "What it says", "Shown by")
        parts.append(f"## {theme}\n\n" + markdown(heads, rows))
    later = sum("later" in text for text in known.values())
    count = (
        f"{len(shown)} of {len(known)} rules are shown by a test; "
        f"{later} say to which later work they belong.\n\n"
    )
    return "# Rules of the reference schemes\n\n" + count + "\n".join(parts)


def list_rules(listed: Path) -> dict[str, dict[str, str]]:
    """Every rule by its id: its theme, what it says, and to what later work it belongs.

    Only a rule that no test shows yet has such a `later`.
    """
    return tomllib.loads(listed.read_text("utf-8"))


def _missing(text: dict[str, str]) -> str:
    return f"later: {text['later']}" if "later" in text else "none yet"


def marked_tests() -> dict[str, list[str]]:
    """The tests that carry the mark of each rule, by rule."""
    found: dict[str, set[str]] = defaultdict(set)
    for folder in _FOLDERS:
        for file in sorted(folder.rglob("test_*.py")):
            for rule, test in _marks_in(file):
                found[rule].add(f"`{test}`")
    return {rule: sorted(tests) for rule, tests in found.items()}


def _marks_in(file: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for mark in ast.walk(
                ast.Module(body=list(_decorators(node)), type_ignores=[])
            ):
                yield from ((rule, node.name) for rule in _rules_of(mark))


def _decorators(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.stmt]:
    return (ast.Expr(value=decorator) for decorator in node.decorator_list)


def _rules_of(node: ast.AST) -> list[str]:
    """The ids in `pytest.mark.rule("…")`, wherever it stands in a decorator."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return []
    if node.func.attr != "rule":
        return []
    return [str(a.value) for a in node.args if isinstance(a, ast.Constant)]
