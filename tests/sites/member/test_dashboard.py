"""Everything an applicant may do during admission is found from the desk, signed in."""

import re
from contextlib import suppress

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import translation

from tests.sites.town import a_firm

pytestmark = pytest.mark.django_db

OWN = re.compile(r'(?:href|action)="(/nl/(?:member|account)/[^"#?]*)')
# What the rules let an applicant or member do from application to seal, and where.
ACTIONS = {
    "see what waits": "member:desk",
    "go on with an application": "member:application_step",
    "follow an application": "member:application",
    "prove the domain": "member:proof",
    "supply what is missing": "member:supply",
    "cancel an application": "member:cancel",
    "appeal against a refusal": "member:appeal",
    "read a letter again": "member:application_letter",
    "follow an audit and ask for a re-audit": "member:audit",
    "keep the report of an audit": "member:report",
    "see how a shop stands": "member:shop",
    "get the seal": "member:seal",
    "change the company's data": "member:company",
    "invite and end colleagues": "member:colleagues",
    "see and pay amounts": "member:amounts",
    "change the password": "account_change_password",
    "use a second factor": "mfa_index",
}


def walk_from_the_desk(browser: Client) -> dict[str, str]:
    """Every page one comes to by following links and buttons, by its name."""
    found: dict[str, str] = {}
    waiting, seen = ["/nl/member/"], set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        with suppress(Resolver404), translation.override("nl"):
            found.setdefault(resolve(address).view_name, address)
        page = browser.get(address)
        waiting += OWN.findall(f'href="{page.headers.get("Location", "")}"')
        if "text/html" in page.headers.get("Content-Type", ""):
            waiting += OWN.findall(page.text)
    return found


@pytest.mark.rule("WK-1.9")
def test_everything_one_may_do_is_reached_from_the_desk(sign_in):
    browser = sign_in(a_firm().person)

    found = walk_from_the_desk(browser)

    assert {what: page for what, page in ACTIONS.items() if page not in found} == {}


@pytest.mark.rule("WK-1.9")
def test_none_of_it_opens_for_who_did_not_sign_in(sign_in):
    found = walk_from_the_desk(sign_in(a_firm().person))

    for what, page in ACTIONS.items():
        answer = Client().get(found[page])
        assert answer.status_code == 302, what
        assert "/account/login/" in answer["Location"], what
