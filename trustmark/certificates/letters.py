"""The letters certificates write when somebody acts on one by itself."""

from dataclasses import dataclass
from datetime import date

from trustmark.correspondence.api import Letter


@dataclass(frozen=True)
class Holder:
    """Whom a letter about a certificate is about; `number` is the certificate's."""

    company_name: str
    shop_name: str
    domain: str
    number: str


_HOLDER = Holder(
    "Kaasboer Jansen B.V.",
    "Kaasboer Jansen",
    "kaasboer-jansen.test",
    "WE-2026-00042",
)
_LINK = "https://keurmerk.example/nl/member/certificates/WE-2026-00042/appeal/"


@dataclass(frozen=True)
class CertificateWasSuspended(Letter):
    """Tells a shop that it may not show the seal, why, and how to object."""

    holder: Holder
    reason: str
    seal_off_before: date
    appeal_before: date
    link: str

    @classmethod
    def example(cls) -> "CertificateWasSuspended":
        return cls(
            _HOLDER,
            "Er staat geen adres meer op de site.",
            date(2026, 3, 2),
            date(2026, 3, 26),
            _LINK,
        )


@dataclass(frozen=True)
class CertificateWasRestored(Letter):
    """Tells a shop that it may show the seal again."""

    holder: Holder

    @classmethod
    def example(cls) -> "CertificateWasRestored":
        return cls(
            _HOLDER,
        )


@dataclass(frozen=True)
class CertificateWasWithdrawn(Letter):
    """Tells a shop that its certificate ended, why, until when the seal comes off."""

    holder: Holder
    reason: str
    seal_off_before: date
    appeal_before: date
    link: str

    @classmethod
    def example(cls) -> "CertificateWasWithdrawn":
        return cls(
            _HOLDER,
            "De tekortkomingen zijn niet binnen de termijn hersteld.",
            date(2026, 3, 2),
            date(2026, 3, 26),
            _LINK,
        )


@dataclass(frozen=True)
class CertificateWasReinstated(Letter):
    """Tells a shop that the withdrawal of its certificate no longer stands."""

    holder: Holder
    is_suspended: bool

    @classmethod
    def example(cls) -> "CertificateWasReinstated":
        return cls(_HOLDER, False)


@dataclass(frozen=True)
class CertificateHasExpired(Letter):
    """Tells a shop that the period of its certificate is over."""

    holder: Holder
    seal_off_before: date

    @classmethod
    def example(cls) -> "CertificateHasExpired":
        return cls(
            _HOLDER,
            date(2026, 3, 2),
        )
