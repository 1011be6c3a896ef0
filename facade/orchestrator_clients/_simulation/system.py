"""The simulator of a system that has clients: it makes clients, profiles and fixtures that are connected to it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar, Unpack, cast

from .._registry import registered
from .simulator import Simulator

if TYPE_CHECKING:
    from .._core._async.client import AsyncOrchestratorClient
    from .._core._sync.client import OrchestratorClient
    from .._core.options import Options
    from .runs import Runs

C = TypeVar("C", bound="OrchestratorClient[Any]")
A = TypeVar("A", bound="AsyncOrchestratorClient[Any]")


class SystemSimulator(Simulator, Generic[C, A]):
    """A simulator with its clients, `C` and the asynchronous `A`. A subclass defines `connection` and `runs`.

    The classes of the clients come from the registry, by `system`; a simulator of a system that is not registered overrides
    `clients`.
    """

    @abstractmethod
    def connection(self) -> Mapping[str, Any]:
        """Return the arguments of the constructors of both clients, by name: URL, credentials, and a tenant or the like.

        The clock is not among them: give `clock=simulator.clock` as well, else nothing moves while the client waits. The
        simulator must be running, since its port is part of the URL.
        """

    @property
    @abstractmethod
    def runs(self) -> Runs:
        """The runs there are, for tests that do what a person would do in the vendor's console."""

    def defaults(self) -> Mapping[str, Any]:
        """Return further settings of a profile: defaults of commands such as `list`, for example a program id."""
        return {}

    @classmethod
    def clients(cls) -> tuple[type[C], type[A]]:
        """Return the classes of its clients. Raises LookupError for a system that is not registered."""
        known = registered()
        if cls.system not in known:
            raise LookupError(f"{cls.system} is no registered system: say in `clients` which clients it has")
        return known[cls.system].clients()

    def client(self, **options: Unpack[Options]) -> C:
        """Return a client that is connected to it and shares its clock; options as for the client's class."""
        return self.clients()[0](**self._arguments(options))

    def async_client(self, **options: Unpack[Options]) -> A:
        """Return an asynchronous client that is connected to it and shares its clock."""
        return self.clients()[1](**self._arguments(options))

    def _arguments(self, options: Options) -> dict[str, Any]:
        return {"clock": self.clock, **self.connection(), **cast("dict[str, Any]", options)}
