"""The names of `orchestrator_clients.vmware_code_stream.simulator`, under the path they had in 0.1."""

from ..vmware_code_stream.simulator import CodeStreamCredentials, VmwareCodeStreamSimulator
from ..vmware_code_stream.simulator.access import User
from ..vmware_code_stream.simulator.execution import Execution
from ..vmware_code_stream.simulator.records import Pipeline, UserOperation, Variable
from ..vmware_code_stream.simulator.script import Task

__all__ = [
    "CodeStreamCredentials",
    "Execution",
    "Pipeline",
    "Task",
    "User",
    "UserOperation",
    "Variable",
    "VmwareCodeStreamSimulator",
]
