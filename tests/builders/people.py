"""People for tests: applicants, staff and outsiders, ready to act."""

from datetime import UTC, datetime
from itertools import count

from trustmark.accounts import api as accounts
from trustmark.accounts.api import OUTSIDE_ROLES, Role, User

# Monday 2 November 2026, ten in the morning in Amsterdam.
MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
LONG_AGO = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
_numbers = count(1)


def a_user(
    role: Role | None = None,
    *,
    name: str = "Sanne Jansen",
    email: str = "",
    language: str = "nl",
    scheme: str = "",
    at: datetime = LONG_AGO,
) -> User:
    """A person with a verified address; with a role, somebody who may work at once."""
    person = accounts.create_user(
        email or f"persoon{next(_numbers)}@kaas.test",
        name=name,
        language=language,
        at=at,
        is_verified=True,
    )
    if role is not None:
        organisation = "Zegelbureau" if role in OUTSIDE_ROLES else ""
        accounts.grant_role(
            person, role, by=None, at=at, scheme=scheme, organisation=organisation
        )
        accounts.sign_secrecy(person, at=at)
        accounts.enrol_totp(person, TOTP_SECRET)
    return person
