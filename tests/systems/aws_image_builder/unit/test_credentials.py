"""Where keys come from: given ones, botocore's chain, and ones that are renewed while requests go on."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from botocore.credentials import RefreshableCredentials

from orchestrator_clients import AsyncAwsImageBuilder, AwsImageBuilder, TransportError, UsageError
from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients._core.http.call import call_of
from orchestrator_clients.aws_image_builder._async.auth import AsyncSigV4Auth
from orchestrator_clients.aws_image_builder._sync.auth import SigV4Auth
from orchestrator_clients.aws_image_builder.credentials import ProvidedKeys
from orchestrator_clients.aws_image_builder.tables import VENDOR
from orchestrator_clients.testing import VirtualClock
from tests.systems.aws_image_builder.unit.service import KEYS, REGION, Error, Service

TOKEN = "FwoGZXIvYXdzEXAMPLETOKEN//////////wEaDEXAMPLE=="


class Renewing:
    """botocore's own renewing credentials over a source that counts, on a clock of their own."""

    def __init__(self, minutes: float = 60, fails: bool = False) -> None:
        self.now = datetime(2030, 5, 1, 8, tzinfo=UTC)
        self.renewals = 0
        self.threads: set[int] = set()
        self.fails = fails
        self.during: Callable[[], object] = lambda: None
        self.object: Any = RefreshableCredentials(
            "AKID0",
            "secret-key-0",
            "session-token-0",
            self.now + timedelta(minutes=minutes),
            self._renew,
            "test",
            time_fetcher=lambda: self.now,
        )

    def _renew(self) -> dict[str, str]:
        self.renewals += 1
        self.threads.add(threading.get_ident())
        self.during()
        if self.fails:
            raise OSError("the metadata service does not answer")
        number = self.renewals
        return {
            "access_key": f"AKID{number}",
            "secret_key": f"secret-key-{number}",
            "token": f"session-token-{number}",
            "expiry_time": (self.now + timedelta(hours=1)).isoformat(),
        }


def request() -> Any:
    sent = {"method": "get", "url": "/GetImage", "params": {"imageBuildVersionArn": "a"}}
    return call_of(VENDOR, "http://127.0.0.1:8080", {}, (1.0, 1.0), sent)


def async_auth(renewing: Renewing, learned: list[str] | None = None) -> AsyncSigV4Auth:
    clock = VirtualClock()
    source = ProvidedKeys(lambda: renewing.object, clock)
    return AsyncSigV4Auth(source, REGION, clock=clock, learned=(learned if learned is not None else []).append)


@pytest.mark.anyio
async def test_fifty_tasks_renew_once_and_off_the_event_loop() -> None:
    renewing, learned = Renewing(minutes=5), list[str]()
    auth = async_auth(renewing, learned)
    requests = [request() for _ in range(50)]
    await asyncio.gather(*(auth.authorize(each) for each in requests))
    assert renewing.renewals == 1
    assert threading.get_ident() not in renewing.threads
    assert {each.headers["x-amz-security-token"] for each in requests} == {"session-token-1"}
    assert learned == ["secret-key-1", "session-token-1"]


@pytest.mark.anyio
async def test_the_event_loop_goes_on_while_keys_are_renewed() -> None:
    renewing, turned, in_time = Renewing(minutes=5), threading.Event(), list[bool]()
    renewing.during = lambda: in_time.append(turned.wait(5))
    task = asyncio.ensure_future(async_auth(renewing).authorize(request()))
    await asyncio.sleep(0)
    turned.set()
    await task
    assert in_time == [True]


def test_threads_renew_once() -> None:
    renewing, clock = Renewing(minutes=5), VirtualClock()
    auth = SigV4Auth(ProvidedKeys(lambda: renewing.object, clock), REGION, clock=clock, learned=lambda _: None)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(auth.authorize, [request() for _ in range(40)]))
    assert renewing.renewals == 1


