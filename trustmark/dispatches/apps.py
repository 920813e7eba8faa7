"""Django's handle on the module; starting up loads its reactions."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class DispatchesConfig(AppConfig):
    name = "trustmark.dispatches"
    label = "dispatches"

    def ready(self) -> None:
        autodiscover_modules("reactions")
