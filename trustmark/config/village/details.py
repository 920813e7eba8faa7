"""What the village's companies and shops fill in on the form."""

from demo_shop.village import village
from trustmark.config.village.cast import Story
from trustmark.shops.api import CompanyDetails, ShopDetails

# Two applicants have no shop of their own in the village; these are theirs.
_ELSEWHERE = {
    "feestartikelen-vonk.test": (
        "Feestartikelen Vonk",
        "Vonk Feesten B.V.",
        "99051999",
    ),
    "zeepatelier-noor.test": ("Zeepatelier Noor", "Zeepatelier Noor", "99052005"),
}
_FORMS = {"B.V.": "B.V.", "V.O.F.": "V.O.F.", "BV": "BV", "SRL": "SRL", "NV": "NV"}


def company_of(story: Story) -> CompanyDetails:
    """The company behind the shop of a story."""
    if story.host in _ELSEWHERE:
        _, company, number = _ELSEWHERE[story.host]
        return CompanyDetails(
            name=company,
            legal_form=_form(company),
            country="NL",
            number=number,
            vat_number="",
            street="Ambachtsweg 12",
            postcode="7556 AA",
            city="Hengelo",
            email=f"info@{story.host}",
            phone="+31 74 000 00 12",
            language="nl",
        )
    shop = village()[story.host]
    return CompanyDetails(
        name=shop.company.name,
        legal_form=_form(shop.company.name),
        country=shop.company.country,
        number=shop.company.number,
        vat_number=shop.company.vat,
        street=shop.company.street,
        postcode=shop.company.postcode,
        city=shop.company.town,
        email=shop.company.email,
        phone=shop.company.phone,
        language="fr" if story.host.startswith("chocolaterie") else "nl",
    )


def shop_of(story: Story) -> ShopDetails:
    """The shop of a story."""
    languages: tuple[str, ...] = ("nl",)
    name = _ELSEWHERE.get(story.host, ("",))[0]
    if not name:
        shop = village()[story.host]
        languages, name = tuple(shop.languages), shop.name
    return ShopDetails(
        name=name,
        url=f"https://{story.host}/",
        languages=languages,
        countries=("NL", "BE"),
        category=story.category,
    )


def unclaimed_shops() -> list[str]:
    """The shops nobody of the village applies with, as a person fills them in."""
    return [
        f"{host}, company number {shop.company.number} ({shop.company.name})"
        for host, shop in village().items()
        if shop.unclaimed
    ]


def _form(name: str) -> str:
    return next(
        (form for sign, form in _FORMS.items() if name.endswith(sign)), "eenmanszaak"
    )
