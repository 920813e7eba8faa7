"""The pretend post: letters stay on this machine, in a mailbox one can look into."""

from datetime import datetime
from email.headerregistry import Address

from trustmark.correspondence.models import CaughtMail, OutgoingLetter
from trustmark.correspondence.suppliers.envelope import envelope_of


class Mailbox:
    """Catches every letter, each message id once."""

    knows_repeats = True

    def open(self) -> None:
        """There is nothing to connect to."""

    def post(self, letter: OutgoingLetter, *, at: datetime) -> None:
        """Put the letter in the mailbox unless it is there already."""
        mail = envelope_of(letter, at=at)
        headers = mail.message().items()
        CaughtMail.objects.get_or_create(
            message_id=letter.message_id,
            defaults={
                "to": str(Address(letter.name, addr_spec=letter.to)),
                "sender": mail.from_email,
                "subject": letter.subject,
                "headers": "".join(f"{name}: {value}\n" for name, value in headers),
                "body": letter.body,
                "html": letter.html,
                "caught_at": at,
            },
        )

    def close(self) -> None:
        """There is nothing to disconnect."""
