"""The addresses as plug-ins have them built in; each also with a slash behind it."""

from django.urls import re_path

from trustmark.sites.connect.compatible import consents, deliveries, invitations, shop

urlpatterns = [
    re_path(
        r"^api/1\.0/invitations\.json/?$",
        invitations.invitations,
        name="compatible_invitations",
    ),
    re_path(r"^api/1\.0/webshops?\.json/?$", shop.webshop, name="compatible_webshop"),
    re_path(
        r"^api/2\.0/order_permissions\.json/?$",
        consents.order_permissions,
        name="compatible_permissions",
    ),
    re_path(r"^webshops/sync_url/?$", deliveries.sync_url, name="compatible_sync"),
    re_path(
        r"^webshops/magento_sync_url/?$",
        deliveries.magento_sync_url,
        name="compatible_magento_sync",
    ),
]
