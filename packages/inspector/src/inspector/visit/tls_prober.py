"""A program of its own: asks one host in many handshakes what it would accept.

It is run as a process beside the visit, because it speaks with code old enough to know
protocols that nobody should use any more: what breaks there, breaks alone. It knows
nothing of the rest of the inspector. Questions come as JSON on standard input, answers
go as JSON to standard output. A host that hangs up is asked three times, and believed
only when it goes on answering other questions.
"""

import json
import socket
import sys
from collections.abc import Callable
from contextlib import closing
from typing import Any

from nassl._nassl import OpenSSLError
from nassl.ephemeral_key_info import DhEphemeralKeyInfo
from nassl.legacy_ssl_client import LegacySslClient
from nassl.ssl_client import (
    ClientCertificateRequested,
    OpenSslVerifyEnum,
    OpenSslVersionEnum,
    SslClient,
)

SECONDS = 4
TIMES = 3
VERSIONS = {
    "SSLv2": OpenSslVersionEnum.SSLV2,
    "SSLv3": OpenSslVersionEnum.SSLV3,
    "TLSv1": OpenSslVersionEnum.TLSV1,
    "TLSv1.1": OpenSslVersionEnum.TLSV1_1,
    "TLSv1.2": OpenSslVersionEnum.TLSV1_2,
    "TLSv1.3": OpenSslVersionEnum.TLSV1_3,
}
MODERN = frozenset({"TLSv1.2", "TLSv1.3"})
# Family, ciphers to offer, and whether only the old code still knows them.
FAMILIES = (
    ("null", "eNULL", True),
    ("anonymous", "aNULL:!eNULL", True),
    ("export", "EXPORT", True),
    ("rc4", "RC4:!aNULL:!EXPORT", True),
    ("3des", "3DES:DES:!aNULL:!EXPORT", True),
    ("static-rsa", "kRSA:!eNULL:!EXPORT", True),
    ("cbc", "ALL:!AESGCM:!RC4:!eNULL:!aNULL:!EXPORT:!3DES:!DES", True),
    ("forward-secret", "ECDHE:DHE:!aNULL:!eNULL", False),
    ("dhe", "DHE:!aNULL:!eNULL:!EXPORT", True),
)
# What a server says that refuses in words of the protocol.
REFUSALS = (
    "alert",
    "wrong version number",
    "unsupported protocol",
    "wrong ssl version",
    "unknown protocol",
)


class HungUp(Exception):
    """The host or the gate closed the connection without a word."""


def main() -> None:
    """Answer the questions on standard input."""
    asked = json.load(sys.stdin)
    host = Host(asked["gate"], asked["authorization"], asked["host"], asked["port"])
    json.dump(host.look(), sys.stdout)


