"""Reads invented page texts for the tests of single facts."""

from inspector.reading.reader import read_text


def value_of(key, text):
    """The value of one fact of a text, or nothing; its quote must stand there."""
    fact = read_text(text).facts.get(key)
    if fact is None:
        return None
    assert fact.start is not None
    assert text.startswith(fact.quote, fact.start)
    return fact.value


def values_of(key, text):
    """All values of one fact of a text."""
    fact = read_text(text).facts.get(key)
    return fact.values if fact else ()
