"""Which versions of which schemes this installation has taken in."""

from django.db import models
from django.db.models import Q

from trustmark.kernel.privacy import Keep
from trustmark.schemes import shelf
from trustmark.schemes.rulebook import Rulebook


class SchemeVersion(models.Model):
    """One version of one scheme, pinned to the exact text of its folder.

    Without `sealed_on` it is a draft, which only a development installation takes in
    and which follows its folder.
    """

    scheme = models.SlugField(max_length=40)
    version = models.CharField(max_length=20)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the folder.")
    effective_from = models.DateField(help_text="The first day new cases take it.")
    sealed_on = models.DateField(null=True)
    registered_at = models.DateTimeField()

    class Privacy:
        personal = ()
        plain = ("scheme", "version", "digest")
        keep = Keep(forever=True, ground="verdicts and certificates refer to it")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "version"], name="scheme_version_once"
            ),
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"),
                name="scheme_version_digest_is_sha256",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.version}"

    @property
    def rules(self) -> Rulebook:
        """The rulebook; raises `RulebookChanged` when a sealed folder was touched."""
        digest = self.digest if self.sealed_on else ""
        return shelf.take_rulebook(self.scheme, self.version, digest=digest)
