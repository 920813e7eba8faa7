"""What stands around the words of every letter, once per language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Frame:
    """The lines all letters share."""

    closing: str
    questions: str


FRAMES = {
    "nl": Frame("Met vriendelijke groet,", "Vragen? Antwoord op deze e-mail."),
    "fr": Frame("Cordialement,", "Des questions ? Répondez à cet e-mail."),
    "en": Frame("Kind regards,", "Questions? Just reply to this e-mail."),
}
