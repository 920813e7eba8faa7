"""Headers, cookies and the way to https."""

from flask import Response, g, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from demo_shop.scene import SESSION, Scene, house, is_for_people, scene
from demo_shop.village import village

A_YEAR = 365 * 24 * 60 * 60


def to_https(found: Scene) -> AnyResponse | None:
    """Send a visitor of a village name to https, unless the shop forgot to."""
    if request.is_secure or found.host not in village() or found.has("no-https"):
        return None
    # The bare address: whoever visits the village maps port 443 to where it listens.
    return redirect(f"https://{found.host}{request.full_path.rstrip('?')}", 301)


def protect(response: Response) -> Response:
    """Add the headers and the cookie that every answer of a shop carries."""
    if "scene" not in g:  # the tracker is another firm's
        return response
    found = scene()
    if request.is_secure and not found.has("no-hsts"):
        response.headers["Strict-Transport-Security"] = (
            f"max-age={A_YEAR}; includeSubDomains"
        )
    if found.has("weak-headers"):
        response.headers["Server"] = "Apache/2.2.8 (Unix)"
        response.headers["X-Powered-By"] = "PHP/5.6.40"
    else:
        response.headers["Content-Security-Policy"] = _policy(found)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
        response.headers["Permissions-Policy"] = "camera=(), microphone=()"
    if found.is_new_visit:
        _set_session(response, found)
    if response.mimetype == "text/html":
        response.headers["Cache-Control"] = "no-store"
    return response


def _policy(found: Scene) -> str:
    settings = house().settings
    pictures = ["'self'", f"https://{settings.tracker_host}"]
    if settings.seal_origin:
        pictures.append(settings.seal_origin)
    if found.has("mixed-content"):
        pictures.append(f"http://{found.host}")
    return (
        "default-src 'self'; "
        f"img-src {' '.join(pictures)}; "
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


def _set_session(response: Response, found: Scene) -> None:
    careless = found.has("insecure-cookie")
    response.set_cookie(
        SESSION,
        found.visit_key,
        # Somebody who looks at 127.0.0.1 over plain http must be able to shop as well.
        secure=not careless and not is_for_people(found.host) and request.is_secure,
        httponly=not careless,
        samesite=None if careless else "Lax",
        path="/",
    )
