"""What the tests of correspondence lean on."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from tests.correspondence import breaking
from tests.correspondence.letters import HARBOUR, LoafWasBaked
from tests.correspondence.smtp_server import SmtpServer, serving
from trustmark.correspondence import api as correspondence

_SUPPLIERS = "trustmark.correspondence.suppliers"


@pytest.fixture(autouse=True)
def _letters_stay_here(settings):
    settings.POST_TRANSPORT = f"{_SUPPLIERS}.mailbox.Mailbox"
    settings.MAIL_FROM = "post@keurmeester.test"
    settings.MAIL_DOMAINS = {"keurmeester.test"}
    breaking.forget()


@pytest.fixture
def a_letter(db, monday):
    """Writes a letter: `a_letter(to=…)`."""

    def write(to="jansen@kaas.test", at=monday, **more):
        return correspondence.send(
            LoafWasBaked.example(),
            to=to,
            name="Kaasboer Jansen",
            language="nl",
            sender=HARBOUR,
            at=at,
            **more,
        )

    return write


@pytest.fixture
def case_of():
    """A case to write about, known by kind and id: `case_of(7)`."""
    return lambda number: SimpleNamespace(
        kind_of_case="audits.audit", pk=number, scheme="harbour"
    )


@pytest.fixture
def mail_server(settings) -> Iterator[SmtpServer]:
    """A real mail server on the loopback, through which letters are posted."""
    with serving() as server:
        settings.POST_TRANSPORT = f"{_SUPPLIERS}.smtp.Smtp"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_TIMEOUT = 5
        yield server
