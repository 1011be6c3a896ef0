"""What can stand where on the command line: targets, ids, steps, inputs and options."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import wraps
from itertools import islice
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from ..profiles import Profile
from ..session import Session
from ..systems import address
from .asking import ask, known
from .cache import MOST_ITEMS, Item

if TYPE_CHECKING:
    from ..._core._sync.client import OrchestratorClient
    from ..._core._sync.execution import Execution
    from ..._core.targets import Target

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
Offer = Callable[[click.Context, str], Iterable[Item]]

LONG, SHORT = 300.0, 15.0
"""Seconds for which targets are kept, and what changes by the minute."""

RUNS = 40


def completer(offer: Offer) -> Complete:
    """Return a function for click's `shell_complete`; whatever goes wrong, it gives nothing."""

    @wraps(offer)
    def complete(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
        try:
            items = [item for item in offer(context, incomplete) if item.value.startswith(incomplete)]
        except Exception:
            return []
        return [CompletionItem(item.value, help=item.help or None, open=item.open) for item in items]

    return complete


@completer
def profiles(context: click.Context, _: str) -> Iterator[Item]:
    """Offer the names of profiles."""
    for name, table in known(context).profiles.tables.items():
        yield Item(name, str(table.get("system", "")))


@completer
def targets(context: click.Context, incomplete: str) -> Iterable[Item]:
    """Offer what can be started: by its name where that says which it is, by its id where it has begun to be typed."""
    found = ask(context, ["targets"], _targets, fresh=LONG)
    if incomplete and any(item.value.startswith(incomplete) for item in found):
        return found
    named = [item for item in found if not item.help.endswith(_ID)]
    return named or found


_ID = " (id)"


def _targets(_: Session, profile: Profile, client: OrchestratorClient[Any]) -> Iterator[Item]:
    listed = list(profile.system.targets(client, profile.plain, MOST_ITEMS // 2))
    names = Counter(target.name for target in listed)
    for target in listed:
        # A system with one word for a target takes its name as well (docs/cli.md); elsewhere the id is made of names.
        if len(profile.system.target) == 1 and names[target.name] == 1 and target.name != target.id:
            yield Item(target.name, target.description or target.id)
            yield Item(target.id, f"{target.name}{_ID}")
        else:
            yield Item(target.id, _about(target))


def _about(target: Target) -> str:
    return target.full_name if target.full_name != target.id else target.description or ""


def ids(*, ended: bool = True) -> Complete:
    """Return what offers ids of runs, the newest; `ended` says whether of those that have ended as well."""

    def offer(context: click.Context, _: str) -> Iterable[Item]:
        taken = context.params.get("ids") or ()
        found = ask(
            context,
            ["ids", *(["all"] if ended else [])],
            lambda _, profile, client: _runs(profile, client, ended),
            fresh=SHORT,
        )
        return (item for item in found if item.value not in taken)

    return completer(offer)


def _runs(profile: Profile, client: OrchestratorClient[Any], ended: bool) -> Iterator[Item]:
    system, plain = profile.system, profile.plain
    wanted = {name: str(plain[name]) for name in system.filters if name in plain}
    for run in islice(system.list(client, wanted, RUNS), RUNS):
        if ended or not run.state.ended:
            yield Item(_short(run, profile), f"{run.state} {run.name or ''}")


def _short(run: Execution, profile: Profile) -> str:
    """Return the id of a run without what the profile knows of it."""
    *first, last = profile.system.ids
    here = all(str(profile.plain.get(name)) == run.ids[name] for name in first)
    return run.ids[last] if here else address(run)


def steps(*, waiting: bool = False) -> Complete:
    """Return what offers the steps of the run whose id stands before; or only those that wait for a person."""

    def offer(context: click.Context, _: str) -> Iterable[Item]:
        text = _before(context, "id_")
        if not text:
            return ()
        found = ask(context, ["steps", text], lambda *given: _steps(given, text), fresh=SHORT)
        return [item for item in found if item.help == "waiting"] or found if waiting else found

    return completer(offer)


def _steps(given: tuple[Session, Profile, OrchestratorClient[Any]], text: str) -> Iterator[Item]:
    session, profile, client = given
    for step in client.fetch_run(session.ids(profile, text), detail=True).steps:
        yield Item(step.name, str(step.state))


@completer
def inputs(context: click.Context, incomplete: str) -> Iterable[Item]:
    """Offer the inputs of the target that stands before, as `NAME=`."""
    target = _before(context, "target")
    if not target or "=" in incomplete:
        return ()
    return ask(context, ["inputs", target], lambda *given: _inputs(given[2], target), fresh=LONG)


def _before(context: click.Context, name: str) -> str:
    """Return the argument of that name; click has not got to arguments where an option at the end lacks its value."""
    return str(context.params.get(name) or next(iter(context.args), ""))


def _inputs(client: OrchestratorClient[Any], target: str) -> Iterator[Item]:
    for one in client.targets.get(target).inputs or ():
        needed = "needed" if one.required else ""
        yield Item(f"{one.name}=", " ".join(part for part in (one.type, needed, one.description) if part), open=True)


@completer
def options(context: click.Context, _: str) -> Iterator[Item]:
    """Offer what `start --option` takes of the profile's system."""
    return _named(known(context).profile().system.options)


@completer
def filters(context: click.Context, _: str) -> Iterator[Item]:
    """Offer what `list --filter` takes of the profile's system."""
    return _named(dict.fromkeys(known(context).profile().system.filters, str))


def _named(kinds: Mapping[str, Any]) -> Iterator[Item]:
    for name, kind in kinds.items():
        if kind is bool:
            yield from (Item(f"{name}={word}") for word in ("true", "false"))
        else:
            yield Item(f"{name}=", open=True)


__all__: Sequence[str] = [
    "Complete",
    "completer",
    "filters",
    "ids",
    "inputs",
    "options",
    "profiles",
    "steps",
    "targets",
]
