"""No template carries style or script of its own: the security policy refuses both."""

import re
from pathlib import Path

import pytest
from django.conf import settings

SITES = settings.LOCALE_PATHS[0].parent
INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a script with a body": re.compile(
        r"<script\b(?![^>]*application/json)[^>]*>\s*[^<\s]", re.IGNORECASE
    ),
    "a handler in an attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "an address that is script": re.compile(r"javascript:", re.IGNORECASE),
}
# Letters are read in mail programs, which know no style sheets.
APART = ("correspondence",)


def list_inline(text: str) -> list[str]:
    """What the text has that the security policy would refuse."""
    return [name for name, pattern in INLINE.items() if pattern.search(text)]


def test_no_template_has_style_or_script_inside():
    faults = {
        str(template.relative_to(SITES)): found
        for template in sorted(SITES.rglob("templates/**/*.html"))
        if template.relative_to(SITES).parts[0] not in APART
        if (found := list_inline(template.read_text("utf-8")))
    }

    assert faults == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<p style="color: red">', ["a style attribute"]),
        ("<style>p {}</style>", ["a style element"]),
        ("<script>alert(1)</script>", ["a script with a body"]),
        ('<button\n onclick="go()">', ["a handler in an attribute"]),
        ('<a href="javascript:go()">', ["an address that is script"]),
        ('<script src="/static/x.js" defer></script>', []),
        ('<script type="application/json">{"a": 1}</script>', []),
        ("<p>once upon a style = time</p>", []),
    ],
)
def test_what_the_policy_refuses_is_recognised(text, found):
    assert list_inline(text) == found


def test_there_are_templates_to_look_at():
    assert Path(SITES / "sites/layout/templates/layout/page.html").exists()
