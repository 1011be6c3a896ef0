"""The signatures of Adobe's deliveries: which there are, where their keys lie, and whether one fits.

Two headers with signatures and two with the paths of their keys: RSA, PKCS#1 v1.5 with SHA-256, over the raw body. A
delivery is genuine if either fits (guides to I/O Events, June 2026).
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

from .._core.body import BadAnswer
from .._core.errors import ForgedEvent, UsageError
from .._core.extras import flaw_of
from .._core.inputs import listed
from .tables import SYSTEM

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

KEYS_URL = "https://static.adobeioevents.com"
"""Where the keys lie. The paths come with the deliveries."""

PREFIXES = ("/prod/keys/",)

LIFETIME = 86_400.0
"""Seconds for which a key may be kept."""

_NAMES = (
    ("x-adobe-digital-signature-1", "x-adobe-public-key1-path"),
    ("x-adobe-digital-signature-2", "x-adobe-public-key2-path"),
)
_FILE = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.pem", re.ASCII)
_PREFIX = re.compile(r"/(?:[A-Za-z0-9_-]+/)+", re.ASCII)
_LONGEST_PATH = 200
_LONGEST_SIGNATURE = 4096


class Signature(NamedTuple):
    """A signature, and the path of the key that it is said to be by."""

    path: str
    value: bytes


def check_installed() -> None:
    """Raise UsageError where what verifies signatures is not installed."""
    if flaw := flaw_of("cryptography"):
        raise UsageError(f"{flaw}: pip install 'orchestrator-clients[events]'", system=SYSTEM)


def checked_prefixes(prefixes: Collection[str]) -> tuple[str, ...]:
    """Return the folders in which keys may lie; UsageError for what is none."""
    found = listed(prefixes, "key_prefixes", system=SYSTEM) or []
    if not found or not all(_PREFIX.fullmatch(prefix) for prefix in found):
        raise UsageError("key_prefixes: give paths such as '/prod/keys/'", system=SYSTEM)
    return tuple(found)


def signatures_in(headers: Mapping[str, str], prefixes: Collection[str]) -> list[Signature]:
    """Return the signatures of a delivery whose keys may be fetched; ForgedEvent where there is none."""
    found = [_signature(headers.get(value, ""), headers.get(path, ""), prefixes) for value, path in _NAMES]
    good = [signature for signature in found if signature is not None]
    if not good:
        raise ForgedEvent("it has no signature whose key lies where Adobe's keys do", system=SYSTEM)
    return good


def _signature(text: str, path: str, prefixes: Collection[str]) -> Signature | None:
    text, path = text.strip(), path.strip()
    if not text or len(text) > _LONGEST_SIGNATURE or not is_key_path(path, prefixes):
        return None
    try:
        return Signature(path, base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        return None


def is_key_path(path: str, prefixes: Collection[str]) -> bool:
    """Return whether a path, which a stranger gives, is that of a key: a plain file right in one of the folders."""
    folder, _, file = path.rpartition("/")
    return len(path) <= _LONGEST_PATH and f"{folder}/" in prefixes and _FILE.fullmatch(file) is not None


def key_of(pem: bytes) -> RSAPublicKey:
    """Return the key in a PEM file; ValueError if it holds none of RSA."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(pem)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise BadAnswer("the answer is no public key in PEM") from None
    if not isinstance(key, RSAPublicKey):
        raise BadAnswer("the key is not an RSA key")
    return key


def fits(key: RSAPublicKey, signature: bytes, body: bytes) -> bool:
    """Return whether a signature is by this key, over this body."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.hashes import SHA256

    try:
        key.verify(signature, body, PKCS1v15(), SHA256())
    except InvalidSignature:
        return False
    return True
