"""Django's handle on the wiring: the commands that need every module at once."""

from importlib import import_module

from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "trustmark.config"
    label = "wiring"

    def ready(self) -> None:
        # Only now are the modules loaded which the checks ask.
        import_module("trustmark.config.checks")
