"""A worker killed while the mail server holds its breath."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.correspondence.smtp_server import STALL

ROOT = Path(__file__).resolve().parents[2]
# A process starts within seconds; on a machine with much else to do it takes longer.
PATIENCE = 120


@pytest.mark.slow("starts two processes, of which one is killed")
def test_a_killed_worker_sends_nothing_twice_and_loses_nothing(tmp_path, mail_server):
    database, port = str(tmp_path / "letters.sqlite3"), str(mail_server.port)
    command = [sys.executable, "-m", "tests.correspondence.worker", database, port]
    mail_server.answers["END jansen@kaas.test"] = STALL

    with subprocess.Popen([*command, "prepare", "post"], cwd=ROOT) as worker:  # noqa: S603
        assert mail_server.got_letter.wait(PATIENCE)
        worker.kill()
    mail_server.answers.clear()
    told = subprocess.run(  # noqa: S603 - our own interpreter and words
        [*command, "tell", "sweep_and_post_later", "tell"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=PATIENCE,
    )

    before, after = told.stdout.decode().replace("}{", "}|{").split("|")
    assert json.loads(before) == {
        "jansen@kaas.test": "posting",
        "piet@kaas.test": "posting",
    }
    assert json.loads(after) == {
        "jansen@kaas.test": "unsure",
        "piet@kaas.test": "sent",
    }
    assert len(mail_server.taken) == 1
    assert b"piet@kaas.test" in mail_server.taken[0]
