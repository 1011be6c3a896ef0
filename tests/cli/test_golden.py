"""The same story on all five systems gives the same columns: every command, for people and as JSON, beside what it gave before.

`golden/plain.txt` and `golden/json.txt` hold a few words for each command and system; `UPDATE_GOLDEN=1` writes them anew.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients import State
from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients.cli._main import run as command
from orchestrator_clients.cli.systems import SYSTEMS
from orchestrator_clients.testing import Run, Step
from tests.contract.cases import CASES

from .conftest import secrets_of, until

GOLDEN = Path(__file__).parent / "golden"
QUICK = ("--poll", "0.05", "--timeout", "60")
REASON = "no space left"


def target_of(key: str) -> str:
    """Return what people would start, by its name where that is enough."""
    return CASES[key].target if CASES[key].startable.group else CASES[key].startable.name


class Story:
    """One system's simulator in real time, and what each command said of one run after the other."""

    def __init__(self, key: str, simulator: Any, capsys: pytest.CaptureFixture[str], form: list[str]) -> None:
        self.key, self.simulator, self.capsys, self.form = key, simulator, capsys, form
        self.told: dict[str, tuple[int, list[str], list[str]]] = {}

    def call(self, name: str, *arguments: str) -> list[str]:
        """Call a command and keep its code, its lines, and what it said beside them."""
        self.capsys.readouterr()
        code = command([*arguments, *self.form])
        done = self.capsys.readouterr()
        self.told[name] = code, done.out.splitlines(), done.err.splitlines()
        return self.told[name][1]

    def started(self, name: str, *steps: Step) -> str:
        """Start a run and return its id as commands take it."""
        self.simulator.script = Run(steps=steps)
        if self.key == "adobe_cloud_manager":
            self.simulator.tail = 0.0
        self.call(name, "start", target_of(self.key), *CASES[self.key].startable.needed)
        run = self.simulator.client()
        with run as client:
            newest = next(iter(SYSTEMS[self.key].list(client, self._filters(), 1)))
            for one in SYSTEMS[self.key].list(client, self._filters(), None):
                newest = one  # Orchestrator has no order but its own: the last is the newest there
                if self.key != "aspera_orchestrator":
                    break
        return "/".join(newest.ids[name] for name in SYSTEMS[self.key].ids)

    def _until_at_work(self, run: str) -> None:
        """Return when a step of a run is at work, so that what is said of its end does not depend on the moment."""
        ids = dict(zip(SYSTEMS[self.key].ids, run.split("/"), strict=True)) if len(SYSTEMS[self.key].ids) > 1 else None
        with self.simulator.client() as client:
            wanted = ids or {SYSTEMS[self.key].ids[0]: run}
            until(lambda: any(step.state is State.RUNNING for step in client.fetch_run(wanted, detail=True).steps))

    def _filters(self) -> dict[str, str]:
        plain = SYSTEMS[self.key].simulated(self.simulator)
        return {name: str(plain[name]) for name in SYSTEMS[self.key].filters if name in plain}

    def tell(self) -> None:
        """Play the story: everything there is to see of a run that fails, a decision, and a run that is cancelled."""
        gates = SYSTEMS[self.key].gates
        gate = [Step("approval", 0.05, waits_for_person=True)] if gates else []
        self.call("profiles check", "profiles", "check")
        self.call("targets", "targets", "--limit", "1")
        self.call("targets NAME", "targets", target_of(self.key))
        run = self.started("start", Step("validate", 0.05), *gate, Step("build", 0.05, ends="failed", message=REASON))
        if gates:
            self.call("wait --until waiting", "wait", run, "--until", "waiting", *QUICK)
        self.call("approve", "approve", run)
        self.call("wait", "wait", run, *QUICK)
        self.call("status", "status", run)
        self.call("steps", "steps", run)
        self.call("list", "list", "--limit", "1")
        self.call("logs", "logs", run)
        run = self.started("start again", Step("build", 900), *gate)
        self._until_at_work(run)
        self.call("cancel", "cancel", run, "--wait", *QUICK[2:])
        self.call("status of a cancelled one", "status", run)
        self.call("reject", "reject", run)


