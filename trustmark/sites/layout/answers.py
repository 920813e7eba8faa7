"""The answer for programs: is this domain certified, how, since when."""

from datetime import datetime
from typing import Any

from trustmark.certificates.api import UNKNOWN, Entry
from trustmark.kernel.links import link_to
from trustmark.schemes.api import Scheme

FORMAT = 1


def answer(
    scheme: Scheme, entry: Entry | None, *, domain: str, at: datetime
) -> dict[str, Any]:
    """What anyone may know of a domain, as plain values; never a person."""
    told: dict[str, Any] = {
        "format": FORMAT,
        "scheme": scheme.slug,
        "domain": domain,
        "certified": bool(entry and entry.is_carrying),
        "state": entry.state if entry else UNKNOWN,
        "as_of": at.isoformat(timespec="seconds"),
        "page": link_to(
            "public:entry", scheme.slug, domain, language=scheme.prevailing_language
        ),
        "certificates": [],
    }
    for certificate in entry.certificates if entry else ():
        until = certificate.valid_until
        told["certificates"].append(
            {
                "number": certificate.number,
                "kind": certificate.kind,
                "state": str(certificate.state),
                "rulebook": certificate.scheme_version.version,
                "valid_from": certificate.valid_from.isoformat(),
                "valid_until": until.isoformat() if until else None,
            }
        )
    return told
