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


_MEMBER = Member("Kaasboer Jansen B.V.", "WebwinkelKeur", "L-2026-00007")


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

    @classmethod
    def example(cls) -> "MembershipWasSuspended":
        return cls(
            _MEMBER,
            "De factuur is na twee herinneringen niet betaald.",
            date(2026, 3, 2),
            date(2026, 3, 26),
        )


@dataclass(frozen=True)
class MembershipWasRestored(Letter):
    """Tells a company that its membership runs again."""

    member: Member

    @classmethod
    def example(cls) -> "MembershipWasRestored":
        return cls(_MEMBER)


@dataclass(frozen=True)
class MembershipHasEnded(Letter):
    """Tells a company that its membership ended, why, and that the seal comes off."""

    member: Member
    reason: str
    seal_off_before: date
    appeal_before: date

    @classmethod
    def example(cls) -> "MembershipHasEnded":
        return cls(
            _MEMBER,
            "Het lidmaatschap is opgezegd.",
            date(2026, 3, 2),
            date(2026, 3, 26),
        )
