"""What a company gets to read about its webhooks."""

from dataclasses import dataclass
from datetime import date

from trustmark.correspondence.api import Letter


@dataclass(frozen=True)
class WebhookStopped(Letter):
    """Says that nothing arrived at an address any more, and how it goes on."""

    company_name: str
    domain: str
    url: str
    failing_since: date
    link: str

    @classmethod
    def example(cls) -> "WebhookStopped":
        return cls(
            "Kaasboer Jansen B.V.",
            "kaasboer-jansen.test",
            "https://kaasboer-jansen.test/keurmeester/webhook",
            date(2026, 11, 2),
            "https://keurmeester.test/nl/member/shops/kaasboer-jansen.test/webhooks/7/",
        )
