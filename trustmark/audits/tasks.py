"""What the worker does for audits."""

from django_tasks import task

from trustmark.audits import inspecting
from trustmark.kernel.clock import read_clock


@task(queue_name="inspections")
def run_inspection(inspection_id: int) -> None:
    """Run one waiting inspection."""
    inspecting.run_inspection(inspection_id, at=read_clock())
