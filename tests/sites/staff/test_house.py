"""People, letters, deliveries: the rooms of the house itself."""

import re
from dataclasses import dataclass

import pytest

from tests.builders import audits as steps
from tests.builders.cases import an_audit
from tests.builders.letters import letters, the_letter
from tests.builders.people import MONDAY, a_user
from tests.sites.staff.reading import text_of
from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role
from trustmark.correspondence import api as correspondence
from trustmark.kernel import announcements
from trustmark.kernel.announcements import Announcement, Delivery, DeliveryState

pytestmark = pytest.mark.django_db
INVITED = {
    "name": "Nora Nieuw",
    "email": "nora@keurmeester.test",
    "language": "nl",
    "scheme": "",
    "organisation": "",
}


def test_a_manager_invites_somebody_by_letter(look, press, manager):
    response = press(manager, "invite", **INVITED, role="auditor")

    assert response.status_code == 303
    assert the_letter("InvitedAsStaff").to == "nora@keurmeester.test"
    assert "Nora Nieuw" in text_of(look(manager, "people"))


def test_who_comes_from_outside_names_where_from(press, manager):
    response = press(manager, "invite", **INVITED, role="certifier")

    assert response.status_code == 422
    assert "Say from which organisation they come." in text_of(response)
    assert 'value="Nora Nieuw"' in response.content.decode()
    assert letters() == []


def test_a_manager_gives_and_ends_a_role(press, manager, clerk):
    press(manager, "person", clerk.pk, role="auditor", scheme="", organisation="")
    given = accounts.list_roles(clerk, on=MONDAY.date())
    grant = next(g for g in accounts.list_grants(clerk) if g.role == Role.INTAKE)
    press(manager, "end_role", clerk.pk, grant.pk)

    assert given == {Role.INTAKE, Role.AUDITOR}
    assert accounts.list_roles(clerk, on=MONDAY.date()) == {Role.AUDITOR}


def test_nobody_gives_a_role_to_themselves(look, press, manager):
    told = text_of(look(manager, "person", manager.pk))
    response = press(
        manager, "person", manager.pk, role="decider", scheme="", organisation=""
    )

    assert "Nobody gives a role to themselves; ask another manager." in told
    assert response.status_code == 409
    assert accounts.list_roles(manager, on=MONDAY.date()) == {Role.MANAGER}


@pytest.mark.parametrize("scheme", ["", "becommerce"])
def test_a_manager_of_one_scheme_lets_nobody_into_another(look, press, clerk, scheme):
    theirs = a_user(Role.MANAGER, scheme="webwinkelkeur")
    (grant,) = accounts.list_grants(clerk)
    asked = {"role": "manager", "scheme": scheme, "organisation": ""}

    given = press(theirs, "person", clerk.pk, **asked)
    invited = press(theirs, "invite", **(INVITED | asked))
    press(theirs, "end_role", clerk.pk, grant.pk)

    assert (given.status_code, invited.status_code) == (422, 422)
    assert "ask one of this scheme" in text_of(given)
    assert accounts.list_roles(clerk, on=MONDAY.date()) == {Role.INTAKE}
    assert letters() == []


def test_a_manager_of_one_scheme_gives_roles_there(press, clerk):
    theirs = a_user(Role.MANAGER, scheme="webwinkelkeur")
    asked = {"role": "auditor", "scheme": "webwinkelkeur", "organisation": ""}

    press(theirs, "person", clerk.pk, **asked)

    assert Role.AUDITOR in accounts.list_roles(clerk, on=MONDAY.date())


def test_a_manager_sees_who_cannot_work_yet(look, manager):
    newcomer = a_user(name="Nora Nieuw")
    accounts.grant_role(newcomer, Role.AUDITOR, by=None, at=MONDAY)

    told = text_of(look(manager, "people"))

    line = told.partition("Nora Nieuw")[2]
    assert "auditor Missing Not signed" in line[:80]


def test_a_letter_is_read_as_it_was_sent(look, clerk, application):
    (written,) = letters(about=application)

    response = look(clerk, "letter", written.pk)

    assert written.body.splitlines()[0] in text_of(response)


def test_a_key_in_a_letter_is_for_its_reader_alone(look, press, manager, client):
    a_user(email="sanne@kaas.test")
    client.post("/en/account/password/reset/", {"email": "sanne@kaas.test"})
    client.post("/en/account/link/", {"email": "klant@kaas.test"})
    press(manager, "invite", **INVITED, role="manager")
    steps.ask_remedy(an_audit(), not_met=("identity.address",))

    for kind in (
        "PasswordResetWasAsked",
        "SignInLinkWasAsked",
        "InvitedAsStaff",
        "RemedyRequested",
    ):
        written = the_letter(kind)
        told = text_of(look(manager, "letter", written.pk))
        (key,) = re.findall(r"http\S+/([\w:-]{24,})/", written.body)
        assert key not in told
        assert "/…/" in told


def test_an_address_without_a_key_stays_whole(look, clerk, application):
    (written,) = letters(about=application)
    (link,) = re.findall(r"http\S+/applications/\S+", written.body)

    assert link in text_of(look(clerk, "letter", written.pk))


def test_older_letters_are_asked_for_by_a_number_of_sane_length(look, clerk):
    response = look(clerk, "letters", query=f"?before={'9' * 5000}")

    assert response.status_code == 200


def test_a_letter_in_trouble_is_posted_again(look, press, clerk, application):
    (written,) = letters(about=application)
    type(written).objects.filter(pk=written.pk).update(state="failed", fault="550")

    listed = text_of(look(clerk, "letters", query="?trouble"))
    press(clerk, "letter_post_again", written.pk)

    written.refresh_from_db()
    assert written.subject in listed
    assert written.state == correspondence.State.WAITING


def test_a_letter_that_arrived_is_not_posted_again(press, clerk, application):
    (written,) = letters(about=application)
    type(written).objects.filter(pk=written.pk).update(
        state="delivered", sent_at=MONDAY
    )

    press(clerk, "letter_post_again", written.pk)

    written.refresh_from_db()
    assert written.state == correspondence.State.DELIVERED


def test_letters_are_found_by_address(look, clerk, application):
    company = application.company

    mine = text_of(look(clerk, "letters", query=f"?q={company.email}"))
    none = text_of(look(clerk, "letters", query="?q=niemand@kaas.test"))

    assert application.number in mine
    assert "No letters" in none


@dataclass(frozen=True)
class CheeseRipened(announcements.Event):
    """Something nobody here listens to."""

    cheese_id: int


def test_a_parked_delivery_is_tried_again(look, press, manager):
    announcements.announce(CheeseRipened(1), at=MONDAY)
    parked = Delivery.objects.create(
        announcement=Announcement.objects.get(),
        reaction="trustmark.certificates.reactions.nothing",
        about="cheese_id=1",
        state=DeliveryState.PARKED,
        not_before=MONDAY,
        fault="ValueError: schimmel",
    )

    told = text_of(look(manager, "deliveries"))
    press(manager, "delivery_retry", parked.pk)

    parked.refresh_from_db()
    assert "ValueError: schimmel" in told
    assert parked.state == DeliveryState.WAITING


def test_only_a_manager_opens_the_rooms_of_the_house(look, clerk):
    for name in ("people", "deliveries"):
        assert look(clerk, name).status_code == 403
