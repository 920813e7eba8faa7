"""Django's handle on the module."""

from django.apps import AppConfig


class PrechecksConfig(AppConfig):
    name = "trustmark.prechecks"
    label = "prechecks"
