"""What a person may do: roles, assigned cases, and the signed promise of secrecy."""

from typing import Any, Protocol

from django.db import models
from django.db.models import F, Q

from trustmark.accounts.roles import OUTSIDE_ROLES, Role
from trustmark.kernel.privacy import Keep


class NamedCase(Protocol):
    """A case by the name under which history knows it."""

    @property
    def pk(self) -> Any: ...

    @property
    def kind_of_case(self) -> str: ...


class RoleGrant(models.Model):
    """One role of one person, from a day until another.

    An empty `scheme` means every scheme. People from outside name the organisation
    they come from.
    """

    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role)
    scheme = models.CharField(max_length=40, blank=True, default="")
    organisation = models.CharField(max_length=120, blank=True, default="")
    valid_from = models.DateField()
    valid_until = models.DateField(
        null=True, help_text="The first day the role no longer holds."
    )
    granted_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="+"
    )

    class Privacy:
        personal = ()
        plain = ("role", "scheme", "organisation")
        keep = Keep(years=7, since="valid_until", ground="proof of who could do what")

    class Meta:
        constraints = [
            # A role may end on the day it began: then it never held.
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_from__lte=F("valid_until")),
                name="role_grant_runs_forward",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=sorted(OUTSIDE_ROLES)) | ~Q(organisation=""),
                name="role_grant_from_outside_names_the_organisation",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "scheme"],
                condition=Q(valid_until=None),
                name="role_grant_open_once_per_role_and_scheme",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} as {self.role}"


class CaseGrant(models.Model):
    """Somebody from outside may see one case, for as long as it is assigned."""

    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    case_kind = models.CharField(max_length=60)
    case_id = models.BigIntegerField()
    valid_from = models.DateField()
    valid_until = models.DateField(
        null=True, help_text="The first day the case is no longer theirs to see."
    )
    granted_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="+"
    )

    class Privacy:
        personal = ()
        plain = ("case_kind",)
        keep = Keep(years=7, since="valid_until", ground="proof of who could see what")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_from__lte=F("valid_until")),
                name="case_grant_runs_forward",
            ),
            models.UniqueConstraint(
                fields=["user", "case_kind", "case_id"],
                condition=Q(valid_until=None),
                name="case_grant_open_once_per_person_and_case",
            ),
        ]
        indexes = [
            models.Index(fields=["case_kind", "case_id"], name="case_grants_of_case")
        ]

    def __str__(self) -> str:
        return f"{self.user} at {self.case_kind} {self.case_id}"


class SecrecyStatement(models.Model):
    """A signed promise to keep secret what one sees; without it there is no access."""

    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    version = models.CharField(max_length=20)
    signed_at = models.DateTimeField()

    class Privacy:
        personal = ()
        plain = ("version",)
        keep = Keep(years=7, since="signed_at", ground="proof of the promise")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "version"], name="secrecy_statement_signed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} signed {self.version}"
