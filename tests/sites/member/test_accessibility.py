"""The pages of a company can be used by everybody, on any screen."""

import pytest
from django.urls import reverse

from tests.browser import assert_accessible, assert_nothing_sticks_out
from tests.builders import cases
from tests.sites.member.owning import shop_of
from trustmark.applications.api import State

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow("starts a browser"),
    pytest.mark.django_db(transaction=True),
]
PHONE = {"width": 360, "theme": "light", "language": "fr"}
DESK = {"width": 1280, "theme": "dark", "language": "nl"}


@pytest.fixture
def open_as(page_at, sign_in):
    """Opens a page as somebody who signed in."""

    def open_page(person, path, **look):
        page = page_at("/", **look)
        session = sign_in(person).cookies["sessionid"].value
        page.context.add_cookies(
            [{"name": "sessionid", "value": session, "url": page.url}]
        )
        here = page.url.split("/", 3)
        page.goto(f"{here[0]}//{here[2]}/{look['language']}{path}")
        return page

    return open_page


def test_the_form_is_accessible_with_all_its_faults(open_as, applicant):
    draft = cases.an_application(State.DRAFT, by=applicant)

    for step in ("shop/?look=1", "agreement/?look=1"):
        page = open_as(
            applicant, f"/member/applications/{draft.number}/{step}", **PHONE
        )
        assert_accessible(page)
        assert_nothing_sticks_out(page)


def test_the_pages_after_admission_are_accessible(open_as, applicant):
    admitted = cases.an_application(State.ADMITTED, by=applicant)

    for page_name, argument in {
        "application": admitted.number,
        "proof": admitted.number,
        "seal": shop_of(admitted).domain,
    }.items():
        address = reverse(f"member:{page_name}", args=[argument])
        page = open_as(applicant, address.removeprefix("/nl"), **DESK)
        assert_accessible(page)
        assert_nothing_sticks_out(page)
