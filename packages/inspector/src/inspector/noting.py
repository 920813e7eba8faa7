"""What a visit could not see, in words."""

from inspector.facts import Note
from inspector.wording import phrase


def tell_note(note: Note, language: str) -> str:
    """The note as a sentence; its code for one that a newer inspector wrote."""
    try:
        return phrase(f"note-{note.code}", language, place=note.url, detail=note.detail)
    except KeyError:
        return " ".join((note.code, note.url, note.detail)).strip()
