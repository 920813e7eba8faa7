"""The letters memberships write."""

from dataclasses import dataclass
from datetime import date

from trustmark.correspondence.api import Letter


@dataclass(frozen=True)
class Member:
    """Whom a letter about a membership is about; `number` is the membership's."""

    company_name: str
    scheme_name: str
    number: str


_MEMBER = Member("Kaasboer Jansen B.V.", "Voorbeeldkeur", "L-2026-00007")
_LINK = "https://keurmerk.example/nl/member/memberships/L-2026-00007/appeal/"


@dataclass(frozen=True)
class FullMembershipBegan(Letter):
    """Tells a company that it is a full member from now on."""

    member: Member
    since: date

    @classmethod
    def example(cls) -> "FullMembershipBegan":
        return cls(_MEMBER, date(2026, 3, 2))


@dataclass(frozen=True)
class MembershipWasSuspended(Letter):
    """Tells a company that its membership is suspended, why, and how to object."""

    member: Member
    reason: str
    seal_off_before: date
    appeal_before: date
    link: str

    @classmethod
    def example(cls) -> "MembershipWasSuspended":
        return cls(
            _MEMBER,
            "De factuur is na twee herinneringen niet betaald.",
            date(2026, 3, 2),
            date(2026, 3, 26),
            _LINK,
        )


@dataclass(frozen=True)
class MembershipWasRestored(Letter):
    """Tells a company that its membership runs again."""

    member: Member

    @classmethod
    def example(cls) -> "MembershipWasRestored":
        return cls(_MEMBER)


@dataclass(frozen=True)
class MembershipWasReinstated(Letter):
    """Tells a company that the end of its membership no longer stands."""

    member: Member
    is_suspended: bool

    @classmethod
    def example(cls) -> "MembershipWasReinstated":
        return cls(_MEMBER, False)


@dataclass(frozen=True)
class MembershipHasEnded(Letter):
    """Tells a company that its membership ended, why, and that the seal comes off.

    `again_from` is the first day to apply again; `None` is any day.
    """

    member: Member
    reason: str
    seal_off_before: date
    appeal_before: date
    link: str
    again_from: date | None

    @classmethod
    def example(cls) -> "MembershipHasEnded":
        return cls(
            _MEMBER,
            "De tekortkomingen zijn niet hersteld.",
            date(2026, 3, 2),
            date(2026, 3, 26),
            _LINK,
            date(2026, 5, 24),
        )
