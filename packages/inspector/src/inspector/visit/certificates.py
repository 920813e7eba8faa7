"""Reads an X.509 certificate into plain facts."""

import base64
import contextlib
import hashlib
from collections.abc import Sequence
from dataclasses import replace

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from inspector.facts import ChainLink, TlsFacts


def with_certificate(facts: TlsFacts, encoded: bytes) -> TlsFacts:
    """The facts, completed with what the leaf certificate (DER) says."""
    try:
        certificate = x509.load_der_x509_certificate(encoded)
        kind, bits = _key_of(certificate)
        key = certificate.public_key().public_bytes(
            Encoding.DER, PublicFormat.SubjectPublicKeyInfo
        )
    except (ValueError, UnsupportedAlgorithm) as problem:
        return replace(facts, detail=f"unreadable certificate: {problem}"[:200])
    return replace(
        facts,
        subject=certificate.subject.rfc4514_string()[:200],
        issuer=certificate.issuer.rfc4514_string()[:200],
        names=_names_of(certificate),
        names_are_critical=_are_names_critical(certificate),
        valid_from=certificate.not_valid_before_utc.isoformat(),
        valid_until=certificate.not_valid_after_utc.isoformat(),
        key_kind=kind,
        key_bits=bits,
        signature_hash=_hash_of(certificate),
        fingerprint=hashlib.sha256(encoded).hexdigest(),
        public_key_pin=base64.b64encode(hashlib.sha256(key).digest()).decode(),
    )


def links_of(chain: Sequence[str]) -> tuple[ChainLink, ...]:
    """The certificates (PEM) a host sent, in its order, without unreadable ones."""
    links = []
    for pem in chain:
        with contextlib.suppress(ValueError, UnsupportedAlgorithm):
            certificate = x509.load_pem_x509_certificate(pem.encode())
            links.append(
                ChainLink(
                    certificate.subject.rfc4514_string()[:200],
                    certificate.issuer.rfc4514_string()[:200],
                    certificate.fingerprint(hashes.SHA256()).hex(),
                )
            )
    return tuple(links)


def _key_of(certificate: x509.Certificate) -> tuple[str, int]:
    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey):
        return "rsa", key.key_size
    if isinstance(key, ec.EllipticCurvePublicKey):
        return "ec", key.key_size
    if isinstance(key, dsa.DSAPublicKey):
        return "dsa", key.key_size
    return type(key).__name__.lower(), 256


def _names_of(certificate: x509.Certificate) -> tuple[str, ...]:
    try:
        names = certificate.extensions.get_extension_for_class(
            x509.SubjectAlternativeName
        ).value
    except (x509.ExtensionNotFound, ValueError):
        return ()
    hosts = names.get_values_for_type(x509.DNSName)
    addresses = names.get_values_for_type(x509.IPAddress)
    return (*hosts, *(str(address) for address in addresses))


def _are_names_critical(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(
            x509.SubjectAlternativeName
        ).critical
    except (x509.ExtensionNotFound, ValueError):
        return False


def _hash_of(certificate: x509.Certificate) -> str:
    try:
        algorithm = certificate.signature_hash_algorithm
    except UnsupportedAlgorithm:
        return "unknown"
    return algorithm.name if algorithm else "built-in"
