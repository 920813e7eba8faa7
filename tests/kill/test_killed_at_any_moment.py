"""A process killed at any moment: one decision, one letter, one certificate."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings

ROOT = Path(__file__).parents[2]
SECONDS = 240
# Every how many statements the process is killed: each boundary where it is cheap.
STEP = {"sqlite": 7, "postgresql": 12}


def database_for(folder: Path) -> str:
    """A database of this test alone, of the engine the suite runs on."""
    chosen = settings.DATABASES["default"]
    if chosen["ENGINE"].endswith("sqlite3"):
        return ""
    person = quote(str(chosen["USER"] or ""), safe="")
    host = quote(str(chosen["HOST"] or ""), safe="")
    port = f":{chosen['PORT']}" if chosen["PORT"] else ""
    return f"postgresql://{person}@{host}{port}/keurmeester_kill_{os.getpid()}"


@pytest.mark.slow("kills a hundred processes, because a promise about kill needs them")
def test_a_process_killed_before_any_statement_loses_and_doubles_nothing(tmp_path):
    url = database_for(tmp_path)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.kill.settings",
        "KEURMEESTER_DATA_DIR": str(tmp_path),
        "KEURMEESTER_DATABASE_URL": url,
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    step = STEP["postgresql" if url else "sqlite"]

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
    assert told["tried"] >= 15
    assert [state for _, state in told["expected"]["applications"]] == [
        "awaiting-payment",
        "admitted",
        "cancelled",
    ]
    assert len(told["expected"]["certificates"]) == 1
    assert set(told["expected"]["letter states"]) == {"sent"}
