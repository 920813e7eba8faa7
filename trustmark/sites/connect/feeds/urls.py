"""Addresses of the feeds."""

from django.urls import path

from trustmark.sites.connect.feeds import views

_SHOP = "feeds/<slug:scheme>/<str:domain>/"
urlpatterns = [
    path(f"{_SHOP}reviews.rss", views.feed_rss, name="feed_rss"),
    path(f"{_SHOP}reviews.json", views.feed_json, name="feed_json"),
    path(
        f"{_SHOP}google-product-reviews.xml",
        views.feed_google_products,
        name="feed_google_products",
    ),
    path(
        "feeds/<slug:scheme>/google-merchant-reviews.xml",
        views.feed_google_merchants,
        name="feed_google_merchants",
    ),
]
