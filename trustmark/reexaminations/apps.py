"""Django's handle on the module."""

from django.apps import AppConfig


class ReexaminationsConfig(AppConfig):
    name = "trustmark.reexaminations"
    label = "reexaminations"
