"""Addresses of the staff site."""

from django.urls import URLPattern

app_name = "staff"
urlpatterns: list[URLPattern] = []
