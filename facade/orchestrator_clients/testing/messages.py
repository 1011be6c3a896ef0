"""The simulators' messages, under the path it had in 0.1."""

from .._simulation.messages import Answer, Call, Operation, Refusal, SimulatedOperation

__all__ = ["Answer", "Call", "Operation", "Refusal", "SimulatedOperation"]
