"""Django's handle on this site."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "trustmark.sites.public"
    label = "sites_public"
