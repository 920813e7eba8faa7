"""The environment is made once, grows when asked, and is never left half made."""

import json

import pytest

from bootstrap.locks import BY_SIZE, pins
from tests.bootstrap.conftest import ROOT, PretendClone, make_wheel

pytestmark = pytest.mark.slow(reason="runs the real venv and pip on a tiny wheel")


def stamp(clone: PretendClone) -> dict[str, object]:
    text = (clone.root / ".venv" / "keurmeester.json").read_text()
    return dict(json.loads(text))


def take_the_wheels_away(clone: PretendClone) -> None:
    """From here on nothing can be installed any more."""
    for wheel in (clone.root / "vendor" / "wheels").iterdir():
        wheel.unlink()


NO_INDEX = {"PIP_NO_INDEX": "1", "UV_OFFLINE": "1"}


def test_a_second_start_needs_no_installer(new_clone):
    assert new_clone.ask("manage", "say", "hello")[0] == 0
    take_the_wheels_away(new_clone)

    assert new_clone.ask("manage", "say", "hello", **NO_INDEX) == (0, "hello\n")


def test_an_environment_that_was_interrupted_is_made_again(new_clone):
    new_clone.ask("manage", "say", "hello")
    environment = new_clone.root / ".venv"
    (environment / "keurmeester.json").unlink()
    (environment / "left behind").write_text("halfway")

    status, said = new_clone.ask("manage", "say", "hello")

    assert status == 0
    assert said.startswith("The environment is unfinished or was moved")
    assert stamp(new_clone)["pins"] == ["granian==1.0"]
    assert not (environment / "left behind").exists()


def test_a_first_start_without_network_says_so_and_leaves_nothing(new_clone):
    take_the_wheels_away(new_clone)

    status, said = new_clone.ask("manage", "say", "hello", **NO_INDEX)

    assert status == 1
    assert "The first start needs the network" in said
    assert "Traceback" not in said
    assert not (new_clone.root / ".venv").exists()


def test_what_lacks_is_added_to_what_is_there(new_clone):
    new_clone.ask("manage", "say", "hello")
    (new_clone.root / ".venv" / "kept").write_text("still the same environment")
    base, dev = (new_clone.root / "requirements" / f"{n}.lock" for n in ("base", "dev"))
    base.write_text(dev.read_text())

    assert new_clone.ask("manage", "say", "hello")[0] == 0

    assert stamp(new_clone)["pins"] == ["granian==1.0", "pytest==1.0"]
    assert (new_clone.root / ".venv" / "kept").exists()


def test_a_lock_that_changed_takes_nothing_away_that_was_there(new_clone):
    new_clone.ask("test", "packages/demo_shop")
    entry = make_wheel(new_clone.root / "vendor" / "wheels", "cheese", "")
    for name in BY_SIZE:
        lock = new_clone.root / "requirements" / f"{name}.lock"
        lock.write_text(lock.read_text() + entry)

    new_clone.ask("manage", "say", "hello")

    assert stamp(new_clone)["pins"] == ["cheese==1.0", "granian==1.0", "pytest==1.0"]


def test_what_cannot_be_added_leaves_the_environment_as_it_was(new_clone):
    new_clone.ask("manage", "say", "hello")
    take_the_wheels_away(new_clone)
    lock = new_clone.root / "requirements" / "base.lock"
    before = lock.read_text()
    lock.write_text((new_clone.root / "requirements" / "dev.lock").read_text())

    assert new_clone.ask("manage", "say", "hello", **NO_INDEX)[0] == 1

    lock.write_text(before)
    assert new_clone.ask("manage", "say", "hello", **NO_INDEX) == (0, "hello\n")


def test_a_renewal_that_fails_puts_the_old_environment_back(new_clone):
    new_clone.ask("manage", "say", "hello")
    lock = new_clone.root / "requirements" / "base.lock"
    before = lock.read_text()
    tampered = before.replace("granian==1.0", "other==2.0")
    lock.write_text(tampered)

    assert new_clone.ask("manage", "say", "hello", **NO_INDEX)[0] == 1

    lock.write_text(before)
    take_the_wheels_away(new_clone)
    assert new_clone.ask("manage", "say", "hello", **NO_INDEX) == (0, "hello\n")


def test_a_package_with_another_hash_is_refused(new_clone):
    lock = new_clone.root / "requirements" / "base.lock"
    entry, _, digest = lock.read_text().partition("sha256:")
    lock.write_text(f"{entry}sha256:{digest.strip()[::-1]}\n")

    status, said = new_clone.ask("manage", "say", "hello", **NO_INDEX)

    assert status == 1
    assert "not the one the lock file describes" in said


@pytest.mark.parametrize("name", ["base", "demo", "dev"])
def test_lock_files_hold_hashes_and_no_addresses(name):
    lock = ROOT / "requirements" / f"{name}.lock"
    text = lock.read_text()

    assert "://" not in text
    assert "index-url" not in text
    assert "find-links" not in text
    assert len(blocks(text)) == len(pins(lock)) > 30
    assert all("--hash=sha256:" in block for block in blocks(text))


def blocks(text: str) -> list[str]:
    """The entries of a lock file, each with the lines that belong to it."""
    found: list[str] = []
    for line in text.splitlines():
        if line[:1].isalnum():
            found.append(line)
        elif found:
            found[-1] += line
    return found


def test_each_lock_holds_everything_of_the_one_before():
    base, demo, dev = (
        pins(ROOT / "requirements" / f"{name}.lock") for name in ("base", "demo", "dev")
    )

    assert base < demo < dev
