"""The names of `orchestrator_clients.vmware_code_stream.simulator`, under the path they had in 0.1."""

from ..vmware_code_stream.simulator import CodeStreamCredentials, VmwareCodeStreamSimulator
from ..vmware_code_stream.simulator.access import CodeStreamUser as User
from ..vmware_code_stream.simulator.execution import CodeStreamRecord as Execution
from ..vmware_code_stream.simulator.records import Pipeline, UserOperation
from ..vmware_code_stream.simulator.records import VariableRecord as Variable
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
