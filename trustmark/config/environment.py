"""What the environment may say: every setting an operator can change."""

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[2]
SHORTEST_KEY = 40
"""Signs; at random from letters and digits that is more than 200 bits."""


class Environment(BaseSettings):
    """One value per line of `.env.example`; the name is prefixed `KEURMEESTER_`."""

    model_config = SettingsConfigDict(env_prefix="KEURMEESTER_", extra="ignore")

    mode: Literal["development", "demo", "production"] = Field(
        "development",
        description="Production refuses demo data and starts only when complete.",
    )
    secret_key: SecretStr = Field(
        SecretStr(""), description="Signs links and sessions; long and random."
    )
    earlier_secret_keys: SecretStr = Field(
        SecretStr(""),
        description="Keys before it, by commas; what they locked still opens.",
    )
    data_dir: Path = Field(
        ROOT / "data", description="Database, uploads, visits, published files."
    )
    database_url: str = Field(
        "", description="postgresql://…; empty means SQLite inside the data folder."
    )
    hosts: str = Field(
        "localhost,127.0.0.1,[::1]", description="Host names we answer to."
    )
    public_url: str = Field(
        "http://127.0.0.1:8000", description="Where the world finds us, without slash."
    )
    email_url: str = Field(
        "", description="smtp://user:password@host:587; empty keeps letters here."
    )
    email_supplier: str = Field(
        "", description="Name of an Anymail backend, such as mandrill or postmark."
    )
    email_supplier_key: SecretStr = Field(
        SecretStr(""), description="The key of that supplier."
    )
    mail_from: str = Field(
        "keurmeester@localhost", description="Sender when a scheme names none."
    )
    mail_domains: str = Field(
        "", description="More domains we may send from, such as those of schemes."
    )
    bounce_address: str = Field(
        "", description="Where mail servers return letters sent by SMTP, if elsewhere."
    )
    mail_spf: str = Field(
        "", description="The SPF record that shops include; empty: _spf.<mail domain>."
    )
    mail_dkim_selector: str = Field(
        "keurmeester", description="The DKIM selector for addresses of shops."
    )
    mail_dkim: str = Field(
        "", description="The DKIM key their CNAME points at; empty: at our mail domain."
    )
    email_webhook_secret: SecretStr = Field(
        SecretStr(""), description="user:password with which the supplier reports."
    )
    browser: str = Field("", description="Path of Chromium; empty means: look for it.")
    connect_to: str = Field(
        "",
        description="HOST:PORT=ADDRESS:PORT,… for test shops on this machine.",
    )
    trust_ca: str = Field("", description="Extra certificate authority for test shops.")
    vat_service: Literal["vies", "pretend"] = Field(
        "pretend", description="Who confirms VAT numbers."
    )
    domain_service: Literal["network", "pretend"] = Field(
        "network", description="How proof of domain control is looked up."
    )
    inspector_contact: str = Field(
        "", description="Address or page where shops can ask about our visits."
    )
    prechecks_per_visitor: int = Field(
        10, ge=0, description="Pre-checks a day per network address; 0 offers none."
    )
    prechecks_at_once: int = Field(
        6, ge=1, description="Shops that may wait for a pre-check or undergo one."
    )
    dispatch_days: int = Field(
        3, ge=1, le=14, description="Days a message to a shop's machine is tried."
    )
    trusted_proxies: int = Field(
        0, ge=0, description="How many proxies of ours stand before the web server."
    )
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR.")

    @property
    def connections(self) -> dict[str, str]:
        """Where test shops are found: "host:port" to "address:port"."""
        pairs = (pair for pair in self.connect_to.split(",") if pair)
        return dict(pair.split("=", 1) for pair in pairs)

    def faults_in_production(self) -> list[str]:
        """What keeps this from running for real, a sentence each."""
        needed = {
            "secret_key": self.secret_key.get_secret_value(),
            "database_url": self.database_url,
            "public_url": "public_url" in self.model_fields_set and self.public_url,
        }
        empty = [f"KEURMEESTER_{n.upper()}" for n, value in needed.items() if not value]
        faults = [f"Production needs a value for {', '.join(empty)}."] if empty else []
        for name in ("vat_service", "domain_service"):
            if getattr(self, name) == "pretend":
                faults.append(
                    f"Production does not pretend: KEURMEESTER_{name.upper()}."
                )
        for name in ("connect_to", "trust_ca"):
            if getattr(self, name):
                faults.append(f"KEURMEESTER_{name.upper()} is for test shops alone.")
        if 0 < len(self.secret_key.get_secret_value()) < SHORTEST_KEY:
            faults.append(
                f"KEURMEESTER_SECRET_KEY is shorter than {SHORTEST_KEY} signs; "
                "draw one at random."
            )
        if self.mail_from.endswith("@localhost"):
            faults.append(
                "KEURMEESTER_MAIL_FROM is on this machine; nobody could answer."
            )
        return faults + self._faults_in_names()

    def _faults_in_names(self) -> list[str]:
        """What is wrong with the names under which the world finds us."""
        place, hosts = urlsplit(self.public_url), self.list_hosts()
        faults = []
        if place.scheme != "https":
            faults.append(
                "KEURMEESTER_PUBLIC_URL begins with https://; without it passwords "
                "travel in the open."
            )
        if any(host.startswith(("*", ".")) for host in hosts):
            faults.append(
                "KEURMEESTER_HOSTS names every host in full; whoever makes up a "
                "name could otherwise have it in our links."
            )
        elif place.hostname not in hosts:
            faults.append(
                "KEURMEESTER_HOSTS does not name the host of KEURMEESTER_PUBLIC_URL; "
                "no page would open there."
            )
        return faults

    def list_hosts(self) -> list[str]:
        """The names we answer to."""
        return [host.strip() for host in self.hosts.split(",") if host.strip()]
