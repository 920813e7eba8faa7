"""Who lives in the demo village: the operator's people, and the shops' stories."""

from dataclasses import dataclass, field
from enum import StrEnum

from trustmark.accounts.api import Role

PASSWORD = "Dorpsplein 26 keurt!"  # noqa: S105 - demo data; production refuses it


@dataclass(frozen=True)
class Person:
    """Somebody who works for the operator, or from outside."""

    key: str
    name: str
    roles: tuple[Role, ...]
    language: str = "nl"
    organisation: str = ""

    @property
    def email(self) -> str:
        """The address the person signs in with."""
        return f"{self.key}@keurmeester.test"


PEOPLE = (
    Person("sanne", "Sanne de Boer", (Role.INTAKE,)),
    Person("mehmet", "Mehmet Yildiz", (Role.AUDITOR,)),
    Person("karel", "Karel Vos", (Role.DECIDER,)),
    Person("annelies", "Annelies Maes", (Role.DECIDER,)),
    Person("femke", "Femke Bakker", (Role.FINANCE,)),
    Person("mila", "Mila Verhoeven", (Role.MODERATOR,)),
    Person("wouter", "Wouter Baert", (Role.MODERATOR,)),
    Person("ruben", "Ruben Claes", (Role.MANAGER,)),
    Person("elise", "Elise Laurent", (Role.CERTIFIER,), "fr", "Bureau Contrôle SA"),
)


class Ending(StrEnum):
    """Where a story stands today."""

    DRAFT = "draft"
    INTAKE = "intake"
    REFUSED_AT_INTAKE = "refused at intake"
    INSPECTION = "being inspected"
    REMEDY = "awaiting remedy"
    DECISION = "to be decided"
    REFUSED = "refused"
    AWAITING_PAYMENT = "awaiting payment"
    ADMITTED = "admitted"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Story:
    """One shop: who applied, how long ago, what was wrong, and where it stands.

    `faults` are those of the demo shop at the time of its audit; `unmet` are the
    criteria the auditor found not met, with the words he wrote. After a remedy a
    story whose ending lies beyond it has none of them left.
    """

    host: str
    scheme: str
    contact: str
    days_ago: int
    ending: Ending
    kinds: tuple[str, ...] = ("b2c",)
    period: str = "year"
    size: str = "small"
    category: str = "other"
    remedies_first: bool = False
    faults: tuple[str, ...] = ()
    unmet: dict[str, str] = field(default_factory=dict)

    @property
    def email(self) -> str:
        """The address the contact signs in with."""
        return f"{self.contact.split()[0].lower()}@{self.host}"


SHORT_WITHDRAWAL = {
    "withdrawal.period": "Op de pagina over retourneren staat een bedenktijd van "
    "zeven dagen; de wet geeft de klant er veertien.",
    "complaints.odr-removed": "De voorwaarden verwijzen nog naar het Europese platform "
    "voor geschillen, dat in juli 2025 is gesloten.",
}
VAGUE_BUTTON = {
    "ordering.button-wording": "Op de laatste knop staat “Doorgaan”. De klant moet "
    "lezen dat hij met de knop een bestelling met betalingsplicht plaatst.",
    "ordering.no-preticked": "Bij het afrekenen staat het hokje voor de nieuwsbrief "
    "al aangevinkt.",
}

STORIES = (
    Story(
        "kaasboer-jansen.test",
        "webwinkelkeur",
        "Piet Jansen",
        292,
        Ending.ADMITTED,
        category="food",
        remedies_first=True,
        faults=("short-withdrawal", "old-odr-link"),
        unmet=SHORT_WITHDRAWAL,
    ),
    Story(
        "wolwinkel-vermeer.test",
        "becommerce",
        "Katrien Vermeer",
        240,
        Ending.ADMITTED,
        category="hobby",
    ),
    Story(
        "theehuis-lotus.test",
        "webwinkelkeur",
        "Mei Lin",
        215,
        Ending.WITHDRAWN,
        category="food",
    ),
    Story(
        "gereedschap-desmet.test",
        "becommerce",
        "Johan De Smet",
        160,
        Ending.ADMITTED,
        kinds=("b2c", "b2b"),
        size="medium",
        category="garden",
    ),
    Story(
        "planten-olde.test",
        "webwinkelkeur",
        "Hanneke Olde",
        130,
        Ending.SUSPENDED,
        period="quarter",
        category="garden",
    ),
    Story(
        "speelgoed-janssens.test",
        "becommerce",
        "Tom Janssens",
        75,
        Ending.REFUSED,
        category="toys",
        faults=("vague-order-button", "preticked-box"),
        unmet=VAGUE_BUTTON,
    ),
    Story(
        "fietsenhoek.test",
        "webwinkelkeur",
        "Bas Hoekstra",
        48,
        Ending.ADMITTED,
        category="sports",
    ),
    Story(
        "boekenkraam.test",
        "webwinkelkeur",
        "Joke Kramer",
        6,
        Ending.REMEDY,
        category="books",
        faults=("short-withdrawal", "old-odr-link"),
        unmet=SHORT_WITHDRAWAL,
    ),
    Story(
        "kantoor-plus.test",
        "becommerce",
        "Sofie Lambert",
        12,
        Ending.AWAITING_PAYMENT,
        kinds=("b2b",),
        size="medium",
        category="office",
    ),
    Story(
        "feestartikelen-vonk.test",
        "webwinkelkeur",
        "Dirk Vonk",
        20,
        Ending.REFUSED_AT_INTAKE,
        category="other",
    ),
    Story(
        "zeepatelier-noor.test",
        "webwinkelkeur",
        "Noor Haddad",
        1,
        Ending.INTAKE,
        category="health",
    ),
    Story(
        "chocolaterie-dubois.test",
        "becommerce",
        "Claire Dubois",
        1,
        Ending.INSPECTION,
        category="food",
    ),
)
