"""What the worker does for pre-checks."""

from django_tasks import task

from trustmark.kernel.clock import read_clock
from trustmark.prechecks.services import running


# The audits of who applied come first.
@task(queue_name="inspections", priority=-50)
def run_precheck(precheck_id: int) -> None:
    """Run one waiting pre-check."""
    running.run(precheck_id, at=read_clock())
