"""Secrets out of recordings, whatever form they are in, with the form kept."""

from __future__ import annotations

import json
from typing import Any

import pytest

from orchestrator_clients._core.redact import Redactor
from orchestrator_clients.testing._hiding import Hider

CLIENT = Redactor(["s3same-open"])
SIGNED = "https://logs.example.com/a?X-Amz-Signature=abcdef&X-Amz-Date=20260101T000000Z&k=ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@pytest.mark.parametrize(
    ("value", "hidden"),
    [
        ({"access_token": "a", "again": {"accessToken": "a"}, "other_token": "b"}, ["***1", "***1", "***2"]),
        ({"password": 1234, "n": 1234}, ["***1", 1234]),
        ({"token": None, "secret": True, "cookie": ""}, [None, True, ""]),
        ({"text": "it was s3same-open there"}, ["it was *** there"]),
        ({"text": "s3same-open"}, ["***1"]),
        ({"name": "db_password", "value": "x"}, ["db_password", "***1"]),
        ({"name": "x", "value": "y", "type": "secretString"}, ["x", "***1", "secretString"]),
        ({"name": "x", "value": "y", "type": "string"}, ["x", "y", "string"]),
        ({"inner": json.dumps({"password": "x", "n": [1.5]})}, ['{"password": "***1", "n": [1.5]}']),
        ({"arn": "arn:aws:imagebuilder:eu-west-1:123456789012:image/web/1.0.0/1"}, None),
        ({"next": "/api/executions?start=20&limit=10", "id": "c79d6793-46d4-4c7a-9c39-02b38963dc6e"}, None),
        ({"redirect": SIGNED}, [SIGNED.replace("abcdef", "***1").replace("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "***2")]),
        ({"page": "https://h/x?after=ABCDEFGHIJKLMNOPQRSTUVWXYZ&n=1"}, None),
    ],
)
def test_json(value: dict[str, Any], hidden: list[Any] | None) -> None:
    found = Hider().value(value, CLIENT)
    assert leaves(found) == (leaves(value) if hidden is None else hidden)


def leaves(value: Any) -> list[Any]:
    return [leaf for part in value.values() for leaf in leaves(part)] if isinstance(value, dict) else [value]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("<a><password>x</password><id>7</id></a>", "<a><password>***1</password><id>7</id></a>"),
        ('<a token="x" id="7"/>', '<a token="***1" id="7"/>'),
        ("<a><name>api_key</name>\n<value>x</value></a>", "<a><name>api_key</name>\n<value>***1</value></a>"),
        ("<a>s3same-open</a>", "<a>***1</a>"),
        ("<a>said s3same-open</a>", "<a>said ***</a>"),
    ],
)
def test_markup(text: str, hidden: str) -> None:
    assert Hider().body(text.encode(), CLIENT) == {"text": hidden}


def test_other_bodies() -> None:
    hider = Hider(["mine-alone"])
    assert hider.body(b"\xff\x00", CLIENT) == {"base64": "/wA="}
    form = b"grant_type=client_credentials&client_secret=x+y&scope="
    pairs = [["grant_type", "client_credentials"], ["client_secret", "***1"], ["scope", ""]]
    assert hider.body(form, CLIENT, is_form=True) == {"form": pairs}
    assert hider.body(b"mine-alone, s3same-open, rest", CLIENT) == {"text": "***, ***, rest"}
    assert hider.body(b"{not json", CLIENT) == {"text": "{not json"}


def test_headers() -> None:
    told = {"Set-Cookie": "a=b", "Content-Type": "text/plain", "Location": SIGNED, "X-Api-Key": "k", "Date": "now"}
    found = Hider().headers(told, CLIENT)
    assert set(found) == {"Content-Type", "Location", "X-Api-Key"}
    assert (found["X-Api-Key"][:3], "abcdef" in found["Location"]) == ("***", False)
