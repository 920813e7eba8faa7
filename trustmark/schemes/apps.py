"""Django's handle on the schemes."""

from django.apps import AppConfig


class SchemesConfig(AppConfig):
    name = "trustmark.schemes"
    label = "schemes"
