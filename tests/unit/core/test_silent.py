"""Secrets that do not show themselves are sent as they are."""

from __future__ import annotations

import copy
import json
import pickle
import pydoc
import reprlib
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pytest
from rich.pretty import pretty_repr

from orchestrator_clients._core.silent import Secret, SecretBytes, silent

PLAIN = "p@ss w\u00f6rd" * 20

SHOWS: list[Callable[[object], str]] = [
    repr,
    ascii,
    lambda value: f"{value!r}",
    lambda value: "%r" % (value,),  # noqa: UP031
    lambda value: repr({"a": [(value,)]}),
    lambda value: pretty_repr([value], max_string=80),
    lambda value: reprlib.repr(value),
    lambda value: pydoc.text.repr(value),  # what cgitb writes
    lambda value: repr(value[:5]),  # type: ignore[index]
]


@pytest.mark.parametrize("show", SHOWS)
@pytest.mark.parametrize("value", [Secret(PLAIN), SecretBytes(PLAIN.encode()), Secret(PLAIN).encode()])
def test_it_does_not_show_itself(show: Callable[[object], str], value: object) -> None:
    assert "p@" not in show(value)
    assert "***" in show(value)


USES: list[Callable[[Any], object]] = [
    str,
    len,
    hash,
    json.dumps,
    quote,
    lambda text: f"Bearer {text}",
    lambda text: "a" + text + "b",
    lambda text: urlencode({"a": text}),
    lambda text: text.encode(),
    lambda text: {text: 1},
    lambda text: httpx.Request("POST", "http://h", data={"a": text}).read(),
    lambda text: httpx.Request("POST", "http://h", json={"a": text}).read(),
    lambda text: bytes(httpx.URL("http://h", params={"a": text}).query),
    lambda text: list(text)[3],
    lambda text: text[1:4],
]


@pytest.mark.parametrize("use", USES)
def test_it_is_sent_as_it_is(use: Callable[[Any], object]) -> None:
    assert use(Secret(PLAIN)) == use(PLAIN)


def test_it_stays_one_when_it_is_copied() -> None:
    for made in (copy.deepcopy(Secret("abcd")), pickle.loads(pickle.dumps(Secret("abcd")))):
        assert type(made) is Secret
        assert made == "abcd"


def test_what_is_given_keeps_its_shape() -> None:
    assert silent(("user", "secret")) == ("user", "secret")
    assert silent({"X-Key": "secret"}) == {"X-Key": "secret"}
    assert silent(b"secret") == b"secret"
    assert silent(None) is None
    assert repr(silent([("user", "secret")])) == "***"  # no secret is a list: it is refused without being seen
