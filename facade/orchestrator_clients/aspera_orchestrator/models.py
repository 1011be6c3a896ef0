"""What the calls about work steps and workflows return. Times are aware, in UTC and whole seconds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from .._core.model import State
from .rails_xml import Json
from .tables import state_of_word
from .values import Value, Variable


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkStep:
    """One run of a step in a work order. All but `id` and `status` may be None: an inactive step has little to say.

    `id` is the one that the other calls want; `step_id` is that of the step in the design, negative for the built-in ends.
    `work_step_name` is its name; `step_name` is None even where it has one (the vendor's help shows it so). `status` is the
    server's word, `state` what it means; `Error` and `Failed` may still be followed by another attempt: whether a run is
    over only its work order says. `extra` holds by their own names the fields that later versions send besides, and values
    that are not of the documented type. Free text and Ruby source may hold secrets and are not in the repr.
    """

    id: int
    status: str
    work_order_id: int | None = None
    """The work order it belongs to."""
    workflow_id: int | None = None
    """The design of that work order."""
    step_id: int | None = None
    action_id: int | None = None
    """The action template it was made from."""
    step_type: str | None = None
    """The plugin's class, such as `FaspexDelivery` or `SubWorkflow`."""
    work_step_name: str | None = None
    step_name: str | None = None
    status_details: str | None = field(default=None, repr=False)
    """Free text about `status`."""
    attempt: int | None = None
    """Which attempt this is, from 1."""
    rank: int | None = None
    """Its place in the order of steps; very large for the built-in ends."""
    group: int | None = None
    """The group of work orders it is counted to: mostly that of its own work order."""
    running_as: int | None = None
    """Id of the user it runs as."""
    synch_filter: int | None = None
    """Probably how many prerequisites must be met before it starts, 0 for all (not documented)."""
    execution_timeout: int | None = None
    """Seconds that it may take, 0 for any."""
    timeout: int | None = None
    """Not documented; None in every sample."""
    on_timeout: str | None = None
    """What becomes of it then: `Pass`, `Fail`, `Error` or `Raise` in a design."""
    pre_processing: str | None = field(default=None, repr=False)
    """Ruby source that is run before it."""
    post_processing: str | None = field(default=None, repr=False)
    """Ruby source that is run after it."""
    activable_date: datetime | None = None
    """When it could start."""
    activation_date: datetime | None = None
    """When it started."""
    original_activation_date: datetime | None = None
    """When its first attempt started, as the name says (not documented)."""
    completion_date: datetime | None = None
    """When it ended; None before."""
    created_at: datetime | None = None
    """When its record was made."""
    updated_at: datetime | None = None
    """When its record was changed last."""
    extra: Mapping[str, Json] = field(default_factory=dict, repr=False)

    @property
    def state(self) -> State:
        """Return what `status` means, without regard to case and white space."""
        return state_of_word(self.status)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkStepStatus:
    """A work step with its variables by name, equal whether it was read from XML or from JSON.

    Variables are in the server's order, which means nothing and does not count when two are compared. Of several of one
    name the last is kept; `raw` is the whole document in the shape of JSON.
    """

    work_step: WorkStep
    """The step itself."""
    inputs: Mapping[str, Variable]
    """What it was given."""
    carry_thrus: Mapping[str, Variable]
    """What it hands on unchanged to the steps after it."""
    outputs: Mapping[str, Variable]
    """What it has made."""
    raw: Mapping[str, Json] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelledStep:
    """The server's answer to cancelling a work step: names, and status words in the order they came.

    The vendor's sample has two words and does not say what they are; read the step to know its state.
    """

    work_step_id: int
    """The step that was to be cancelled."""
    name: str | None
    """Its name."""
    workflow: str | None
    """Name of its workflow."""
    statuses: tuple[str, ...]
    """The server's words, in their order."""
    raw: Mapping[str, Json] = field(default_factory=dict, repr=False, compare=False)
    """The whole answer, in the shape of JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workflow:
    """A design that work orders can be started from.

    `portable_id` is the same on every server the workflow is brought to; some calls take it for the id.
    """

    id: int | None = None
    """What work orders are started by."""
    portable_id: str | None = None
    name: str | None = None
    """What people call it."""
    published_status: str | None = None
    """The server's word for whether it is published."""
    published_revision_id: int | None = None
    """The revision that work orders are started from."""
    latest_revision_id: int | None = None
    """The revision that was saved last."""
    last_modification: datetime | None = None
    """When it was changed last."""
    extra: Mapping[str, Json] = field(default_factory=dict, repr=False)
    """What the server says besides, by its own names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowInput:
    """An input that a workflow takes; `value` is what it has if none is given, typed by `type`."""

    id: int | None = None
    """Of the input's record."""
    name: str | None = None
    """By which it is given."""
    type: str | None = None
    optional: bool | None = None
    """Whether it may be left out."""
    value: Value = field(default=None, repr=False)
    extra: Mapping[str, Json] = field(default_factory=dict, repr=False)
    """What the server says besides, by its own names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowOutput:
    """An output that a step of a workflow has."""

    step_name: str | None = None
    """The step that has it."""
    name: str | None = None
    """By which it is found."""
    type: str | None = None
    """The server's word for its type."""
    extra: Mapping[str, Json] = field(default_factory=dict, repr=False)
    """What the server says besides, by its own names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCount:
    """How many work orders of a workflow have a status: `status` is the server's word, `state` what it means.

    `count` is None where the server gives no number, `last_activity` where it gives no time.
    """

    status: str
    count: int | None = None
    workflow_name: str | None = None
    """The workflow whose work orders are counted."""
    last_activity: datetime | None = None
    extra: Mapping[str, Json] = field(default_factory=dict, repr=False)
    """What the server says besides, by its own names."""

    @property
    def state(self) -> State:
        """Return what `status` means, without regard to case and white space."""
        return state_of_word(self.status)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowCounts:
    """How many work orders of a workflow are in each status, by the server's words; a status that none has is missing.

    `id` is None where the answer does not say it, as in the documented samples.
    """

    id: int | None = None
    name: str | None = None
    """What the workflow is called."""
    counts: tuple[StatusCount, ...] = ()
    """One for each status, in the server's order."""
    extra: Mapping[str, Json] = field(default_factory=dict, repr=False)
    """What the server says besides, by its own names."""

    @property
    def total(self) -> int:
        """Return the number of work orders, as far as the server gave numbers."""
        return sum(one.count or 0 for one in self.counts)
