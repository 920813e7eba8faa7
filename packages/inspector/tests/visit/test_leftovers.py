"""A browser's folder goes with its inspection, also when that was killed."""

import os
import tempfile
from pathlib import Path

import pytest

from inspector.visit.leftovers import PREFIX, browser_folder, clear_leftovers


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def _left_by_a_killed(folder: Path) -> Path:
    left = folder / f"{PREFIX}left"
    (left / "profile").mkdir(parents=True)
    (left / "lock").touch()
    return left


def test_the_folder_is_gone_afterwards(tmp_path):
    with browser_folder() as profile:
        assert profile.is_dir()

    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_inspection_left_is_cleared_away_by_the_next(tmp_path):
    left = _left_by_a_killed(tmp_path)

    with browser_folder():
        assert not left.exists()


def test_the_folder_of_a_browser_that_runs_is_left_alone(tmp_path):
    with browser_folder() as profile:
        assert clear_leftovers(tmp_path) == 0
        assert profile.is_dir()


def test_what_is_not_ours_is_left_alone(tmp_path):
    (tmp_path / "letters").mkdir()
    young = tmp_path / f"{PREFIX}young"
    young.mkdir()
    target = tmp_path / "elsewhere"
    _left_by_a_killed(target)
    (tmp_path / f"{PREFIX}link").symlink_to(target / f"{PREFIX}left")

    assert clear_leftovers(tmp_path) == 0
    assert (target / f"{PREFIX}left" / "profile").is_dir()
    assert young.is_dir()


def test_a_folder_that_was_never_locked_goes_when_it_is_old(tmp_path):
    old = tmp_path / f"{PREFIX}old"
    old.mkdir()
    os.utime(old, (0, 0))

    assert clear_leftovers(tmp_path) == 1
