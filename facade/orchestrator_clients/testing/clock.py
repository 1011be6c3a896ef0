"""The simulators' clock, under the path it had in 0.1."""

from .._simulation.clock import VirtualClock

__all__ = ["VirtualClock"]
