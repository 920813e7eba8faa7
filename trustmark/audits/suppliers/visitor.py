"""The visitor: fetches a shop and keeps what it saw; one protocol."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

import inspector
from trustmark.kernel.links import link_to

OnProgress = Callable[[inspector.Progress], None]


# Under these names a shop turns away, in robots.txt, the visits it did not ask for.
GUEST_NAMES = ("KeurmeesterPreCheck", "KeurmeesterInspector")


class CouldNotVisit(Exception):
    """The shop could not be visited; the message says why, in plain words.

    `code` names the reason where the inspector has words for it in every language.
    """

    def __init__(self, sentence: str, code: str = "") -> None:
        super().__init__(sentence)
        self.code = code


class Visitor(Protocol):
    """Visits one address."""

    def visit(
        self, url: str, *, at: datetime, on_progress: OnProgress
    ) -> inspector.Site: ...


@dataclass(frozen=True)
class RealVisitor:
    """The inspector with a network and, when there is one, a browser."""

    options: inspector.VisitOptions

    def visit(
        self, url: str, *, at: datetime, on_progress: OnProgress
    ) -> inspector.Site:
        """Visit the shop as a customer would, or raise `CouldNotVisit`."""
        try:
            return inspector.visit(
                url, options=self.options, on_progress=on_progress, at=at
            )
        except inspector.VisitRefused as refusal:
            raise CouldNotVisit(str(refusal), refusal.reason_code) from refusal

    def as_guest(self) -> "RealVisitor":
        """This visitor where nobody of the shop asked for the visit.

        Stays away where robots.txt says so, and on the site it was sent to.
        """
        named = self.options.user_agent.replace(
            "compatible; ", f"compatible; {GUEST_NAMES[0]}; ", 1
        )
        return RealVisitor(
            replace(
                self.options,
                user_agent=named,
                robots_names=GUEST_NAMES,
                stay_on_site=True,
            )
        )


def visitor_for(
    *,
    connect_to: Mapping[str, str],
    trust: Path | None,
    browser: Path | None = None,
    use_browser: bool = True,
) -> Visitor:
    """A visitor who finds some shops elsewhere, and trusts one more authority."""
    options = inspector.VisitOptions(
        browser_path=browser,
        connect_to=connect_to,
        trust=trust,
        use_browser=use_browser,
    )
    contact = settings.ENVIRONMENT.inspector_contact or link_to(
        "public:inspector", language="en"
    )
    named = f"Mozilla/5.0 (compatible; KeurmeesterInspector; +{contact})"
    return RealVisitor(replace(options, user_agent=named))


def real_visitor() -> Visitor:
    """The visitor as the settings describe it; wrong ones are a `CouldNotVisit`."""
    environment = settings.ENVIRONMENT
    trust = Path(environment.trust_ca) if environment.trust_ca else None
    if trust is not None and not trust.is_file():
        raise CouldNotVisit(
            f"KEURMEESTER_TRUST_CA names {trust}, which is no file; the shop was not "
            "visited."
        )
    return visitor_for(
        connect_to=environment.connections,
        trust=trust,
        browser=Path(environment.browser) if environment.browser else None,
    )


def get_visitor() -> Visitor:
    """The visitor this installation uses."""
    visitor: Visitor = import_string(settings.VISITOR)()
    return visitor


def get_guest_visitor() -> Visitor:
    """The same visitor, for visits that nobody of the shop asked for."""
    visitor = get_visitor()
    return visitor.as_guest() if isinstance(visitor, RealVisitor) else visitor
