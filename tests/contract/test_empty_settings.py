"""An empty setting is a mistake, such as a variable that is not set: no client takes it for one that was left out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import orchestrator_clients
from orchestrator_clients import UsageError
from tests.contract.both import WORLDS

URL = "https://api.example.com"
CLIENTS: Mapping[str, Mapping[str, Any]] = {
    "AdobeCloudManager": {
        "org_id": "o",
        "client_id": "c",
        "client_secret": "s" * 20,
        "scopes": "openid",
        "base_url": URL,
        "token_url": URL,
    },
    "AsperaOrchestrator": {"base_url": URL, "auth": ("u", "p" * 20)},
    "AwsImageBuilder": {
        "region": "eu-west-1",
        "account": "123456789012",
        "credentials": ("AKIA", "s" * 20),
        "base_url": URL,
    },
    "Cloudify": {"base_url": URL, "tenant": "t", "auth": ("u", "p" * 20), "version": "v3.1"},
    "VmwareCodeStream": {
        "base_url": URL,
        "auth": ("u", "p" * 20),
        "domain": "d",
        "api_version": "2019-10-17",
        "csp_url": URL,
    },
}
MORE: list[tuple[str, str, Mapping[str, Any]]] = [
    ("AdobeCloudManager", "token", {"client_secret": None}),
    ("AsperaOrchestrator", "token", {"auth": None}),
    ("AsperaOrchestrator", "api_key", {"auth": None}),
    ("AwsImageBuilder", "profile", {"credentials": None}),
    ("Cloudify", "token", {"auth": None}),
    ("VmwareCodeStream", "token", {"auth": None, "domain": None, "csp_url": None}),
    ("VmwareCodeStream", "refresh_token", {"auth": None, "domain": None}),
]
CASES = [(client, name, {}) for client, settings in CLIENTS.items() for name in settings] + MORE


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("empty", ["", " "])
@pytest.mark.parametrize(("client", "name", "others"), CASES)
def test_an_empty_setting_is_refused(
    client: str, name: str, others: Mapping[str, Any], empty: str, world: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", URL)
    make = getattr(orchestrator_clients, client if world == "sync" else f"Async{client}")
    settings = {key: value for key, value in {**CLIENTS[client], **others}.items() if value is not None}
    with pytest.raises(UsageError):
        make(**{**settings, name: empty})


WRONG: list[tuple[str, object]] = [
    ("verify", ""),
    ("verify", " "),
    ("verify", None),
    ("verify", 0),
    ("verify", Path()),
    ("allow_plain_http", "false"),
    ("allow_plain_http", None),
    ("user_agent", ""),
    ("proxy", ""),
]


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize(("name", "value"), WRONG)
@pytest.mark.parametrize("client", CLIENTS)
def test_an_empty_option_is_not_taken_for_another(client: str, name: str, value: object, world: str) -> None:
    """With `verify=""`, such as a variable that is not set, no certificate was checked."""
    make = getattr(orchestrator_clients, client if world == "sync" else f"Async{client}")
    settings = {key: given for key, given in CLIENTS[client].items() if key != "csp_url"}  # which is for another login
    with pytest.raises(UsageError, match=name):
        make(**settings, **{name: value})
