"""Logs through both clients: breaks, addresses that expire or are none, tailing."""

from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients import ApiError, DecodeError, NotFoundError, State
from orchestrator_clients._simulation import faults
from orchestrator_clients.adobe_cloud_manager.simulator.simulator import NO_LOG
from orchestrator_clients.testing import AdobeCloudManagerSimulator, Answer, Simulator, Step
from tests.contract.both import every, settle
from tests.systems.adobe_cloud_manager.contract.setting import started

pytestmark = pytest.mark.anyio


async def one_log(adobe: Any, server: AdobeCloudManagerSimulator, action: str = "build") -> Any:
    return (await started(adobe, server, Step(action, 5), after=30)).steps[0].address


async def test_another_log_of_a_step(adobe: Any, server: AdobeCloudManagerSimulator, tmp_path: Path) -> None:
    address = await one_log(adobe, server, "codeQuality")
    path = await settle(adobe.steps.download_log(*address, to=tmp_path / "sonar.log", file="sonarLogFile"))
    assert path.read_bytes().startswith(b"sonar: second 0\n")
    (asked,) = server.calls_of("get_step_logs")
    assert (asked.query, asked.header("accept")) == ((("file", "sonarLogFile"),), "application/json")
    with pytest.raises(NotFoundError):
        await every(adobe.steps.iter_log(*address, file="other"))


async def test_bytes_come_as_they_are(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    server.last_words = b"gr\xfcn\x00\r\n\xff"
    address = await one_log(adobe, server)
    whole = b"".join(f"build: second {n}\n".encode() for n in range(5)) + server.last_words
    assert b"".join(await every(adobe.steps.iter_log(*address))) == whole
    assert b"".join(await every(adobe.steps.iter_log(*address, offset=70))) == whole[70:]
    assert b"".join(await every(adobe.steps.iter_log(*address, offset=len(whole)))) == b""
    assert [call.header("range") for call in server.log_host.calls] == [None, "bytes=70-", f"bytes={len(whole)}-"]


async def whole(adobe: Any, address: Any, method: str, folder: Path) -> object:
    if method == "download_log":
        return await settle(adobe.steps.download_log(*address, to=folder / "log"))
    return await every(getattr(adobe.steps, method)(*address))


@pytest.mark.parametrize("name", NO_LOG)
@pytest.mark.parametrize("method", ["iter_log", "tail_log", "download_log"])
async def test_no_log(adobe: Any, server: AdobeCloudManagerSimulator, tmp_path: Path, method: str, name: str) -> None:
    address = await one_log(adobe, server)
    server.no_log = NO_LOG[name]
    with pytest.raises(NotFoundError):
        await whole(adobe, address, method, tmp_path)
    assert list(tmp_path.iterdir()) == []  # noqa: ASYNC240  # a test may block
    assert server.log_host.calls == []


async def test_a_307_is_an_address_too(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    address = await one_log(adobe, server)
    server.no_log = Answer(307, (("location", server.log_host.link(address[2], 0, "build.log")),))
    assert b"".join(await every(adobe.steps.iter_log(*address))).startswith(b"build: second 0\n")
    (call,) = server.log_host.calls
    assert not {name for name, _ in call.headers} & {"authorization", "x-api-key", "x-gw-ims-org-id"}


async def test_a_log_that_breaks_is_taken_up_where_it_broke(
    adobe: Any, server: AdobeCloudManagerSimulator, tmp_path: Path
) -> None:
    address = await one_log(adobe, server)
    server.log_host.fault(faults.truncated(), on="read_log", calls=range(1, 3))
    path = await settle(adobe.steps.download_log(*address, to=tmp_path / "log"))
    assert path.read_bytes().splitlines() == [f"build: second {n}".encode() for n in range(5)]
    assert [call.header("range") for call in server.log_host.calls] == [None, "bytes=40-", "bytes=60-"]
    assert server.count("get_step_logs") == 1


async def test_an_address_that_expired_is_asked_for_again(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    address = await one_log(adobe, server)
    server.log_host.fault(faults.truncated(), on="read_log", calls=1)
    server.log_host.fault(faults.status(403), on="read_log", calls=2)
    lines = b"".join(await every(adobe.steps.iter_log(*address))).splitlines()
    assert lines == [f"build: second {n}".encode() for n in range(5)]
    assert server.count("get_step_logs") == 2


async def test_a_log_that_leads_on_to_a_third_host_is_not_followed(
    adobe: Any, server: AdobeCloudManagerSimulator
) -> None:
    address = await one_log(adobe, server)
    with Simulator(clock=server.clock) as third:
        server.log_host.fault(faults.redirect(f"{third.url}/log"))
        with pytest.raises(ApiError):
            await every(adobe.steps.iter_log(*address))
        assert third.calls == []


@pytest.mark.parametrize("where", ["not a url", "/logs/1", "ftp://127.0.0.1/log", "http://user@127.0.0.1:1/log"])
async def test_addresses_that_are_none(adobe: Any, server: AdobeCloudManagerSimulator, where: str) -> None:
    address = await one_log(adobe, server)
    server.no_log = Answer.json({"redirect": where})
    with pytest.raises(DecodeError, match="not followed"):
        await every(adobe.steps.iter_log(*address))


async def test_tailing_from_before_the_step_begins(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    server.last_words = b"what was written last"  # after the step was seen to run for the last time
    run = await started(adobe, server, Step("validate", 12), Step("build", 31), Step("deploy", 5))
    chunks = await every(adobe.steps.tail_log(*run.steps[1].address))
    whole = b"".join(f"build: second {n}\n".encode() for n in range(31)) + server.last_words
    assert b"".join(chunks) == whole
    assert len(chunks) > 5  # it came as it grew
    answers = {call.header("range") for call in server.log_host.calls}
    assert f"bytes={len(whole)}-" not in answers  # once read to its end, it is not asked for again
    assert server.count("get_step_logs") < 8


async def test_tailing_stops_at_a_gate(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await started(adobe, server, Step("codeQuality", 12, waits_for_person=True), after=1)
    assert len(b"".join(await every(adobe.steps.tail_log(*run.steps[0].address))).splitlines()) == 12
    assert (await settle(run.refresh())).state is State.WAITING


async def test_tailing_ends_when_the_step_can_no_longer_begin(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await started(adobe, server, Step("validate", 60, ends="failed"), Step("build", 5))
    with pytest.raises(NotFoundError, match="step 'build' never began"):
        await every(adobe.steps.tail_log(*run.steps[1].address))
    assert server.log_host.calls == []
