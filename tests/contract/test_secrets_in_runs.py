"""What vendors write into their records of runs, and the signed links to their logs, do not show either."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients import (
    AdobeCloudManager,
    AsyncAdobeCloudManager,
    ExecutionFailed,
    OrchestratorError,
)
from orchestrator_clients.testing import Answer, Call, Run, Simulator, Step
from tests.contract.both import WORLDS, close, settle
from tests.contract.cases import CASES, Case, client_of
from tests.contract.echoing import BODIES, Echo
from tests.contract.showing import HEAD, TAIL, assert_hidden, everything_about, root_log

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("transport")]

SECRET = f"{HEAD}-and-more-that-is-as-long-as-a-signature-{TAIL}"
MESSAGE = f"cannot run: ssh user@host --password={SECRET} fasp://a@h:33001/x?token=ATM3_{SECRET} ({{}})"


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
async def test_a_run_that_fails_with_secrets_in_its_messages(case: Case, world: str) -> None:
    simulator: Any = case.make()
    own = case.secrets(simulator)[-1 if case.system == "vmware_code_stream" else 0]  # what its client gets in with
    text = MESSAGE.format(own)
    simulator.script = Run((Step("work", ends="failed", message=text),), error=text)
    with simulator, root_log() as said:
        client = client_of(simulator, world, clock=simulator.clock)
        run = await settle(case.start(client, simulator))
        with pytest.raises(ExecutionFailed) as caught:
            await settle(run.wait(timeout=86_400))
        error = caught.value
        steps = [(str(step), repr(step)) for step in error.run.steps]
        shown = [everything_about(error), str(error.run), repr(error.run), error.run.token(), repr(steps)]
        await close(client)
    assert_hidden("\n".join([*shown, *said]))
    assert own not in "\n".join([*shown, *said])


QUERY = f"sv=2026-01-01&sig={SECRET}%2Fabc&X-Amz-Security-Token={SECRET}&plain={SECRET}"
CREDENTIALS = ("authorization", "x-api-key", "x-gw-ims-org-id", "cookie")


class Api(Simulator):
    """Says where a log is, as a browser is told and as a program is."""

    link, redirects = "", False

    def not_found(self, call: Call) -> Answer:
        cookie = (("set-cookie", "session=1"),)
        if self.redirects:
            return Answer(307, (("location", self.link), *cookie))
        return Answer.json({"redirect": self.link}, headers=cookie)


@pytest.fixture
def api() -> Iterator[Api]:
    with Api() as server:
        yield server


@pytest.fixture
def storage() -> Iterator[Echo]:
    with Echo() as server:
        yield server


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("redirects", [False, True])
async def test_a_signed_link_stays_hidden_and_takes_no_credential_along(
    api: Api, storage: Echo, tmp_path: Path, world: str, redirects: bool
) -> None:
    api.link, api.redirects = f"{storage.url}/log.txt?{QUERY}", redirects
    make = AdobeCloudManager if world == "sync" else AsyncAdobeCloudManager
    client: Any = make("o@AdobeOrg", "client", token="a-token-of-ours", base_url=api.url, max_attempts=1)
    with root_log() as said:
        for storage.status, storage.form in product([400, 403, 404, 500, 302, 307], BODIES):
            with pytest.raises(OrchestratorError) as caught:
                await settle(client.steps.download_log("1", "2", "3", "4", "5", to=tmp_path / "log"))
            assert_hidden("\n".join([everything_about(caught.value), *said]))
    await close(client)
    assert storage.calls
    for call in storage.calls:
        assert call.path == "/log.txt"
        assert not {name for name in CREDENTIALS if call.header(name) is not None}
        assert "a-token-of-ours" not in repr((call.headers, call.query))


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("redirects", [False, True])
@pytest.mark.parametrize(
    "link",
    [
        f"http://manager.example.com/log?{QUERY}", f"https://u:{SECRET}@127.0.0.1/", f"https://[{SECRET}/", "\x80",
        f"https://h:{SECRET}/", f"https://h{SECRET}\u00e9 x/?a=b", f"file:///{SECRET}", f"https://127.0.0.1:9/?{QUERY}",
        f"https://127.0.0.1:9/\x7f?{QUERY}", f"https://{'h' * 300}/?{QUERY}", f"https://xn--{SECRET}/",
    ],
)  # fmt: skip
async def test_a_bad_link_is_refused_without_being_shown(
    api: Api, tmp_path: Path, world: str, redirects: bool, link: str
) -> None:
    api.link, api.redirects = link, redirects
    make = AdobeCloudManager if world == "sync" else AsyncAdobeCloudManager
    client: Any = make("o@AdobeOrg", "client", token="a-token", base_url=api.url, max_attempts=1)
    with root_log() as said, pytest.raises(OrchestratorError) as caught:
        await settle(client.steps.download_log("1", "2", "3", "4", "5", to=tmp_path / "log"))
    await close(client)
    assert_hidden("\n".join([everything_about(caught.value), *said]))
