"""What `./keurmeester` says before it does anything."""

# ruff: noqa: S603 - the commands are our own.

import ast
import subprocess
import sys
from pathlib import Path

from bootstrap.doors import DOORS
from bootstrap.installing import only_pip_knows_a_mirror
from tests.bootstrap.conftest import OUTER_PYTHON, ROOT

TOO_OLD = """
import runpy, sys
sys.version_info = (3, 8, 10, "final", 0)
sys.argv = [{script!r}, "up"]
runpy.run_path({script!r}, run_name="__main__")
"""


def ask(*arguments: str) -> tuple[int, str, str]:
    asked = subprocess.run(
        [OUTER_PYTHON, str(ROOT / "keurmeester"), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.returncode, asked.stdout, asked.stderr


def test_without_a_command_every_door_is_shown_with_its_promise():
    status, said, complaints = ask()

    assert (status, complaints) == (0, "")
    assert all(f"  {name:<12} {door.promise}" in said for name, door in DOORS.items())


def test_an_unknown_command_is_answered_with_the_nearest_one():
    assert ask("chek") == (
        2,
        "",
        "There is no command `chek`. Did you mean `check`? "
        "./keurmeester --help shows them all.\n",
    )


def test_an_old_python_is_told_what_is_needed(tmp_path):
    code = TOO_OLD.format(script=str(ROOT / "keurmeester"))
    asked = subprocess.run(
        [OUTER_PYTHON, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": str(tmp_path)},
    )

    assert asked.returncode == 1
    assert asked.stderr.startswith(
        "keurmeester needs Python 3.11 or newer; this is Python 3.8.10."
    )
    assert "Traceback" not in asked.stderr


def test_an_old_python_looks_for_a_newer_one_on_the_path(tmp_path):
    newer = tmp_path / "python3.12"
    newer.write_text('#!/bin/sh\necho "newer: $2"\n')
    newer.chmod(0o755)
    code = TOO_OLD.format(script=str(ROOT / "keurmeester"))

    asked = subprocess.run(
        [OUTER_PYTHON, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": str(tmp_path)},
    )

    assert asked.stdout == "newer: up\n"


def test_every_python_3_can_read_the_script():
    ast.parse((ROOT / "keurmeester").read_text(), feature_version=(3, 0))


def test_the_bootstrap_uses_the_standard_library_only():
    known = set(sys.stdlib_module_names) | {"bootstrap"}
    files = [ROOT / "keurmeester", *(ROOT / "bootstrap").glob("*.py")]

    assert len(files) > 10
    assert not [name for file in files for name in imports(file) if name not in known]


def imports(file: Path) -> list[str]:
    """The packages a file imports, anywhere in it."""
    found = []
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found += [alias.name.partition(".")[0] for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            found.append((node.module or "").partition(".")[0])
    return found


def test_uv_stands_back_where_only_pip_was_told_of_a_mirror(tmp_path):
    config = tmp_path / "pip.conf"
    config.write_text("[global]\nindex-url = https://mirror.test/simple\n")

    assert only_pip_knows_a_mirror({"PIP_CONFIG_FILE": str(config)})
    assert only_pip_knows_a_mirror({"PIP_INDEX_URL": "https://mirror.test/simple"})
    assert not only_pip_knows_a_mirror(
        {"PIP_CONFIG_FILE": str(config), "UV_INDEX_URL": "https://mirror.test/simple"}
    )
