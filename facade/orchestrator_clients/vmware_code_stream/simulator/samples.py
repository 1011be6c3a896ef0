"""What a new simulator has: pipelines, variables, kinds of task; and the script of an execution of the past."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ..._simulation.script import Run
from .script import Json, Task

PIPELINES: tuple[Mapping[str, object], ...] = (
    {
        "project": "Portal",
        "name": "unship",
        "stageOrder": ["Undo"],
        "stages": {"Undo": {"taskOrder": ["Restore"], "tasks": {"Restore": {"type": "SSH"}}}},
    },
    {
        "project": "Portal",
        "name": "ship",
        "description": "Builds the portal and puts it on the test hosts",
        "concurrency": 2,
        "input": {"branch": "main"},
        "output": {"url": "https://portal.test.example.com"},
        "_inputMeta": {"branch": {"description": "What to build", "mandatory": True}},
        "stageOrder": ["Build", "Deploy"],
        "stages": {
            "Build": {
                "taskOrder": ["Lint,Unit tests", "Package"],
                "tasks": {
                    "Lint": {"type": "SSH", "ignoreFailure": True, "input": {"script": "make lint"}},
                    "Unit tests": {"type": "SSH", "input": {"script": "make test"}},
                    "Package": {"type": "Jenkins", "endpoints": {"jenkinsServer": "ci"}},
                },
            },
            "Deploy": {"taskOrder": ["Smoke test"], "tasks": {"Smoke test": {"type": "REST"}}},
        },
        "tags": ["portal"],
    },
    {
        "project": "Portal",
        "name": "approve",
        "stageOrder": ["Release"],
        "stages": {
            "Release": {
                "taskOrder": ["Approve", "Publish"],
                "tasks": {"Approve": {"type": "UserOperation"}, "Publish": {"type": "REST"}},
            }
        },
    },
)

VARIABLES: tuple[Mapping[str, object], ...] = (
    {"project": "Portal", "name": "registry-host", "type": "REGULAR", "value": "registry.example.com"},
    {"project": "Portal", "name": "registry-password", "type": "SECRET", "value": "simulated-secret-value"},
)

TILES: list[Json] = [
    {
        "tileId": kind.lower(),
        "displayName": kind,
        "inputProperties": {name: {"type": "String", "description": f"{name} of the task", "mandatory": True}},
        "outputProperties": {"status": {"type": "String", "description": "How it ended", "mandatory": False}},
    }
    for kind, name in (("SSH", "script"), ("REST", "url"), ("UserOperation", "approvers"))
]

_ENDINGS: tuple[Literal["succeeded", "failed", "cancelled"], ...] = ("succeeded", "failed", "cancelled")


def seeded_script(number: int) -> Run:
    """Return the script of an execution of half a minute; every third fails, and every third is canceled."""
    last = Task("Smoke test", 10, ends=_ENDINGS[number % 3], message="exit code 1", stage="Deploy", type="REST")
    return Run(steps=(Task("Lint,Unit tests", 10, stage="Build"), Task("Package", 9, stage="Build"), last))
