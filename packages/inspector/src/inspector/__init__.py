"""Looks at a webshop as a customer would, keeps the evidence, says what it saw.

`visit` does all input and output and judges nothing; `examine` judges nothing either
and does no input or output. What a finding means is for whoever holds the scheme.
"""

from inspector.archive import VisitFileRefused
from inspector.checking import Parameter
from inspector.examine import examine
from inspector.facts import (
    Banner,
    BannerButton,
    Barrier,
    BarrierLook,
    ChainLink,
    Checkout,
    ConsentState,
    Cookie,
    DnsFacts,
    Entrance,
    FileAnswer,
    Hop,
    Note,
    Page,
    Request,
    StoredKey,
    Tick,
    TlsFacts,
    TlsProbe,
)
from inspector.profile import CheckRequest, Profile, ProfileRefused
from inspector.report import AskedCheck, Finding, Outcome, Report, ReportRefused
from inspector.site import Site
from inspector.version import __version__
from inspector.visit import Progress, VisitOptions, VisitRefused, visit
from inspector.visit.glance import Glance, glance
from inspector.visit.handing import Handed, hand_over
from inspector.wording import (
    CheckInfo,
    UnknownLanguage,
    advise,
    describe,
    label,
    list_checks,
    title,
)

__all__ = [
    "AskedCheck",
    "Banner",
    "BannerButton",
    "Barrier",
    "BarrierLook",
    "ChainLink",
    "CheckInfo",
    "CheckRequest",
    "Checkout",
    "ConsentState",
    "Cookie",
    "DnsFacts",
    "Entrance",
    "FileAnswer",
    "Finding",
    "Glance",
    "Handed",
    "Hop",
    "Note",
    "Outcome",
    "Page",
    "Parameter",
    "Profile",
    "ProfileRefused",
    "Progress",
    "Report",
    "ReportRefused",
    "Request",
    "Site",
    "StoredKey",
    "Tick",
    "TlsFacts",
    "TlsProbe",
    "UnknownLanguage",
    "VisitFileRefused",
    "VisitOptions",
    "VisitRefused",
    "__version__",
    "advise",
    "describe",
    "examine",
    "glance",
    "hand_over",
    "label",
    "list_checks",
    "title",
    "visit",
]
