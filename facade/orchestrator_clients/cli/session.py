"""What one call of the command works with: the profiles, the clients made from them, and the output."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, ExitStack
from types import TracebackType
from typing import TYPE_CHECKING

from .._command.system import split
from .._core.errors import OrchestratorError, TransportError, UsageError
from .._core.execution.resume import resume
from .._core.execution.token import Token, loads
from .._core.model import State
from .output import Output
from .profiles import Profile, Profiles, read_profiles
from .wording import in_commands

if TYPE_CHECKING:
    from .._core._sync.client import OrchestratorClient
    from .._core._sync.execution import Execution


class Session(AbstractContextManager["Session"]):
    """Opens each profile's client once, and closes them all at its end."""

    def __init__(self, *, profile: str | None, config: str | None, output: Output) -> None:
        self.out = output
        self.config = config
        self.profile_name = profile
        self._profiles: Profiles | None = None
        self._clients: dict[str, OrchestratorClient] = {}
        self._warned: set[str] = set()
        self._stack = ExitStack()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def profiles(self) -> Profiles:
        """Return the file of profiles, read when first needed."""
        if self._profiles is None:
            self._profiles = read_profiles(self.config)
        return self._profiles

    def profile(self, name: str | None = None) -> Profile:
        """Return the profile of that name, or the one that was asked for."""
        return self.profiles.choose(name or self.profile_name)

    def client(self, profile: Profile) -> OrchestratorClient:
        """Return the client of a profile; its secrets are fetched now."""
        if profile.name not in self._clients:
            self._warn(profile)
            secrets = profile.resolved()
            for secret in secrets.values():
                self.out.redactor.add(secret)
            try:
                client: OrchestratorClient = profile.system.client({**profile.plain, **secrets})
            except UsageError as error:
                raise UsageError(
                    f"{self.profiles.path}: {profile.where}: {in_commands(error.message, profile.system.key)}"
                ) from error
            self.out.also_hide(client.redact)
            self._clients[profile.name] = self._stack.enter_context(client)
        return self._clients[profile.name]

    def _warn(self, profile: Profile) -> None:
        for name in [] if profile.simulated else profile.in_file():
            self.out.note(
                f"warning: {name} of profile {profile.name} stands in {self.profiles.path};"
                f" {name}_env or {name}_command would keep it out"
            )

    def profile_name_of(self, run: Execution) -> str | None:
        """Return the name of the profile whose client a run came from."""
        return next((name for name, client in self._clients.items() if client is run.client), None)

    def profile_of(self, run: Execution) -> Profile | None:
        """Return that profile."""
        name = self.profile_name_of(run)
        return self.profiles.choose(name) if name else None

    def ids(self, profile: Profile, text: str) -> dict[str, str]:
        """Return the ids that an argument stands for; ids at the front may be left out if the profile has them."""
        return split(text, profile.system.ids, profile.plain, f"{profile.system.key} needs an id")

    def run(self, profile: Profile, text: str, *, detail: bool) -> Execution:
        """Return the run of an id, as it is now."""
        client = self.client(profile)
        return client.fetch_run(self.ids(profile, text), detail=detail)

    def waitable(self, profile: Profile, ids: Mapping[str, str]) -> Execution:
        """Return the run of an id to wait for: also if the system cannot be reached just now."""
        client = self.client(profile)
        try:
            return client.fetch_run(ids, detail=False)
        except OrchestratorError as error:
            if not (isinstance(error, TransportError) or getattr(error, "status", 0) >= 500):
                raise
            self.out.note(f"cannot be looked at yet, waiting for it: {error}")
            return handle(client, ids)

    def from_token(self, token: str, name: str | None = None) -> Execution:
        """Return the run of a token, by the profile of that name or the one whose system it is."""
        wanted = loads(token)
        candidates = [self.profile(name)] if name or self.profile_name else self.profiles.of_system(wanted.system)
        for profile in candidates:
            base = profile.plain.get("base_url")
            if profile.system.key == wanted.system and (base is None or wanted.base_url.startswith(base.rstrip("/"))):
                client = self.client(profile)
                if client.base_url == wanted.base_url:
                    return resume(token, clients=[client])
        tried = ", ".join(profile.where for profile in candidates) or "none of that system"
        raise UsageError(
            f"the token is for {wanted.system} at {wanted.base_url}; profiles in {self.profiles.path}: {tried}"
        )


def handle(client: OrchestratorClient, ids: Mapping[str, str]) -> Execution:
    """Return a run of which nothing but its ids is known."""
    token = Token(system=client.system, base_url=client.base_url, ids=ids, state=State.UNKNOWN, raw_status="")
    return client.run_from_token(token)
