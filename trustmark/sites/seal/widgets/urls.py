"""Addresses of the widgets: no language prefix, no cookies."""

from django.urls import path

from trustmark.sites.seal.widgets import views

_WIDGET = "<slug:scheme>/<domain:domain>/<str:name>.<str:language>"
app_name = "widgets"
urlpatterns = [
    path("place.js", views.script, name="script"),
    path(f"{_WIDGET}.svg", views.widget, {"extension": "svg"}, name="picture"),
    path(f"{_WIDGET}.html", views.widget, {"extension": "html"}, name="frame"),
]
