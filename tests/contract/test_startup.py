"""What the first call of a fresh process imports: of large libraries those that it needs."""

import os
import subprocess
import sys
from typing import Any

import pytest

from orchestrator_clients._command.system import System
from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients._core.extras import TRANSPORT_VARIABLE
from orchestrator_clients._registry import registered
from tests.contract.case import ROOT
from tests.contract.cases import Case

PROGRAM = """
import sys
import orchestrator_clients
name, options, unneeded = sys.argv[1], eval(sys.argv[2]), sys.argv[3].split()
client = getattr(orchestrator_clients, name)(**options)
if name.startswith("Async"):
    import asyncio
    async def called():
        async with client:
            await client.check()
            print(*(one for one in unneeded if one in sys.modules))
            assert client.api is client.api
    asyncio.run(called())
else:
    with client:
        client.check()
        print(*(one for one in unneeded if one in sys.modules))
        assert client.api is client.api
"""
FOR_TASKS = ("asyncio",)
FOR_OTHERS = ("urllib.request", "importlib.metadata", "secrets")
"""Proxies that the environment names, the versions of extras, and files that are downloaded ask these."""
UNNEEDED = (
    "httpx",
    "click",
    "rich",
    "botocore",
    "opentelemetry",
    "pytest",
    "starlette",
    "html",
    "difflib",
    "xmltodict",
)
"""Large, and no part of a call: the low-level client has httpx, which in turn imports the command lines that it can."""
OURS = ("capture", "execution.memory", "execution.telemetry", "execution.token")
"""Modules of `_core` for captures, waits and tokens; each makes classes, which takes as long as many a call."""
OF_SYSTEMS = (
    "orchestrator_api.adobe_cloud_manager.models.approval_decision",
    "orchestrator_clients.adobe_cloud_manager.targets",
    "orchestrator_clients.aspera_orchestrator.counts",
    "orchestrator_clients.aspera_orchestrator.ruby_literal",
    "orchestrator_clients.cloudify.reports",
    "orchestrator_clients.vmware_code_stream.imports",
    "orchestrator_clients.vmware_code_stream.variables",
)
"""Bodies of decisions, patterns that take 15 ms to compile, and services that few calls are for."""


@pytest.mark.parametrize("extra", ["httpx", "fast"])
def test_a_first_call_imports_what_it_needs(case: Case, world: str, extra: str) -> None:
    known = {**os.environ, TRANSPORT_VARIABLE: extra, "PYTHONPATH": os.pathsep.join(sys.path)}
    others: tuple[str, ...] = () if world == "async" else (*FOR_TASKS, *FOR_OTHERS)
    wanted = [
        *UNNEEDED,
        *(f"orchestrator_clients._core.{name}" for name in OURS),
        *OF_SYSTEMS,
        *(("httpcore",) if extra == "fast" else others),
    ]
    name = registered()[case.system].clients()[world == "async"].__name__
    with registered()[case.system].simulator()(clock=SystemClock()) as simulator:
        command = [sys.executable, "-c", PROGRAM, name, repr(dict(simulator.connection())), " ".join(wanted)]
        done = subprocess.run(command, env=known, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr, done.stdout.split()) == (0, "", [])


def test_a_client_of_aspera_has_no_classes_that_work_orders_do_not_need(world: str) -> None:
    name = registered()["aspera_orchestrator"].clients()[world == "async"].__name__
    program = f"""
import sys
from orchestrator_clients import {name}
{name}("http://127.0.0.1:1/aspera/orchestrator", auth=("admin", "x")).work_orders
print("orchestrator_clients.aspera_orchestrator.models" in sys.modules)
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "False\n")


SETTINGS = """
import sys
from orchestrator_clients import async_client_of, client_of
(async_client_of if sys.argv[1] == "async" else client_of)(sys.argv[2], eval(sys.argv[3]))
other = "._sync." if sys.argv[1] == "async" else "._async."
print(*(name for name in sys.modules if name.startswith("orchestrator_clients.") and other in name))
"""


def test_a_client_from_settings_imports_its_own_world(case: Case, world: str) -> None:
    command: System[Any] = registered()[case.system].module("command").COMMAND
    with registered()[case.system].simulator()() as simulator:
        settings = {name: value for name, value in command.simulated(simulator).items() if name in command.settings}
        settings |= {"base_url": simulator.url}
        done = subprocess.run(
            [sys.executable, "-c", SETTINGS, world, case.system, repr(settings)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
        )
    assert (done.returncode, done.stderr, done.stdout.split()) == (0, "", [])
