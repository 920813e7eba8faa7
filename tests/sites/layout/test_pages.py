"""The frame of every page: language, theme, navigation, and pages that go wrong."""

import pytest
from django.test import Client, RequestFactory

from trustmark.sites.layout import navigation
from trustmark.sites.layout.navigation import Entry, Link, list_links

pytestmark = pytest.mark.urls("tests.sites.addresses")


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


def test_the_language_switch_keeps_the_page_and_the_question(visitor):
    page = visitor.get("/nl/staff/components/?page=2")

    for code in ("nl", "fr", "en"):
        assert f'hreflang="{code}" href="/{code}/staff/components/?page=2"' in page.text
    assert '<html lang="nl">' in page.text


def test_a_page_that_exists_in_no_language_leads_to_the_front_page(visitor):
    page = visitor.get("/nowhere/", headers={"Accept-Language": "fr"})

    assert page.status_code == 404
    assert 'href="/en/"' in page.text


def test_a_choice_for_dark_is_kept_and_the_reader_goes_back(visitor):
    answer = visitor.get("/theme/?theme=dark&back=/nl/staff/components/")
    page = visitor.get("/nl/staff/components/")

    assert answer["Location"] == "/nl/staff/components/"
    assert answer.cookies["theme"]["httponly"]
    assert '<html lang="nl" data-theme="dark">' in page.text


def test_automatic_forgets_the_choice(visitor):
    visitor.get("/theme/?theme=dark&back=/")

    visitor.get("/theme/?theme=&back=/")

    assert '<html lang="nl">' in visitor.get("/nl/nowhere/").text


@pytest.mark.parametrize("back", ["https://elsewhere.test/", "//elsewhere.test/", ""])
def test_nobody_is_sent_to_another_site(visitor, back):
    answer = visitor.get("/theme/", {"theme": "dark", "back": back})

    assert answer["Location"] == "/"


def test_a_cookie_that_we_did_not_write_is_not_printed(visitor):
    visitor.cookies["theme"] = '"><script>'

    assert '<html lang="nl">' in visitor.get("/nl/nowhere/").text


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/mistrust/", 400, "Wij konden uw verzoek niet lezen"),
        ("/refuse/", 403, "Whoever assessed may not decide."),
        ("/nowhere/", 404, "Hier is geen pagina"),
        ("/break-down/", 500, "Er ging bij ons iets mis"),
    ],
)
def test_an_error_is_told_in_the_language_of_the_reader(visitor, path, status, words):
    page = visitor.get("/nl" + path)

    assert page.status_code == status
    assert words in page.text
    assert f"Fout {status}" in page.text


@pytest.mark.parametrize(
    "path", ["/mistrust/", "/refuse/", "/nowhere/", "/break-down/"]
)
def test_an_error_is_told_without_the_database(visitor, path):
    # This test may not touch the database at all: pytest-django refuses.
    page = visitor.get("/fr" + path)

    assert "Erreur" in page.text


def test_a_form_without_its_key_is_refused_in_words():
    careful = Client(enforce_csrf_checks=True)

    page = careful.post("/nl/receive/", {"name": "Jansen"})

    assert page.status_code == 403
    assert "Het formulier was verlopen" in page.text


@pytest.fixture
def _some_entries():
    before = dict(navigation._ENTRIES)
    navigation.register(
        "shelf",
        [
            Entry("All", "shelf:all"),
            Entry("One", "shelf:one"),
            Entry("Hidden", "shelf:hidden", may_see=lambda request: False),
        ],
    )
    yield
    navigation._ENTRIES.clear()
    navigation._ENTRIES.update(before)


@pytest.mark.urls("tests.sites.layout.shelf")
@pytest.mark.usefixtures("_some_entries")
def test_navigation_marks_the_nearest_entry_and_hides_what_is_not_for_you():
    request = RequestFactory().get("/shelf/one/42/")

    links = list_links("shelf", request)

    assert links == [
        Link("All", "/shelf/", "", current=False),
        Link("One", "/shelf/one/", "", current=True),
    ]
