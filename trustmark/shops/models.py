"""Companies, the people we write to there, their shops, and what was agreed."""

from django.conf import settings
from django.db import models
from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from trustmark.kernel.cases import Case
from trustmark.kernel.privacy import Keep
from trustmark.shops import states

_PARTY_KEEP = Keep(
    years=7, since="ended_at", ground="proof of what was agreed and decided"
)


class Company(models.Model):
    """The legal person behind one or more shops."""

    name = models.CharField(max_length=120)
    legal_form = models.CharField(max_length=60)
    country = models.CharField(max_length=2)
    number = models.CharField(max_length=20)
    vat_number = models.CharField(max_length=20, default="", blank=True)
    street = models.CharField(max_length=120)
    postcode = models.CharField(max_length=12)
    city = models.CharField(max_length=80)
    email = models.EmailField(max_length=254)
    phone = models.CharField(max_length=30)
    language = models.CharField(max_length=5)
    registered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Privacy:
        # A sole trader's company data are data of a person.
        personal = (
            "name",
            "number",
            "vat_number",
            "street",
            "postcode",
            "city",
            "email",
            "phone",
        )
        plain = ("legal_form", "country", "language")
        keep = _PARTY_KEEP

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["country", "number"],
                condition=Q(ended_at=None),
                name="company_registered_once",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Contact(models.Model):
    """A person who may act for a company, from a day until a day."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Privacy:
        personal = ()
        plain = ()
        keep = Keep(years=2, since="until", ground="performance of the agreement")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company", "user"],
                condition=Q(until=None),
                name="contact_once_per_company",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} for {self.company}"


class Shop(models.Model):
    """One website that sells, under one domain.

    Anybody may claim a domain; `held_since` is set by the first proof of it, and from
    then on nobody else registers it while this shop runs.
    """

    company = models.ForeignKey(Company, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    domain = models.CharField(max_length=253)
    url = models.URLField(max_length=400)
    languages = models.JSONField()
    countries = models.JSONField()
    category = models.CharField(max_length=40)
    description = models.TextField(default="", blank=True)
    search_key = models.CharField(max_length=600)
    registered_at = models.DateTimeField()
    held_since = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Privacy:
        personal = ("description", "search_key")
        plain = ("name", "domain", "url", "languages", "countries", "category")
        keep = _PARTY_KEEP

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["domain"],
                condition=Q(ended_at=None, held_since__isnull=False),
                name="shop_domain_held_by_one",
            ),
            models.UniqueConstraint(
                fields=["company", "domain"],
                condition=Q(ended_at=None),
                name="shop_registered_once_by_a_company",
            ),
        ]
        indexes = [
            models.Index(fields=["search_key"], name="shop_by_search_key"),
            models.Index(fields=["domain"], name="shop_by_domain"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.domain})"


class Method(TextChoices):
    """How somebody proves that a domain is theirs."""

    DNS = "dns", _("A TXT record in the DNS")
    META = "meta", _("A meta tag on the home page")
    FILE = "file", _("A file under /.well-known/")


class DomainProof(Case):
    """A word we gave out, to be found again where only the owner can put it."""

    shop = models.OneToOneField(Shop, models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=10, choices=states.ProofState, default=states.ProofState.ASKED
    )
    word = models.CharField(max_length=64, unique=True)
    method = models.CharField(max_length=10, choices=Method, default="", blank=True)
    looked_at = models.DateTimeField(null=True)
    seen = models.TextField(default="", blank=True)

    MOVES = states.MOVES
    TURNS = states.TURNS

    class Privacy:
        personal = ()
        plain = ("state", "word", "method", "seen")
        keep = Keep(
            years=7, since="looked_at", ground="proof that the domain was theirs"
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="proven") | ~Q(method=""),
                name="domainproof_proven_means_by_a_method",
            )
        ]

    def __str__(self) -> str:
        return f"proof of {self.shop.domain}"


class VatOutcome(TextChoices):
    VALID = "valid", _("Confirmed")
    INVALID = "invalid", _("Not known to the register")
    UNREACHABLE = "unreachable", _("The register did not answer")


class VatCheck(models.Model):
    """What the register of VAT numbers answered, and when."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="+")
    number = models.CharField(max_length=20)
    outcome = models.CharField(max_length=12, choices=VatOutcome)
    name = models.CharField(max_length=200, default="", blank=True)
    address = models.CharField(max_length=300, default="", blank=True)
    at = models.DateTimeField()

    class Privacy:
        personal = ("number", "name", "address")
        plain = ("outcome",)
        keep = Keep(years=7, since="at", ground="proof of what was checked")

    def __str__(self) -> str:
        return f"{self.number}: {self.outcome}"


class Manner(TextChoices):
    """How somebody agreed."""

    EXPLICIT = "explicit", _("Ticked")
    SIGNED = "signed", _("Signed")
    DEEMED = "deemed", _("Deemed, by silence after notice")


class Acceptance(models.Model):
    """One person agreed, for one company, to one version of one text."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    scheme = models.CharField(max_length=40)
    rulebook = models.CharField(max_length=20)
    document = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    language = models.CharField(max_length=5)
    manner = models.CharField(max_length=10, choices=Manner)
    signer_function = models.CharField(max_length=80, default="", blank=True)
    address = models.GenericIPAddressField(null=True)
    at = models.DateTimeField()

    class Privacy:
        personal = ("signer_function", "address")
        plain = (
            "scheme",
            "rulebook",
            "document",
            "version",
            "digest",
            "language",
            "manner",
        )
        keep = Keep(years=7, since="at", ground="proof of what was agreed")

    class Meta:
        indexes = [
            models.Index(
                fields=["company", "scheme", "document"], name="acceptance_of_company"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.version} by {self.company_id}"
