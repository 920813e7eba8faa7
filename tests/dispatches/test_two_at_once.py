"""Two workers, and workers that die: everything arrives, under the id it had."""

from datetime import timedelta

import pytest

from tests.builders.concurrency import at_once
from tests.builders.dispatches import a_webhook, lead_to, post_all
from tests.builders.killing import dying_before, killed_during
from tests.builders.orders import a_connection
from tests.builders.people import MONDAY
from tests.builders.receivers import receiving
from trustmark.dispatches import api as dispatches
from trustmark.dispatches.api import DispatchState
from trustmark.dispatches.models import Dispatch
from trustmark.dispatches.services.claiming import claim_next, list_due_targets
from trustmark.dispatches.services.posting import post_next
from trustmark.dispatches.suppliers.machines import PRETENDED

pytestmark = pytest.mark.django_db(transaction=True)
LATER = MONDAY + timedelta(minutes=10)


@pytest.fixture
def waiting(settings):
    """A webhook for which three messages wait; whoever listens is pretended."""
    settings.MACHINES = "trustmark.dispatches.suppliers.machines.pretended_machines"
    made = a_webhook(a_connection().shop)
    for _ in range(3):
        dispatches.send_test(made.webhook, by=None, at=MONDAY)
    PRETENDED.posted.clear()
    yield made.webhook
    PRETENDED.posted.clear()


def ids():
    return [headers["webhook-id"] for _, _, headers in PRETENDED.posted]


def test_two_workers_send_each_message_once(waiting):
    def works():
        while targets := list_due_targets(at=MONDAY):
            for target in targets:
                post_next(target, at=MONDAY)

    at_once(works, works, works)

    assert len(ids()) == len(set(ids())) == 3
    assert set(Dispatch.objects.values_list("state", flat=True)) == {"done"}


def test_one_message_at_a_time_goes_to_one_address(waiting):
    (target,) = list_due_targets(at=MONDAY)
    taken = []

    at_once(*[lambda: taken.append(claim_next(target, at=MONDAY)) for _ in range(3)])

    assert len([each for each in taken if each]) == 1


def test_killed_before_posting_it_is_posted_by_the_next(waiting):
    (target,) = list_due_targets(at=MONDAY)

    def works(began):
        claim_next(target, at=MONDAY)
        began()

    killed_during(works)
    early = dispatches.sweep(at=MONDAY + timedelta(minutes=1))
    nothing_yet = Dispatch.objects.filter(state=DispatchState.POSTING).count()
    dispatches.sweep(at=LATER)
    post_all(LATER + timedelta(minutes=10))

    assert early == 1
    assert nothing_yet == 1
    assert len(set(ids())) == 3


def test_killed_between_the_answer_and_the_note_it_comes_again_with_its_id(settings):
    shop = a_connection().shop
    made = a_webhook(shop)
    message = dispatches.send_test(made.webhook, by=None, at=MONDAY)
    with receiving(shop.domain) as machine:
        lead_to(settings, machine)

        def works(began):
            with dying_before(began, table="dispatches_dispatch", value="done"):
                post_all(MONDAY)

        killed_during(works)
        dispatches.sweep(at=LATER)
        post_all(LATER + timedelta(minutes=10))

        came = [each.headers["webhook-id"] for each in machine.came]
    assert came == [message.message_id, message.message_id]
    message.refresh_from_db()
    assert message.state == DispatchState.DONE


def test_pressing_twice_makes_one_webhook(settings):
    shop = a_connection().shop
    made: list[object] = []

    def press():
        try:
            made.append(a_webhook(shop))
        except dispatches.WebhookRefused as refused:
            made.append(refused.fault)

    at_once(press, press)

    assert len(dispatches.list_webhooks(shop)) == 1
    assert dispatches.WebhookFault.URL_KNOWN in made
