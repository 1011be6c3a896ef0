"""The five systems as servers on loopback, for tests, demonstrations and trying things out.

    from orchestrator_clients.testing import CloudifySimulator, faults

    with CloudifySimulator() as manager:
        manager.fault(faults.status(503), on="get_execution", calls=2)
        ...
        assert manager.count("start_execution") == 1

Needs `pip install "orchestrator-clients[testing]"`. With pytest, fixtures such as `cloudify_simulator` are there by
themselves.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import faults as faults
    from .adobe_cloud_manager import AdobeCloudManagerSimulator as AdobeCloudManagerSimulator
    from .adobe_cloud_manager import AdobeCredentials as AdobeCredentials
    from .aspera_orchestrator import AsperaCredentials as AsperaCredentials
    from .aspera_orchestrator import AsperaOrchestratorSimulator as AsperaOrchestratorSimulator
    from .aspera_orchestrator import AsperaOutput as AsperaOutput
    from .aspera_orchestrator import AsperaStyle as AsperaStyle
    from .aws_image_builder import AwsCredentials as AwsCredentials
    from .aws_image_builder import AwsImageBuilderSimulator as AwsImageBuilderSimulator
    from .clock import VirtualClock as VirtualClock
    from .cloudify import CloudifyCredentials as CloudifyCredentials
    from .cloudify import CloudifySimulator as CloudifySimulator
    from .messages import Answer as Answer
    from .messages import Call as Call
    from .messages import Operation as Operation
    from .messages import Refusal as Refusal
    from .scenario import Playback as Playback
    from .scenario import Run as Run
    from .scenario import Spell as Spell
    from .scenario import Step as Step
    from .simulator import Simulator as Simulator
    from .validation import SpecViolation as SpecViolation
    from .vmware_code_stream import CodeStreamCredentials as CodeStreamCredentials
    from .vmware_code_stream import VmwareCodeStreamSimulator as VmwareCodeStreamSimulator

_HOME = {
    "AdobeCloudManagerSimulator": "adobe_cloud_manager",
    "AdobeCredentials": "adobe_cloud_manager",
    "Answer": "messages",
    "AsperaCredentials": "aspera_orchestrator",
    "AsperaOrchestratorSimulator": "aspera_orchestrator",
    "AsperaOutput": "aspera_orchestrator",
    "AsperaStyle": "aspera_orchestrator",
    "AwsCredentials": "aws_image_builder",
    "AwsImageBuilderSimulator": "aws_image_builder",
    "Call": "messages",
    "CloudifyCredentials": "cloudify",
    "CloudifySimulator": "cloudify",
    "CodeStreamCredentials": "vmware_code_stream",
    "Operation": "messages",
    "Playback": "scenario",
    "Refusal": "messages",
    "Run": "scenario",
    "Simulator": "simulator",
    "SpecViolation": "validation",
    "Spell": "scenario",
    "Step": "scenario",
    "VirtualClock": "clock",
    "VmwareCodeStreamSimulator": "vmware_code_stream",
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
    "Operation",
    "Playback",
    "Refusal",
    "Run",
    "Simulator",
    "SpecViolation",
    "Spell",
    "Step",
    "VirtualClock",
    "VmwareCodeStreamSimulator",
    "faults",
]


def __getattr__(name: str) -> object:
    if name == "faults":
        return importlib.import_module(".faults", __name__)
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return getattr(importlib.import_module(f".{_HOME[name]}", __name__), name)
    except ModuleNotFoundError as error:
        if error.name in ("starlette", "uvicorn", "h11"):
            raise ModuleNotFoundError(
                f'{error}: pip install "orchestrator-clients[testing]"', name=error.name
            ) from error
        raise


def __dir__() -> list[str]:
    return sorted(__all__)
