"""Django's handle on the module; starting up loads its reactions."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CertificatesConfig(AppConfig):
    name = "trustmark.certificates"
    label = "certificates"

    def ready(self) -> None:
        autodiscover_modules("reactions")
