"""What the worker does for applications."""

from django_tasks import task

from trustmark.applications.services import intake
from trustmark.kernel.clock import read_clock


@task()
def check_application(application_id: int) -> None:
    """Ask the registers about one application."""
    intake.check_application(application_id, at=read_clock())