class Host:
    """One host behind the gate."""

    def __init__(
        self, gate: tuple[str, int], authorization: str, host: str, port: int
    ) -> None:
        self._gate = (gate[0], gate[1])
        self._authorization = authorization
        self._host = host
        self._port = port
        self._chain: list[str] = []
        self._asks_certificate = False

    def look(self) -> dict[str, Any]:
        """Everything, as plain values."""
        probes = [self._ask(name, self._version(name)) for name in VERSIONS]
        accepted = [probe["asked"] for probe in probes if probe["answer"] == "accepted"]
        # TLS 1.3 has no cipher one would have to ask about.
        below = [name for name in accepted if name != "TLSv1.3"]
        if below:
            probes += [
                self._ask(family, self._family(below[-1], ciphers, is_old=is_old))
                for family, ciphers, is_old in FAMILIES
            ]
        if accepted:
            probes.append(self._ask("early-data", self._early_data(accepted[-1])))
        if below:
            probes.append(self._ask("renegotiation", self._renegotiation(below[-1])))
        probes = [self._believed(probe, accepted) for probe in probes]
        return {
            "probes": probes,
            "chain": self._chain,
            "asks_certificate": self._asks_certificate,
        }

    def _ask(self, asked: str, handshake: Callable[[], str]) -> dict[str, str]:
        """The answer to one question; hanging up and errors are asked again."""
        detail = ""
        for _ in range(TIMES):
            try:
                return {"asked": asked, "answer": "accepted", "detail": handshake()}
            except OpenSSLError as problem:
                said = " ".join(str(problem).lower().split())
                if "dh key too small" in said:
                    return {"asked": asked, "answer": "accepted", "detail": "DH 512"}
                if any(words in said for words in REFUSALS):
                    return {"asked": asked, "answer": "refused", "detail": said[-80:]}
                detail = said[-120:]
            except HungUp:
                detail = "hung-up"
            except (OSError, ValueError) as problem:
                detail = "hung-up" if _is_hanging_up(problem) else str(problem)[-120:]
        return {"asked": asked, "answer": "unclear", "detail": detail}

    def _believed(self, probe: dict[str, str], accepted: list[str]) -> dict[str, str]:
        # Some servers refuse by hanging up. A host that is alive before and after, and
        # hangs up three times on this question alone, refuses it.
        if probe["detail"] != "hung-up" or not self._is_still_alive(accepted):
            return probe
        return {**probe, "answer": "refused"}

    def _is_still_alive(self, accepted: list[str]) -> bool:
        return any(
            self._ask(name, self._version(name))["answer"] == "accepted"
            for name in reversed(accepted)
        )

    def _version(self, name: str) -> Callable[[], str]:
        def handshake() -> str:
            is_old = name not in MODERN
            with closing(self._connect()) as line:
                client = self._client(line, name, is_old=is_old)
                if is_old and name != "SSLv2":
                    client.set_cipher_list("ALL:COMPLEMENTOFALL")
                try:
                    self._shake(client)
                except OpenSSLError:
                    self._asks_certificate |= self._wants_certificate(name)
                    raise
                return str(client.get_current_cipher_name())

        return handshake

    def _wants_certificate(self, name: str) -> bool:
        """Whether a handshake failed because we have no certificate to show."""
        if name != "TLSv1.2":
            return False
        with closing(self._connect()) as line:
            client = self._client(line, name, is_old=False, shows_none=False)
            try:
                client.do_handshake()
            except ClientCertificateRequested:
                return True
            except (OpenSSLError, OSError):
                return False
        return False

    def _family(self, version: str, ciphers: str, *, is_old: bool) -> Callable[[], str]:
        def handshake() -> str:
            with closing(self._connect()) as line:
                old = is_old or version not in MODERN
                client = self._client(line, version, is_old=old)
                client.set_cipher_list(ciphers)
                self._shake(client)
                return _cipher_of(client)

        return handshake

    def _early_data(self, version: str) -> Callable[[], str]:
        """Whether a ticket of this host lets a client speak before the handshake."""

        def handshake() -> str:
            with closing(self._connect()) as line:
                client = self._client(line, version, is_old=version not in MODERN)
                self._shake(client)
                self._knock(client)
                most = 0
                if version == "TLSv1.3":
                    most = client.get_session().get_max_early_data()
                if not most:
                    raise OpenSSLError("alert: no early data")
                return f"{most} bytes"

        return handshake

    def _renegotiation(self, version: str) -> Callable[[], str]:
        """Whether the host lets a stranger put words before a client's own."""

        def handshake() -> str:
            with closing(self._connect()) as line:
                client = self._client(line, version, is_old=True)
                self._shake(client)
                if client.get_secure_renegotiation_support():
                    raise OpenSSLError("alert: only secure renegotiation")
                return "insecure"

        return handshake

    def _client(
        self, line: socket.socket, name: str, *, is_old: bool, shows_none: bool = True
    ) -> Any:
        kind = LegacySslClient if is_old else SslClient
        client = kind(
            underlying_socket=line,
            ssl_version=VERSIONS[name],
            ssl_verify=OpenSslVerifyEnum.NONE,
            ignore_client_authentication_requests=shows_none,
        )
        if name != "SSLv2" and not _is_address(self._host):
            client.set_tlsext_host_name(self._host)
        return client

    def _shake(self, client: Any) -> None:
        try:
            client.do_handshake()
        except ClientCertificateRequested:
            self._asks_certificate = True
            raise OpenSSLError("alert: a certificate is wanted") from None
        if not self._chain and isinstance(client, SslClient):
            self._chain = client.get_received_chain()
        elif not self._chain:
            self._chain = [x509.as_pem() for x509 in client._ssl.get_peer_cert_chain()]

    def _knock(self, client: Any) -> None:
        """Ask for the first page: only then some hosts ask for a certificate."""
        request = f"HEAD / HTTP/1.1\r\nHost: {self._host}\r\nConnection: close\r\n\r\n"
        try:
            client.write(request.encode())
            client.read(2048)
        except ClientCertificateRequested:
            self._asks_certificate = True
        except OpenSSLError as problem:
            self._asks_certificate |= "certificate" in str(problem).lower()
        except OSError:
            return

    def _connect(self) -> socket.socket:
        line = socket.create_connection(self._gate, timeout=SECONDS)
        shown = f"[{self._host}]" if ":" in self._host else self._host
        head = (
            f"CONNECT {shown}:{self._port} HTTP/1.1\r\n"
            f"Proxy-Authorization: {self._authorization}\r\n\r\n"
        )
        line.sendall(head.encode())
        answer = b""
        while b"\r\n\r\n" not in answer:
            piece = line.recv(1)
            if not piece:
                line.close()
                raise HungUp
            answer += piece
        if b" 200 " not in answer.partition(b"\r\n")[0]:
            line.close()
            raise ValueError("the gate refused")
        return line


def _cipher_of(client: Any) -> str:
    name = str(client.get_current_cipher_name())
    try:
        key = client.get_ephemeral_key()
    except (TypeError, ValueError, KeyError):
        return name
    return f"{name} DH {key.size}" if isinstance(key, DhEphemeralKeyInfo) else name


def _is_hanging_up(problem: Exception) -> bool:
    is_reset = isinstance(problem, ConnectionResetError | BrokenPipeError)
    return is_reset or "peer did not send data back" in str(problem)


def _is_address(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit()


if __name__ == "__main__":
    main()
