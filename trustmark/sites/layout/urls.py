"""Addresses that every site shares; without a language, for they have no words."""

from django.urls import path

from trustmark.sites.layout import views

app_name = "layout"
urlpatterns = [
    path("style/<slug:digest>.css", views.style, name="style"),
    path("theme/", views.choose_theme, name="theme"),
]
