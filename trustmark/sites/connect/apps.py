"""Django's handle on this site."""

from django.apps import AppConfig


class ConnectConfig(AppConfig):
    name = "trustmark.sites.connect"
    label = "sites_connect"
