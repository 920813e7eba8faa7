"""A shop says that its privacy statement tells of the sharing."""

from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext as _

from trustmark.accounts.api import User
from trustmark.invitations import gates, permissions
from trustmark.invitations.models import ClauseStatement
from trustmark.kernel.cases import MoveRefused
from trustmark.shops.api import Shop


@transaction.atomic
def state_clause(shop: Shop, *, page: str, by: User, at: datetime) -> ClauseStatement:
    """Keep that customers read of it on a page of the shop, with who said so.

    Raises `MoveRefused` for a page of somebody else.
    """
    refusal = permissions.why_not_choose(shop, by=by) or why_not_there(shop, page)
    if refusal:
        raise MoveRefused(refusal)
    return ClauseStatement.objects.create(
        shop=shop,
        version=gates.get_clause(shop).version,
        page=page,
        stated_by=by,
        stated_at=at,
    )


def why_not_there(shop: Shop, page: str) -> str | None:
    """Only a page of the shop itself says what the shop tells."""
    try:
        place = urlsplit(page)
        host = (place.hostname or "").casefold()
    except ValueError:
        host = ""
    if host == shop.domain or host.endswith(f".{shop.domain}"):
        return None
    return _("Give the address of a page on the domain of your shop.")
