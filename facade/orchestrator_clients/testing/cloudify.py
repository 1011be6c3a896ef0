"""The names of `orchestrator_clients.cloudify.simulator`, under the path they had in 0.1."""

from ..cloudify.simulator import CloudifyCredentials, CloudifySimulator
from ..cloudify.simulator.access import User
from ..cloudify.simulator.records import Deployment, Execution, Parameter, Workflow

__all__ = ["CloudifyCredentials", "CloudifySimulator", "Deployment", "Execution", "Parameter", "User", "Workflow"]
