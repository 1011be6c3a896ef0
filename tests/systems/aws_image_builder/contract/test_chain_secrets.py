"""Keys that botocore fetches and renews do not show: not in its own logs, nor in what is said of a chain that fails."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from botocore.utils import ContainerMetadataFetcher

from orchestrator_clients import AsyncAwsImageBuilder, AwsImageBuilder, OrchestratorError
from orchestrator_clients.testing import Answer, Call, Simulator
from tests.contract.both import WORLDS
from tests.contract.echoing import Echo
from tests.contract.frames import failure, locals_shown
from tests.contract.showing import HEAD, TAIL, assert_hidden, everything_about, root_log, shown_by
from tests.systems.aws_image_builder.case import ARN

pytestmark = pytest.mark.usefixtures("transport")

SECRET, TOKEN = f"{HEAD}/secret+key/{TAIL}", f"{HEAD}//session-token=={TAIL}"
LONG_TERM, BEARER = f"{HEAD}/long-term/{TAIL}", f"{HEAD}-container-{TAIL}"
both_worlds = pytest.mark.parametrize("world", WORLDS)


class Keys(Simulator):
    """STS, and the credentials of a container (which have always expired); or a refusal that repeats what was sent."""

    refuses = False

    def not_found(self, call: Call) -> Answer:
        if self.refuses:
            return Answer.text(f"<e>{call.header('authorization')} {call.body!r}</e>", 400)
        if call.method == "GET":
            found = {"AccessKeyId": "AKID", "SecretAccessKey": SECRET, "Token": TOKEN}
            return Answer.json({**found, "Expiration": "2026-01-01T00:00:00Z"})
        keys = (
            f"<AccessKeyId>AKID</AccessKeyId><SecretAccessKey>{SECRET}</SecretAccessKey>"
            f"<SessionToken>{TOKEN}</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration>"
        )
        body = f"<AssumeRoleResult><Credentials>{keys}</Credentials></AssumeRoleResult>"
        name = "http://sts.amazonaws.com/doc/2011-06-15/"
        return Answer.text(f'<AssumeRoleResponse xmlns="{name}">{body}</AssumeRoleResponse>', media_type="text/xml")


@pytest.fixture
def keys() -> Iterator[Keys]:
    with Keys() as server:
        yield server


@pytest.fixture
def echo() -> Iterator[Echo]:
    with Echo() as server:
        server.form = "values"
        yield server


@pytest.fixture(autouse=True)
def nothing_configured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    monkeypatch.setattr(ContainerMetadataFetcher, "SLEEP_TIME", 0)


@pytest.fixture
def role(keys: Keys, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", keys.url)
    (tmp_path / "config").write_text(
        "[default]\nrole_arn = arn:aws:iam::123456789012:role/builder\nsource_profile = base\n"
        f"[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = {LONG_TERM}\n"
    )


@pytest.fixture
def container(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", f"{keys.url}/credentials")
    monkeypatch.setenv("AWS_CONTAINER_AUTHORIZATION_TOKEN", BEARER)


@pytest.fixture
def process(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    answer = {"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": SECRET, "SessionToken": TOKEN}
    said = getattr(request, "param", f"print({json.dumps(json.dumps(answer))})")
    (tmp_path / "keys.py").write_text(f"import sys\n{said}\n")
    (tmp_path / "config").write_text(f"[default]\ncredential_process = {sys.executable} {tmp_path / 'keys.py'}\n")


def seen(url: str, world: str) -> str:
    make = AwsImageBuilder if world == "sync" else AsyncAwsImageBuilder
    with root_log() as said:
        try:
            client = make("us-east-1", base_url=url, max_attempts=1)
            shown = asyncio.run(shown_by(client, lambda client: client.images.get(ARN)))
            error = failure(make("us-east-1", base_url=url, max_attempts=1), lambda client: client.images.get(ARN))
        except OrchestratorError as one:
            shown, error = everything_about(one), one
    return "\n".join([shown, *said, *locals_shown(error).values()])


@both_worlds
@pytest.mark.parametrize("way", ["role", "container", "process"])
def test_keys_of_the_chain(way: str, world: str, echo: Echo, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue(way)
    for echo.status in (400, 500):
        shown = seen(echo.url, world)
        assert_hidden(shown, echo.calls)
    if way != "container":  # whose keys have expired
        assert {call.header("x-amz-security-token") for call in echo.calls} == {TOKEN}


@both_worlds
@pytest.mark.parametrize("way", ["role", "container"])
def test_a_service_of_the_chain_that_refuses(
    way: str, world: str, keys: Keys, echo: Echo, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(way)
    keys.refuses = True
    shown = seen(echo.url, world)
    assert "could not be fetched" in shown
    assert_hidden(shown)
    assert echo.calls == []


@both_worlds
@pytest.mark.parametrize(
    "process",
    [
        f"print('{{\"SecretAccessKey\": \"{SECRET}\", ')",
        f"print('{SECRET}')",
        f"print('{{\"Version\": 1, \"AccessKeyId\": \"{SECRET}\"}}')",
        f"sys.exit('no login: password={SECRET} token: \"{TOKEN}\"')",
    ],
    indirect=True,
)  # fmt: skip
@pytest.mark.usefixtures("process")
def test_a_process_of_the_chain_that_fails(world: str, echo: Echo) -> None:
    shown = seen(echo.url, world)
    assert "AWS credentials" in shown
    assert_hidden(shown)


@both_worlds
@pytest.mark.parametrize("name", ["config", "credentials"])
@pytest.mark.parametrize(
    "text",
    [f"aws_secret_access_key = {SECRET}\n", f"[default]\naws_secret_access_key {SECRET}\n", f"[default\nx={SECRET}\n"],
)
def test_a_file_of_the_chain_that_is_broken(world: str, name: str, text: str, echo: Echo, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    shown = seen(echo.url, world)
    assert "Error" in shown
    assert_hidden(shown)
