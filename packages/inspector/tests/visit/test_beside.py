"""What is asked for beside the pages: missing pages, security.txt, files left open."""

import pytest
from invented import MONDAY
from loopback import HOST, TinyShop, tiny_shop

from inspector import (
    Finding,
    Outcome,
    Profile,
    Site,
    VisitOptions,
    describe,
    examine,
    visit,
)

MET, NOT_MET, UNCLEAR = Outcome.MET, Outcome.NOT_MET, Outcome.UNCLEAR
SORRY = "<title>Kaashuis</title><h1>Niets gevonden</h1><p>Deze pagina is er niet.</p>"
OPEN = {
    "/.git/HEAD": ("ref: refs/heads/main\n", "open-repository"),
    "/.env": ("# settings\nAPP_KEY=abc\nDB_PASSWORD=kaas\n", "open-settings"),
    "/backup.sql": ("-- MySQL dump 10.13\n--\nCREATE TABLE a", "open-database"),
    "/dump.sql": ("\nDROP TABLE IF EXISTS klant;", "open-database"),
    "/phpinfo.php": ("<title>PHP 8.1.2 - phpinfo()</title>", "open-phpinfo"),
    "/adminer.php": ("<title>Login - Adminer</title>", "open-adminer"),
    "/server-status": ("<h1>Apache Server Status for x</h1>", "open-server-status"),
    "/backup.zip": ("PK\x03\x04...", "open-archive"),
}
WORDPRESS_HOME = '<h1>Kaas</h1><img src="/wp-content/kaas.png" alt="">'
OPEN_IN_WORDPRESS = {
    "/wp-config.php.bak": ("<?php\ndefine('DB_PASSWORD', 'x');", "open-settings"),
    "/wp-content/debug.log": ("[21-Nov-2026 10:00:00 UTC] PHP x", "open-log"),
    "/wp-content/uploads/": (
        "<title>Index of /wp-content/uploads</title>",
        "open-folder-list",
    ),
}


def _visit(shop: TinyShop, **more) -> Site:
    options = VisitOptions(
        use_browser=False,
        connect_to={f"{HOST}:443": f"127.0.0.1:{shop.port}"},
        trust=shop.authority,
        timeout=30,
        **more,
    )
    return visit(HOST, options=options, at=MONDAY)


def _find(site: Site, check: str) -> Finding:
    finding = examine(site, Profile.everything(), on=MONDAY.date()).finding(check)
    for language in ("nl", "fr", "en"):
        assert describe(finding, language).endswith(".")
    return finding


@pytest.mark.parametrize("path", OPEN)
def test_a_file_left_open_is_known_by_its_content_and_not_kept(tmp_path, path):
    content, message = OPEN[path]
    with tiny_shop(tmp_path, more={path: content}) as shop:
        site = _visit(shop)

    finding = _find(site, "security.exposed-files")
    assert (finding.outcome, finding.message) == (NOT_MET, message)
    assert finding.value == f"https://{HOST}{path}"
    assert [file.text for file in site.files if file.purpose == "open-file"] == (
        [""] * sum(file.purpose == "open-file" for file in site.files)
    )


@pytest.mark.parametrize("path", OPEN_IN_WORDPRESS)
def test_what_only_some_shops_have_is_asked_of_them_alone(tmp_path, path):
    content, message = OPEN_IN_WORDPRESS[path]
    with tiny_shop(tmp_path, more={path: content, "/": WORDPRESS_HOME}) as shop:
        open_shop = _visit(shop)
    with tiny_shop(tmp_path, more={path: content}) as shop:
        _visit(shop)

    assert _find(open_shop, "security.exposed-files").message == message
    assert path not in shop.asked


def test_a_shop_with_nothing_open_is_met_after_few_requests(tmp_path):
    with tiny_shop(tmp_path) as shop:
        site = _visit(shop)

    assert _find(site, "security.exposed-files").outcome is MET
    assert len([file for file in site.files if file.purpose == "open-file"]) <= 10
    assert shop.asked.index("/.env") > shop.asked.index("/privacy")


