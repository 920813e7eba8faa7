"""A small authority of our own, and the certificate of the village."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

LASTS = timedelta(days=365)
RENEW_BEFORE = timedelta(days=10)


@dataclass(frozen=True)
class Papers:
    """Where the authority, the certificate and its key stand."""

    authority: Path
    leaf: Path
    key: Path


def papers_for(names: Sequence[str], folder: Path, *, at: datetime) -> Papers:
    """The papers in this folder, made anew when old or for other names."""
    papers = Papers(folder / "ca.pem", folder / "leaf.pem", folder / "leaf.key")
    if not _still_good(papers, names, at):
        folder.mkdir(parents=True, exist_ok=True)
        _make(papers, names, at)
    return papers


def _still_good(papers: Papers, names: Sequence[str], at: datetime) -> bool:
    if not all(file.exists() for file in (papers.authority, papers.leaf, papers.key)):
        return False
    leaf = x509.load_pem_x509_certificate(papers.leaf.read_bytes())
    stated = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    written = {str(name.value) for name in stated.value}
    return written == set(names) and leaf.not_valid_after_utc - at > RENEW_BEFORE


def _make(papers: Papers, names: Sequence[str], at: datetime) -> None:
    # The key of the authority is used once and never kept: nobody can sign more.
    authority_key = ec.generate_private_key(ec.SECP256R1())
    authority_name = _name("Demo village authority")
    authority = (
        _begin(authority_name, authority_name, authority_key.public_key(), at)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(authority_key.public_key()),
            critical=False,
        )
        .sign(authority_key, hashes.SHA256())
    )
    key = ec.generate_private_key(ec.SECP256R1())
    leaf = (
        _begin(_name(names[0]), authority_name, key.public_key(), at)
        .add_extension(
            x509.SubjectAlternativeName([_general(name) for name in names]),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False
        )
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(
                authority_key.public_key()
            ),
            critical=False,
        )
        .sign(authority_key, hashes.SHA256())
    )
    as_pem = serialization.Encoding.PEM
    _write(papers.authority, authority.public_bytes(as_pem), 0o644)
    _write(
        papers.key,
        key.private_bytes(
            as_pem,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
        0o600,
    )
    _write(papers.leaf, leaf.public_bytes(as_pem), 0o644)


def _begin(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    at: datetime,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        # A clock that is a little behind must not refuse a brand-new certificate.
        .not_valid_before(at - timedelta(hours=1))
        .not_valid_after(at + LASTS)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _write(file: Path, content: bytes, mode: int) -> None:
    """Write a file that exists whole or not at all, and is never wider open."""
    beside = file.with_name(f"{file.name}.new")
    beside.unlink(missing_ok=True)
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as new:
        new.write(content)
    os.replace(beside, file)
