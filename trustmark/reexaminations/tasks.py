"""What the worker does for re-examinations."""

from django_tasks import task

from trustmark.kernel.clock import read_clock
from trustmark.reexaminations.services import examining


# It can wait: shops that are looked at now come first.
@task(queue_name="inspections", priority=-60)
def reexamine_shop(row_id: int) -> None:
    """Examine one shop of a re-examination."""
    examining.run(row_id, at=read_clock())