@pytest.mark.anyio
async def test_keys_are_taken_per_request_so_that_renewed_ones_are_used_at_once() -> None:
    renewing = Renewing()
    auth, sent = async_auth(renewing), request()
    await auth.authorize(sent)
    assert sent.headers["x-amz-security-token"] == "session-token-0"
    renewing.now += timedelta(hours=2)
    await auth.authorize(sent)
    assert sent.headers["x-amz-security-token"] == "session-token-1"
    assert "Credential=AKID1/" in sent.headers["authorization"]
    assert [name.lower() for name, _ in sent.headers.pairs].count("authorization") == 1


def test_keys_without_a_token_leave_none_of_an_earlier_attempt() -> None:
    sent = request()
    keys = [
        SimpleNamespace(access_key="A", secret_key="secret-1", token=TOKEN),
        SimpleNamespace(access_key="A", secret_key="secret-2", token=""),
    ]
    provider = SimpleNamespace(get_frozen_credentials=lambda: keys.pop(0) if len(keys) > 1 else keys[0])
    auth = SigV4Auth(
        ProvidedKeys(lambda: provider, VirtualClock()), REGION, clock=VirtualClock(), learned=lambda _: None
    )
    auth.authorize(sent)
    assert sent.headers["x-amz-security-token"] == TOKEN
    auth.authorize(sent)
    assert "x-amz-security-token" not in sent.headers
    assert "SignedHeaders=host;x-amz-date," in sent.headers["authorization"]


def test_old_keys_serve_while_they_are_good_and_renewing_fails_and_it_is_not_tried_for_each_request() -> None:
    renewing, clock = Renewing(minutes=12, fails=True), VirtualClock()
    source = ProvidedKeys(lambda: renewing.object, clock)
    assert source.current() is None
    assert source.fetch().access_key == "AKID0"
    for _ in range(20):
        keys = source.current()
        assert keys is not None
        assert keys.access_key == "AKID0"
    assert renewing.renewals == 1
    clock.advance(16)
    assert source.current() is None  # it is time to try again
    renewing.now += timedelta(minutes=13)
    with pytest.raises(
        TransportError, match="could not be fetched or renewed: the metadata service does not answer"
    ) as caught:
        source.fetch()
    assert caught.value.retry_safe


def test_expired_keys_are_never_served() -> None:
    renewing, clock = Renewing(minutes=12, fails=True), VirtualClock()
    source = ProvidedKeys(lambda: renewing.object, clock)
    source.fetch()
    renewing.now += timedelta(minutes=12, seconds=1)
    assert source.current() is None


@pytest.mark.parametrize(
    "credentials",
    [
        ("AKID",),
        ("AKID", ""),
        ("", "secret-key"),
        ("AKID", None),
        ("AKID", "secret-key", "token", "more"),
        ("AKID", "secret key"),
        ("AKID", "secret-key\n"),
        ("AKID", "secret-key", ""),
        ("AKID", 7),
        "AKID",
        7,
    ],
)
def test_bad_credentials_are_refused_without_being_shown(credentials: Any) -> None:
    with pytest.raises(UsageError, match="credentials must be") as caught:
        AwsImageBuilder(REGION, credentials=credentials)
    assert "secret" not in str(caught.value).replace("secret key", "")


def test_profile_and_credentials_exclude_each_other() -> None:
    with pytest.raises(UsageError, match="profile= or credentials="):
        AwsImageBuilder(REGION, profile="dev", credentials=KEYS)


def test_no_botocore_is_needed_for_given_keys_and_otherwise_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "botocore"]:
        monkeypatch.setitem(sys.modules, name, None)
    AwsImageBuilder(REGION, credentials=KEYS).close()
    for arguments in ({"region": REGION}, {"credentials": KEYS}, {"region": REGION, "profile": "dev"}):
        with pytest.raises(UsageError, match=r"pip install 'orchestrator-clients\[aws\]'"):
            AwsImageBuilder(**arguments)  # type: ignore[arg-type]


