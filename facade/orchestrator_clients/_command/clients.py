"""Clients from plain settings, for services and engines that keep these in files, variables or connections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Unpack

from .._core.errors import UsageError
from .._core.options import silent_options
from .._registry import registered
from .settings import checked, hidden
from .system import System

if TYPE_CHECKING:
    from .._core._async.adopt import AsyncStarting
    from .._core._async.execution import AsyncExecution
    from .._core._sync.adopt import Starting
    from .._core._sync.execution import Execution
    from .._core.options import Options


def client_of(system: str, settings: Mapping[str, Any], **options: Unpack[Options]) -> Starting[Execution]:
    """Return a client of a system (by its key, such as `cloudify`) from plain settings, which docs/cli.md lists.

    They are the keys of a profile of the command, secrets by their plain names: texts, numbers and booleans, of which those
    that are None are left out. `options` are further ones of the constructor, which no file can hold. Nothing is sent.

    Raises UsageError that names a setting which is unknown, has the wrong type, is empty, or is missing.
    """
    settings, options, described = hidden(settings), silent_options(options), _described(system)
    arguments = described.keywords(checked(described, settings))
    made: Starting[Execution] = described.class_of()(**{**arguments, **options})
    return made


def async_client_of(
    system: str, settings: Mapping[str, Any], **options: Unpack[Options]
) -> AsyncStarting[AsyncExecution]:
    """Return an asynchronous client from plain settings, as `client_of` does."""
    settings, options, described = hidden(settings), silent_options(options), _described(system)
    arguments = described.keywords(checked(described, settings))
    made: AsyncStarting[AsyncExecution] = described.class_of(is_async=True)(**{**arguments, **options})
    return made


def _described(system: str) -> System[Any]:
    known = registered()
    if not isinstance(system, str) or system not in known:
        raise UsageError(f"system={system!r}: give one of {', '.join(known)}")
    try:
        command: System[Any] = known[system].module("command").COMMAND
    except ImportError as error:
        raise UsageError(f"system={system!r}: its settings cannot be read: {error}") from error
    return command
