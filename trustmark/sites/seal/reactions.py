"""The seal follows the certificate."""

from datetime import datetime

from trustmark.certificates.events import CertificateChanged
from trustmark.kernel.announcements import on
from trustmark.schemes import api as schemes
from trustmark.shops.api import Shop
from trustmark.sites.seal.publishing import publish_shop


@on(CertificateChanged)
def publish_what_changed(event: CertificateChanged, *, at: datetime) -> None:
    """Write the files of the shop anew, as things stand now."""
    shop = Shop.objects.get(pk=event.shop_id)
    publish_shop(shop, scheme=schemes.get_scheme(event.scheme), at=at)
