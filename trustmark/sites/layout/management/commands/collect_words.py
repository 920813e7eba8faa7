"""A door for whoever changes a text: collect the words for the translators."""

from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser

from trustmark.sites.layout import words


class Command(BaseCommand):
    help = "Manual: bring the catalogues up to date with the code."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="change nothing; fail when a translation is missing or stale",
        )

    def handle(self, *, check: bool, **options: Any) -> None:
        folder = settings.LOCALE_PATHS[0]
        collected = words.collect(folder.parent)
        faults = []
        for language in words.LANGUAGES:
            path = words.path_of(folder, language)
            known = words.read(path, language)
            if not check:
                known = words.merged(known, collected, language)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(words.written(known))
            found = words.list_faults(known, collected)
            faults += [f"{language}: {fault}" for fault in found]
        if check and faults:
            raise CommandError("\n".join(faults))
        self.stdout.write("\n".join(faults) or "every word is translated")
