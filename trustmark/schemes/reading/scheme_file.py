"""Reads `scheme.toml`: who runs a scheme, where it holds, and how it looks."""

import re
from collections.abc import Mapping

from trustmark.schemes.reading.contrast import (
    COLOUR,
    LEAST,
    PAPER_DARK,
    PAPER_LIGHT,
    contrast,
)
from trustmark.schemes.reading.tables import Table
from trustmark.schemes.rulebook import (
    LANGUAGES,
    Authority,
    CertificateKind,
    Operator,
    OutsideParty,
    Scheme,
    Tokens,
    Words,
)

COUNTRIES = ("NL", "BE")
TERRITORY = (*COUNTRIES, "LU")
CAPACITIES = ("consumer", "business")
COMPONENTS = (
    "audit",
    "register",
    "reviews",
    "mediation",
    "information",
    "security-scan",
    "umbrella-mark",
)
COMPANY_NUMBERS = ("kvk", "kbo", "rcs", "vat")
REGISTER_FIELDS = (
    "trade-name",
    "legal-name",
    "domain",
    "company-number",
    "vat-number",
    "address",
    "phone",
    "email",
    "contact-form",
)
NOTICES = ("purchase-risk", "provisional", "guarantee-fund", "effort-only")
PROCESSES = ("audit", "register", "reviews", "disputes", "information")
PREFIX = re.compile(r"[A-Z]{2,4}")
ROLES = ("dispute-board", "certifier", "scan-firm", "umbrella")


def read_scheme(slug: str, table: Table) -> Scheme:
    """The scheme as its file says it; faults are left in the table."""
    languages = table.some_of("languages", LANGUAGES)
    for language in sorted(set(LANGUAGES) - set(languages)):
        table.fault("languages", f"{language} is missing.", "Write it in all three.")
    country = table.one_of("country", COUNTRIES)
    scheme = Scheme(
        slug=slug,
        name=table.words("name", languages),
        short_name=table.text("short_name"),
        number_prefix=_prefix(slug, table),
        demo=table.optional_flag("demo"),
        operator=_operator(table.table("operator")),
        hosts=table.texts("hosts"),
        languages=languages,
        prevailing_language=table.one_of("prevailing_language", languages),
        country=country if country in COUNTRIES else COUNTRIES[0],
        territory=table.some_of("territory", TERRITORY),
        capacities=table.some_of("capacities", CAPACITIES),
        components=table.some_of("components", COMPONENTS),
        company_numbers=table.some_of("company_numbers", COMPANY_NUMBERS),
        register_fields=table.some_of("register_fields", REGISTER_FIELDS),
        law=table.words("law", languages),
        court=table.words("court", languages),
        purpose=table.words("purpose", languages),
        licence=table.words("licence", languages),
        notices=_all_words(table.table("notice"), NOTICES, languages),
        processes=_all_words(table.table("process"), PROCESSES, languages),
        kinds=_kinds(table.table("certificate"), languages),
        parties=_parties(table.table("party")) if table.has("party") else {},
        data_protection_authority=_authority(
            table.table("data_protection_authority"), languages
        ),
        misuse_authority=_authority(table.table("misuse_authority"), languages),
        tokens=_tokens(table.table("tokens")),
    )
    table.close()
    return scheme


def _prefix(slug: str, table: Table) -> str:
    """What its numbers begin with; the first two letters of its folder, if unsaid."""
    prefix = table.optional_text("number_prefix") or slug[:2].upper()
    if not PREFIX.fullmatch(prefix):
        remedy = "Write two to four capital letters."
        table.fault("number_prefix", f"{prefix!r} is no prefix.", remedy)
    return prefix


def _operator(table: Table) -> Operator:
    operator = Operator(
        legal_name=table.text("legal_name"),
        street=table.text("street"),
        postcode=table.text("postcode"),
        city=table.text("city"),
        country=table.one_of("country", COUNTRIES),
        email=table.text("email"),
        phone=table.text("phone"),
        website=table.text("website"),
        iban=table.text("iban"),
        bic=table.text("bic"),
        company_number=table.text("company_number"),
        vat_number=table.text("vat_number"),
    )
    if operator.iban and not _is_iban(operator.iban):
        table.fault("iban", "does not pass its check digits.", "Copy it once more.")
    if operator.website and not operator.website.startswith("https://"):
        table.fault("website", "is not a safe address.", "Begin it with https://.")
    table.close()
    return operator


def _is_iban(iban: str) -> bool:
    """ISO 13616: moved four places and read as a number, it leaves 1 by 97."""
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", iban):
        return False
    return int("".join(str(int(c, 36)) for c in iban[4:] + iban[:4])) % 97 == 1


def _all_words(
    table: Table, codes: tuple[str, ...], languages: tuple[str, ...]
) -> Mapping[str, Words]:
    found = {code: table.words(code, languages) for code in codes}
    table.close()
    return found


def _kinds(table: Table, languages: tuple[str, ...]) -> Mapping[str, CertificateKind]:
    kinds = {}
    for code, inner in table.tables():
        kinds[code] = CertificateKind(
            code=code,
            name=inner.words("name", languages),
            audience=inner.words("audience", languages),
            promise=inner.words("promise", languages),
            capacity=inner.one_of("capacity", CAPACITIES),
            seal=inner.text("seal"),
        )
        inner.close()
    if not kinds:
        table.fault("", "has no kind of certificate.", "Add one, as [certificate.b2c].")
    return kinds


def _parties(table: Table) -> Mapping[str, OutsideParty]:
    parties = {}
    for role, inner in table.tables():
        if role not in ROLES:
            inner.fault("", "is not a known role.", f"Choose: {', '.join(ROLES)}.")
        parties[role] = OutsideParty(
            role=role,
            name=inner.text("name"),
            website=inner.text("website"),
            email=inner.text("email"),
            demo=inner.optional_flag("demo"),
            member_from=inner.day("member_from") if role == "umbrella" else None,
            member_until=inner.optional_day("member_until")
            if role == "umbrella"
            else None,
        )
        inner.close()
    return parties


def _authority(table: Table, languages: tuple[str, ...]) -> Authority:
    authority = Authority(table.words("name", languages), table.text("website"))
    table.close()
    return authority


def _tokens(table: Table) -> Tokens:
    tokens = Tokens(table.text("accent_light"), table.text("accent_dark"))
    papers = {"accent_light": PAPER_LIGHT, "accent_dark": PAPER_DARK}
    for key, paper in papers.items():
        colour = getattr(tokens, key)
        if not COLOUR.fullmatch(colour):
            table.fault(key, "is not a colour.", "Write it as #1f6f4a, small letters.")
        elif (ratio := contrast(colour, paper)) < LEAST:
            problem = f"has a contrast of {ratio:.1f} on {paper}."
            table.fault(key, problem, f"Take a colour that reaches {LEAST}.")
    table.close()
    return tokens
