"""The letters accounts write; their words stand in `words/`."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from trustmark.correspondence.api import Letter

_LINK = "https://keurmerk.example/nl/account/invitations/8fJ2/"
_MOMENT = datetime(2026, 3, 2, 10, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))


@dataclass(frozen=True)
class InvitedAsStaff(Letter):
    """Invites somebody to work for the operator."""

    name: str
    operator_name: str
    link: str
    last_day: date

    @classmethod
    def example(cls) -> "InvitedAsStaff":
        return cls("An Claes", "Voorbeeldkeur", _LINK, date(2026, 3, 9))


@dataclass(frozen=True)
class InvitedFromOutside(Letter):
    """Invites an outside expert to see the cases that will be assigned to them."""

    name: str
    operator_name: str
    organisation: str
    link: str
    last_day: date

    @classmethod
    def example(cls) -> "InvitedFromOutside":
        return cls("Bo Maes", "Voorbeeldkeur", "Zegelbureau", _LINK, date(2026, 3, 9))


@dataclass(frozen=True)
class InvitedAsColleague(Letter):
    """Invites somebody to act for the company of a colleague."""

    name: str
    invited_by: str
    company_name: str
    link: str
    last_day: date

    @classmethod
    def example(cls) -> "InvitedAsColleague":
        return cls(
            "Bram Jansen",
            "Sanne Jansen",
            "Kaasboer Jansen B.V.",
            _LINK,
            date(2026, 3, 9),
        )


@dataclass(frozen=True)
class SignInLinkWasAsked(Letter):
    """Gives a consumer a way in, without an account."""

    link: str
    minutes: int

    @classmethod
    def example(cls) -> "SignInLinkWasAsked":
        return cls(_LINK, 30)


@dataclass(frozen=True)
class PasswordToChoose(Letter):
    """Asks a new applicant to choose a password."""

    name: str
    link: str

    @classmethod
    def example(cls) -> "PasswordToChoose":
        return cls("Sanne Jansen", _LINK)


@dataclass(frozen=True)
class AddressToConfirm(Letter):
    """Asks whether an e-mail address really belongs to this person."""

    name: str
    link: str

    @classmethod
    def example(cls) -> "AddressToConfirm":
        return cls("Sanne Jansen", _LINK)


@dataclass(frozen=True)
class AddressAlreadyKnown(Letter):
    """Tells somebody who came as if new that they can already sign in."""

    name: str
    link: str

    @classmethod
    def example(cls) -> "AddressAlreadyKnown":
        return cls("Sanne Jansen", _LINK)


@dataclass(frozen=True)
class PasswordResetWasAsked(Letter):
    """Lets somebody choose a new password."""

    name: str
    link: str

    @classmethod
    def example(cls) -> "PasswordResetWasAsked":
        return cls("Sanne Jansen", _LINK)


@dataclass(frozen=True)
class NoAccountHere(Letter):
    """Tells the owner of an address that no account goes with it."""

    email: str

    @classmethod
    def example(cls) -> "NoAccountHere":
        return cls("jansen@kaas.test")


@dataclass(frozen=True)
class PasswordWasChanged(Letter):
    """Tells somebody that their password is a new one, in case it was not them."""

    name: str
    moment: datetime
    link: str

    @classmethod
    def example(cls) -> "PasswordWasChanged":
        return cls("Sanne Jansen", _MOMENT, _LINK)


@dataclass(frozen=True)
class AddressWasChanged(Letter):
    """Tells the earlier address that the account has another one now."""

    name: str
    moment: datetime

    @classmethod
    def example(cls) -> "AddressWasChanged":
        return cls("Sanne Jansen", _MOMENT)


@dataclass(frozen=True)
class SecondFactorWasAdded(Letter):
    """Tells somebody that an app or passkey was added, in case it was not them."""

    name: str
    moment: datetime
    link: str

    @classmethod
    def example(cls) -> "SecondFactorWasAdded":
        return cls("Sanne Jansen", _MOMENT, _LINK)


@dataclass(frozen=True)
class SecondFactorWasRemoved(Letter):
    """Tells somebody that an app or passkey was removed, in case it was not them."""

    name: str
    moment: datetime
    link: str

    @classmethod
    def example(cls) -> "SecondFactorWasRemoved":
        return cls("Sanne Jansen", _MOMENT, _LINK)


@dataclass(frozen=True)
class RecoveryCodesWereMade(Letter):
    """Tells somebody that they have new recovery codes and the old ones are void."""

    name: str
    moment: datetime
    link: str

    @classmethod
    def example(cls) -> "RecoveryCodesWereMade":
        return cls("Sanne Jansen", _MOMENT, _LINK)
