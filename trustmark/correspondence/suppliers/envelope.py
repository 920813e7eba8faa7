"""A kept letter as an e-mail: its parts and its headers."""

from datetime import datetime
from email.utils import format_datetime

from django.conf import settings

# The one place where letters become mail.
from django.core.mail import EmailMultiAlternatives  # noqa: TID251
from django.core.mail.message import sanitize_address  # noqa: TID251

from trustmark.correspondence.models import OutgoingLetter


def envelope_of(letter: OutgoingLetter, *, at: datetime) -> EmailMultiAlternatives:
    """The e-mail that carries the letter; the same letter gives the same Message-ID.

    We sign with an address of the sender only where its domain lets us; elsewhere
    our own address carries the sender's name, and answers go to the sender.
    """
    is_ours = letter.sender_email.rpartition("@")[2].lower() in settings.MAIL_DOMAINS
    ours = letter.sender_email if is_ours else settings.MAIL_FROM
    address = letter.from_email or ours
    answers = letter.reply_to or letter.sender_email
    mail = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.body,
        from_email=sanitize_address((letter.sender_name, address), "utf-8"),
        to=[sanitize_address((letter.name, letter.to), "utf-8")],
        reply_to=[] if answers == address or letter.from_email else [answers],
        headers={
            "Message-ID": f"<{letter.message_id}>",
            "Date": format_datetime(at),
            "Content-Language": letter.language,
            "Auto-Submitted": "auto-generated",
            **_unsubscribing(letter),
        },
    )
    mail.attach_alternative(letter.html, "text/html")
    return mail


def _unsubscribing(letter: OutgoingLetter) -> dict[str, str]:
    if not letter.unsubscribe_url:
        return {}
    return {
        "List-Unsubscribe": f"<{letter.unsubscribe_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
