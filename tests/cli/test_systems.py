"""Each system's entry: the clients it makes of a profile, and what it says of settings that are not enough."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from orchestrator_clients import Snapshot, State, UsageError
from orchestrator_clients._command.system import COMMON, OWN, System, split
from orchestrator_clients.cli.systems import SYSTEMS, address

URL = "https://host.example.com"
ADOBE = {"org_id": "1@AdobeOrg", "client_id": "c"}
KEYS = {"access_key_id": "AKIDEXAMPLE", "secret_access_key": "hush"}

ENOUGH: list[tuple[str, dict[str, Any]]] = [
    ("cloudify", {"base_url": URL, "tenant": "t", "user": "u", "password": "hush"}),
    ("cloudify", {"base_url": URL, "tenant": "t", "token": "hush", "version": "v3", "timeout": 5.0, "verify": False}),
    ("vmware_code_stream", {"base_url": URL, "refresh_token": "hush", "project": "p"}),
    ("vmware_code_stream", {"base_url": URL, "user": "u", "password": "hush", "domain": "d"}),
    ("vmware_code_stream", {"base_url": URL, "token": "hush", "api_version": "2019-10-17"}),
    ("adobe_cloud_manager", {**ADOBE, "client_secret": "hush", "scopes": "openid,AdobeID", "program_id": "1"}),
    ("adobe_cloud_manager", {**ADOBE, "token": "hush", "base_url": URL, "max_attempts": 2}),
    ("aws_image_builder", {**KEYS, "region": "eu-west-1"}),
    ("aws_image_builder", {**KEYS, "session_token": "hush", "region": "eu-west-1", "base_url": URL}),
    ("aspera_orchestrator", {"base_url": URL, "user": "u", "password": "hush"}),
    ("aspera_orchestrator", {"base_url": URL, "api_key_login": "u", "api_key": "hush", "login": True}),
    ("aspera_orchestrator", {"base_url": URL, "token": "hush", "workflow_id": "12"}),
]

NOT_ENOUGH: list[tuple[str, dict[str, Any], str]] = [
    ("cloudify", {}, "'base_url' is missing"),
    ("cloudify", {"base_url": URL}, "'tenant' is missing"),
    ("cloudify", {"base_url": URL, "tenant": "t"}, "give either auth=(user, password) or token="),
    ("cloudify", {"base_url": URL, "tenant": "t", "user": "u"}, "'password' is missing"),
    ("cloudify", {"base_url": URL, "tenant": "t", "password": "hush"}, "'user' is missing"),
    ("cloudify", {"base_url": "nonsense", "tenant": "t", "token": "hush"}, "base_url must be a URL"),
    ("cloudify", {"base_url": "http://host.example.com", "tenant": "t", "token": "hush"}, "base_url is plain http"),
    ("vmware_code_stream", {}, "'base_url' is missing"),
    ("vmware_code_stream", {"base_url": URL, "user": "u"}, "'password' is missing"),
    ("adobe_cloud_manager", {}, "'org_id' is missing"),
    ("adobe_cloud_manager", {"org_id": "1"}, "'client_id' is missing"),
    ("adobe_cloud_manager", ADOBE, "give client_secret or token, and not both"),
    ("aws_image_builder", {"access_key_id": "a", "region": "eu-west-1"}, "'secret_access_key' is missing"),
    ("aspera_orchestrator", {}, "'base_url' is missing"),
    ("aspera_orchestrator", {"base_url": URL, "api_key": "hush"}, "'api_key_login' is missing"),
]

SECRETS = {
    "api_key", "client_secret", "password", "proxy", "refresh_token", "secret_access_key", "session_token",
    "signing_key", "token",
}  # fmt: skip


def known(cases: list[Any]) -> list[Any]:
    return [case for case in cases if case[0] in SYSTEMS]


def names(system: System[Any]) -> set[str]:
    return {*COMMON, *system.settings}


@pytest.mark.parametrize(("key", "settings"), known(ENOUGH))
def test_both_clients_of_a_profile(key: str, settings: dict[str, Any]) -> None:
    system = SYSTEMS[key]
    assert set(settings) <= names(system)
    with system.client(settings) as client:
        assert client.system == key
        assert "hush" not in repr(client)
        twin = system.async_client(settings)
        assert (type(twin).__name__, twin.base_url) == (f"Async{type(client).__name__}", client.base_url)
        asyncio.run(twin.aclose())


@pytest.mark.parametrize(("key", "settings", "message"), known(NOT_ENOUGH))
def test_a_profile_that_is_not_enough(key: str, settings: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        SYSTEMS[key].client(settings)
    assert message in str(caught.value)
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize("key", sorted(SYSTEMS))
def test_an_entry_is_whole(key: str) -> None:
    system = SYSTEMS[key]
    assert system.key == key
    assert system.target
    assert not set(system.settings) & {*COMMON, *OWN}
    for name, setting in {**COMMON, **OWN, **system.settings}.items():
        assert setting.help
        assert setting.secret == (name in SECRETS), name


def test_the_systems_are_in_order() -> None:
    assert list(SYSTEMS) == sorted(SYSTEMS)


NAMES = ("program_id", "pipeline_id", "execution_id")


@pytest.mark.parametrize(
    ("text", "plain", "expected"),
    [
        ("1/2/3", {}, ["1", "2", "3"]),
        ("1/2/3", {"program_id": "9"}, ["1", "2", "3"]),
        ("2/3", {"program_id": "9"}, ["9", "2", "3"]),
        ("3", {"program_id": 9, "pipeline_id": "8"}, ["9", "8", "3"]),
    ],
)
def test_ids_with_slashes(text: str, plain: dict[str, Any], expected: list[str]) -> None:
    assert split(text, NAMES, plain, "x needs an id") == dict(zip(NAMES, expected, strict=True))


@pytest.mark.parametrize(
    ("text", "plain"), [("1/2", {}), ("3", {"pipeline_id": "8"}), ("1/2/3/4", {}), ("1//3", {}), ("", {}), ("/2/3", {})]
)
def test_ids_that_are_not_enough(text: str, plain: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="x needs an id of the form PROGRAM_ID/PIPELINE_ID/EXECUTION_ID"):
        split(text, NAMES, plain, "x needs an id")


def test_an_id_that_holds_slashes_itself() -> None:
    arn = "arn:aws:imagebuilder:eu-west-1:111122223333:image/web/1.0.0/1"
    assert split(arn, ("image_build_version_arn",), {}, "x") == {"image_build_version_arn": arn}


@pytest.mark.parametrize(
    ("key", "ids", "text"),
    known(
        [
            ("cloudify", {"execution_id": "e"}, "e"),
            ("vmware_code_stream", {"project": "p", "pipeline": "ship", "execution_id": "e"}, "e"),
            ("adobe_cloud_manager", {"program_id": "1", "pipeline_id": "2", "execution_id": "3"}, "1/2/3"),
            ("aws_image_builder", {"image_build_version_arn": "arn:x/y/1"}, "arn:x/y/1"),
            ("aspera_orchestrator", {"work_order_id": "8461"}, "8461"),
        ]
    ),
)
def test_the_address_of_a_run(key: str, ids: dict[str, str], text: str) -> None:
    run = Snapshot(system=key, id=list(ids.values())[-1], ids=ids, state=State.RUNNING, raw_status="")
    assert address(run) == text
