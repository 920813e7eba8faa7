"""A visit is kept whole, and nothing else is taken for one."""

import hashlib
import json
import zipfile

import pytest
from invented import a_site

from inspector import (
    ConsentState,
    Cookie,
    Profile,
    Request,
    Site,
    VisitFileRefused,
    archive,
    examine,
)

PICTURES = {"home-desktop.png": b"\x89PNG"}


def _repacked(path, change):
    with zipfile.ZipFile(path) as bundle:
        entries = {name: bundle.read(name) for name in bundle.namelist()}
    change(entries)
    with zipfile.ZipFile(path, "w") as bundle:
        for name, content in entries.items():
            bundle.writestr(name, content)


def test_a_saved_visit_comes_back_the_same(tmp_path):
    site = a_site(pictures=PICTURES)
    site.save(tmp_path / "visit.zip")

    loaded = Site.load(tmp_path / "visit.zip")

    assert loaded == site
    assert loaded.digest == site.digest


def test_a_saved_visit_gives_the_same_report_to_the_byte(tmp_path):
    site = a_site()
    site.save(tmp_path / "visit.zip")
    on = site.visited_at.date()

    first = examine(site, Profile.everything(), on=on).to_json()
    second = examine(Site.load(tmp_path / "visit.zip"), Profile.everything(), on=on)

    assert second.to_json() == first


def test_equal_visits_are_equal_files(tmp_path):
    a_site().save(tmp_path / "a.zip")
    a_site().save(tmp_path / "b.zip")

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_changed_word_changes_the_digest():
    assert a_site().digest != a_site(change={"Gouda": "Edam"}).digest


def test_an_altered_page_is_refused(tmp_path):
    path = tmp_path / "visit.zip"
    a_site().save(path)
    _repacked(path, lambda entries: entries.update({"pages/0000.txt": b"other"}))

    with pytest.raises(VisitFileRefused, match="altered"):
        Site.load(path)


def test_an_extra_or_missing_entry_is_refused(tmp_path):
    for change in (
        lambda entries: entries.update({"pages/9999.txt": b""}),
        lambda entries: entries.pop("pages/0000.txt"),
        lambda entries: entries.pop("manifest.json"),
    ):
        path = tmp_path / "visit.zip"
        a_site().save(path)
        _repacked(path, change)

        with pytest.raises(VisitFileRefused):
            Site.load(path)


def test_a_path_that_leaves_the_folder_is_refused(tmp_path):
    path = tmp_path / "visit.zip"
    a_site().save(path)

    def add_path(entries):
        manifest = json.loads(entries["manifest.json"])
        manifest["sha256"]["../evil"] = "0" * 64
        entries["manifest.json"] = json.dumps(manifest).encode()
        entries["../evil"] = b""

    _repacked(path, add_path)

    with pytest.raises(VisitFileRefused, match="no place"):
        Site.load(path)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    path = tmp_path / "visit.zip"
    a_site(pictures={"home-desktop.png": b"0" * 500_000}).save(path)
    monkeypatch.setattr(archive, "MAX_ENTRY_BYTES", 100_000)

    with pytest.raises(VisitFileRefused, match="larger"):
        Site.load(path)


def test_something_else_is_no_visit(tmp_path):
    path = tmp_path / "visit.zip"
    path.write_text("hello")

    with pytest.raises(VisitFileRefused):
        Site.load(path)


def test_a_visit_of_an_older_inspector_can_still_be_read(tmp_path):
    path = tmp_path / "visit.zip"
    state = ConsentState(
        "before",
        reached=True,
        requests=(Request("https://kaas.test/", "kaas.test", "document", False),),
        cookies=(Cookie("cart", "kaas.test"),),
    )
    site = a_site(consent=(state,))
    site.save(path)

    def forget_what_came_later(entries):
        facts = json.loads(entries["facts.json"])
        for key in ("caused_by", "method"):
            del facts["consent"][0]["requests"][0][key]
        for key in ("set_by", "blocked"):
            del facts["consent"][0]["cookies"][0][key]
        entries["facts.json"] = json.dumps(facts).encode()
        manifest = json.loads(entries["manifest.json"])
        digest = hashlib.sha256(entries["facts.json"]).hexdigest()
        manifest["sha256"]["facts.json"] = digest
        entries["manifest.json"] = json.dumps(manifest).encode()

    _repacked(path, forget_what_came_later)

    assert Site.load(path) == site
