"""Hands out photos of reviews: the public ones to anybody, others to who has the key.

Behind nginx the platform only says which file it is, and nginx sends it: see
`deploy/nginx.conf`. Who makes that header up gets an empty answer.
"""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from trustmark.reviews import api as reviews
from trustmark.reviews.api import LARGE_PHOTO, SMALL_PHOTO
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.requests import Request

# So long a photo may be seen by who loaded it after its review left the page.
SECONDS = 300
_KINDS = {LARGE_PHOTO: "image/jpeg", SMALL_PHOTO: "image/webp"}
_ALLOWED = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox"


@require_safe
@for_programs
def large(request: Request, key: str) -> HttpResponseBase:
    """A photo to look at by itself."""
    return _handed_out(request, key, LARGE_PHOTO)


@require_safe
@for_programs
def small(request: Request, key: str) -> HttpResponseBase:
    """A photo as it stands beside a review."""
    return _handed_out(request, key, SMALL_PHOTO)


def _handed_out(request: Request, key: str, size: str) -> HttpResponseBase:
    photo = reviews.find_photo(key)
    if photo is None:
        raise Http404
    response = HttpResponse(content_type=_KINDS[size])
    if request.headers.get("X-Sendfile-Type") == "X-Accel-Redirect":
        response["X-Accel-Redirect"] = f"/uploads/{reviews.stored_name(photo, size)}"
    else:
        data = reviews.read_photo(photo, size)
        if data is None:
            raise Http404
        response.content = data
    # Another site may show what is public; a photo nobody looked at it may not.
    is_public = reviews.is_public(photo)
    kept, shown = ("public", "cross-origin") if is_public else ("", "same-origin")
    response["Cache-Control"] = (
        f"{kept}, max-age={SECONDS}" if kept else "private, no-store"
    )
    response["Cross-Origin-Resource-Policy"] = shown
    response["Content-Security-Policy"] = _ALLOWED
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    response["ETag"] = f'"{photo.file[:16]}-{size}"'
    found = get_conditional_response(request, etag=response["ETag"], response=response)
    return found or response
