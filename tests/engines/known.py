"""What the tests of the engines need to know of the five systems and their simulators."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from importlib import import_module
from typing import Any

from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients._registry import registered
from orchestrator_clients.testing import Run

LOOPBACK = "127.0.0.1"
SYSTEMS = ("adobe_cloud_manager", "aws_image_builder", "vmware_code_stream", "cloudify", "aspera_orchestrator")
CANCELS = {
    "adobe_cloud_manager": "cancel_pipeline_execution_step",
    "aws_image_builder": "cancel_image_creation",
    "vmware_code_stream": "act_on_execution",
    "cloudify": "act_on_execution",
    "aspera_orchestrator": "cancel_work_order",
}
"""The operation that cancels."""


def case(system: str) -> Any:
    """Return what the shared tests know of a system."""
    return import_module(f"tests.systems.{system}.case").CASE


def settings(simulator: Any) -> dict[str, Any]:
    """Return the profile that leads to a simulator."""
    return dict(registered()[simulator.system].module("command").COMMAND.simulated(simulator))


def connection(simulator: Any) -> dict[str, Any]:
    """Return the connection to a simulator, as Airflow's environment variables hold it."""
    known: Any = simulator.credentials
    extra: dict[str, Any] = {"allow_plain_http": True}
    given: dict[str, Any] = {"conn_type": simulator.system, "host": getattr(simulator, "base_url", simulator.url)}
    match simulator.system:
        case "adobe_cloud_manager":
            given |= {"login": known.client_id, "password": known.client_secret}
            extra |= {"org_id": known.org_id, "token_url": simulator.token_url}
        case "aws_image_builder":
            given |= {"login": known.access_key, "password": known.secret_key}
            extra |= {"region": "us-east-1"}
        case "vmware_code_stream":
            given |= {"password": known.refresh_token}
        case _:
            given |= {"login": known.username, "password": known.password}
            extra |= {"tenant": known.tenant} if simulator.system == "cloudify" else {}
    return {**given, "extra": extra}


def started(simulator: Any) -> int:
    """Return how many executions were really begun by a start: the same client token sent twice begins one."""
    known = case(simulator.system)
    calls = simulator.calls_of(known.start_operation)
    if simulator.system != "aws_image_builder":
        return len(calls)
    return len({json.loads(call.body)["clientToken"] for call in calls})


def secrets(simulator: Any) -> list[str]:
    """Return every password, key and token of a simulator."""
    return [str(secret) for secret in case(simulator.system).secrets(simulator)]


def until(true: Callable[[], object], seconds: float = 120.0, what: str = "it") -> None:
    """Wait in real time for what other processes do."""
    ends = time.monotonic() + seconds
    while not true():
        if time.monotonic() > ends:
            raise AssertionError(f"{what} did not happen within {seconds:.0f} s")
        time.sleep(0.2)


@contextmanager
def simulators(script: Run) -> Iterator[Mapping[str, Any]]:
    """Run all five in real time."""
    with ExitStack() as stack:
        made: dict[str, Any] = {}
        for system in SYSTEMS:
            made[system] = stack.enter_context(registered()[system].simulator()(clock=SystemClock()))
            made[system].script = script
        yield made


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as held:
        held.bind((LOOPBACK, 0))
        return int(held.getsockname()[1])
