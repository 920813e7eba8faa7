"""Reads `criteria.toml` and `themes.toml`: what is demanded, and in which order."""

from collections.abc import Mapping

from trustmark.schemes.reading.scheme_file import TERRITORY
from trustmark.schemes.reading.tables import Table
from trustmark.schemes.rulebook import LEVELS, Criterion, Scheme, Words

AUTOMATION = ("automatic", "suggested", "human")


def read_themes(table: Table, languages: tuple[str, ...]) -> Mapping[str, Words]:
    """The subjects that criteria are grouped by, in the order of the file."""
    themes = {}
    for code, inner in table.tables():
        themes[code] = {language: inner.text(language) for language in languages}
        inner.close()
    return themes


def read_criteria(
    table: Table, scheme: Scheme, themes: Mapping[str, Words]
) -> Mapping[str, Criterion]:
    """Every criterion, by its id, in the order of the file."""
    criteria = {}
    for code, inner in table.tables():
        theme = code.partition(".")[0]
        if theme not in themes:
            inner.fault("", f"has no theme {theme!r}.", "Add it to themes.toml.")
        criteria[code] = _criterion(code, theme, inner, scheme)
        inner.close()
    if not criteria:
        table.fault("", "holds no criterion.", "A scheme demands something.")
    return criteria


def _criterion(code: str, theme: str, table: Table, scheme: Scheme) -> Criterion:
    languages = scheme.languages
    since, until = table.optional_day("from"), table.optional_day("until")
    if since and until and until <= since:
        table.fault("until", "is not after from.", "It is the first day without it.")
    return Criterion(
        id=code,
        theme=theme,
        kinds=table.some_of("kinds", scheme.kinds),
        countries=(
            table.some_of("countries", TERRITORY) if table.has("countries") else ()
        ),
        level=table.one_of("level", LEVELS),
        demand=table.words("demand", languages),
        remedy=table.words("remedy", languages),
        ground=table.texts("ground"),
        automation=table.one_of("automation", AUTOMATION),
        checks=_checks(table.table("checks")) if table.has("checks") else {},
        since=since,
        until=until,
        review_by=table.optional_day("review_by"),
        applies_when=(
            table.words("applies_when", languages)
            if table.has("applies_when")
            else None
        ),
        guidance=table.text("guidance"),
        caution=table.text("caution"),
        unsure=table.optional_text("unsure"),
    )


def _checks(table: Table) -> Mapping[str, Mapping[str, object]]:
    return {code: dict(inner.rest()) for code, inner in table.tables()}
