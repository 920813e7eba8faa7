"""`./keurmeester up`, started as a person starts it, around fake services."""

import os
import signal
import socket
import stat
import sys
from pathlib import Path

import pytest

from tests.bootstrap.conftest import PretendClone, eventually, is_alive

pytestmark = pytest.mark.slow(reason="starts real processes and waits for their end")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Running:
    """A started platform, read until it said that it is ready."""

    def __init__(self, clone: PretendClone, data: Path) -> None:
        self.port = free_port()
        self.data = data
        self.process = clone.start("up", "--port", str(self.port), "--data", str(data))
        assert self.process.stdout
        self.said = ""
        for line in self.process.stdout:
            self.said += line
            if line.startswith("ready:"):
                break

    def pids(self) -> list[int]:
        """The fake services and the grandchild, as they wrote themselves down."""
        names = ["default", "inspections", "tick", "grandchild"]
        files = [self.data / f"{name}.pid" for name in names]
        assert eventually(lambda: all(f.exists() and f.read_text() for f in files))
        return [int(file.read_text()) for file in files]


def is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_start_says_what_it_does_and_ends_with_address_and_sign_ins(clone, tmp_path):
    running = Running(clone, tmp_path / "data")

    assert "Database: done" in running.said
    assert "auditor@demo.test / a-long-password" in running.said
    assert "Demo shops: http://127.0.0.1:" in running.said
    assert "http://fietsenhoek.localhost:" in running.said
    assert "/demo-control/\n" in running.said
    assert ".test at port" not in running.said
    assert running.said.endswith(f"ready: http://127.0.0.1:{running.port}\n")


def test_stopping_ends_every_service_and_what_it_started(clone, tmp_path):
    running = Running(clone, tmp_path / "data")
    pids = running.pids()
    assert all(is_alive(pid) for pid in pids)

    running.process.send_signal(signal.SIGTERM)

    assert running.process.wait(10) == 0
    assert not [pid for pid in pids if is_alive(pid)]
    assert not is_listening(running.port)


@pytest.mark.skipif(sys.platform != "linux", reason="orphans are adopted on Linux only")
def test_killing_the_supervisor_leaves_no_orphan(clone, tmp_path):
    running = Running(clone, tmp_path / "data")
    pids = running.pids()

    running.process.kill()
    running.process.wait()

    assert eventually(lambda: not [pid for pid in pids if is_alive(pid)])
    assert eventually(lambda: not is_listening(running.port))


def test_a_service_that_is_killed_comes_back(clone, tmp_path):
    running = Running(clone, tmp_path / "data")
    first, *_ = running.pids()
    file = running.data / "default.pid"

    os.kill(first, signal.SIGKILL)

    assert eventually(lambda: file.read_text() not in ("", str(first)))
    assert is_alive(int(file.read_text()))


def test_the_secret_key_is_made_once_and_only_for_its_owner(clone, tmp_path):
    data = tmp_path / "data"
    Running(clone, data).process.send_signal(signal.SIGTERM)
    key = (data / "secret-key").read_text()
    eventually(lambda: clone.started[-1].poll() is not None)

    Running(clone, data)

    assert (data / "secret-key").read_text() == key
    assert len(key) > 50
    assert stat.S_IMODE((data / "secret-key").stat().st_mode) == 0o600


def test_a_taken_port_is_named_with_one_that_is_free(clone, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        status, said = clone.ask("up", "--port", str(port), "--data", str(tmp_path))

    assert status == 1
    assert said.startswith(f"Something already listens on 127.0.0.1:{port}. ")
    assert f"--port {port}" not in said
    assert "--port " in said


def test_a_data_folder_that_cannot_be_written_is_named(clone, tmp_path):
    (tmp_path / "file").write_text("not a folder")

    status, said = clone.ask(
        "up", "--port", str(free_port()), "--data", str(tmp_path / "file")
    )

    assert status == 1
    assert said == (
        f"The data folder {tmp_path / 'file'} cannot be written (Not a directory). "
        "Put that right, or choose another with --data.\n"
    )


def test_two_platforms_do_not_share_a_data_folder(clone, tmp_path):
    running = Running(clone, tmp_path / "data")

    status, said = clone.ask(
        "up", "--port", str(free_port()), "--data", str(running.data)
    )

    assert status == 1
    assert said.startswith(f"The platform already runs with the data in {running.data}")


def test_a_seed_that_fails_is_told_with_its_last_words(clone, tmp_path):
    port = free_port()

    status, said = clone.ask(
        "up",
        "--port",
        str(port),
        "--data",
        str(tmp_path),
        BAD_SEED="the village is flooded",
    )

    assert status == 1
    assert "`manage.py seed` failed, so nothing was started.\n" in said
    assert said.endswith("    the village is flooded\n")
    assert not is_listening(port)


def test_a_disk_that_fills_up_on_the_way_is_one_sentence(clone, tmp_path):
    fault = "OperationalError: database or disk is full"

    status, said = clone.ask(
        *("up", "--port", str(free_port()), "--data", str(tmp_path)), BAD_SEED=fault
    )

    assert status == 1
    assert f"Demo village: the disk of {tmp_path} is full, so nothing was" in said
    assert fault not in said