@pytest.fixture(scope="module", params=["plain", "json"])
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def stories(
    form: str, write_profiles: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> Iterator[dict[str, Story]]:
    told: dict[str, Story] = {}
    with pytest.MonkeyPatch.context() as patch:
        for key in sorted(CASES):
            with SYSTEMS[key].simulator(clock=SystemClock()) as simulator:
                if key == "vmware_code_stream":
                    for pipeline in simulator.pipelines.values():  # type: ignore[attr-defined]
                        pipeline.spec["workspace"] = {"image": "registry.example.com/build:12"}
                patch.setenv("ORCHESTRATORS_CONFIG", str(write_profiles(**{key: simulator})))
                for name, secret in secrets_of(key, simulator).items():
                    patch.setenv(name, secret)
                told[key] = Story(key, simulator, capsys, ["--json"] if form == "json" else [])
                told[key].tell()
        yield told


def test_the_same_story_gives_the_same_columns(stories: dict[str, Story], form: str) -> None:
    commands = list(stories["adobe_cloud_manager"].told)
    text = "".join(_chapter(name, stories, form) for name in commands)
    path = GOLDEN / f"{form}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


TABLES = {"profiles check": 4, "targets": 6, "list": 6, "steps": 6}
"""Commands whose lines are columns with tabs between, and how many."""
LAST = {*TABLES, "wait", "wait --until waiting", "cancel"}
"""Of which the last line is kept: how many come before depends on the moment."""
FIELDS = {"start", "start again", "approve"}
"""Of which the fields alone are kept as JSON: how a run stands just then depends on the moment."""


def _chapter(name: str, stories: dict[str, Story], form: str) -> str:
    lines = [f"== {name}\n"]
    shapes = set()
    for key, story in stories.items():
        if name not in story.told:
            continue
        code, out, err = story.told[name]
        if form == "json":
            records = [json.loads(line) for line in out]
            shapes |= {tuple(one) for one in records if "error" not in one or "profile" in one}
            said = [_given(one) for one in records[-1:] if name not in FIELDS or code]
        else:
            if name in TABLES and code == 0:
                assert {line.count("\t") + 1 for line in out} == {TABLES[name]}, (key, name, out)
            said = [_plain(line) for line in (out[-1:] if name in LAST else out[:9])]
        refused = [_plain(line) for line in err if line.startswith("error: ")]
        lines += [f"{key}: {code}\n", *(f"    {one}\n" for one in [*said, *refused])]
    if form == "json" and name != "logs":
        assert len(shapes) <= 1, (name, shapes)
    if shapes:
        lines.insert(1, f"fields: {' '.join(next(iter(shapes)))}\n")
    return "".join(lines)


def _given(record: dict[str, Any]) -> str:
    """Return what a system says in the words that matter, and which fields it leaves null or empty."""
    if "error" in record and "profile" not in record:
        return f"error {record['exit_code']}"
    words = [str(record[name]) for name in ("state", "raw_status", "message") if record.get(name)]
    absent = [name for name, value in record.items() if value is None or value in ([], {}, "")]
    steps = [f"{one['name']}={one['state']}" for one in record.get("steps") or []]
    return _plain(
        " | ".join(part for part in (" ".join(words), " ".join(steps), f"without {' '.join(absent)}") if part)
    )


_MARKS = (
    (re.compile(r"arn:aws:imagebuilder:[^\s,;)'\"]+"), "ARN"),
    (re.compile(r"https?://[^\s,;)'\"]+"), "URL"),
    (re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d| UTC)?"), "TIME"),
    (re.compile(r"\b(?:wf-|step-)?[0-9a-f]{8}-[0-9a-f-]{27}\b"), "UUID"),
    (re.compile(r"\bvm_[0-9a-f]+\b"), "NODE"),
    (re.compile(r"\b\d{3,}\b"), "N"),
    (re.compile(r"#\d+"), "#N"),
    (re.compile(r"2\.1\.0/\d+"), "VERSION"),
    (re.compile(r"(?:\d+m)?\d+(?:\.\d+)? ?s\b"), "SECONDS"),
)


def _plain(text: str) -> str:
    """Return a line without what is different each time."""
    for mark, word in _MARKS:
        text = mark.sub(word, text)
    return text.replace("\t", " | ").rstrip()
