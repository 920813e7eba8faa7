"""Writes the reference pages, or says which are stale."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from trustmark.config.environment import ROOT
from trustmark.config.reference.pages import pages


class Command(BaseCommand):
    help = "Write docs/reference and docs/processes from the code. Manual."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Only say what is stale."
        )

    def handle(self, *, check: bool, **options: object) -> None:
        stale = [
            (path, text)
            for path, text in pages().items()
            if not path.exists() or path.read_text("utf-8") != text
        ]
        names = [str(path.relative_to(ROOT)) for path, _ in stale]
        if check and stale:
            raise CommandError(
                f"Run `./keurmeester docs`: stale are {', '.join(names)}."
            )
        for path, text in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.stdout.write(f"{len(stale)} pages written" if stale else "all fresh")
