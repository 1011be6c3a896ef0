"""The one model over five systems: what an execution and its steps look like, whatever runs them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from datetime import UTC, datetime
from functools import cache, partial
from itertools import repeat
from typing import Any, ClassVar, Self, TypeAlias, TypeVar, cast

from .errors import DecodeError, OrchestratorError
from .redact import Redactor
from .rows import whole
from .shared import Known
from .states import ENDED as ENDED  # noqa: PLC0414 - names of this module as well
from .states import State as State  # noqa: PLC0414
from .text import one_line
from .warned import warn_once


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an execution is: `done` of `total` units, which are the system's own (steps or operations)."""

    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of an execution; what the system does not say is None.

    `name` is what people call it, `id` identifies it, `state` is its state and `raw_status` the system's own word for that; it
    went from `started` to `ended` (UTC). `message` is what the system said, in particular why it failed: untrusted, it may hold
    secrets. `group` is what it belongs to, such as a workflow or stage; `tolerated` means that it failed and the execution went
    on all the same: it is not why the execution failed.
    """

    name: str
    state: State
    raw_status: str | None = None
    id: str | None = None
    started: datetime | None = None
    ended: datetime | None = None
    message: str | None = field(default=None, repr=False)
    group: str | None = None
    tolerated: bool = False


FROM = ("_row", "_readers")
"""Where an execution keeps what it is read from: the row, and how its fields are read."""


def nothing() -> Any:
    """Return None: the default of a field, as a factory, so that no class attribute stands in for what is read late."""
    return None


Fields: TypeAlias = Mapping[str, Callable[[Any], Any]]
"""How each field of an execution is read: a function of the execution, which has its `raw` form and all other fields.

`_row` is the raw form, or the row of which it is made: what can be read from that needs no model.
"""


UNREADABLE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What reading an odd answer may raise."""

_put = object.__setattr__
_LIGHT = frozenset({"id", "ids", "name", "raw_status", "state", "system"})
"""What takes less to read again than to keep."""


class Lazy:
    """A field that is read when it is first looked at, by its reader in `_readers`; what comes of it stays with the execution.

    One that cannot be read is a `DecodeError` with its name as the path, and the others are unharmed. Python looks at the
    object's own values first: this is reached only for what was not read yet, and for what is not kept.
    """

    __slots__ = ("keeps", "name")

    def __init__(self, name: str) -> None:
        self.name, self.keeps = name, name not in _LIGHT

    def __get__(self, run: Any, _: type[Any]) -> Any:
        if run is None:  # dataclasses ask the class for a default: there is none
            raise AttributeError(self.name)
        read = run._readers[self.name]  # noqa: SLF001 - its own, set by `lazily`
        try:
            value = read(run)
        except OrchestratorError:
            raise
        except UNREADABLE as error:
            reason = type(error).__name__  # its text may hold anything of the answer
        else:
            if self.keeps and type(read) is not Known:
                _put(run, self.name, value)
            return value
        system = getattr(run, "system", None) if self.name != "system" else None
        raise DecodeError(f"the answer cannot be read: {reason}", system=system, path=self.name)


def late(run: Any, name: str) -> Any:
    """Return a field of an execution whose property (see `read_at_once`) cannot: one that it was given, or as `Lazy` does."""
    own = vars(run)
    return own[name] if name in own else Lazy(name).__get__(run, type(run))


T = TypeVar("T", bound="Snapshot")
C = TypeVar("C")


def lazily_read(cls: type[T]) -> type[T]:
    """Let the fields of a dataclass be read when they are first looked at, in executions made by `lazily`."""
    for one in fields(cls):
        if not any(one.name in vars(base) for base in cls.__mro__):
            setattr(cls, one.name, Lazy(one.name))
    return cls


def read_at_once(**readers: Callable[[Any], Any]) -> Callable[[type[C]], type[C]]:
    """Let fields be properties of a class, for those that are looked at in each execution of a long list.

    That takes half of what `Lazy` takes. Each reader reads the row, and leaves to `late` what it cannot read there.
    """

    def decorated(cls: type[C]) -> type[C]:
        for name, read in readers.items():
            setattr(cls, name, property(read, partial(_give, name)))
        return cls

    return decorated


def _give(name: str, run: Any, value: object) -> None:
    vars(run)[name] = value


@cache
def _defaults(cls: type[Any]) -> Fields:
    return {f.name: Known(f.default_factory()) for f in fields(cls) if f.default_factory is not MISSING}


def _raw(run: Any) -> Any:
    return whole(run._row)  # noqa: SLF001 - its own, set by `lazily`


