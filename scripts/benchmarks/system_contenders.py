"""Contenders for single answers: a poll of a wait, and the main answer of each other system, against plain httpx."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import system_bodies as bodies
from .running import HEADERS, Run, repeated

RUN = "0b7f3c52-6a0e-4a2d-9a53-000000000001"


def look_httpx_json(url: str, _: int) -> Run:
    """Return a poll by plain httpx: send the request and read the status."""
    import httpx

    client = httpx.Client(headers=HEADERS)
    return repeated(lambda: client.get(f"{url}/api/v3.1/executions/{RUN}").json()["status"])


def look(url: str, _: int) -> Run:
    """Return a whole poll of our wait."""
    from orchestrator_clients import Cloudify

    client = Cloudify(url, tenant="default_tenant", auth=("admin", "benchmark"))
    run: Any = client.executions.get(RUN)
    return repeated(lambda: run.look().run.state)


def _plain(url: str, path: str, read: Callable[[Any], object]) -> Run:
    import httpx

    client = httpx.Client(headers=HEADERS)
    return repeated(lambda: read(client.get(url + path)))


def adobe_httpx_json(url: str, size: int) -> Run:
    """Return plain httpx and json, each step's action and status read."""

    def read(answer: Any) -> object:
        run = answer.json()
        steps = run["_embedded"]["stepStates"]
        return run["status"], counted([(step["action"], step["status"]) for step in steps], size)

    return _plain(url, bodies.ADOBE, read)


def adobe_ours(url: str, size: int) -> Run:
    """Return an execution of our Adobe client, each step's name and state read."""
    from orchestrator_clients import AdobeCloudManager

    client = AdobeCloudManager("org", "client", token="benchmark", base_url=url)
    program, pipeline, execution = (bodies.ADOBE.split("/")[place] for place in (3, 5, 7))

    def one() -> object:
        run = client.executions.get(program, pipeline, execution)
        return run.state, counted([(step.name, step.state) for step in run.steps], size)

    return repeated(one)


def code_stream_httpx_json(url: str, size: int) -> Run:
    """Return plain httpx and json, each task's name and status read."""

    def read(answer: Any) -> object:
        run = answer.json()
        tasks = [task for stage in run["stages"].values() for task in stage["tasks"].values()]
        return run["status"], counted([(task["name"], task["status"]) for task in tasks], size)

    return _plain(url, bodies.CODE_STREAM, read)


def code_stream_ours(url: str, size: int) -> Run:
    """Return an execution of our Code Stream client, each task's name and state read."""
    from orchestrator_clients import VmwareCodeStream

    client = VmwareCodeStream(url, token="benchmark")
    execution = bodies.CODE_STREAM.rpartition("/")[2]

    def one() -> object:
        run = client.executions.get(execution)
        return run.state, counted([(step.name, step.state) for step in run.steps], size)

    return repeated(one)


def aspera_httpx_xmltodict(url: str, size: int) -> Run:
    """Return plain httpx and xmltodict, each output's name read, its value as the text it is."""
    import xmltodict

    def read(answer: Any) -> object:
        outputs = xmltodict.parse(answer.content)["Work-step-status"]["outputs"]["output"]
        return counted([(one["name"], one["value"]) for one in outputs], size)

    return _plain(url, bodies.WORK_STEP, read)


def aspera_ours(url: str, size: int) -> Run:
    """Return a work step of our Aspera client, each output's name and value read."""
    from orchestrator_clients import AsperaOrchestrator

    client = AsperaOrchestrator(f"{url}/aspera/orchestrator", auth=("admin", "benchmark"))

    def one() -> object:
        step = client.work_steps.get(work_order_id=7, step_name="transcode", format="xml")
        return counted([(output.name, output.value) for output in step.outputs.values()], size)

    return repeated(one)


def counted(read: list[Any], size: int) -> list[Any]:
    """Return what was read, after checking its length."""
    if len(read) != size:
        raise RuntimeError(f"{len(read)} were read of {size}")
    return read
