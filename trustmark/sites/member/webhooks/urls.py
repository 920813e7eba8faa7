"""Addresses of the pages about webhooks, within the member site."""

from django.urls import path

from trustmark.sites.member.webhooks import deeds, pages

_ALL = "shops/<str:domain>/webhooks/"
_ONE = f"{_ALL}<int:webhook_id>/"
urlpatterns = [
    path(_ALL, pages.webhooks, name="webhooks"),
    path(f"{_ALL}bring/", deeds.webhooks_bring, name="webhooks_bring"),
    path(_ONE, pages.webhook, name="webhook"),
    path(f"{_ONE}hears/", deeds.webhook_topics, name="webhook_topics"),
    path(f"{_ONE}replay/", deeds.webhook_replay, name="webhook_replay"),
    path(f"{_ONE}secret/", deeds.webhook_rotate, name="webhook_rotate"),
    path(f"{_ONE}remove/", deeds.webhook_remove, name="webhook_remove"),
    path(
        f"{_ONE}messages/<str:message_id>/again/",
        deeds.webhook_again,
        name="webhook_again",
    ),
    path(f"{_ONE}do/<slug:deed>/", deeds.webhook_act, name="webhook_act"),
]
