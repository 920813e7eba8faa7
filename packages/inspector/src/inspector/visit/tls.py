"""Shakes hands with a host and writes down its certificate, trusted or not."""

import asyncio
import contextlib
import ssl
from dataclasses import replace
from pathlib import Path

from inspector.facts import TlsFacts
from inspector.visit.certificates import with_certificate
from inspector.visit.fetching import trust_context, unchecked_context
from inspector.visit.gate import Gate

SECONDS = 12
# The numbers of X509_verify_cert_error_string in OpenSSL.
CAUSES = {
    9: "not-yet-valid",
    10: "expired",
    18: "self-signed",
    19: "untrusted",
    20: "incomplete",
    21: "incomplete",
    62: "wrong-name",
    66: "weak",
    67: "weak",
    68: "weak",
}


class TunnelRefused(OSError):
    """The gate did not let the handshake through."""


async def look_at_tls(
    gate: Gate, host: str, port: int, *, trust: Path | None
) -> TlsFacts:
    """The handshake as a careful client sees it; never raises for what it meets."""
    facts = TlsFacts(host, port)
    context = trust_context(trust)
    try:
        return await _shake(gate, facts, context)
    except ssl.SSLCertVerificationError as problem:
        cause = CAUSES.get(problem.verify_code, "other")
        facts = replace(facts, problem=cause, detail=problem.verify_message[:200])
    except ssl.SSLError as problem:
        facts = replace(facts, problem="protocol", detail=str(problem)[:200])
    except (OSError, EOFError, TimeoutError, ValueError):
        return replace(facts, problem="no-answer")
    # The certificate is wrong; read it all the same, to say in what way.
    with contextlib.suppress(OSError, EOFError, ValueError):
        return await _shake(gate, facts, unchecked_context())
    return facts


async def _shake(gate: Gate, facts: TlsFacts, context: ssl.SSLContext) -> TlsFacts:
    context.set_alpn_protocols(["http/1.1"])
    async with asyncio.timeout(SECONDS):
        writer = await _tunnel(gate, facts.host, facts.port)
        try:
            await writer.start_tls(context, server_hostname=facts.host)
            session: ssl.SSLObject = writer.get_extra_info("ssl_object")
            encoded = session.getpeercert(binary_form=True) or b""
            facts = replace(
                facts,
                protocol=session.version() or "",
                cipher=(session.cipher() or ("", "", 0))[0],
            )
        finally:
            writer.close()
    return with_certificate(facts, encoded)


async def _tunnel(gate: Gate, host: str, port: int) -> asyncio.StreamWriter:
    near = gate.address.removeprefix("http://")
    reader, writer = await asyncio.open_connection(*near.split(":"))
    shown = f"[{host}]" if ":" in host else host
    lines = [
        f"CONNECT {shown}:{port} HTTP/1.1",
        f"Proxy-Authorization: {gate.authorization}",
    ]
    writer.write("\r\n".join([*lines, "", ""]).encode())
    head = await reader.readuntil(b"\r\n\r\n")
    if b" 200 " not in head.partition(b"\r\n")[0]:
        writer.close()
        raise TunnelRefused(gate.why_refused(host))
    return writer
