"""What executions consist of and report: operations, events and log lines, as the manager's answers say them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from .._core.execution.record import instant as written
from .._core.model import State, given, instant, state_of
from .._core.vendor import text_of
from .tables import OPERATION_STATES, SYSTEM

if TYPE_CHECKING:
    from orchestrator_api.cloudify.models import Event as RawEvent
    from orchestrator_api.cloudify.models import Operation as RawOperation


@dataclass(frozen=True, slots=True)
class CloudifyOperation:
    """One operation of an execution; what the manager does not say is None.

    `name` is the operation, such as `cloudify.interfaces.lifecycle.create` (or the task, where it belongs to none), `task`
    what is called for it, such as a plugin's function, `node_instance` what it is about (`target` as well, where it
    belongs to a relationship), `kind` the manager's type, `error` the text of its failure, `created` when its graph was
    made, and `raw` the model of the low-level client. Texts are the manager's own and untrusted.
    """

    id: str | None
    """Of the operation."""
    name: str
    state: State
    """Its state, in the words that all systems share."""
    raw_status: str | None
    """The manager's word for that."""
    task: str | None = None
    kind: str | None = None
    node_instance: str | None = None
    node: str | None = None
    """Name of the node of `node_instance`."""
    target: str | None = None
    retries: int = 0
    """How often it was tried again."""
    error: str | None = field(default=None, repr=False)
    created: datetime | None = None
    raw: RawOperation | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of(cls, raw: RawOperation) -> CloudifyOperation:
        """Return the operation that a model describes."""
        parameters = _mapping(given(raw.parameters))
        context = _mapping(_mapping(_mapping(parameters.get("task_kwargs")).get("kwargs")).get("__cloudify_context"))
        word, task, retries = text_of(given(raw.state)), text_of(given(raw.name)), parameters.get("current_retries")
        return cls(
            id=text_of(given(raw.id)),
            name=text_of(_mapping(context.get("operation")).get("name")) or task or "?",
            state=state_of(SYSTEM, OPERATION_STATES, word),
            raw_status=word,
            task=task,
            kind=text_of(given(raw.type_)),
            node_instance=text_of(context.get("node_id")) or text_of(context.get("source_id")),
            node=text_of(context.get("node_name")) or text_of(context.get("source_name")),
            target=text_of(context.get("target_id")),
            retries=retries if isinstance(retries, int) and not isinstance(retries, bool) else 0,
            error=text_of(parameters.get("error")),
            created=instant(given(raw.created_at)),
            raw=raw,
        )


@dataclass(frozen=True, slots=True)
class CloudifyEvent:
    """An event or a log line of an execution; what the manager does not say is None. `str` gives it as one line of a log.

    `recorded` is when the manager noted it, which lists go by, and `reported` when it happened. An event has a `type`
    (`task_failed`, `workflow_started` and so on, an open set) and perhaps `causes` of a failure, each with `type`,
    `message` and `traceback`; a log line has a `level` and a `logger`. `raw` is the model of the low-level client. Texts
    are the manager's own: untrusted, of several lines perhaps, and secrets in them are not hidden.
    """

    message: str = field(repr=False)
    recorded: datetime | None = None
    reported: datetime | None = None
    type: str | None = None
    level: str | None = None
    logger: str | None = None
    operation: str | None = None
    """The operation it is about, such as `cloudify.interfaces.lifecycle.create`."""
    node_instance: str | None = None
    """Id of the node instance it is about; of a relationship, of that where it begins."""
    node: str | None = None
    """Name of the node of that instance."""
    target: str | None = None
    """Id of the node instance where the relationship ends, if it is about one."""
    execution_id: str | None = None
    """The execution it belongs to."""
    causes: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    raw: RawEvent | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of(cls, raw: RawEvent) -> CloudifyEvent:
        """Return the event that a model describes."""
        causes = given(raw.error_causes)
        message = given(raw.message)
        return cls(
            message=message if isinstance(message, str) else text_of(message) or "",
            recorded=instant(given(raw.timestamp)),
            reported=instant(given(raw.reported_timestamp)),
            type=text_of(given(raw.event_type)),
            level=text_of(given(raw.level)),
            logger=text_of(given(raw.logger)),
            operation=text_of(given(raw.operation)),
            node_instance=text_of(given(raw.node_instance_id)) or text_of(given(raw.source_id)),
            node=text_of(given(raw.node_name)),
            target=text_of(given(raw.target_id)),
            execution_id=text_of(given(raw.execution_id)),
            causes=tuple(one for one in causes if isinstance(one, Mapping)) if isinstance(causes, list) else (),
            raw=raw,
        )

    @property
    def is_log(self) -> bool:
        """Return whether it is a log line, and no event."""
        return self.type is None

    @property
    def text(self) -> str:
        """Return the message, as lines of all systems' logs have it."""
        return self.message

    @property
    def step(self) -> str | None:
        """Return the name of the step it is about: the operation."""
        return self.operation

    @property
    def time(self) -> datetime | None:
        """Return when it was recorded, or else reported."""
        return self.recorded or self.reported

    def __str__(self) -> str:
        when = written(self.time) or "-"
        about = " ".join(part for part in (self.node_instance, self.operation) if part)
        return f"{when} {self.level or self.type or '-'} {f'[{about}] ' if about else ''}{self.message}"


def about(events: Iterable[CloudifyEvent], step: str | None) -> list[CloudifyEvent]:
    """Return those of the events that are about an operation or node instance of that name; without one, all."""
    return [one for one in events if step is None or step in (one.operation, one.node_instance)]


def _mapping(value: object) -> Mapping[Any, Any]:
    return value if isinstance(value, Mapping) else {}
