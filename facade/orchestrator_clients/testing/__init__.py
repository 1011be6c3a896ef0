"""The five systems as servers on loopback, for tests, demonstrations and trying things out.

    from orchestrator_clients.testing import CloudifySimulator, faults

    with CloudifySimulator() as manager:
        manager.fault(faults.status(503), on="get_execution", calls=2)
        ...
        assert manager.count("start_execution") == 1

`record` and `replay` keep real conversations in files; they need no extra. The simulators need
`pip install "orchestrator-clients[testing]"`. With pytest, fixtures such as `cloudify_simulator` are there by
themselves.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from .._core.extras import flaw_of

if TYPE_CHECKING:
    from .._core.clock import SystemClock
    from .._simulation import faults
    from .._simulation.clock import VirtualClock
    from .._simulation.messages import Answer, Call, Operation, Refusal, SimulatedOperation
    from .._simulation.runs import NotPossible, Runs
    from .._simulation.script import Playback, Run, ScriptedStep, Spell, Step
    from .._simulation.simulator import Simulator
    from .._simulation.standstill import Standstill
    from .._simulation.system import SystemSimulator
    from .._simulation.validation import SpecViolation
    from ..adobe_cloud_manager.simulator import AdobeCloudManagerSimulator, AdobeCredentials
    from ..aspera_orchestrator.simulator import (
        AsperaCredentials,
        AsperaOrchestratorSimulator,
        AsperaOutput,
        AsperaStyle,
    )
    from ..aws_image_builder.simulator import AwsCredentials, AwsImageBuilderSimulator
    from ..cloudify.simulator import CloudifyCredentials, CloudifySimulator
    from ..vmware_code_stream.simulator import CodeStreamCredentials, VmwareCodeStreamSimulator
    from .recording import Conversation, UnmatchedRequest, record, replay

_HOME = {
    "AdobeCloudManagerSimulator": "..adobe_cloud_manager.simulator",
    "AdobeCredentials": "..adobe_cloud_manager.simulator",
    "Answer": ".._simulation.messages",
    "AsperaCredentials": "..aspera_orchestrator.simulator",
    "AsperaOrchestratorSimulator": "..aspera_orchestrator.simulator",
    "AsperaOutput": "..aspera_orchestrator.simulator",
    "AsperaStyle": "..aspera_orchestrator.simulator",
    "AwsCredentials": "..aws_image_builder.simulator",
    "AwsImageBuilderSimulator": "..aws_image_builder.simulator",
    "Call": ".._simulation.messages",
    "CloudifyCredentials": "..cloudify.simulator",
    "CloudifySimulator": "..cloudify.simulator",
    "CodeStreamCredentials": "..vmware_code_stream.simulator",
    "Conversation": ".recording",
    "NotPossible": ".._simulation.runs",
    "Operation": ".._simulation.messages",
    "Playback": ".._simulation.script",
    "Refusal": ".._simulation.messages",
    "Run": ".._simulation.script",
    "Runs": ".._simulation.runs",
    "ScriptedStep": ".._simulation.script",
    "SimulatedOperation": ".._simulation.messages",
    "Simulator": ".._simulation.simulator",
    "SpecViolation": ".._simulation.validation",
    "Spell": ".._simulation.script",
    "Standstill": ".._simulation.standstill",
    "Step": ".._simulation.script",
    "SystemClock": ".._core.clock",
    "SystemSimulator": ".._simulation.system",
    "UnmatchedRequest": ".recording",
    "VirtualClock": ".._simulation.clock",
    "VmwareCodeStreamSimulator": "..vmware_code_stream.simulator",
    "faults": ".._simulation",
    "record": ".recording",
    "replay": ".recording",
}
"""Public name -> module; imported when first used, as the server is not free to import."""

__all__ = [
    "AdobeCloudManagerSimulator",
    "AdobeCredentials",
    "Answer",
    "AsperaCredentials",
    "AsperaOrchestratorSimulator",
    "AsperaOutput",
    "AsperaStyle",
    "AwsCredentials",
    "AwsImageBuilderSimulator",
    "Call",
    "CloudifyCredentials",
    "CloudifySimulator",
    "CodeStreamCredentials",
    "Conversation",
    "NotPossible",
    "Operation",
    "Playback",
    "Refusal",
    "Run",
    "Runs",
    "ScriptedStep",
    "SimulatedOperation",
    "Simulator",
    "SpecViolation",
    "Spell",
    "Standstill",
    "Step",
    "SystemClock",
    "SystemSimulator",
    "UnmatchedRequest",
    "VirtualClock",
    "VmwareCodeStreamSimulator",
    "faults",
    "record",
    "replay",
]


if not TYPE_CHECKING:  # for a type checker it would make every misspelt name an Any

    def __getattr__(name: str) -> object:
        if name == "faults":
            return importlib.import_module(".._simulation.faults", __name__)
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        for module in ("starlette", "uvicorn") if _HOME[name].endswith(("simulator", "system")) else ():
            if flaw := flaw_of(module):
                raise ModuleNotFoundError(f'{flaw}: pip install "orchestrator-clients[testing]"', name=module)
        return getattr(importlib.import_module(_HOME[name], __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)
