"""The style sheet: one file, under its digest, with every component in it."""

import gzip

import pytest

from trustmark.sites.layout import style
from trustmark.sites.layout.style import get_style, list_sheets

pytestmark = pytest.mark.urls("tests.sites.addresses")


def test_the_style_sheet_may_be_kept_for_ever(client):
    response = client.get(f"/style/{get_style().digest}.css")

    assert response["Content-Type"] == "text/css"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.content == get_style().text


def test_a_browser_that_can_unpack_gets_it_packed(client):
    plain = client.get(f"/style/{get_style().digest}.css").content
    address = f"/style/{get_style().digest}.css"

    packed = client.get(address, headers={"Accept-Encoding": "gzip, br"})

    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain


def test_another_digest_is_not_this_sheet(client):
    assert client.get("/style/0123456789ab.css").status_code == 404


def test_the_sheet_begins_with_the_order_of_the_layers_and_holds_every_sheet():
    text = get_style().text.decode()

    order = "@layer tokens, base, layout, components;"
    assert text.index(order) < text.index("@layer tokens {")
    for sheet in list_sheets()[2:]:
        assert sheet.read_text("utf-8") in text


def test_a_sheet_that_changes_has_another_digest_in_development(
    settings, monkeypatch, tmp_path
):
    settings.MODE = "development"
    monkeypatch.setattr(style, "_COMPONENTS", tmp_path)
    sheet = tmp_path / "card.css"
    sheet.write_text("@layer components {}", "utf-8")
    before = get_style()

    sheet.write_text("@layer components { .card { margin: 0; } }", "utf-8")

    assert get_style().digest != before.digest
    assert b".card { margin: 0; }" in get_style().text


def test_the_page_weighs_little():
    assert len(get_style().zipped) < 12_000
