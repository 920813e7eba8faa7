"""How far the re-examination of one shop is."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ShopState(TextChoices):
    """How far one shop is; a shop of which no visit was kept stays without result."""

    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Being examined")
    DONE = "done", _("Examined")
    MISSING = "missing", _("No visit was kept")
    FAILED = "failed", _("Could not be examined")


UNDER_WAY = (ShopState.WAITING, ShopState.RUNNING)
