"""What each system defines for the command line."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from .._core.errors import UsageError
from .._core.extras import flaw_of
from .._registry import registered
from .logs import Log, Reading

if TYPE_CHECKING:  # a client is imported when it is made: whoever waits for one system does not load five
    from .._core._async.client import AsyncOrchestratorClient
    from .._core._sync.client import OrchestratorClient
    from .._core._sync.execution import Execution
    from .._core.clock import Clock
    from .._core.targets import Target
    from .._simulation.system import SystemSimulator

C = TypeVar("C", bound="OrchestratorClient[Any]")


@dataclass(frozen=True, slots=True)
class Setting:
    """A key of a profile. A secret one can also be given as `KEY_env` and `KEY_command`."""

    help: str
    kind: type = str
    secret: bool = False


COMMON: Mapping[str, Setting] = {
    "base_url": Setting("where the system is"),
    "timeout": Setting("seconds for connecting and for each read", float),
    "deadline": Setting("seconds for one call with its repeats", float),
    "max_attempts": Setting("how often a call that may be repeated is tried", int),
    "proxy": Setting("URL of a proxy", secret=True),
    "verify": Setting("false, or the path of a CA bundle", object),
    "allow_plain_http": Setting("send credentials over http beyond this machine", bool),
}
"""Keys that profiles of all systems take."""

OWN: Mapping[str, Setting] = {
    "signing_key": Setting("signs the tokens of its runs, which are then taken with this signature only", secret=True)
}
"""Keys that profiles of all systems take, and that are for the command itself rather than for the client."""

KINDS: Mapping[type, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    object: "true, false or a text",
}
"""What people call the types of settings and options."""


class System(ABC, Generic[C]):
    """One system: how to make its client, what its ids are called, and how to start, list and act."""

    key: ClassVar[str]
    title: ClassVar[str] = ""
    """What its vendor calls the system; without it documents take the name of its client."""
    runs: ClassVar[str] = ""
    """What it runs, in a few words for documents."""
    settings: ClassVar[Mapping[str, Setting]]
    """Keys of its profiles, beyond the common ones."""
    pairs: ClassVar[Mapping[str, tuple[str, ...]]] = {"auth": ("user", "password")}
    """Arguments of the client that are several settings of a profile."""
    ids: ClassVar[tuple[str, ...]] = ("execution_id",)
    """What finds an execution, written with slashes between on the command line: the client's `run_ids`."""
    base_url_needed: ClassVar[bool] = True
    """Whether its clients do not know by themselves where the system is."""
    target: ClassVar[tuple[str, ...]]
    """The parts of the argument of `start`, written likewise."""
    options: ClassVar[Mapping[str, type]] = {}
    """What `start --option` takes."""
    cancel_options: ClassVar[frozenset[str]] = frozenset()
    """What `cancel` can be given besides the id: `force`, `kill`, `comment`."""
    gates: ClassVar[bool] = False
    """Whether its runs wait for decisions that `approve` and `reject` can make."""
    comments: ClassVar[bool] = False
    """Whether `approve` and `reject` can be given a comment."""
    filters: ClassVar[tuple[str, ...]] = ()
    """What `list --filter` takes."""
    calls: ClassVar[Mapping[str, str]] = {}
    """The command, without its name, for each method that the clients' advice names, such as `status ID`."""
    words: ClassVar[Mapping[str, str]] = {}
    """Other words of that advice, and what they are on the command line."""

    def short(self, ids: Mapping[str, str]) -> str:
        """Return a short text that identifies a run where there is no room for all of `ids`."""
        return ids[self.ids[-1]]

    def target_of(self, text: str, plain: Mapping[str, Any]) -> Mapping[str, str]:
        """Return what the argument of `start` names; `plain` are the settings of the profile."""
        return split(text, self.target, plain, f"{self.key} needs a target")

    @abstractmethod
    def classes(self) -> tuple[type[C], type[AsyncOrchestratorClient[Any]]]:
        """Return the classes of its clients, synchronous and asynchronous."""

    def class_of(self, *, is_async: bool = False) -> type[Any]:
        """Return the class of its clients in one world; the other world, which takes as long to import, is left alone."""
        known = registered().get(self.key)
        return self.classes()[is_async] if known is None else known.class_of(is_async=is_async)

    @abstractmethod
    def arguments(self, settings: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what the constructors of both take beyond the common options, from the settings of a profile."""

    def keywords(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        """Return all that the constructors of both take, secrets included: the common options are the same for all systems."""
        if self.base_url_needed:
            needed(settings, "base_url", self.key)
        return {**choose(settings, *COMMON), **self.arguments(settings)}

    def client(self, settings: Mapping[str, Any]) -> C:
        """Return a client for the settings of a profile, secrets included."""
        made: C = self.class_of()(**self.keywords(settings))
        return made

    def async_client(self, settings: Mapping[str, Any]) -> Any:
        """Return its asynchronous twin."""
        return self.class_of(is_async=True)(**self.keywords(settings))

    @abstractmethod
    def start(
        self, client: C, target: Mapping[str, str], inputs: Mapping[str, Any], options: Mapping[str, Any]
    ) -> Execution:
        """Start something and return its run."""

    def targets(self, client: C, plain: Mapping[str, Any], limit: int | None) -> Iterable[Target]:
        """Return what can be started; `plain` are the settings of the profile, which may narrow it down."""
        return client.targets.list(limit=limit)

    @abstractmethod
    def list(self, client: C, filters: Mapping[str, str], limit: int | None) -> Iterable[Execution]:
        """Return runs, the newest first where the system can."""

    def logs(self, client: C, ids: Mapping[str, str], wanted: Reading) -> Log:
        """Return the log of a run or of one of its steps; `UsageError`, before anything is sent, where there is none."""
        why = self.class_of().run_no_log
        raise UsageError(
            f"{self.key}: {why}. `orchestrators steps` shows what it says of each step, and `orchestrators wait` prints"
            " each change as it comes"
        )

    def cancel(self, client: C, ids: Mapping[str, str], options: Mapping[str, Any]) -> None:
        """Ask for a run to be cancelled, with options out of `cancel_options`."""
        client.cancel_run(ids)

    def simulator(self, *, port: int = 0, clock: Clock | None = None) -> SystemSimulator[Any, Any]:
        """Return its simulator, not yet started. ModuleNotFoundError where the extra that it needs is not installed."""
        made: SystemSimulator[Any, Any] = registered()[self.key].simulator()(port=port, clock=clock)
        return made

    def simulated(self, simulator: SystemSimulator[Any, Any]) -> Mapping[str, Any]:
        """Return the settings of a profile for its simulator, which runs; with them `list` works as it is."""
        known = dict(simulator.connection())
        split = {name: known.pop(name) for name in self.pairs if known.get(name) is not None}
        parts = ((names, split[given]) for given, names in self.pairs.items() if given in split)
        pairs = {name: value for names, values in parts for name, value in zip(names, values, strict=False)}
        return {**known, **pairs, **simulator.defaults()}


def split(text: str, names: tuple[str, ...], plain: Mapping[str, Any], what: str) -> dict[str, str]:
    """Return the parts of `A/B/C` by name; the first may be left out where the settings have something of these names."""
    if len(names) == 1:
        return {names[0]: text}
    parts = text.split("/")
    missing = len(names) - len(parts)
    known = [plain.get(name) for name in names[: max(missing, 0)]]
    if missing < 0 or not all(parts) or not all(known):
        raise UsageError(f"{text!r}: {what} of the form {'/'.join(name.upper() for name in names)}")
    return dict(zip(names, [*map(str, known), *parts], strict=True))


def no_inputs(inputs: Mapping[str, Any], system: str) -> None:
    """Raise `UsageError` if there are inputs, for a system that takes none."""
    if inputs:
        raise UsageError(f"--input {next(iter(inputs))}: what {system} starts takes no inputs")


def choose(settings: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Return those of the settings that are given and have one of these names."""
    return {name: settings[name] for name in names if settings.get(name) is not None}


def need_simulators(what: str) -> None:
    """Raise `UsageError` where the extra that simulators need is not installed, or too old."""
    for module in ("starlette", "uvicorn"):
        if flaw := flaw_of(module):
            raise UsageError(f'{what}: {flaw}: pip install "orchestrator-clients[testing]"')


def needed(settings: Mapping[str, Any], name: str, system: str) -> Any:
    """Return a setting that there must be; `UsageError` says how to give it."""
    value = settings.get(name)
    if value is None:
        raise UsageError(f"{name!r} is missing", system=system)
    return value


def pair(
    settings: Mapping[str, Any], system: str, first: str = "user", second: str = "password"
) -> tuple[str, str] | None:
    """Return two settings that belong together, None if the profile has neither; `UsageError` if it has only one of them."""
    if first not in settings and second not in settings:
        return None
    return needed(settings, first, system), needed(settings, second, system)
