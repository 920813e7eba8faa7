"""What a run kept of its visit, to be shown again."""

import inspector
from trustmark.audits.inspecting import visit_path
from trustmark.audits.models import Inspection


def find_picture(run: Inspection, name: str) -> bytes | None:
    """A picture (PNG) of the visit by its name, or `None` when there is none.

    Raises `inspector.VisitFileRefused` when the kept visit was altered.
    """
    path = visit_path(run)
    if not run.visit or not path.exists():
        return None
    return inspector.Site.load(path).pictures.get(name)
