"""The pytest plugin, in a pytest of its own, as its users run it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from orchestrator_clients.testing import CloudifySimulator

USERS_TESTS = """
import httpx
import pytest


def get(simulator):
    known = simulator.credentials
    return {"auth": (known.username, known.password), "headers": {"Tenant": known.tenant}}


def test_sync(cloudify_simulator):
    answer = httpx.get(f"{cloudify_simulator.url}/api/v3.1/executions", **get(cloudify_simulator))
    assert answer.json()["items"] == []
    assert cloudify_simulator.count("list_executions") == 1


@pytest.mark.anyio
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_async(cloudify_simulator):
    async with httpx.AsyncClient() as client:
        answer = await client.get(f"{cloudify_simulator.url}/api/v3.1/executions", **get(cloudify_simulator))
    assert answer.json()["items"] == []


def test_one_clock(cloudify_simulator, vmware_code_stream_simulator, simulators_clock):
    assert cloudify_simulator.clock is vmware_code_stream_simulator.clock is simulators_clock


def test_a_failure_inside_reaches_the_test(cloudify_simulator):
    cloudify_simulator.failures.append(KeyError("a mistake of ours"))
"""

LIGHT = """
import sys
import orchestrator_clients.testing.plugin
import orchestrator_clients.testing as testing
heavy = {"starlette", "uvicorn", "httpx", "orchestrator_clients._simulation.simulator"} & set(sys.modules)
assert not heavy, heavy
assert sorted(testing.__all__) == testing.__all__
assert all(getattr(testing, name) is not None for name in testing.__all__)
assert set(dir(testing)) == set(testing.__all__)
"""


WITHOUT_STARLETTE = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "starlette":
            raise ModuleNotFoundError(f"No module named {name!r}", name="starlette")

sys.meta_path.insert(0, Missing())
"""


def test_fixtures_for_sync_and_async_tests(tmp_path: Path) -> None:
    (tmp_path / "test_users.py").write_text(USERS_TESTS)
    # The plugin is found by its entry point, as it is by its users' pytest.
    command = [sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider"]
    done = subprocess.run([*command, "."], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "4 passed, 1 error" in done.stdout, done.stdout
    assert "KeyError: 'a mistake of ours'" in done.stdout


@pytest.mark.parametrize("name", ["cloudify", "vmware_code_stream"])
def test_without_the_extra_a_fixture_says_how_to_install_it(tmp_path: Path, name: str) -> None:
    (tmp_path / "conftest.py").write_text(WITHOUT_STARLETTE)
    (tmp_path / "test_users.py").write_text(f"def test_it({name}_simulator): ...\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "."]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "1 error" in done.stdout, done.stdout
    assert 'pip install "orchestrator-clients[testing]"' in done.stdout


def test_nothing_heavy_is_imported_before_it_is_used() -> None:
    done = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


CONVERSING = """
import os

from orchestrator_clients import Cloudify


def test_release(orchestrator_conversation):
    url = os.environ["MANAGER"]
    with Cloudify(url, tenant="default_tenant", auth=("admin", os.environ["PASSWORD"])) as cloudify:
        run = cloudify.executions.start(deployment_id="web", workflow_id="install")
        assert cloudify.executions.get(run.id).id == run.id
    assert orchestrator_conversation.unused == []
"""


def test_a_conversation_is_recorded_and_replayed(tmp_path: Path) -> None:
    """Three runs: without a recording, against a simulator, and without one again."""
    (tmp_path / "test_it.py").write_text(CONVERSING)
    recorded = tmp_path / "conversations" / "test_it.test_release.jsonl"

    def run(url: str, password: str, *options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options, "test_it.py"]
        env = {**os.environ, "MANAGER": url, "PASSWORD": password}
        return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)

    nowhere = "http://127.0.0.1:9"
    first = run(nowhere, "none")
    assert first.returncode == 1
    assert "there is no such conversation: record it first" in first.stdout
    with CloudifySimulator() as manager:
        known = manager.credentials
        assert run(manager.url, known.password, "--record-conversations").returncode == 0
        sent = len(manager.calls)
    assert known.password not in recorded.read_text()
    assert len(recorded.read_text().splitlines()) == sent + 1 == 3
    again = run(nowhere, "another")
    assert again.returncode == 0, again.stdout
