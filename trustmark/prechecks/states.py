"""How far a visit and the pre-checks that rest on it are."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class VisitState(TextChoices):
    """How far the inspector is at one domain."""

    WAITING = "waiting", _("Waiting for the inspector")
    RUNNING = "running", _("Inspecting")
    DONE = "done", _("Inspected")
    FAILED = "failed", _("Could not be inspected")


class State(TextChoices):
    """How far one pre-check is."""

    WAITING = "waiting", _("Under way")
    DONE = "done", _("Done")
    FAILED = "failed", _("Could not be done")


UNDER_WAY = (VisitState.WAITING, VisitState.RUNNING)
