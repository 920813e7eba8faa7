"""Which roles exist; company people have none, their company says who they are."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person does for the operator, or for it from outside."""

    INTAKE = "intake", _("intake")
    AUDITOR = "auditor", _("auditor")
    DECIDER = "decider", _("decider")
    MODERATOR = "moderator", _("moderator")
    MEDIATOR = "mediator", _("mediator")
    FINANCE = "finance", _("finance")
    PRIVACY_OFFICER = "privacy_officer", _("privacy officer")
    EDITOR = "editor", _("editor")
    MANAGER = "manager", _("manager")
    CERTIFIER = "certifier", _("outside certifier")
    SCAN_FIRM = "scan_firm", _("scan firm")
    DISPUTE_LAWYER = "dispute_lawyer", _("dispute lawyer")


OUTSIDE_ROLES = frozenset({Role.CERTIFIER, Role.SCAN_FIRM, Role.DISPUTE_LAWYER})
STAFF_ROLES = frozenset(Role) - OUTSIDE_ROLES
