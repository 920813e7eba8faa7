"""What every page knows."""

from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, object]:
    """The moment and the day of the request."""
    return {"at": getattr(request, "at", None), "on": getattr(request, "on", None)}
