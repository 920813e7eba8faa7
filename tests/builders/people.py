"""People for tests: applicants, staff and outsiders, ready to act."""

from datetime import UTC, datetime
from itertools import count

from trustmark.accounts import api as accounts
from trustmark.accounts.api import OUTSIDE_ROLES, Role, User

# Monday 2 November 2026, ten in the morning in Amsterdam.
MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
LONG_AGO = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
PASSWORD = "zes-groene-kazen-2"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
_numbers = count(1)


def a_user(
    *roles: Role | None,
    name: str = "Sanne Jansen",
    email: str = "",
    language: str = "nl",
    password: str | None = None,
    is_verified: bool = True,
    scheme: str = "",
    at: datetime = LONG_AGO,
) -> User:
    """A person with a verified address; with roles, somebody who may work at once.

    `None` among the roles is no role; a password only where it is asked for.
    """
    held = [role for role in roles if role]
    person = accounts.create_user(
        email or f"persoon{next(_numbers)}@kaas.test",
        name=name,
        language=language,
        at=at,
        password=password,
        is_verified=is_verified,
    )
    for role in held:
        organisation = "Zegelbureau" if role in OUTSIDE_ROLES else ""
        accounts.grant_role(
            person, role, by=None, at=at, scheme=scheme, organisation=organisation
        )
    if held:
        accounts.sign_secrecy(person, at=at)
        accounts.enrol_totp(person, TOTP_SECRET)
    return person
