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
    over only its work order tells. `extra` holds by their own names the fields that later versions send besides, and values
    that are not of the documented type. Free text and Ruby source may hold secrets and are not in the repr.
    """

    id: int
    status: str
    work_order_id: int | None = None
    workflow_id: int | None = None
    step_id: int | None = None
    action_id: int | None = None
    step_type: str | None = None
    work_step_name: str | None = None
    step_name: str | None = None
    status_details: str | None = field(default=None, repr=False)
    attempt: int | None = None
    rank: int | None = None
    group: int | None = None
    running_as: int | None = None
    synch_filter: int | None = None
    execution_timeout: int | None = None
    timeout: int | None = None
    on_timeout: str | None = None
    pre_processing: str | None = field(default=None, repr=False)
    post_processing: str | None = field(default=None, repr=False)
    activable_date: datetime | None = None
    activation_date: datetime | None = None
    original_activation_date: datetime | None = None
    completion_date: datetime | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
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
    inputs: Mapping[str, Variable]
    carry_thrus: Mapping[str, Variable]
    outputs: Mapping[str, Variable]
    raw: Mapping[str, Json] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelledStep:
    """The server's answer to cancelling a work step: names, and status words in the order they came.

    The vendor's sample has two words and does not say what they are; look at the step to know how it stands.
    """

    work_step_id: int
    name: str | None
    workflow: str | None
    statuses: tuple[str, ...]
    raw: Mapping[str, Json] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workflow:
    """A design that work orders can be started from.

    `portable_id` is the same on every server the workflow is brought to; some calls take it for the id.
    """

    id: int | None = None
    portable_id: str | None = None
    name: str | None = None
    published_status: str | None = None
    published_revision_id: int | None = None
    latest_revision_id: int | None = None
    last_modification: datetime | None = None
    extra: Mapping[str, Json] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowInput:
    """An input that a workflow takes; `value` is what it has if none is given, typed by `type`."""

    id: int | None = None
    name: str | None = None
    type: str | None = None
    optional: bool | None = None
    value: Value = field(default=None, repr=False)
    extra: Mapping[str, Json] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowOutput:
    """An output that a step of a workflow has."""

    step_name: str | None = None
    name: str | None = None
    type: str | None = None
    extra: Mapping[str, Json] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCount:
    """How many work orders of a workflow have a status: `status` is the server's word, `state` what it means.

    `count` is None where the server gives no number, `last_activity` where it gives no time.
    """

    status: str
    count: int | None = None
    workflow_name: str | None = None
    last_activity: datetime | None = None
    extra: Mapping[str, Json] = field(default_factory=dict, repr=False)

    @property
    def state(self) -> State:
        """Return what `status` means, without regard to case and white space."""
        return state_of_word(self.status)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowCounts:
    """How many work orders of a workflow stand how, by the server's words; a status that none has is missing.

    `id` is None where the answer does not tell it, as in those that are documented.
    """

    id: int | None = None
    name: str | None = None
    counts: tuple[StatusCount, ...] = ()
    extra: Mapping[str, Json] = field(default_factory=dict, repr=False)

    @property
    def total(self) -> int:
        """Return the number of work orders, as far as the server gave numbers."""
        return sum(one.count or 0 for one in self.counts)
