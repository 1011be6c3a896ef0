"""Work orders and work steps of the simulated Orchestrator: one record each, from which all formats are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ._aspera_formats import Moment, Style, array, document, element, inspect
from .scenario import Playback, Run, Step, StepPicture

RETRY_SHOWN = 1.0
"""Seconds for which a step that is about to be tried again says `Error`."""

STEP_WORDS = {
    "not_started": "Inactive",
    "running": "In Progress",
    "waiting": "In Progress",
    "succeeded": "Complete",
    "failed": "Failed",
    "cancelled": "Canceled",
    "skipped": "Inactive",
}
ORDER_WORDS = {
    "queued": "Inactive",
    "running": "In Progress",
    "waiting": "In Progress",
    "paused": "Paused",
    "cancelling": "Canceling",
    "succeeded": "Complete",
    "failed": "Failed",
    "cancelled": "Canceled",
}


@dataclass
class Variable:
    """An input, a carry-through or an output; `type` is the product's word for the value's type."""

    id: int
    name: str
    type: str
    value: object
    hand_made: str | None = None
    """How XML has the value where a person wrote it."""

    def json(self) -> dict[str, object]:
        """Return it as JSON has it."""
        return {"name": self.name, "id": self.id, "type": self.type, "value": self.value}

    def xml_value(self, style: Style) -> object:
        """Return its value as XML has it: hashes and arrays as Ruby text, numbers and flags as text."""
        if self.hand_made is not None:
            return self.hand_made
        if self.value is None or isinstance(self.value, str):
            return self.value
        return inspect(self.value, style)

    def xml_fields(self, style: Style) -> dict[str, object]:
        """Return its child elements."""
        return {"name": self.name, "id": self.id, "type": self.type, "value": self.xml_value(style)}


@dataclass
class WorkStep:
    """A work step as it is at one moment, by its JSON names; times are `Moment`."""

    fields: dict[str, object]
    inputs: list[Variable] = field(default_factory=list)
    carry_thrus: list[Variable] = field(default_factory=list)
    outputs: list[Variable] = field(default_factory=list)

    @property
    def id(self) -> int:
        """The work step id."""
        return int(str(self.fields["id"]))

    @property
    def status(self) -> str:
        """The status word."""
        return str(self.fields["status"])

    def json(self) -> dict[str, object]:
        """Return forms B and G."""
        step = {name: str(value) if isinstance(value, Moment) else value for name, value in self.fields.items()}
        lists = {name: [v.json() for v in getattr(self, name)] for name in ("inputs", "carry_thrus", "outputs")}
        return {
            "inputs": lists["inputs"],
            "carry_thrus": lists["carry_thrus"],
            "work_step": step,
            "outputs": lists["outputs"],
        }

    def xml(self, style: Style) -> bytes:
        """Return form A."""
        parts = [
            array("inputs", "input", [v.xml_fields(style) for v in self.inputs], style),
            array("carry_thrus", "carry_thru", [v.xml_fields(style) for v in self.carry_thrus], style),
            element("work_step", self.fields, style),
            array("outputs", "output", [v.xml_fields(style) for v in self.outputs], style),
        ]
        return document(f"<Work-step-status>{''.join(parts)}</Work-step-status>")


@dataclass
class WorkOrder:
    """One run of a workflow: a script being played; `past` are steps that ended before a restart."""

    id: int
    workflow_id: int
    name: str
    play: Playback
    created: float
    inputs: Mapping[str, object] = field(default_factory=dict)
    past: tuple[StepPicture, ...] = ()
    restarts: int = 0
    kept: dict[int, WorkStep] = field(default_factory=dict)
    """Work steps that are as they are, whatever the script says."""

    def status(self, now: float) -> str:
        """Return the status word."""
        picture = self.play.at(now)
        return picture.word or ORDER_WORDS[picture.state]

    def detail(self, now: float) -> str:
        """Return the text beside the status word."""
        return self.play.at(now).error or ""

    def step_id(self, index: int) -> int:
        """Return the work step id of the n-th step."""
        return self.id * 1000 + index

    def steps(self, now: float) -> list[WorkStep]:
        """Return the work steps as they are."""
        shown = [*self.past, *self.play.at(now).steps]
        return [*self.kept.values(), *(self._step(index, picture, now) for index, picture in enumerate(shown))]

    def restart(self, index: int, now: float) -> None:
        """Let it run again from its n-th step on."""
        shown = [*self.past, *self.play.at(now).steps]
        self.past = tuple(shown[:index])
        self.restarts += 1
        script = Run(steps=tuple(picture.step for picture in shown[index:]))
        self.play = Playback(script.rest(0), now)

    def _step(self, index: int, picture: StepPicture, now: float) -> WorkStep:
        begun = picture.started
        word = STEP_WORDS[picture.state]
        if begun is not None and picture.state == "running" and picture.attempt > 1:
            since = now - begun - (picture.attempt - 1) * picture.step.seconds
            word = "Error" if since < RETRY_SHOWN else word
        moment = None if begun is None else Moment(begun)
        fields: dict[str, object] = {
            "id": self.step_id(index),
            "workOrder_id": self.id,
            "workflow_id": self.workflow_id,
            "step_id": 3800 + index,
            "action_id": None if begun is None else 2,
            "step_type": "FaspexDelivery",
            "workStepName": picture.step.name,
            "stepName": None,
            "status": word,
            "statusDetails": picture.step.message if picture.ended is not None else None,
            "attempt": (picture.attempt + (self.restarts if index >= len(self.past) else 0)) or None,
            "rank": index + 1,
            "group": self.id,
            "running_as": 2,
            "synch_filter": 0,
            "executionTimeout": 0,
            "timeout": None,
            "on_timeout": None,
            "preProcessing": None,
            "postProcessing": None,
            "activable_date": moment,
            "activation_date": moment,
            "original_activation_date": moment,
            "completion_date": None if picture.ended is None else Moment(picture.ended),
            "created_at": Moment(self.created),
            "updated_at": Moment(picture.ended or begun or self.created),
        }
        return WorkStep(fields, self._inputs(index), [], self._outputs(index, picture, word))

    def _inputs(self, index: int) -> list[Variable]:
        return [
            Variable(self.step_id(index) * 10 + n, name, "string", str(value))
            for n, (name, value) in enumerate(self.inputs.items())
        ]

    def _outputs(self, index: int, picture: StepPicture, word: str) -> list[Variable]:
        if picture.ended is None:
            return []
        number = self.step_id(index) * 10 + 5
        information: dict[str, object] = {
            "step_id": 3800 + index,
            "step_name": picture.step.name,
            "step_status": word,
            "attempts": picture.attempt,
            "processingTime": picture.step.seconds,
        }
        return [
            Variable(number, "Step_information", "hash", information),
            Variable(number + 1, "files", "array", ["a.mov", 'b "two".mov']),
            Variable(number + 2, "count", "int", 2),
            Variable(number + 3, "ok", "flag", True),
        ]


def documented(order: WorkOrder, now: float) -> None:
    """Give a work order the two work steps of the vendor's help page "Check the Status of a Specific Step", by their ids."""
    template = WorkOrder(order.id, order.workflow_id, "", Playback(Run(steps=(Step("x", 1),)), now - 60), now - 60)
    for step_id, name in ((46756, "Create faspex package"), (252158, "Index nodes")):
        fields = {**template.steps(now)[0].fields, "id": step_id, "workStepName": name, "step_id": 3810}
        order.kept[step_id] = WorkStep({**fields, "statusDetails": "FASPEX Authorization received"})
    package = order.kept[46756]
    package.carry_thrus.append(Variable(60067, "myfiles", "string", "/data/shiporder.cmd"))
    package.outputs.append(Variable(60070, "package_id", "string", "5e0f9336-5e58-46a5-b944-a8253a956041"))
    table: dict[str, object] = {
        "Transcode server": {"node_id": "transcoder", "node": "Transcode server", "capacity_kb": "30000"},
        "Mac": {"node_id": "localhost", "node": "Mac", "capacity_kb": "20000"},
    }
    pairs = ", ".join(f"'{name}' => {inspect(value, Style())}" for name, value in table.items())
    order.kept[252158].outputs.append(Variable(301979, "IndexedTable", "hash", table, hand_made=f"{{{pairs}}}"))
