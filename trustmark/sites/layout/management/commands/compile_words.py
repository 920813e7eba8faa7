"""A door for the start of the platform: compile the catalogues of words."""

from typing import Any

from django.conf import settings
from django.core.management import BaseCommand

from trustmark.sites.layout import words


class Command(BaseCommand):
    help = "Compile the catalogues that changed. Runs at every start."

    def handle(self, **options: Any) -> None:
        compiled = words.compile_where_older(settings.LOCALE_PATHS[0])
        self.stdout.write(f"{len(compiled)} catalogues compiled")
