"""The only rooms with a network: everything here fetches, nothing here judges."""

from inspector.visit.options import Progress, VisitOptions, VisitRefused
from inspector.visit.visiting import visit

__all__ = ["Progress", "VisitOptions", "VisitRefused", "visit"]
