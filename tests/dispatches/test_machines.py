"""What the other side may do: lead inside, drip, pour, hang up, show bad papers."""

import socket
import threading
from contextlib import contextmanager

import pytest

import inspector
from tests.builders.dispatches import a_webhook, lead_to, post_all
from tests.builders.orders import a_connection
from tests.builders.parties import a_shop, prove_domain
from tests.builders.people import MONDAY
from tests.builders.receivers import Reply, authority_file
from trustmark.dispatches import api as dispatches
from trustmark.dispatches.suppliers.machines import get_machines

pytestmark = pytest.mark.django_db


@contextmanager
def server_that(serves):
    """A bare socket on loopback that does whatever `serves` does with a client."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def run():
            client, _ = listening.accept()
            with client:
                serves(client)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        thread.join(10)


def reason_of(webhook):
    (message,) = dispatches.list_messages(webhook)
    return message.reason


def tried(webhook):
    dispatches.send_test(webhook, by=None, at=MONDAY)
    post_all(MONDAY)
    return reason_of(webhook)


def test_a_domain_whose_name_leads_inside_is_told_nothing():
    shop = a_shop(url="https://kaas.localhost/")
    prove_domain(shop)
    made = a_webhook(a_connection(shop).shop)

    assert tried(made.webhook) == "private-address"


def test_papers_of_an_unknown_authority_are_not_believed(ours, machine, settings):
    made = a_webhook(ours.shop)
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"trust_ca": ""})

    assert tried(made.webhook) == "tls"
    assert machine.came == []


def test_papers_of_another_name_are_not_believed(ours, machine, settings):
    other = a_connection()
    made = a_webhook(other.shop)
    connection = machine.connection.replace(ours.shop.domain, other.shop.domain)
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(
        update={"connect_to": connection, "trust_ca": str(authority_file())}
    )

    assert tried(made.webhook) == "tls"
    assert machine.came == []


def test_nobody_listens(ours, machine, settings):
    made = a_webhook(ours.shop)
    machine.port = 1
    lead_to(settings, machine)

    assert tried(made.webhook) == "no-answer"


def test_an_endless_answer_is_read_no_further_than_a_little(ours, machine):
    made = a_webhook(ours.shop)
    machine.answering = lambda came: Reply(200, b"x" * 5_000_000)

    assert tried(made.webhook) == ""
    posted = get_machines().post(made.webhook.url, b"{}", {})
    assert (posted.status, posted.body) == (200, b"")


def test_a_drip_ends_when_the_time_is_over():
    enough = threading.Event()

    def drips(client):
        client.recv(100)
        enough.wait(5)

    with server_that(drips) as port:
        found = inspector.hand_over(
            "https://drip.test/",
            body=b"",
            headers={},
            options=inspector.VisitOptions(
                connect_to={"drip.test:443": f"127.0.0.1:{port}"}
            ),
            seconds=0.3,
        )
        enough.set()

    assert found.problem == "timeout"


def test_who_hangs_up_is_tried_again_later(ours, settings, machine):
    made = a_webhook(ours.shop)
    with server_that(lambda client: client.recv(1)) as port:
        machine.port = port
        lead_to(settings, machine)

        assert tried(made.webhook) in {"no-answer", "tls"}
