"""People for tests, made through the front door."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from trustmark.accounts import api as accounts
from trustmark.accounts.api import OUTSIDE_ROLES, Role, User

LONG_AGO = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
PASSWORD = "zes-groene-kazen-2"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
_numbers = count(1)


def a_person(name: str = "Sanne Jansen", **values: Any) -> User:
    """A person with a verified address; a password only where it is asked for."""
    values.setdefault("email", f"persoon{next(_numbers)}@kaas.test")
    values.setdefault("language", "nl")
    values.setdefault("at", LONG_AGO)
    values.setdefault("is_verified", True)
    return accounts.create_user(name=name, **values)


def a_member_of_staff(*roles: Role, scheme: str = "", **values: Any) -> User:
    """Somebody with these roles since long ago, ready to work."""
    person = a_person(**values)
    for role in roles:
        organisation = "Zegelbureau" if role in OUTSIDE_ROLES else ""
        accounts.grant_role(
            person,
            role,
            by=None,
            at=LONG_AGO,
            scheme=scheme,
            organisation=organisation,
        )
    accounts.sign_secrecy(person, at=LONG_AGO)
    accounts.enrol_totp(person, SECRET)
    return person
