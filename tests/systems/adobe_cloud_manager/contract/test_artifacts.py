"""Artifacts of steps, and what gates found, through both clients."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients import DecodeError, NotFoundError, UsageError
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import AdobeCloudManagerSimulator, Step
from tests.contract.both import every, settle
from tests.systems.adobe_cloud_manager.contract.setting import IDS, started

pytestmark = pytest.mark.anyio


@pytest.fixture
def site(server: AdobeCloudManagerSimulator) -> bytes:
    return server.artifacts["build"]["site.zip"]


async def built(adobe: Any, server: AdobeCloudManagerSimulator, after: float = 30) -> Any:
    return (
        await started(adobe, server, Step("build", 5), Step("approval", 1, waits_for_person=True), after=after)
    ).steps


async def test_what_a_step_has_built(
    adobe: Any, server: AdobeCloudManagerSimulator, site: bytes, tmp_path: Path
) -> None:
    build, approval = await built(adobe, server)
    (one,) = await settle(adobe.artifacts.list(*build.address))
    assert (one.file, one.type, len(one.md5)) == ("site.zip", "zip", 32)
    assert await settle(adobe.artifacts.list(*approval.address)) == []
    assert b"".join(await every(adobe.artifacts.read(*build.address, one.id))) == site
    path = await settle(adobe.artifacts.download(*build.address, one.id, to=tmp_path / "mine.zip"))
    assert path.read_bytes() == site
    assert {dict(call.headers).get("authorization") for call in server.log_host.calls} == {None}


async def test_a_range_and_a_limit(adobe: Any, server: AdobeCloudManagerSimulator, site: bytes, tmp_path: Path) -> None:
    build, _ = await built(adobe, server)
    assert b"".join(await every(adobe.artifacts.read(*build.address, "1", offset=100))) == site[100:]
    assert b"".join(await every(adobe.artifacts.read(*build.address, "1", most=len(site)))) == site
    given: list[bytes] = []
    with pytest.raises(DecodeError, match="the artifact goes on after byte 150"):
        await _gather(adobe.artifacts.read(*build.address, "1", offset=100, most=50), given)
    assert b"".join(given) == site[100:150]
    with pytest.raises(DecodeError, match="goes on after byte 10"):
        await settle(adobe.artifacts.download(*build.address, "1", to=tmp_path / "x", most=10))
    assert not any(tmp_path.glob("*"))  # noqa: ASYNC240


async def _gather(chunks: Any, given: list[bytes]) -> None:
    if hasattr(chunks, "__aiter__"):
        async for chunk in chunks:
            given += [chunk]
    else:
        given.extend(chunks)


async def test_a_break_is_taken_up(adobe: Any, server: AdobeCloudManagerSimulator, site: bytes) -> None:
    build, _ = await built(adobe, server)
    server.log_host.fault(faults.truncated(), calls=range(1, 2))
    assert b"".join(await every(adobe.artifacts.read(*build.address, "1"))) == site
    first, second = (call.header("range") for call in server.log_host.calls)
    assert (first, str(second).startswith("bytes=")) == (None, True)


async def test_what_is_not_there(adobe: Any, server: AdobeCloudManagerSimulator, tmp_path: Path) -> None:
    build, _ = await built(adobe, server)
    with pytest.raises(NotFoundError):
        await every(adobe.artifacts.read(*build.address, "9"))
    with pytest.raises(NotFoundError):
        await settle(adobe.artifacts.list(*IDS, "1", "2", "3"))
    server.fault(faults.Reply(name="nothing", status=200, body=b"{}"), on="get_step_artifact")
    with pytest.raises(NotFoundError, match="no such artifact"):
        await every(adobe.artifacts.read(*build.address, "1"))
    for arguments, message in (({"offset": -1}, "offset=-1"), ({"most": -1}, "most=-1"), ({"most": 1.5}, "most=1.5")):
        with pytest.raises(UsageError, match=message):
            await every(adobe.artifacts.read(*build.address, "1", **arguments))
    with pytest.raises(UsageError, match="artifact_id=''"):
        await settle(adobe.artifacts.download(*build.address, "", to=tmp_path / "x"))


@pytest.mark.parametrize("address", ["ftp://x/y", "http://169.254.169.254/x", "https://u:p@x/y", "x"])
async def test_an_address_that_is_not_followed(adobe: Any, server: AdobeCloudManagerSimulator, address: str) -> None:
    build, _ = await built(adobe, server)
    body = json.dumps({"redirect": address}).encode()
    server.fault(faults.Reply(name="elsewhere", status=200, body=body), on="get_step_artifact")
    with pytest.raises(DecodeError, match="the address of the artifact is not followed"):
        await every(adobe.artifacts.read(*build.address, "1"))


async def test_an_artifact_without_an_id(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    build, _ = await built(adobe, server)
    body = json.dumps({"_embedded": {"artifacts": [{"id": "1"}, {"file": "x"}]}}).encode()
    server.fault(faults.Reply(name="anonymous", status=200, body=body), on="list_step_artifacts")
    with pytest.raises(DecodeError, match="no id") as caught:
        await settle(adobe.artifacts.list(*build.address))
    assert caught.value.path == "_embedded.artifacts[1].id"


async def test_a_gate_says_what_failed_and_what_can_be_overridden(
    adobe: Any, server: AdobeCloudManagerSimulator
) -> None:
    run = await started(adobe, server, Step("codeQuality", 5, waits_for_person=True), after=30)
    found = await settle(run.waiting_step.findings())
    assert [str(one) for one in found if not one.passed] == [
        "coverage (important) failed: 41.7, wanted GTE 50",
        "skipped_tests (important) failed: 3, wanted LTE 1",
        "coverage (informational) failed: 41.7, wanted GTE 75",
        "duplicated_lines_density (informational) failed: 2.5, wanted LTE 1.0",
    ]
    assert [(one.kpi, one.can_be_overridden) for one in found if one.blocks] == [
        ("coverage", True),
        ("skipped_tests", True),
    ]
    assert [one.passed for one in found if one.severity == "critical"] == [True]
    await settle(run.waiting_step.override_metrics())
    seen = await settle(run.refresh())
    after = await settle(seen.gate(seen.steps[0]).findings())
    assert [one.kpi for one in after if one.overridden] == ["coverage", "skipped_tests"]
    assert not any(one.blocks or one.can_be_overridden for one in after)
