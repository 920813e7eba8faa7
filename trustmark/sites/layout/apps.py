"""Django's handle on this site."""

from django.apps import AppConfig


class LayoutConfig(AppConfig):
    name = "trustmark.sites.layout"
    label = "sites_layout"
