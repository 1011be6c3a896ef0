"""Runs as clients return them, for the parts of the command that show them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from orchestrator_clients import Progress, Snapshot, State, Step

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&\x1b[31m</style></svg><!--"


def at(seconds: float) -> datetime:
    """Return a time, in seconds after noon."""
    return NOON + timedelta(seconds=seconds)


def step(name: str, state: State, begin: float | None = None, end: float | None = None, **fields: str) -> Step:
    """Return a step that began and ended so many seconds after noon."""
    started, ended = (None if seconds is None else at(seconds) for seconds in (begin, end))
    return Step(name=name, state=state, started=started, ended=ended, **fields)


def failed() -> Snapshot:
    """Return a run whose third step failed."""
    return Snapshot(
        system="adobe_cloud_manager",
        id="1234",
        ids={"program_id": "19905", "pipeline_id": "48213", "execution_id": "1234"},
        name="Deploy production",
        state=State.FAILED,
        raw_status="FAILED",
        started=NOON,
        ended=NOON + timedelta(minutes=44),
        progress=Progress(3, 5),
        steps=[
            step("validate", State.SUCCEEDED, 0, 40, raw_status="FINISHED", id="1"),
            step("build", State.SUCCEEDED, 40, 1240),
            step("codeQuality", State.FAILED, 1240, 2640, message="sqale_rating is D; A was required"),
            step("deploy", State.QUEUED),
        ],
        message="The pipeline did not pass the quality gate",
        link="https://experience.adobe.com/cloud-manager/runs/1234",
    )


def everywhere(text: str) -> Snapshot:
    """Return a run with a text in every field that takes one."""
    steps = [
        Step(name=text, state=state, raw_status=text, id=text, message=text, started=NOON, ended=NOON)
        for state in State
    ]
    return Snapshot(
        system=text, id=text, ids={text: text, "other": "x"}, state=State.FAILED, raw_status=text, name=text, started=NOON,
        progress=Progress(-1, 3), steps=steps, message=text, attention=text, link=text,
    )  # fmt: skip
