"""What the village needs to know before it opens."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit


def _clock() -> datetime:
    """The moment at which something happens; this is the edge that reads it."""
    return datetime.now(UTC)  # noqa: TID251


@dataclass(frozen=True)
class ShopSettings:
    """Settings of one running village.

    `seal_image` and `seal_link` may hold `{host}`, `{lang}` and `{scheme}`; when one of
    them is empty no shop shows a seal.
    """

    control: bool = False
    faults_file: Path | None = None
    secret: str = "the village has nothing to hide"  # noqa: S105
    seal_image: str = ""
    seal_link: str = ""
    tracker_host: str = "tracker.test"
    clock: Callable[[], datetime] = field(default=_clock)

    @property
    def proofs_file(self) -> Path | None:
        """Where the words that prove a domain are kept: beside the faults."""
        return self.faults_file and self.faults_file.with_name("proofs.json")

    @property
    def seal_origin(self) -> str:
        """Where the picture of the seal comes from, for the content policy."""
        if not self.seal_image:
            return ""
        parts = urlsplit(self.seal_image)
        return f"{parts.scheme}://{parts.netloc}"
