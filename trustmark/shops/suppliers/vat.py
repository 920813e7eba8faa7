"""Who confirms VAT numbers: the register of the European Commission, or its twin."""

from dataclasses import dataclass
from typing import Protocol

import httpx
from django.conf import settings

from trustmark.shops.models import VatOutcome

ADDRESS = "https://ec.europa.eu/taxation_customs/vies/rest-api/check-vat-number"
SECONDS = 10.0


@dataclass(frozen=True)
class VatAnswer:
    """What a register says about one number."""

    outcome: VatOutcome
    name: str = ""
    address: str = ""


class VatRegister(Protocol):
    """Confirms VAT numbers."""

    def look_up(self, number: str) -> VatAnswer: ...


@dataclass(frozen=True)
class Vies:
    """The VAT Information Exchange System; numbers begin with the country code."""

    address: str = ADDRESS

    def look_up(self, number: str) -> VatAnswer:
        """Ask once; a register that does not answer is no verdict on the number."""
        try:
            response = httpx.post(
                self.address,
                json={"countryCode": number[:2], "vatNumber": number[2:]},
                timeout=SECONDS,
            )
            answer = response.raise_for_status().json()
            # Busy member states answer 200 with `userError` such as MS_UNAVAILABLE.
            is_valid = bool(answer["valid"])
            if not is_valid and answer.get("userError", "INVALID") != "INVALID":
                return VatAnswer(VatOutcome.UNREACHABLE)
        except (httpx.HTTPError, ValueError, KeyError, TypeError):
            return VatAnswer(VatOutcome.UNREACHABLE)
        return VatAnswer(
            VatOutcome.VALID if is_valid else VatOutcome.INVALID,
            name=str(answer.get("name") or ""),
            address=str(answer.get("address") or ""),
        )


@dataclass(frozen=True)
class PretendVatRegister:
    """Knows every well-shaped number, except those that end in 99 before the check."""

    def look_up(self, number: str) -> VatAnswer:
        """Answer at once, without a network."""
        if "99999999" in number:
            return VatAnswer(VatOutcome.INVALID)
        return VatAnswer(VatOutcome.VALID)


def get_vat_register() -> VatRegister:
    """The register this installation asks."""
    if settings.ENVIRONMENT.vat_service == "vies":
        return Vies()
    return PretendVatRegister()
