"""The states of a letter on its way to its reader.

A letter is no case: nobody is responsible for it until it is in trouble.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """In the order of life."""

    WAITING = "waiting", _("Waiting to be posted")
    POSTING = "posting", _("Being posted")
    SENT = "sent", _("Sent")
    DELIVERED = "delivered", _("Delivered")
    BOUNCED = "bounced", _("Came back")
    FAILED = "failed", _("Could not be sent")
    UNSURE = "unsure", _("Perhaps sent")


LEFT = frozenset({State.SENT, State.DELIVERED})
TROUBLED = frozenset({State.BOUNCED, State.FAILED, State.UNSURE})
# What a report of the mail system may still change.
HANDED_OVER = frozenset({State.POSTING, State.SENT, State.UNSURE})
