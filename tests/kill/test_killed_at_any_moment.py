"""A process killed at any moment: one decision, one letter, one certificate."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Half a minute on an idle machine.
SECONDS = 600
# Every how many statements the process is killed: each boundary where it is cheap.
STEP = {"sqlite": 3, "postgresql": 8}


@pytest.mark.slow("kills a hundred processes, because a promise about kill needs them")
def test_a_process_killed_before_any_statement_loses_and_doubles_nothing(
    tmp_path, database_of_its_own
):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.kill.settings",
        "KEURMEESTER_DATA_DIR": str(tmp_path),
        "KEURMEESTER_DATABASE_URL": database_of_its_own,
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    step = STEP["postgresql" if database_of_its_own else "sqlite"]

    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.kill.interrupting", str(step)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout.splitlines()[-1])
    assert told["differences"] == {}
    assert told["tried"] >= 25
    assert [state for _, state in told["expected"]["applications"]] == [
        "awaiting-payment",
        "admitted",
        "cancelled",
        "admitted",
    ]
    assert len(told["expected"]["certificates"]) == 2
    assert told["expected"]["invitations"] == [["K-1", "sent"]]
    assert set(told["expected"]["letter states"]) == {"sent"}
