"""The names of `orchestrator_clients.cloudify.simulator`, under the path they had in 0.1."""

from ..cloudify.simulator import CloudifyCredentials, CloudifySimulator
from ..cloudify.simulator.access import CloudifyUser as User
from ..cloudify.simulator.records import CloudifyRecord as Execution
from ..cloudify.simulator.records import Deployment, Parameter
from ..cloudify.simulator.records import WorkflowRecord as Workflow

__all__ = ["CloudifyCredentials", "CloudifySimulator", "Deployment", "Execution", "Parameter", "User", "Workflow"]
