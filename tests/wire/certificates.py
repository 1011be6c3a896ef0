"""Certificates for the servers of these tests: made once per process."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import trustme

NAMES = ("127.0.0.1", "::1", "localhost", "manager.example.com")
_NOW = datetime.now(UTC).replace(tzinfo=None)


@cache
def authority(name: str) -> trustme.CA:
    """Return an authority of this name."""
    return trustme.CA(organization_name=name)


@cache
def context(
    signed_by: str = "ours", names: tuple[str, ...] = NAMES, valid: str = "now", *, wants_client: bool = False
) -> ssl.SSLContext:
    """Return what a server needs to speak TLS by a certificate for these names: valid `now`, `not-yet` or `no-more`."""
    begins, ends = {
        "now": (_NOW - timedelta(days=1), _NOW + timedelta(days=30)),
        "not-yet": (_NOW + timedelta(days=1), _NOW + timedelta(days=30)),
        "no-more": (_NOW - timedelta(days=30), _NOW - timedelta(days=1)),
    }[valid]
    made = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority(signed_by).issue_cert(*names, not_before=begins, not_after=ends).configure_cert(made)
    if wants_client:
        made.verify_mode = ssl.CERT_REQUIRED
        authority("clients").configure_trust(made)
    return made


def bundle(folder: Path, *names: str) -> Path:
    """Write the certificates of authorities to a file, and return its path."""
    path = folder / f"{'-'.join(names)}.pem"
    path.write_bytes(b"".join(authority(name).cert_pem.bytes() for name in names))
    return path


def folder_of(path: Path, *names: str) -> Path:
    """Make a folder of authorities as OpenSSL wants it, with files named by the hash of their subject."""
    path.mkdir()
    for name in names:
        pem = authority(name).cert_pem.bytes()
        (path / f"{_subject_hash(pem):08x}.0").write_bytes(pem)
    return path


def _subject_hash(pem: bytes) -> int:
    """Return the number by which OpenSSL looks for an authority: of its subject in canonical form, hashed by SHA-1."""
    import hashlib

    from cryptography import x509

    names = x509.load_pem_x509_certificate(pem).subject
    told = b""
    for part in names.rdns:
        inner = b""
        for attribute in part:
            oid = attribute.oid
            text = " ".join(str(attribute.value).lower().split()).encode()
            inner += _der(0x30, _oid(oid.dotted_string) + _der(0x0C, text))
        told += _der(0x31, inner)
    return int.from_bytes(hashlib.sha1(told, usedforsecurity=False).digest()[:4], "little")


def _der(tag: int, value: bytes) -> bytes:
    assert len(value) < 128
    return bytes([tag, len(value)]) + value


def _oid(dotted: str) -> bytes:
    first, second, *rest = map(int, dotted.split("."))
    assert all(number < 128 for number in rest)
    return _der(0x06, bytes([40 * first + second, *rest]))
