"""Addresses of the pages about asking customers."""

from django.urls import path

from trustmark.sites.member.reviews import (
    clause,
    counter,
    inviting,
    log,
    own_words,
    rehearsal,
    sender,
    suppressions,
)

_INVITING = "shops/<str:domain>/invitations/"
_SENDER = f"{_INVITING}sender/"
urlpatterns = [
    path(_INVITING, inviting.inviting, name="inviting"),
    path(f"{_INVITING}clause/", clause.clause, name="clause"),
    path(f"{_INVITING}letter/<slug:language>/", own_words.own_words, name="own_words"),
    path(
        f"{_INVITING}letter/<slug:language>/<slug:kind>/",
        own_words.letter_preview,
        name="letter_preview",
    ),
    path(
        f"{_INVITING}letter/<slug:language>/<slug:kind>/test/",
        own_words.letter_test,
        name="letter_test",
    ),
    path(f"{_INVITING}log/", log.log, name="invitation_log"),
    path(f"{_INVITING}log.csv", log.log_csv, name="invitation_log_csv"),
    path(f"{_INVITING}<int:id>/call-off/", log.call_off, name="call_off"),
    path(f"{_INVITING}refused/", suppressions.suppressions, name="suppressions"),
    path(
        "shops/<str:domain>/orders/file/<int:file_id>/who/",
        rehearsal.rehearsal,
        name="order_file_rehearsal",
    ),
    path(f"{_INVITING}yourself/<slug:language>/", counter.asking, name="asking"),
    path(
        f"{_INVITING}yourself/<slug:language>/<slug:paper>.pdf",
        counter.counter_card,
        name="counter_card",
    ),
    path(_SENDER, sender.sender, name="sender"),
    path(f"{_SENDER}look/", sender.sender_look, name="sender_look"),
    path(f"{_SENDER}end/", sender.sender_end, name="sender_end"),
    path("sender/<str:key>/", sender.sender_prove, name="sender_prove"),
]
