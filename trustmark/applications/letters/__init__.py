"""The letters applications write."""

from trustmark.applications.letters.answers import (
    ApplicationAccepted,
    ApplicationIncomplete,
    ApplicationReceived,
    ApplicationRefused,
    KindDenied,
    KindGranted,
    Welcome,
)
from trustmark.applications.letters.appeals import (
    AppealOverturned,
    AppealReceived,
    AppealUpheld,
)
from trustmark.applications.letters.endings import (
    ApplicationCancelled,
    ApplicationGoesOn,
    DomainProvenByAnother,
    KindClosed,
    RegistrationReleased,
)
from trustmark.applications.letters.parts import (
    AmountLine,
    Bill,
    Party,
)

__all__ = [
    "AmountLine",
    "AppealOverturned",
    "AppealReceived",
    "AppealUpheld",
    "ApplicationAccepted",
    "ApplicationCancelled",
    "ApplicationGoesOn",
    "ApplicationIncomplete",
    "ApplicationReceived",
    "ApplicationRefused",
    "Bill",
    "DomainProvenByAnother",
    "KindClosed",
    "KindDenied",
    "KindGranted",
    "Party",
    "RegistrationReleased",
    "Welcome",
]
