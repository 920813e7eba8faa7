"""Shakes hands with a host: its certificate, trusted or not, and what it accepts."""

import asyncio
import contextlib
import json
import ssl
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from inspector.facts import TlsFacts, TlsProbe
from inspector.visit.certificates import links_of, with_certificate
from inspector.visit.fetching import trust_context, unchecked_context
from inspector.visit.gate import Gate

SECONDS = 12
PROBE_SECONDS = 25
PROBER = Path(__file__).with_name("tls_prober.py")
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


async def examine_tls(
    gate: Gate, host: str, port: int, *, trust: Path | None
) -> TlsFacts:
    """The handshake, and what else the host would accept; never raises for either."""
    probing = asyncio.create_task(_probe(gate, host, port))
    facts = await look_at_tls(gate, host, port, trust=trust)
    seen = await probing
    chain = seen.get("chain", [])
    facts = replace(
        facts,
        chain=links_of(chain),
        asks_certificate=bool(seen.get("asks_certificate")),
        probes=tuple(TlsProbe(**probe) for probe in seen.get("probes", [])),
    )
    if not facts.fingerprint and chain:
        facts = with_certificate(facts, ssl.PEM_cert_to_DER_cert(chain[0]))
    if facts.asks_certificate and facts.problem in {"", "protocol", "other"}:
        return replace(facts, problem="client-certificate")
    # One foreign certificate alone may lack the one above it; a whole chain does not.
    if facts.problem == "incomplete" and len(chain) > 1:
        return replace(facts, problem="untrusted")
    return facts


async def _probe(gate: Gate, host: str, port: int) -> dict[str, Any]:
    """What the prober found, in a process of its own; nothing when it broke."""
    near, _, near_port = gate.address.removeprefix("http://").partition(":")
    asked = {
        "gate": [near, int(near_port)],
        "authorization": gate.authorization,
        "host": host,
        "port": port,
    }
    prober = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", str(PROBER)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(PROBE_SECONDS):
            said, _ = await prober.communicate(json.dumps(asked).encode())
        found: dict[str, Any] = json.loads(said)
    except (TimeoutError, OSError, ValueError):
        return {}
    finally:
        if prober.returncode is None:
            prober.kill()
            await prober.wait()
    return found


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
