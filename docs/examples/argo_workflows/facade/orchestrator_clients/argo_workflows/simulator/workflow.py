"""One simulated workflow: its script being played, and how that reads in Argo's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ..._simulation.script import Playback, StepPicture
from ..tables import TEMPLATE_LABEL

PHASES: Mapping[str, str] = {
    "queued": "Pending",
    "running": "Running",
    "waiting": "Running",
    "paused": "Running",
    "cancelling": "Running",
    "succeeded": "Succeeded",
    "failed": "Failed",
    "cancelled": "Failed",
}
NODE_PHASES: Mapping[str, str] = {**PHASES, "skipped": "Skipped"}

Json = dict[str, object]


@dataclass(slots=True, kw_only=True)
class SimulatedWorkflow:
    """What there is of a workflow. Instants are seconds since 1970-01-01 UTC."""

    name: str
    uid: str
    template: str
    created: float
    play: Playback
    labels: dict[str, str] = field(default_factory=dict[str, str])
    stopped: bool = False

    def shutdown(self, now: float) -> str | None:
        """Return how it is being stopped, or was; None if nobody asked for it."""
        return "Stop" if self.stopped or self.play.at(now).state == "cancelled" else None

    def stop(self, now: float) -> None:
        """Ask for it to stop. Nothing happens once it has ended."""
        if not self.play.at(now).finished:
            self.play.cancel(now)
            self.stopped = True

    def served(self, now: float) -> Json:
        """Return it as the server sends it at this instant."""
        picture = self.play.at(now)
        done = [step for step in picture.steps if step.state not in ("not_started", "running", "waiting")]
        shutdown = self.shutdown(now)
        message = "Stopped with strategy 'Stop'" if picture.state == "cancelled" else picture.error
        status: Json = {
            "phase": picture.word or PHASES[picture.state],
            "progress": f"{len(done)}/{len(picture.steps)}",
            "startedAt": stamp(picture.started),
            "finishedAt": stamp(picture.ended),
            "nodes": {
                f"{self.name}-{number}": self._node(number, step)
                for number, step in enumerate(picture.steps)
                if step.started is not None
            },
            **({"message": message} if message else {}),
        }
        metadata: Json = {
            "name": self.name,
            "namespace": "ci",
            "uid": self.uid,
            "creationTimestamp": stamp(self.created),
            "labels": {TEMPLATE_LABEL: self.template, **self.labels},
        }
        return {
            "metadata": metadata,
            "spec": {
                "arguments": {},
                **({"shutdown": shutdown} if shutdown else {}),
                **({"suspend": True} if picture.state == "paused" else {}),
            },
            "status": status,
        }

    def _node(self, number: int, step: StepPicture) -> Json:
        return {
            "id": f"{self.name}-{number}",
            "displayName": step.step.name,
            "type": "Pod",
            "phase": NODE_PHASES[step.state],
            "startedAt": stamp(step.started),
            "finishedAt": stamp(step.ended),
            **({"message": step.step.message} if step.step.message else {}),
        }


def stamp(at: float | None) -> str | None:
    """Return an instant as Kubernetes writes it, to the second."""
    return None if at is None else datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
