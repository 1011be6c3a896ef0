"""The keys of the simulated Adobe I/O, its signatures, and forgeries."""

from __future__ import annotations

import base64
import json
import random
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from ..._core.extras import flaw_of
from ..._simulation.deliveries import Delivery

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

FOLDER = "/prod/keys/"


@cache
def _private(_name: str) -> RSAPrivateKey:
    """Return one of the keys of this process; each name has its own. Making one takes a tenth of a second."""
    if flaw := flaw_of("cryptography"):
        raise ModuleNotFoundError(f'{flaw}: pip install "orchestrator-clients[events]"', name="cryptography")
    from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

    return generate_private_key(public_exponent=65537, key_size=2048)


class Signer:
    """Two keys that sign every delivery. `rotate` publishes them under new names, and takes the old names back."""

    def __init__(self) -> None:
        self._generation = 0

    def paths(self) -> tuple[str, str]:
        """Return the paths of the two keys."""
        names = [uuid5(NAMESPACE_URL, f"{name} {self._generation}") for name in ("first", "second")]
        return f"{FOLDER}pub-key-{names[0]}.pem", f"{FOLDER}pub-key-{names[1]}.pem"

    def rotate(self) -> None:
        """Publish the keys under new paths."""
        self._generation += 1

    def pem(self, path: str) -> bytes | None:
        """Return the public key at a path, None if there is none."""
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        name = dict(zip(self.paths(), ("first", "second"), strict=True)).get(path)
        if name is None:
            return None
        return _private(name).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    def signed(self, body: bytes, *, by: tuple[str, str] = ("first", "second")) -> Delivery:
        """Return a delivery of a body, signed."""
        first, second = self.paths()
        headers = {
            "content-type": "application/json",
            "x-adobe-provider": "cloudmanager",
            "x-adobe-public-key1-path": first,
            "x-adobe-digital-signature-1": _signature(by[0], body),
            "x-adobe-public-key2-path": second,
            "x-adobe-digital-signature-2": _signature(by[1], body),
        }
        return Delivery(body, headers)

    def forged(self, delivery: Delivery, chance: random.Random) -> Delivery:
        """Return a forged copy of a delivery, made without the keys."""
        forge = chance.choice((self._altered, self._cut, self._unsigned, self._by_a_stranger, self._own_key))
        return replace(forge(delivery), forged=True)

    def _altered(self, delivery: Delivery) -> Delivery:
        value = json.loads(delivery.body)
        value["event_id"] = f"{value.get('event_id')}-again"
        return replace(delivery, body=json.dumps(value).encode())

    def _cut(self, delivery: Delivery) -> Delivery:
        return replace(delivery, body=delivery.body[: len(delivery.body) // 2])

    def _unsigned(self, delivery: Delivery) -> Delivery:
        return Delivery(self._altered(delivery).body, {"content-type": "application/json"})

    def _by_a_stranger(self, delivery: Delivery) -> Delivery:
        return self.signed(self._altered(delivery).body, by=("stranger", "stranger"))

    def _own_key(self, delivery: Delivery) -> Delivery:
        """Return one that names a key of the forger's own, on a host of theirs."""
        forged = self._by_a_stranger(delivery)
        headers = {name: "//192.0.2.1/prod/keys/mine.pem" if name.endswith("-path") else value
                   for name, value in forged.headers.items()}  # fmt: skip
        return replace(forged, headers=headers)


def _signature(name: str, body: bytes) -> str:
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.hashes import SHA256

    return base64.b64encode(_private(name).sign(body, PKCS1v15(), SHA256())).decode()
