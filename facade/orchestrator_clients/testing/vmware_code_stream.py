"""The names of `orchestrator_clients.vmware_code_stream.simulator`, under the path they had in 0.1."""

from ..vmware_code_stream.simulator import CodeStreamCredentials, VmwareCodeStreamSimulator

__all__ = ["CodeStreamCredentials", "VmwareCodeStreamSimulator"]
