"""What a mail supplier reports of our letters."""

from base64 import b64encode

import pytest

from tests.builders.people import MONDAY
from tests.builders.worker import settle
from trustmark.correspondence.models import OutgoingLetter

pytestmark = pytest.mark.django_db
ADDRESS = "/api/1/mail-reports"


@pytest.fixture
def letter(application) -> OutgoingLetter:
    settle(MONDAY)
    return OutgoingLetter.objects.earliest("id")


@pytest.fixture
def _supplier(settings) -> None:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(
        update={"email_supplier": "postmark"}
    )
    settings.ANYMAIL = {"WEBHOOK_SECRET": "supplier:secret"}


def bounce(letter: OutgoingLetter) -> dict[str, object]:
    return {
        "RecordType": "Bounce",
        "Type": "HardBounce",
        "MessageID": "theirs-1",
        "Metadata": {"message_id": letter.message_id},
        "Email": letter.to,
        "BouncedAt": "2026-11-02T09:30:00Z",
        "Details": "No such mailbox",
    }


def report(client, told: object, *, name: str = "supplier"):
    key = b64encode(f"{name}:secret".encode()).decode()
    return client.post(
        ADDRESS,
        told,
        content_type="application/json",
        headers={"Authorization": f"Basic {key}"},
    )


@pytest.mark.usefixtures("_supplier")
def test_a_bounce_is_written_down_at_its_letter(client, letter):
    answer = report(client, bounce(letter))

    letter.refresh_from_db()
    assert answer.status_code == 200
    assert letter.state == "bounced"


@pytest.mark.usefixtures("_supplier")
def test_a_report_by_somebody_else_is_not_believed(client, letter):
    answer = report(client, bounce(letter), name="somebody")

    letter.refresh_from_db()
    assert answer.status_code == 400
    assert letter.state == "sent"


@pytest.mark.usefixtures("_supplier")
@pytest.mark.parametrize("told", ["not json", "[]", "{}"])
def test_nonsense_is_refused_or_ignored(client, letter, told):
    answer = report(client, told)

    letter.refresh_from_db()
    assert answer.status_code in {200, 400}
    assert letter.state == "sent"


@pytest.mark.usefixtures("_supplier")
def test_a_report_about_a_letter_of_somebody_else_changes_nothing(client, letter):
    told = bounce(letter) | {"Metadata": {"message_id": "unknown@elsewhere.test"}}

    answer = report(client, told)

    letter.refresh_from_db()
    assert (answer.status_code, letter.state) == (200, "sent")


@pytest.mark.usefixtures("_supplier")
def test_a_supplier_may_look_whether_the_address_is_right(client):
    assert client.head(ADDRESS).status_code == 200
    assert client.get(ADDRESS).status_code == 405


def test_without_a_supplier_there_is_no_such_page(client):
    assert client.head(ADDRESS).status_code == 404
    assert report(client, {}).status_code == 404


@pytest.mark.usefixtures("_supplier")
def test_without_a_secret_nobody_is_believed(client, letter, settings):
    settings.ANYMAIL = {"WEBHOOK_SECRET": None}

    answer = report(client, bounce(letter))

    letter.refresh_from_db()
    assert (answer.status_code, letter.state) == (404, "sent")
