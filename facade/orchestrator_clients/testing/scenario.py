"""The simulators' script, under the path it had in 0.1."""

from .._simulation.script import Playback, Run, RunPicture, ScriptedStep, Spell, Step, StepPicture

__all__ = ["Playback", "Run", "RunPicture", "ScriptedStep", "Spell", "Step", "StepPicture"]
