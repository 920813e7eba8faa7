"""All checks, one file per subject; importing this room enters them."""

from inspector.checking import declaration, declarations
from inspector.checks import (
    complaints,
    cookies,
    documents,
    identity,
    ordering,
    security,
    withdrawal,
)

SUBJECTS = (complaints, cookies, documents, identity, ordering, security, withdrawal)

__all__ = ["SUBJECTS", "declaration", "declarations"]