@pytest.mark.parametrize(
    "said",
    [
        SORRY,
        "<p>ref: refs/heads/main, DB_PASSWORD=x, CREATE TABLE, phpinfo()</p>",
        "<title>Index of /wp-content/uploads</title><title>phpinfo()</title>",
    ],
)
def test_a_shop_that_answers_everything_has_left_nothing_open(tmp_path, said):
    with tiny_shop(tmp_path, more={"*": said}) as shop:
        site = _visit(shop)

    missing = next(file for file in site.files if file.purpose == "missing")
    assert missing.status == 200
    assert _find(site, "security.exposed-files").outcome is MET
    assert _find(site, "security.security-txt").message == "no-file"


def test_what_answers_and_proves_nothing_goes_to_a_person(tmp_path):
    with tiny_shop(tmp_path, more={"/backup.sql": "sneller beter goedkoper"}) as shop:
        site = _visit(shop)

    finding = _find(site, "security.exposed-files")
    assert (finding.outcome, finding.value) == (UNCLEAR, f"https://{HOST}/backup.sql")


@pytest.mark.parametrize(
    "more", [{"asks_for_open_files": False}, {"robots_names": ("KeurmeesterGuest",)}]
)
def test_a_shop_that_did_not_ask_for_it_is_not_asked_for_files(tmp_path, more):
    with tiny_shop(tmp_path) as shop:
        site = _visit(shop, **more)

    assert "/.env" not in shop.asked
    assert site.has_note("files-not-asked")
    assert _find(site, "security.exposed-files").message == "not-asked-for"


def test_an_address_that_gives_the_page_of_nothing_is_no_page(tmp_path):
    home = (
        '<h1>Kaas</h1><a href="/algemene-voorwaarden">Algemene voorwaarden</a>'
        '<a href="/privacy">Privacyverklaring</a>'
    )
    more = {"*": SORRY, "/": home, "/algemene-voorwaarden": SORRY}
    with tiny_shop(tmp_path, more=more) as shop:
        site = _visit(shop)

    assert "terms" not in {page.kind for page in site.pages}
    assert f"https://{HOST}/algemene-voorwaarden" in {
        note.url for note in site.notes if note.code == "page-not-there"
    }
    assert "privacy" in {page.kind for page in site.pages}


GOOD = "Contact: mailto:lek@kaas.test\nExpires: 2027-06-01T00:00:00Z\n"


@pytest.mark.parametrize(
    ("text", "outcome", "causes"),
    [
        (GOOD, MET, ""),
        (f"-----BEGIN PGP SIGNED MESSAGE-----\n\n{GOOD}", MET, ""),
        (GOOD.replace("2027", "2025"), NOT_MET, "txt-expired=2025-06-01"),
        (GOOD.replace("2027", "2029"), NOT_MET, "txt-expiry-far=2029-06-01"),
        (GOOD.replace("2027-06", "soon"), NOT_MET, "txt-expiry-unreadable="),
        (GOOD.partition("Exp")[0], NOT_MET, "txt-expiry-count=0"),
        (f"{GOOD}Expires: 2027-07-01T00:00:00Z\n", NOT_MET, "txt-expiry-count=2"),
        (GOOD.partition("\n")[2], NOT_MET, "txt-no-contact="),
        (GOOD.replace("mailto:", ""), NOT_MET, "txt-contact-unusable="),
    ],
)
def test_a_way_to_report_holes_is_read_as_the_rfc_says(tmp_path, text, outcome, causes):
    more = {"/.well-known/security.txt": text}
    with tiny_shop(tmp_path, more=more) as shop:
        finding = _find(_visit(shop), "security.security-txt")

    assert (finding.outcome, finding.values["causes"]) == (outcome, causes)
    assert (finding.message == "good-signed") == ("PGP" in text)


def test_a_shop_without_a_way_to_report_holes_is_not_met(tmp_path):
    with tiny_shop(tmp_path) as shop:
        finding = _find(_visit(shop), "security.security-txt")

    assert (finding.outcome, finding.message) == (NOT_MET, "no-file")
