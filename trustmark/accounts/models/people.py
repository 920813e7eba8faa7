"""People who sign in, and the passwords they may not use again."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from trustmark.kernel.privacy import Keep


class Users(BaseUserManager["User"]):
    """Finds users for Django's own tools."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser):
    """A person with a sign-in: at a company, at the operator, or outside.

    `is_active` is Django's word and is read by its sign-in; `left_at` is ours. A
    constraint keeps them equal.
    """

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=5, default="nl")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = Users()

    class Privacy:
        personal = ("email", "name", "password")
        plain = ("language",)
        keep = Keep(years=2, since="left_at", ground="performance of the agreement")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="user_email_is_lower_case"
            ),
            models.CheckConstraint(
                condition=Q(is_active=True, left_at=None)
                | Q(is_active=False, left_at__isnull=False),
                name="user_is_active_until_they_left",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UsedPassword(models.Model):
    """The digest of a password somebody had, so that it is not chosen again."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=128)
    set_at = models.DateTimeField()

    class Privacy:
        personal = ("digest",)
        plain = ()
        keep = Keep(years=2, since="set_at", ground="protection of the account")

    class Meta:
        indexes = [models.Index(fields=["user", "id"], name="used_password_of_user")]

    def __str__(self) -> str:
        return f"a password of {self.user_id}"