@lazily_read
@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """An execution as it was at one moment; what the system does not say is None.

    Times are aware and in UTC. Messages are the system's own text and may contain secrets: they are not part of the repr.
    """

    system: str
    """Key of the system, such as `cloudify`."""
    id: str
    """Its own id."""
    ids: Mapping[str, str]
    """All ids that are needed to find it again, by name."""
    state: State
    """Its state, in the words that all systems share."""
    raw_status: str
    """Its status, in the system's own word."""
    name: str | None = field(default_factory=nothing)
    """What people call it."""
    started: datetime | None = field(default_factory=nothing)
    """When it began."""
    ended: datetime | None = field(default_factory=nothing)
    """When it ended."""
    progress: Progress | None = field(default_factory=nothing)
    """How far it is, where the system counts that."""
    steps: Sequence[Step] = field(default_factory=tuple)
    """Its steps in order, as far as they were read with it."""
    message: str | None = field(default_factory=nothing, repr=False)
    """What the system said about its end."""
    attention: str | None = field(default_factory=nothing)
    """What a person must do now."""
    link: str | None = field(default_factory=nothing)
    """Its address in the system's API."""
    raw: Any = field(default_factory=nothing, repr=False, compare=False)
    """The model of the low-level client that all this was read from."""

    __slots__ = ("__dict__", "__weakref__", *FROM)
    unsaid: ClassVar[str | None] = None
    """Where the reason of a failure is, for a system whose steps and executions do not have it."""

    @classmethod
    def lazily(cls, read: Fields, raw: Any, **known: Any) -> Self:
        """Return an execution whose other fields are read from its `raw` form, each when it is first looked at."""
        return cls.all_lazily(read, (raw,), **known)[0]

    @classmethod
    def all_lazily(cls, read: Fields, raws: Iterable[Any], **known: Any) -> Sequence[Self]:
        """Return one such execution for each raw form, or row of one (see `rows`); what is `known` is not read.

        A list of hundreds of which a program looks at the state of a few costs it no more than that.
        """
        values: Fields = {name: Known(value) for name, value in known.items()}
        readers = {**_defaults(cast(Any, cls)), "raw": _raw, **read, **values}
        rows = list(raws)
        runs = list(map(object.__new__, repeat(cls, len(rows))))
        # By the setters of the slots, for an execution itself is frozen, and all at once, for there may be thousands.
        for slot, given in zip(FROM, (rows, repeat(readers)), strict=True):
            deque(map(vars(Snapshot)[slot].__set__, runs, given), maxlen=0)
        return runs

    @classmethod
    def read_now(cls, read: Fields, raw: Any, **known: Any) -> dict[str, Any]:
        """Return the fields that are read from a raw form, all at once."""
        run = cls.lazily(read, raw, **known)
        return {name: getattr(run, name) for name in {**read, **known}} | {"raw": raw}

    @property
    def failed_step(self) -> Step | None:
        """Return the first step that failed and was not tolerated, or None."""
        return next((step for step in self.steps if step.state is State.FAILED and not step.tolerated), None)

    def __str__(self) -> str:
        return self._described(str)

    def _described(self, redact: Callable[[str], str]) -> str:
        """Return the text of `str` with what the server says redacted, on one line; our own words stay as they are.

        A status that this version knows is one of our words: to hide it would tell that it is a secret.
        """
        name = redact(f"{self.name} ({self.id})" if self.name and self.name != self.id else self.id)
        done = f", {self.progress.done} of {self.progress.total}" if self.progress else ""
        status = redact(self.raw_status) if self.state is State.UNKNOWN else self.raw_status
        word = f" [{status}]" if status else ""
        return one_line(f"{self.system} {name}: {self.state}{word}{done}")


def state_of(system: str, table: Mapping[str, State], word: object) -> State:
    """Return the state a vendor's word stands for by its table.

    A word the table does not list is UNKNOWN and warned about in the log, once a process: it must not break a poller.
    """
    known = table.get(word) if isinstance(word, str) else None
    if known is not None:
        return known
    if not given(word):  # there is no word to warn about
        return State.UNKNOWN
    told = Redactor().beginning(str(word), 100)
    warn_once(
        (system, "status", told),
        "%s: the status %r is not known to this version; it is taken as not ended",
        system,
        told,
    )
    return State.UNKNOWN


def instant(text: object) -> datetime | None:
    """Return the instant of an ISO 8601 text (or of a datetime) in UTC, None for anything else; no zone means UTC."""
    if isinstance(text, str):
        try:
            text = datetime.fromisoformat(text)
        except ValueError:
            return None
    if not isinstance(text, datetime):
        return None
    try:
        return text.replace(tzinfo=UTC) if text.tzinfo is None else text.astimezone(UTC)
    except (OverflowError, ValueError):  # at the ends of time its zone leads beyond them
        return None


def from_micros(value: object) -> datetime | None:
    """Return the instant of a number of microseconds since 1970 in UTC, None for anything else or nothing."""
    if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
        return None
    try:
        return datetime.fromtimestamp(value / 1_000_000, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def word(status: object) -> str:
    """Return a status as the system wrote it, an empty text for one that it did not send."""
    if isinstance(status, str):
        return str.__str__(status)  # a member of an enumeration is its own text
    status = given(status)
    return "" if status is None else str(status)


def given(value: object) -> Any:
    """Return the value, or None for one that the server did not send."""
    return None if value is None or (not value and type(value).__name__ == "Unset") else value
