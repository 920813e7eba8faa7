"""The catalogues: collected from code and templates, merged, checked, compiled."""

import pytest
from babel.messages import Catalog

from trustmark.sites.layout import words

PYTHON = """
from django.utils.translation import gettext as _, ngettext
a = _("By the platform")
b = ngettext("%(n)s day", "%(n)s days", 2)
"""
TEMPLATE = """
{% if one %}
      <p>{% translate "It's here" %}</p>
{% endif %}
  {% blocktranslate %}{{ done }} of {{ total }}{% endblocktranslate %}
{% button _("Search") kind="primary" %}
"""


@pytest.fixture
def sources(tmp_path):
    (tmp_path / "code.py").write_text(PYTHON, "utf-8")
    (tmp_path / "page.html").write_text(TEMPLATE, "utf-8")
    (tmp_path / "migrations").mkdir()
    (tmp_path / "migrations" / "old.py").write_text('_("Of no use")', "utf-8")
    return tmp_path


def say(collected: Catalog) -> list[object]:
    return sorted((m.id for m in collected if m.id), key=str)


def translated(collected: Catalog, **strings: str) -> Catalog:
    catalog = words.merged(Catalog(locale="nl"), collected, "nl")
    for message in catalog:
        if isinstance(message.id, tuple):
            message.string = ("%(n)s dag", "%(n)s dagen")
        elif message.id:
            message.string = strings.get(str(message.id), f"({message.id})")
    return catalog


def test_words_are_collected_from_code_and_templates(sources):
    assert say(words.collect(sources)) == [
        "%(done)s of %(total)s",
        ("%(n)s day", "%(n)s days"),
        "By the platform",
        "It's here",
        "Search",
    ]


def test_a_whole_catalogue_has_no_faults(sources):
    collected = words.collect(sources)

    assert words.list_faults(translated(collected), collected) == []


def test_what_is_not_translated_is_named(sources):
    collected = words.collect(sources)
    known = translated(collected, Search="")

    assert words.list_faults(known, collected) == ["not translated: 'Search'"]


def test_a_lost_placeholder_is_named(sources):
    collected = words.collect(sources)
    known = translated(
        collected, **{"%(done)s of %(total)s": "%(done)s van de %(all)s"}
    )

    faults = words.list_faults(known, collected)

    assert faults == ["other placeholders: '%(done)s of %(total)s'"]


def test_what_is_new_and_what_is_no_longer_said_are_named(sources):
    known = translated(words.collect(sources))
    (sources / "code.py").write_text('_("Fresh")', "utf-8")

    assert words.list_faults(known, words.collect(sources)) == [
        "not collected: 'Fresh'",
        "no longer said: '%(n)s day'",
        "no longer said: 'By the platform'",
    ]


def test_merging_keeps_translations_and_collecting_twice_changes_nothing(
    sources, tmp_path
):
    collected = words.collect(sources)
    once = words.written(translated(collected))
    path = words.path_of(tmp_path / "kept", "nl")
    path.parent.mkdir(parents=True)
    path.write_bytes(once)

    again = words.merged(words.read(path, "nl"), collected, "nl")

    assert words.written(again) == once
    assert b"code.py" not in once
    assert b"POT-Creation-Date" not in once


def test_only_what_changed_is_compiled(sources, tmp_path):
    folder = tmp_path / "kept"
    for language in words.LANGUAGES:
        path = words.path_of(folder, language)
        path.parent.mkdir(parents=True)
        path.write_bytes(words.written(translated(words.collect(sources))))

    first, second = (words.compile_where_older(folder) for _ in range(2))

    assert (first, second) == (["nl", "fr"], [])
