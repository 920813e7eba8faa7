"""The API as a whole: its parts, its errors, its description."""

from collections.abc import Iterator
from typing import Any, cast

from django.http import JsonResponse
from django.views.decorators.http import require_safe
from ninja import NinjaAPI

from trustmark.sites.connect.own import (
    consents,
    invitations,
    orders,
    products,
    replies,
    reviews,
    webhooks,
)
from trustmark.sites.connect.own.callers import Bearer
from trustmark.sites.connect.own.problems import HANDLERS, MEDIA_TYPE
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.requests import Request

ROOT = "/api/v1/"
_FIRST_ERROR = 400
_ABOUT = """\
For programs of shops. Every call carries a key of the shop as
`Authorization: Bearer <key>`, and may what the shop chose for it. A key that begins
with `test.` is there to try things: everything is checked and answered as if it
counted, with `sandbox` true. Its orders are shown to the shop for a week, without the
customer; nobody is written to and nothing is counted.

An order is answered with 202 only once it is kept. The same order told again is
recognised by its number and address and does nothing; an `Idempotency-Key` gets the
same answer again. After 429 wait as long as `Retry-After` says and send the same call:
what was refused was not taken.

Errors are `application/problem+json` in the language of `Accept-Language` (nl, fr, en).
There are no cookies, and no browser of another site may call from a page.
"""

api = NinjaAPI(
    title="Keurmeester",
    version="1",
    description=_ABOUT,
    docs_url=None,
    openapi_url=None,
    urls_namespace="own",
)
PARTS = (
    orders.router,
    consents.router,
    invitations.router,
    reviews.router,
    replies.router,
    products.router,
    webhooks.router,
)
for _part in PARTS:
    api.add_router("", _part)
for _kind, _handler in HANDLERS.items():
    api.add_exception_handler(_kind, _handler)


@for_programs
@require_safe
def description(request: Request) -> JsonResponse:
    """The description of all this for programs (OpenAPI)."""
    response = JsonResponse(document())
    response["Cache-Control"] = "no-store"
    return response


def document() -> dict[str, Any]:
    """The description, with errors under the media type they really have."""
    told = cast(dict[str, Any], api.get_openapi_schema(path_prefix=ROOT))
    rights = dict(_rights())
    for operations in told["paths"].values():
        for operation in operations.values():
            operation["x-right"] = rights[operation["operationId"]]
            for status, response in operation["responses"].items():
                content = response.get("content", {})
                if int(status) >= _FIRST_ERROR and content:
                    response["content"] = {MEDIA_TYPE: content["application/json"]}
                if int(status) == 429:
                    response["headers"] = {"Retry-After": _SECONDS}
    return told


def _rights() -> Iterator[tuple[str, str]]:
    """What a key must be allowed, by operation."""
    for part in PARTS:
        scope = cast(Bearer, part.auth).scope
        for view in part.path_operations.values():
            for operation in view.operations:
                yield str(operation.operation_id), str(scope)


_SECONDS = {"schema": {"type": "integer"}, "description": "Seconds to wait."}
