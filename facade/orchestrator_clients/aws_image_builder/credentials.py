"""Where the keys come from: given by the caller, or botocore's chain (environment, profile, container, instance, SSO)."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar, cast

from .._core.clock import Clock
from .._core.errors import OrchestratorError, TransportError, UsageError
from .._core.extras import flaw_of
from .._core.redact import Redactor
from .._core.silent import Secret, silent
from .endpoints import ENDPOINT_VARIABLES, SWITCHES
from .signing import Keys
from .tables import SYSTEM

if TYPE_CHECKING:
    from botocore.session import Session

T = TypeVar("T")

RETRY_REFRESH = 15.0
"""Seconds before keys that are still good are asked to be renewed again after that has failed."""


class CredentialProvider(Protocol):
    """What botocore's credential objects are: `boto3.Session(...).get_credentials()` returns one."""

    def get_frozen_credentials(self) -> Any:
        """Return an object with `access_key`, `secret_key` and `token`, renewed if they were about to expire."""
        ...


Credentials: TypeAlias = tuple[str, str] | tuple[str, str, str | None] | CredentialProvider
"""Access key and secret key, and the session token of temporary ones; or a credentials object of botocore or boto3."""


class KeySource(Protocol):
    """Keys on demand. `current` never blocks; `fetch` may."""

    def current(self) -> Keys | None:
        """Return keys that are good now, or None if they must be fetched."""
        ...

    def fetch(self) -> Keys:
        """Return keys, renewed where needed; raises the errors of this package."""
        ...


class FixedKeys:
    """The same keys always."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    def current(self) -> Keys:
        """Return them."""
        return self._keys

    fetch = current


class ProvidedKeys:
    """Keys of a botocore credentials object, which `load` finds when they are first needed: that may ask the network."""

    def __init__(self, load: Callable[[], CredentialProvider | None], clock: Clock) -> None:
        self._load, self._clock = load, clock
        self._provider: CredentialProvider | None = None
        self._last: tuple[Keys, float] | None = None

    def current(self) -> Keys | None:
        """Return keys if no call to the network is needed for it.

        botocore begins to renew some 15 minutes before the end: where that fails the old ones serve for a while.
        """
        if self._provider is None or self._last is None:
            return None
        keys, fetched = self._last
        refresh_needed = getattr(self._provider, "refresh_needed", None)
        if refresh_needed is None or not refresh_needed():
            return _keys(self._provider.get_frozen_credentials(), keys)
        lately = self._clock.monotonic() - fetched < RETRY_REFRESH
        return keys if lately and not refresh_needed(0) else None

    def fetch(self) -> Keys:
        """Find or renew the keys and return them."""
        keys = _asked(self._found, _failed)
        self._last = (keys, self._clock.monotonic())
        return keys

    def _found(self) -> Keys:
        if self._provider is None:
            self._provider = self._load()
        if self._provider is None:
            raise UsageError(
                "no AWS credentials were found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, configure a profile"
                " (profile=), or pass the access key and its secret as `credentials`",
                system=SYSTEM,
            )
        return _keys(self._provider.get_frozen_credentials(), self._last and self._last[0])


def _asked(ask: Callable[[], T], failed: Callable[[Exception], OrchestratorError]) -> T:
    """Return what botocore says; its errors become ours, which keep nothing of them.

    What they are caused by, and the variables of their tracebacks, may hold what a file or process of the chain said, keys
    included.
    """
    try:
        return ask()
    except OrchestratorError:
        raise
    except Exception as error:  # a plugin or process of the user's chain may raise anything
        ours = failed(error)
    raise ours


def _keys(frozen: Any, before: Keys | None) -> Keys:
    account = getattr(frozen, "account_id", None)  # botocore's have it since 1.35, where their source says it
    keys = Keys(frozen.access_key, Secret(frozen.secret_key), silent(frozen.token or None), account or None)
    return before if keys == before and before is not None else keys


_NEEDS_PERSON = frozenset(
    {
        "ConfigParseError",
        "InfiniteLoopConfigError",
        "InvalidConfigError",
        "LoginRefreshRequired",
        "LoginTokenLoadError",
        "NoCredentialsError",
        "PartialCredentialsError",
        "ProfileNotFound",
        "SSOTokenLoadError",
        "UnauthorizedSSOTokenError",
        "UnknownCredentialError",
    }
)
"""botocore's errors that waiting does not mend."""


