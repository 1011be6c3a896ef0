"""What one call of the command works with: the profiles, the clients made from them, and the output."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, ExitStack
from types import TracebackType
from typing import TYPE_CHECKING

from .._command.system import split
from .._core.errors import OrchestratorError, TransportError, UsageError
from .._core.execution.place import fits, place_of
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
        self._clients: dict[str, OrchestratorClient[Execution]] = {}
        self._keys: dict[str, str | None] = {}
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

    def client(self, profile: Profile) -> OrchestratorClient[Execution]:
        """Return the client of a profile; its secrets are fetched now."""
        if profile.name not in self._clients:
            self._warn(profile)
            secrets = profile.resolved()
            for secret in secrets.values():
                self.out.redactor.add(secret)
            try:
                client: OrchestratorClient[Execution] = profile.system.client({**profile.plain, **secrets})
            except UsageError as error:
                raise UsageError(
                    f"{self.profiles.path}: {profile.where}: {in_commands(error.message, profile.system.key)}"
                ) from error
            self.out.also_hide(client)
            self._keys[profile.name] = secrets.get("signing_key")
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

    def token(self, run: Execution) -> str:
        """Return the token of a run, signed if its profile has a key."""
        return run.token(signing_key=self._keys.get(self.profile_name_of(run) or ""))

    def from_token(self, token: str, name: str | None = None, *, moved: bool = False) -> Execution:
        """Return the run of a token, by the profile of that name or the one whose system it is.

        `moved`: at whatever URL that is. `UsageError` if several profiles are of that system and part of it.
        """
        wanted = loads(token)
        candidates = [self.profile(name)] if name or self.profile_name else self.profiles.of_system(wanted.system)
        near = [profile for profile in candidates if _may_fit(profile, wanted, moved=moved)]
        fit = [profile for profile in near if fits(self.client(profile), wanted, moved=moved)]
        if len(fit) == 1:
            client, key = self.client(fit[0]), self._keys[fit[0].name]
            try:
                return resume(token, clients=[client], signing_key=key, moved=moved)
            except UsageError as error:
                raise UsageError(f"{fit[0].where}: {error.message}") from None
        if fit:
            found = f"several profiles fit, choose one with --profile: {_places(fit)}"
        else:
            found = f"profiles in {self.profiles.path}: {_places(candidates) or 'none of that system'}"
        raise UsageError(f"the token is for {place_of(wanted)}; {found}")


def _may_fit(profile: Profile, token: Token, *, moved: bool) -> bool:
    """Return whether a profile is worth a client, for which its secrets are fetched."""
    base = profile.plain.get("base_url")
    return profile.system.key == token.system and (moved or base is None or token.base_url.startswith(base.rstrip("/")))


def _places(profiles: Iterable[Profile]) -> str:
    return ", ".join(profile.where for profile in profiles)


def handle(client: OrchestratorClient[Execution], ids: Mapping[str, str]) -> Execution:
    """Return a run of which nothing but its ids is known."""
    token = Token(system=client.system, base_url=client.base_url, ids=ids, state=State.UNKNOWN, raw_status="")
    return client.run_from_token(token)
