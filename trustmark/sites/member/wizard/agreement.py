"""What the applicant declares, accepts and signs: each by itself."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from trustmark.applications.api import Declaration
from trustmark.schemes import api as schemes
from trustmark.schemes.api import Rulebook, SchemeVersion
from trustmark.sites.layout.texts import OneLine
from trustmark.sites.member.pages import reader_language

CODE_OF_CONDUCT = "code-of-conduct"
ACCEPTED = ("terms", "processing-agreement")


class AgreementForm(forms.Form):
    """Boxes to tick, one per sentence, and the signature under the code of conduct."""

    def __init__(self, *args: Any, version: SchemeVersion, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._version = version
        for declaration in declarations(version.rules):
            self._ask(declaration.code, declaration.words)
        self.fields["criteria-read"].help_text = criteria_link(version)
        for kind in ACCEPTED:
            self._ask(kind, _accepts(kind), document_link(version, kind))
        self._ask(
            CODE_OF_CONDUCT,
            _("I sign the code of conduct for the company."),
            document_link(version, CODE_OF_CONDUCT),
        )
        self.fields["function"] = OneLine(
            label=_("In which function do you sign?"),
            help_text=_("For example: owner, director."),
            max_length=80,
            widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
        )

    def list_exclusions(self) -> Iterator[forms.BoundField]:
        """The boxes about what no certified shop may sell or show."""
        for code in _exclusions(self._version.rules):
            yield self[f"not-{code}"]

    def list_promises(self) -> Iterator[forms.BoundField]:
        """The boxes about the application itself."""
        for code in _promises():
            yield self[code]

    def list_documents(self) -> Iterator[forms.BoundField]:
        """The boxes about texts."""
        for code in (*ACCEPTED, CODE_OF_CONDUCT):
            yield self[code]

    def _ask(self, code: str, words: str, note: str | SafeString = "") -> None:
        self.fields[code] = forms.BooleanField(
            label=words,
            help_text=note,
            error_messages={"required": _("Without this tick you cannot apply.")},
        )


def declarations(book: Rulebook) -> tuple[Declaration, ...]:
    """Every declaration with the words beside its box, in the reader's language."""
    exclusions = _exclusions(book)
    told = {f"not-{code}": words for code, words in exclusions.items()} | _promises()
    return tuple(Declaration(code, words) for code, words in told.items())


def document_link(version: SchemeVersion, kind: str) -> SafeString:
    """A link to the very version of a text that is accepted."""
    text = schemes.get_document(version, kind, language=reader_language())
    return _link(
        f"{reverse('public:document', args=[version.scheme, kind])}"
        f"?version={version.version}",
        _("%(title)s, version %(version)s")
        % {"title": text.title, "version": text.version},
    )


def criteria_link(version: SchemeVersion) -> SafeString:
    """A link to the very demands the audit will use."""
    return _link(
        f"{reverse('public:criteria', args=[version.scheme])}"
        f"?version={version.version}",
        _("The demands, version %(version)s") % {"version": version.version},
    )


def _link(address: str, words: str) -> SafeString:
    # In another tab: what was ticked here is not saved yet.
    return format_html(
        '<a href="{}" target="_blank" rel="noopener">{}</a> ({})',
        address,
        words,
        _("opens in a new tab"),
    )


def _exclusions(book: Rulebook) -> dict[str, str]:
    language = reader_language()
    return {
        code: ground.confirmation[language]
        for code, ground in book.grounds.items()
        if ground.kind == "exclusion" and ground.confirmation
    }


def _promises() -> dict[str, str]:
    return {
        "criteria-read": _("I have read the demands that shops must meet."),
        "correct-data": _("What I fill in is correct and complete."),
        "audit-consent": _("I agree that you examine my shop as the terms describe."),
    }


def _accepts(kind: str) -> str:
    return {
        "terms": _("I accept the general terms."),
        "processing-agreement": _("I accept the processing agreement."),
    }[kind]
