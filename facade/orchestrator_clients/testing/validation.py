"""The simulators' validation, under the path it had in 0.1."""

from .._simulation.validation import SpecViolation, spec_validator

__all__ = ["SpecViolation", "spec_validator"]