def shared_files(config: str = "", credentials: str = "") -> None:
    Path(os.environ["AWS_CONFIG_FILE"]).write_text(config, encoding="utf-8")
    Path(os.environ["AWS_SHARED_CREDENTIALS_FILE"]).write_text(credentials, encoding="utf-8")


def test_region_and_keys_of_a_profile(service: Service) -> None:
    service.lay("ListWaitingWorkflowSteps", {})
    shared_files(
        "[profile dev]\nregion = ap-south-1\n",
        f"[dev]\naws_access_key_id = AKIDPROFILE\naws_secret_access_key = secret-key\naws_session_token = {TOKEN}\n",
    )
    with AwsImageBuilder(profile="dev", base_url=service.url) as aws:
        assert list(aws.waiting_steps.list()) == []
        assert TOKEN not in aws.redact(f"it said {TOKEN}")
    [call] = service.calls
    assert "Credential=AKIDPROFILE/" in call.headers["authorization"]
    assert "/ap-south-1/imagebuilder/" in call.headers["authorization"]
    assert call.headers["x-amz-security-token"] == TOKEN


def test_keys_of_the_environment(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    service.lay("ListWaitingWorkflowSteps", {})
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDENV")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret-key")
    monkeypatch.setenv("AWS_ENDPOINT_URL_IMAGEBUILDER", service.url)
    with AwsImageBuilder(REGION) as aws:
        assert list(aws.waiting_steps.list()) == []
    assert "Credential=AKIDENV/" in service.calls[0].headers["authorization"]


@pytest.mark.anyio
async def test_no_keys_anywhere(service: Service) -> None:
    with (
        AwsImageBuilder(REGION, base_url=service.url) as aws,
        pytest.raises(UsageError, match="no AWS credentials were found"),
    ):
        list(aws.waiting_steps.list())
    async with AsyncAwsImageBuilder(REGION, base_url=service.url) as aws:
        with pytest.raises(UsageError, match="set AWS_ACCESS_KEY_ID"):
            _ = [step async for step in aws.waiting_steps.list()]
    assert service.calls == []


@pytest.mark.parametrize("region", [None, REGION])
def test_a_profile_that_is_not_there(region: str | None) -> None:
    with pytest.raises(UsageError, match=r"profile \(nowhere\) could not be found"):
        AwsImageBuilder(region, profile="nowhere")


def test_no_region_anywhere() -> None:
    with pytest.raises(UsageError, match="no region: pass region="):
        AwsImageBuilder()


def test_boto3s_credentials_object_is_taken(service: Service) -> None:
    service.lay("ListWaitingWorkflowSteps", {})
    renewing = Renewing()
    with AwsImageBuilder(REGION, credentials=renewing.object, base_url=service.url) as aws:
        list(aws.waiting_steps.list())
    assert "Credential=AKID0/" in service.calls[0].headers["authorization"]


def test_no_secret_in_any_log_or_error(service: Service, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    service.lay(
        "ListWaitingWorkflowSteps",
        Error(403, "SignatureDoesNotMatch", f"The canonical request was x-amz-security-token:{TOKEN}"),
    )
    shared_files(
        credentials=f"[default]\naws_access_key_id = AKID\naws_secret_access_key = {KEYS[1]}\naws_session_token = {TOKEN}\n"
    )
    with AwsImageBuilder(REGION, base_url=service.url, clock=SystemClock()) as aws:
        with pytest.raises(Exception, match="SignatureDoesNotMatch") as caught:
            list(aws.waiting_steps.list())
        signature = service.calls[0].headers["authorization"].rpartition("=")[2]
        seen = f"{caught.value} {caught.value!r} {vars(caught.value)} {aws!r} {caplog.text}"
    for secret in (KEYS[1], TOKEN, signature):
        assert secret not in seen
    assert "The secret key is wrong" in str(caught.value)
