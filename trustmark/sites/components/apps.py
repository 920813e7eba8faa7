"""Django's handle on this site."""

from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    name = "trustmark.sites.components"
    label = "sites_components"
