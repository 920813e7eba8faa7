"""The way to the machine of a shop: one post, with the guards of the inspector."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

import inspector
from trustmark.kernel.links import link_to


@dataclass(frozen=True)
class Posted:
    """What came back: a status, or a problem; the body is read and not kept."""

    status: int = 0
    body: bytes = b""
    problem: str = ""


class Machines(Protocol):
    """Posts to one address over https."""

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Posted: ...


@dataclass(frozen=True)
class RealMachines:
    """The internet, through the gate of the inspector: public addresses alone."""

    options: inspector.VisitOptions

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Posted:
        """Post once, without following, within a time and a size."""
        handed = inspector.hand_over(
            url, body=body, headers=headers, options=self.options
        )
        return Posted(handed.status, handed.body, handed.problem)


@dataclass
class PretendMachines:
    """Keeps what was posted, and answers as a test says."""

    answers: list[Posted] = field(default_factory=list)
    posted: list[tuple[str, bytes, dict[str, str]]] = field(default_factory=list)

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Posted:
        """The next answer; 204 when none was laid out."""
        self.posted.append((url, body, dict(headers)))
        return self.answers.pop(0) if self.answers else Posted(204)


PRETENDED = PretendMachines()


def real_machines() -> Machines:
    """The internet, with test shops where the settings name them."""
    environment = settings.ENVIRONMENT
    trust = Path(environment.trust_ca)
    home = link_to("public:home", language="en")
    return RealMachines(
        inspector.VisitOptions(
            connect_to=environment.connections,
            trust=trust if environment.trust_ca and trust.is_file() else None,
            user_agent=f"Keurmeester (+{home})",
        )
    )


def pretended_machines() -> Machines:
    """The pretended ones, of which there is one set."""
    return PRETENDED


def get_machines() -> Machines:
    """The way to machines that this installation uses."""
    found: Machines = import_string(settings.MACHINES)()
    return found
