"""The addresses as plug-ins have them built in; each also with a slash behind it."""

from django.urls import re_path

from trustmark.sites.connect.compatible import (
    consents,
    deliveries,
    external_invites,
    invitations,
    product_reviews,
    ratings,
    replies,
    shop,
    snippets,
)

urlpatterns = [
    re_path(
        r"^api/1\.0/invitations\.json/?$",
        invitations.invitations,
        name="compatible_invitations",
    ),
    re_path(r"^api/1\.0/webshops?\.json/?$", shop.webshop, name="compatible_webshop"),
    re_path(r"^api/1\.0/ratings\.json/?$", ratings.ratings, name="compatible_ratings"),
    re_path(
        r"^api/1\.0/ratings_summary\.json/?$",
        ratings.ratings_summary,
        name="compatible_summary",
    ),
    re_path(
        r"^api/1\.0/product_reviews\.xml/?$",
        product_reviews.feed,
        name="compatible_product_reviews",
    ),
    re_path(
        r"^api/1\.0/product_reviews\.json/?$",
        product_reviews.as_json,
        name="compatible_product_reviews_json",
    ),
    re_path(
        r"^api/1\.0/review_replies\.json/?$",
        replies.review_replies,
        name="compatible_replies",
    ),
    re_path(
        r"^webshops/rich_snippet/?$", snippets.rich_snippet, name="compatible_snippet"
    ),
    re_path(
        r"^shop_rich_snippet\.php/?$",
        snippets.rich_snippet,
        name="compatible_old_snippet",
    ),
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
    re_path(r"^v1/invite/external/?$", external_invites.invite, name="external_invite"),
]
