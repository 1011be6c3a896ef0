"""The simulator of VMware Code Stream."""

from .simulator import CodeStreamCredentials, VmwareCodeStreamSimulator

__all__ = ["CodeStreamCredentials", "VmwareCodeStreamSimulator"]