def _failed(error: Exception) -> OrchestratorError:
    text = _said(error)
    if type(error).__name__ in _NEEDS_PERSON:
        return UsageError(f"no AWS credentials: {text}", system=SYSTEM)
    return TransportError(
        f"the AWS credentials could not be fetched or renewed: {text}", system=SYSTEM, retry_safe=True
    )


def _said(error: Exception) -> str:
    # Where a service of the chain refuses, botocore's text holds what that answered, which may be what it was sent.
    own = (os.environ.get(name, "") for name in _SECRET_VARIABLES)
    return Redactor(own).beginning(" ".join(str(error).split()) or type(error).__name__, 300)


_SECRET_VARIABLES = ("AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")


def open_session(profile: str | None) -> Session:
    """Return a botocore session; `UsageError` if botocore is not installed, or too old."""
    if flaw := flaw_of("botocore"):
        raise UsageError(
            f"AWS's configuration and credential chain are read by botocore, and {flaw}:"
            " pip install 'orchestrator-clients[aws]', or pass `region`, and the access key and its secret as `credentials`",
            system=SYSTEM,
        )
    from botocore.session import Session

    return Session(profile=profile)


def configured(session: Session, name: str) -> Any:
    """Return a variable of AWS's configuration files; `UsageError` for a profile or file that is no good."""
    return _asked(lambda: session.get_config_variable(name), _misconfigured)


def profiled(environment: Mapping[str, str], session: Session) -> Mapping[str, str]:
    """Return the variables of the environment, and for those that say nothing of endpoints what the profile says instead.

    `UsageError` for a profile or file that is no good.
    """
    instead = _asked(lambda: _profile(session), _misconfigured)
    if any(environment.get(name) for name in ENDPOINT_VARIABLES):
        del instead[ENDPOINT_VARIABLES[-1]]
    return {**silent({name: str(value) for name, value in instead.items() if value}), **environment}


def _profile(session: Session) -> dict[str, Any]:
    from botocore.configprovider import ConfiguredEndpointProvider

    said: Mapping[str, Any] = session.get_scoped_config()
    url = ConfiguredEndpointProvider(session.full_config, said, client_name="imagebuilder", environ={}).provide()
    return {**{name: said.get(key) for key, name in SWITCHES.items()}, ENDPOINT_VARIABLES[-1]: url}


def _misconfigured(error: Exception) -> UsageError:
    return UsageError(f"AWS's configuration: {_said(error)}", system=SYSTEM)


def source_of(credentials: Credentials | None, session: Callable[[], Session], clock: Clock) -> KeySource:
    """Return where keys come from; `session` is opened only if its chain is what they come from."""
    if isinstance(credentials, tuple):
        return FixedKeys(_fixed(credentials))
    if credentials is not None:
        if not callable(getattr(credentials, "get_frozen_credentials", None)):
            raise UsageError(
                "credentials must be (access key, secret key), (access key, secret key, session token), or what"
                " boto3.Session().get_credentials() returns",
                system=SYSTEM,
            )
        provider = credentials
        return ProvidedKeys(lambda: provider, clock)
    opened = session()
    return ProvidedKeys(lambda: cast("CredentialProvider | None", opened.get_credentials()), clock)


def silent_credentials(credentials: Credentials | None) -> Credentials | None:
    """Return what the caller gave, in a form that does not show itself; an object that fetches keys as it is."""
    return credentials if callable(getattr(credentials, "get_frozen_credentials", None)) else silent(credentials)


def _fixed(parts: tuple[str | None, ...]) -> Keys:
    keys = [part for part in parts if part is not None]
    usable = all(isinstance(part, str) and part and part.isprintable() and part.isascii() for part in keys)
    if len(parts) not in (2, 3) or None in parts[:2] or not usable or any(" " in part for part in keys):
        raise UsageError(
            "credentials must be (access key, secret key) or (access key, secret key, session token)", system=SYSTEM
        )
    return Keys(*keys)
