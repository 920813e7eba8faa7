"""Whether the domain is kept in order: who may mail for it, sign for it and vouch.

A question that the name service did not answer is unclear, never an absence.
"""

import re

from inspector.checking import check, found
from inspector.checks.coverage import imprint_pages
from inspector.facts import DnsFacts
from inspector.reading import contact
from inspector.reading.domains import domain_of
from inspector.report import Finding, Outcome
from inspector.site import Site

# RFC 7208, 4.6.4: with more questions to ask, receivers give up.
MOST_LOOKUPS = 10
ENFORCING = frozenset({"quarantine", "reject"})


@check("security.email-auth")
def email_auth(site: Site) -> Finding:
    """The domain says who may send its mail, and what to do with other mail.

    RFC 7208 and RFC 7489. Whether mail is signed shows only in a mail.
    """
    dns = site.dns
    if dns is None or dns.problem or {"TXT", "DMARC"} & set(dns.unanswered):
        return found(Outcome.UNCLEAR, "asked-of-dns", confidence=0.3)
    asked = (_tag(dns.mail_policy, "p") or "").lower()
    values = {
        "spf": dns.sender_policy[:120] or "-",
        "dmarc": dns.mail_policy[:120] or "-",
        "count": str(dns.sender_policies),
        "lookups": str(dns.sender_lookups),
    }
    for message, outcome in _of_senders(dns):
        return found(
            outcome,
            message,
            value=asked,
            url=site.url,
            values=values,
            confidence=0.85 if outcome is Outcome.NOT_MET else 0.4,
        )
    part = _tag(dns.mail_policy, "pct") or "100"
    if asked in ENFORCING and part != "100":
        values["part"] = part
        return found(
            Outcome.UNCLEAR,
            "mail-partly",
            value=asked,
            url=site.url,
            values=values,
            confidence=0.6,
        )
    is_met = asked in ENFORCING
    return found(
        Outcome.MET if is_met else Outcome.NOT_MET,
        "mail-guarded" if is_met else "mail-open",
        value=asked,
        url=site.url,
        values=values,
        confidence=0.85,
    )


def _of_senders(dns: DnsFacts) -> list[tuple[str, Outcome]]:
    """What is wrong with the list of senders, the first being the gravest."""
    if dns.sender_policies > 1:
        return [("mail-two-policies", Outcome.NOT_MET)]
    if dns.sender_lookups > MOST_LOOKUPS:
        return [("mail-too-deep", Outcome.NOT_MET)]
    written = re.search(r"([~?+-]?)all\b", dns.sender_policy, re.I)
    ending = dns.sender_ending or (written[1] if written else "")
    if ending in {"-", "~"}:
        return []
    if "SPF" in dns.unanswered:
        return [("asked-of-dns", Outcome.UNCLEAR)]
    return [("mail-open", Outcome.NOT_MET)]


def _tag(policy: str, name: str) -> str | None:
    match = re.search(rf"(?:^|;)\s*{name}\s*=\s*(\w+)", policy, re.I)
    return match[1] if match else None


@check("security.dnssec")
def dnssec(site: Site) -> Finding:
    """The domain is signed with DNSSEC: the domain above vouches for its keys."""
    dns = site.dns
    if dns is None or dns.problem or dns.signing == "unclear":
        return found(Outcome.UNCLEAR, "asked-of-dns", confidence=0.3)
    is_signed = dns.signing == "signed"
    return found(
        Outcome.MET if is_signed else Outcome.NOT_MET,
        "signed" if is_signed else "unsigned",
        value=dns.signing,
        url=site.url,
        values={"domain": dns.domain},
        confidence=0.85,
    )


@check(
    "security.certificate-authorities",
    law=("RFC 8659", "GDPR, article 32"),
    beside="security.certificate",
)
def certificate_authorities(site: Site) -> Finding:
    """The domain says which authorities may issue its certificates (CAA)."""
    dns = site.dns
    if dns is None or dns.problem or "CAA" in dns.unanswered:
        return found(Outcome.UNCLEAR, "asked-of-dns", confidence=0.3)
    names = ", ".join(dns.authorities)[:200]
    return found(
        Outcome.MET if names else Outcome.NOT_MET,
        "named" if names else "anybody",
        value=names,
        url=site.url,
        values={"names": names, "domain": dns.domain},
        confidence=0.85,
    )


@check(
    "identity.mail-domain",
    law=("Directive 2000/31/EC, article 5(1)(c)", "RFC 7505"),
    beside="identity.email",
)
def mail_domain(site: Site) -> Finding:
    """The address customers may write to is at a domain that takes mail.

    Only addresses at the shop's own domain can be looked up beside its pages.
    """
    dns = site.dns
    shown = [
        written.value.lower()
        for page in imprint_pages(site)
        for written in contact.emails(page.text)
    ]
    if dns is None or dns.problem or "MX" in dns.unanswered:
        return found(Outcome.UNCLEAR, "asked-of-dns", confidence=0.3)
    own = [mail for mail in shown if domain_of(mail.rpartition("@")[2]) == dns.domain]
    if not own:
        return found(
            Outcome.NOT_APPLICABLE, "no-own-address", url=site.url, confidence=0.6
        )
    # Without a record mail goes to the host itself; a lone dot says: nowhere.
    servers = [server for server in dns.mail_servers if server]
    outcome = Outcome.MET if servers else Outcome.NOT_MET
    if not dns.mail_servers:
        outcome = Outcome.UNCLEAR
    return found(
        outcome,
        {"met": "takes-mail", "not-met": "takes-none"}.get(outcome, "without-servers"),
        value=own[0],
        url=site.url,
        values={"mail": own[0], "names": ", ".join(servers)[:200]},
        confidence=0.5 if outcome is Outcome.UNCLEAR else 0.8,
    )
