"""Django's handle on this site."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class StaffConfig(AppConfig):
    name = "trustmark.sites.staff"
    label = "sites_staff"

    def ready(self) -> None:
        autodiscover_modules("navigation")
