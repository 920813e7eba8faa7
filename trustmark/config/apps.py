"""Django's handle on the wiring: the commands that need every module at once."""

from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "trustmark.config"
    label = "wiring"
