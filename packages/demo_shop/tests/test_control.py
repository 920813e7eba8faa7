"""The switchboard."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from demo_shop import ShopSettings, create_app
from demo_shop.faults import FAULTS, Switches, UnknownFault
from demo_shop.testing import Visitor
from demo_shop.village import FIRST

Visit = Callable[..., Visitor]
HERE = "http://127.0.0.1:8001"


@pytest.fixture
def people(visit: Visit) -> FlaskClient:
    return visit().client


def token_on(people: FlaskClient, host: str = FIRST) -> str:
    page = people.get(f"/demo-control/{host}", base_url=HERE).text
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def test_the_page_of_a_shop_shows_every_fault_in_two_languages(
    people: FlaskClient,
) -> None:
    page = people.get(f"/demo-control/{FIRST}", base_url=HERE).text

    for fault in FAULTS.values():
        assert f'value="{fault.code}"' in page
        assert fault.sentence["nl"] in page
        assert fault.criterion in page


def test_ticking_a_box_gives_the_shop_that_fault(people: FlaskClient) -> None:
    form = {"token": token_on(people), "on": "no-phone"}

    answer = people.post(f"/demo-control/{FIRST}", data=form, base_url=HERE)

    assert answer.status_code == 303
    assert "tel:" not in people.get("/contact", base_url=HERE).text
    assert "1 fout" in people.get(answer.headers["Location"], base_url=HERE).text


@pytest.mark.parametrize("host", ["fietsenhoek.test", "nobody"])
def test_a_form_we_did_not_make_for_this_shop_is_refused(
    people: FlaskClient, host: str
) -> None:
    token = token_on(people, host) if host != "nobody" else "made up"
    form = {"token": token, "on": "no-phone"}

    answer = people.post(f"/demo-control/{FIRST}", data=form, base_url=HERE)

    assert answer.status_code == 403
    assert "tel:" in people.get("/contact", base_url=HERE).text


def test_a_program_sets_faults_in_one_call(people: FlaskClient) -> None:
    address = f"/demo-control/faults/{FIRST}"

    answer = people.put(address, json={"on": ["no-terms"]}, base_url=HERE)

    assert answer.json == {"host": FIRST, "on": ["no-terms"]}
    assert people.get("/algemene-voorwaarden", base_url=HERE).status_code == 404


def test_a_program_hears_that_a_fault_does_not_exist(people: FlaskClient) -> None:
    address = f"/demo-control/faults/{FIRST}"

    wrong = people.put(address, json={"on": ["no-cheese"]}, base_url=HERE)

    assert wrong.status_code == 400
    assert wrong.json == {"error": "no such fault: no-cheese"}


def test_the_switchboard_cannot_be_reached_through_a_shop(visit: Visit) -> None:
    visitor = visit()

    for path in ("/demo-control/", f"/demo-control/faults/{FIRST}"):
        assert visitor.get(path).status_code == 404


def test_without_control_there_is_no_switchboard() -> None:
    client = create_app(ShopSettings()).test_client()

    assert client.get("/demo-control/", base_url=HERE).status_code == 404


def test_faults_survive_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "faults.json"
    Switches(file).set(FIRST, ["no-phone", "no-email"])

    assert Switches(file).on(FIRST) == {"no-phone", "no-email"}
    with pytest.raises(UnknownFault):
        Switches(file).set(FIRST, ["no-cheese"])
