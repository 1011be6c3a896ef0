"""The simulators' simulator, under the path it had in 0.1."""

from .._simulation.simulator import Simulator

__all__ = ["Simulator"]
