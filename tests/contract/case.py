"""What the shared tests must know of a system, beyond what the public contract tests do; every field must be given."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from orchestrator_clients._registry import registered
from orchestrator_clients.aspera_orchestrator.credentials import QUERY_WARNING
from orchestrator_clients.testing.contract import Case as PublicCase
from orchestrator_clients.testing.contract import Starting

__all__ = ["Case", "Kind", "Login", "Paging", "Read", "Startable", "Starting", "Telling", "filled"]

ROOT = Path(__file__).parents[2]
QUICK: dict[str, Any] = {"max_attempts": 1, "timeout": 5}


@dataclass(frozen=True)
class Kind:
    """One kind of credential: the client it is for, how that is made with a URL and a secret, a read and a start.

    `tokens`: what logins answer, by the end of their path, in which `{}` stands for a second secret; `header`: the secret
    travels in one, so that it must be printable ASCII.
    """

    system: str
    options: Callable[[str, Any], dict[str, Any]]
    read: Callable[[Any], Any]
    start: Callable[[Any], Any]
    tokens: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    header: bool = False

    def make(self, url: str, secret: Any, world: str = "sync", **options: Any) -> Any:
        """Return a client of a world."""
        made = registered()[self.system].clients()[world == "async"]
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", QUERY_WARNING[:40], UserWarning)
            return made(**{**QUICK, **self.options(url, secret), **options})

    @property
    def client(self) -> str:
        """Return the name of the client's class."""
        return registered()[self.system].client

    def logins(self, secret: str) -> dict[str, object]:
        """Return the answers of logins that hand out this token."""
        return {path: {k: v.format(secret) for k, v in body.items()} for path, body in self.tokens.items()}


@dataclass(frozen=True)
class Read:
    """A read of one execution by the generated client, the list that holds it, and the credential that clients are given."""

    module: str
    arguments: Callable[[str], dict[str, Any]]
    runs: Callable[[Any], Any]
    credential: str
    unknown: str


@dataclass(frozen=True, kw_only=True)
class Paging:
    """How a system pages: its list of runs, the newest first; the page size of a call; the server's own, and one above."""

    list: Callable[..., Any]
    size: Callable[[Any], str | None]
    default: int
    more: int


@dataclass(frozen=True, kw_only=True)
class Login:
    """How a client gets a token: by which operations, of which the last gives it, and by which further options it does so."""

    operations: frozenset[str]
    last: str
    options: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Startable:
    """A target of a new simulator: its group and name as people call them, and what goes with it.

    `given`: what it is started with; `inputs`: those it takes, and whether each must be given; `options`: some of the system's
    own start; `gone`: the id of a target that there is not, by the simulator, where the system says so; `tells_busy`: a target
    says whether a run of it goes on; `row`: how `orchestrators targets` lists the first of all; `shown`: a target of the command
    line, and how what it says of that ends; `several`: the ids of all that the name alone means, none where it means one;
    `nameless`: a list of targets of which the first has no id, by its operation and answer, where that can be.
    """

    group: str
    name: str
    given: Mapping[str, Any]
    inputs: Sequence[tuple[str, bool]]
    options: Mapping[str, Any]
    gone: Callable[[Any], str] | None
    tells_busy: bool
    row: Sequence[str]
    shown: tuple[str, str]
    several: Sequence[str]
    nameless: tuple[str, Mapping[str, Any]] | None

    @property
    def needed(self) -> list[str]:
        """Return the arguments of the command line that give the inputs which must be given."""
        return [text for name, must in self.inputs if must for text in ("--input", f"{name}={self.given[name]}")]


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What the system tells of a run that failed: why (or where that stands), when its steps were, and which lines of which step.

    `no_log` and `not_followed`: the words by which a log and following it are refused, None where they are not.
    """

    reason: str
    times: bool
    lines: Sequence[tuple[str, str]]
    no_log: str | None
    not_followed: str | None


@dataclass(frozen=True, kw_only=True, eq=False)
class Case(PublicCase):
    """One system, with what our own tables need of it. Every answer of its simulator is held against its spec."""

    starting: Starting
    """As in the public case, but every system of ours has a way."""
    credentials: Mapping[str, Kind]
    """Every kind of credential that its client takes, by a name of the test's."""
    generated: Read
    steps: bool
    """Whether it tells the steps of a run."""
    detail: tuple[str, int] | None
    """Where steps cost a further call, so that a wait looks at them only when it is over: which call, and its how manieth."""
    most_calls: Callable[[int], int]
    """How many calls that costs at most, if one run is looked at so many times."""
    target: str
    """What `orchestrators start` can start on a new simulator."""
    unknown: str
    """An id of the command line that nothing has."""
    startable: Startable
    telling: Telling
    no_runs: Mapping[str, Any]
    """What a server answers a list of runs where there are none."""
    lists: Mapping[str, str]
    """The operations that list runs, and where in their answers."""
    paging: Paging | None
    """None for a system whose lists are one answer."""
    at_once: bool
    """Whether lists, being short, are read into runs as they come, and not when somebody looks at one."""
    login: Login | None
    """None for a system whose clients have no need to log in."""
    gate: str | None
    """What a step is called at which a run waits for a person, where one can."""
    elsewhere: Mapping[str, Any] | None
    """Settings of a profile that say another part of the system at the same URL, None if there is none."""
    raw: tuple[str, ...]
    """The models of its low-level client that a run is read from."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "spec", ROOT / "specs" / self.system / "openapi.yaml")

    @property
    def simulator(self) -> str:
        """Return the name of its simulator's class."""
        return f"{self.registered.client}Simulator"


def filled(given: Mapping[str, Any], secret: Any) -> dict[str, Any]:
    """Replace `{}` by the secret."""

    def fill(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(fill, value))
        if not isinstance(value, str) or "{}" not in value:
            return value
        return value.format(secret) if isinstance(secret, str) else secret

    return {name: fill(value) for name, value in given.items()}
