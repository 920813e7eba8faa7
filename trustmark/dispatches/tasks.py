"""What the worker does for dispatches: a queue of its own, for shops can be slow."""

from datetime import timedelta

from django_tasks import task

from trustmark.dispatches.services.claiming import list_due_targets
from trustmark.dispatches.services.posting import post_next
from trustmark.kernel.clock import read_clock

# After so long a task makes room; the sweep calls for the next.
ROUND = timedelta(minutes=5)


@task(queue_name="machines")
def post_waiting() -> None:
    """Post what is due, one message to each address by turns, until nothing is."""
    began = read_clock()
    while targets := list_due_targets(at=read_clock()):
        posted = [post_next(target, at=read_clock()) for target in targets]
        if not any(posted) or read_clock() - began > ROUND:
            return
