"""The word that proves a domain: pasted by a person, read by a trustmark."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from demo_shop import ShopSettings, create_app
from demo_shop.testing import Visitor
from demo_shop.village import village

Visit = Callable[..., Visitor]
HERE = "http://127.0.0.1:8001"
FREE = "honing-van-dam.test"
FILE = "/.well-known/keurmeester.txt"
PROOFS = f"/demo-control/proofs/{FREE}"
TEXT = "keurmeester-proof=0123456789abcdef"


@pytest.fixture
def people() -> FlaskClient:
    """A village of its own: a word that stays would be seen by the next test."""
    return create_app(ShopSettings(control=True)).test_client()


def paste(people: FlaskClient, word: str, host: str = FREE) -> str:
    """Paste a word as a person does, and give the page that follows."""
    page = people.get(f"/demo-control/{host}", base_url=HERE).text
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token is not None
    form = {"token": token[1], "word": word}
    answer = people.post(f"/demo-control/{host}/proof", data=form, base_url=HERE)
    assert answer.status_code == 303
    return people.get(answer.headers["Location"], base_url=HERE).text


def test_a_shop_shows_the_word_that_a_person_pasted(people: FlaskClient) -> None:
    page = paste(people, f"  {TEXT} ")

    shown = Visitor(people, FREE).get(FILE)
    assert (shown.status_code, shown.mimetype) == (200, "text/plain")
    assert shown.text == f"{TEXT}\n"
    assert "laat de tekst nu zien" in page
    assert f'value="{TEXT}"' in page


def test_the_word_of_one_shop_is_not_shown_by_another(people: FlaskClient) -> None:
    paste(people, TEXT)

    assert Visitor(people, "fietsenhoek.test").get(FILE).status_code == 404


def test_an_empty_field_takes_the_file_away(people: FlaskClient) -> None:
    paste(people, TEXT)

    page = paste(people, "")

    assert Visitor(people, FREE).get(FILE).status_code == 404
    assert "laat geen tekst meer zien" in page


def test_a_proof_we_did_not_ask_for_is_refused(people: FlaskClient) -> None:
    form = {"token": "made up", "word": TEXT}

    answer = people.post(f"/demo-control/{FREE}/proof", data=form, base_url=HERE)

    assert answer.status_code == 403
    assert Visitor(people, FREE).get(FILE).status_code == 404


def test_a_program_sets_a_word_in_one_call(people: FlaskClient) -> None:
    answer = people.put(PROOFS, json={"word": TEXT}, base_url=HERE)

    assert answer.json == {"host": FREE, "word": TEXT}
    assert people.get(PROOFS, base_url=HERE).json == answer.json
    assert Visitor(people, FREE).read(FILE) == f"{TEXT}\n"


@pytest.mark.parametrize("word", ["two\nlines", "x" * 201, 7, None])
def test_a_program_hears_that_a_word_cannot_be_used(
    people: FlaskClient, word: object
) -> None:
    answer = people.put(PROOFS, json={"word": word}, base_url=HERE)

    assert answer.status_code == 400
    assert people.get(PROOFS, base_url=HERE).json == {"host": FREE, "word": ""}


def test_words_cannot_be_set_through_a_shop(people: FlaskClient) -> None:
    answer = people.put(PROOFS, json={"word": TEXT}, base_url=f"https://{FREE}")

    assert answer.status_code == 404
    assert Visitor(people, FREE).get(FILE).status_code == 404


def test_words_survive_a_restart_beside_the_faults(tmp_path: Path) -> None:
    settings = ShopSettings(control=True, faults_file=tmp_path / "deep" / "faults.json")
    paste(create_app(settings).test_client(), TEXT)

    after = Visitor(create_app(settings).test_client(), FREE)

    assert after.read(FILE) == f"{TEXT}\n"
    kept = sorted(file.name for file in (tmp_path / "deep").iterdir())
    assert kept == ["proofs.json"]


def test_the_overview_says_which_shop_is_free(people: FlaskClient) -> None:
    page = people.get("/demo-control/", base_url=HERE).text

    free = [host for host, shop in village().items() if shop.unclaimed]
    assert free == [FREE]
    assert village()[FREE].company.number in page
    assert "Daarvoor is <strong>Honing Van Dam</strong>" in page
    assert f'href="//{FREE.removesuffix(".test")}.localhost:8001/"' in page
