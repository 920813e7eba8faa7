"""The front door of certificates."""

from trustmark.certificates.models import Certificate
from trustmark.certificates.permissions import (
    why_not_reinstate,
    why_not_restore,
    why_not_suspend,
    why_not_withdraw,
)
from trustmark.certificates.register import (
    UNKNOWN,
    Entry,
    PublicStep,
    count_valid,
    entries,
    find_entry,
    get_certificate,
    list_certificates,
    list_certificates_of,
    list_certificates_under,
    list_shops_with_certificates,
    public_history,
    search,
    search_certificates,
)
from trustmark.certificates.reinstating import reinstate
from trustmark.certificates.services import (
    convert_due,
    expire_due,
    issue,
    restore,
    suspend,
    withdraw,
)
from trustmark.certificates.states import CARRYING, RUNNING, State
from trustmark.certificates.umbrella import find_umbrella, list_entitled_shops

__all__ = [
    "CARRYING",
    "RUNNING",
    "UNKNOWN",
    "Certificate",
    "Entry",
    "PublicStep",
    "State",
    "convert_due",
    "count_valid",
    "entries",
    "expire_due",
    "find_entry",
    "find_umbrella",
    "get_certificate",
    "issue",
    "list_certificates",
    "list_certificates_of",
    "list_certificates_under",
    "list_entitled_shops",
    "list_shops_with_certificates",
    "public_history",
    "reinstate",
    "restore",
    "search",
    "search_certificates",
    "suspend",
    "why_not_reinstate",
    "why_not_restore",
    "why_not_suspend",
    "why_not_withdraw",
    "withdraw",
]
