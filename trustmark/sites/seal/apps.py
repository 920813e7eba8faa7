"""Django's handle on this site."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SealConfig(AppConfig):
    name = "trustmark.sites.seal"
    label = "sites_seal"

    def ready(self) -> None:
        autodiscover_modules("reactions", "widgets.reactions")
