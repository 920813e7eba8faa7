"""Django's handle on the module; starting up loads its reactions."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ReviewsConfig(AppConfig):
    name = "trustmark.reviews"
    label = "reviews"

    def ready(self) -> None:
        autodiscover_modules("reactions")
