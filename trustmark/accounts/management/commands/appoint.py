"""Invites the first manager of an installation, who invites everybody else."""

from django.core.management.base import BaseCommand, CommandParser

from trustmark.accounts import api as accounts
from trustmark.accounts.api import Invitee, Role
from trustmark.kernel.clock import read_clock


class Command(BaseCommand):
    help = "Manual: invite a manager by letter, from the machine itself."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")
        parser.add_argument("--language", default="nl", choices=["nl", "fr", "en"])

    def handle(
        self, *, email: str, name: str, language: str, **options: object
    ) -> None:
        accounts.invite(
            Invitee(email, name, language),
            Role.MANAGER,
            sender=accounts.platform_sender(),
            by=None,
            at=read_clock(),
        )
        self.stdout.write(f"An invitation is on its way to {email}.")
