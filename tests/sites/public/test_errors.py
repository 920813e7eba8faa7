"""Pages that went wrong inside a scheme; none of these may ask the database."""

import re

from trustmark.schemes import api as schemes

NAVIGATION = re.compile(r'class="nav__link" href="([^"]+)"[^>]*>([^<]+)')


def test_an_error_inside_a_scheme_keeps_its_frame_and_the_ways_on(client):
    page = client.get("/en/becommerce/nowhere/")

    assert page.status_code == 404
    assert "BeCommerce Trustmark" in page.text
    assert re.search(r'href="/en/becommerce/accent-\w+\.css"', page.text)
    labels = [label for _, label in NAVIGATION.findall(page.text)]
    assert labels == ["Register", "Criteria", "How to check a seal", "Apply"]
    assert schemes.get_scheme("becommerce").operator.legal_name in page.text
    assert 'href="/en/becommerce/register/"' in page.text


def test_an_error_at_the_host_of_a_scheme_is_told_by_that_scheme(client, settings):
    settings.ALLOWED_HOSTS = ["*"]

    page = client.get("/fr/webwinkelkeur/", headers={"Host": "becommerce.example"})

    assert page.status_code == 404
    assert "Label BeCommerce" in page.text
    assert "WebwinkelKeur" not in page.text


def test_an_error_outside_every_scheme_names_none(client):
    page = client.get("/en/nowhere/")

    assert page.status_code == 404
    assert NAVIGATION.findall(page.text) == []
    assert "accent-" not in page.text


def test_a_shelf_that_cannot_be_read_leaves_the_error_without_a_frame(
    client, settings, tmp_path
):
    broken = tmp_path / "becommerce"
    broken.mkdir()
    (broken / "scheme.toml").write_text("nothing = ", "utf-8")
    settings.SCHEMES_DIR = tmp_path

    page = client.get("/en/becommerce/nowhere/")

    assert page.status_code == 404
    assert "There is no page here" in page.text
