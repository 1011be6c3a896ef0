"""The page of a system: its words, what each method sends, and its classes."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from orchestrator_clients import Snapshot
from orchestrator_clients._registry import Registered

from .calls import System
from .copied import ROOT
from .markdown import reference, table
from .states import tables_of

SEEN = (
    ("run.refresh, wait, watch", "fetch_run"),
    ("wait_many, watch_many, Poller", "fetch_runs"),
    ("run.cancel", "cancel_run"),
    ("run.approve, run.reject", "decide_run"),
    ("adopt", "run_starts"),
)
"""Methods of handles, and the method of the client that each calls."""
TWINS = """`{client}` and its asynchronous counterpart `Async{client}`, whose methods are the same, and awaited.
The key of the system, which tokens and profiles contain, is `{key}`."""
WORDS = """## What the words mean

The vendor's status words, and the `State` that each becomes. A word that is not listed becomes `State.UNKNOWN`:
the run counts as not ended, and the log warns once."""
SENT = """## What each method sends

A method with several lines sends one of these requests or more, depending on its arguments and on what the server answers. *Sent
once*: it is repeated only if it provably never left. *Reads* and *may be repeated*: it is repeated within `max_attempts` and
`deadline`."""
SERVICES = """## The services of a client

A client has these attributes, besides what [all clients have](reference.md#orchestrator_clients.OrchestratorClient)."""
CLASSES = """## Classes

An execution has, besides what is listed here, all that
[executions of every system](reference.md#orchestrator_clients.Execution) have."""
_BLOCK = re.compile(r"^```python\n.*?^```$", re.DOTALL | re.MULTILINE)
MEANINGS = {"safe": "reads", "idempotent": "may be repeated", "once": "sent once"}


def services(client: type, calls: System) -> dict[str, type[Any]]:
    """Return the classes of what a client holds under public names, such as `executions`."""
    found: dict[str, type[Any]] = {}
    module = calls.modules[client.__module__]
    for name, kind in module.members[client.__name__].items():
        home, cls = module.names.get(kind, (client.__module__, kind))
        value = getattr(import_module(home), cls, None) if home.startswith(calls.home) else None
        if value is not None and not name.startswith(("_", "run_")):
            found[name] = value
    return found


def public_methods(cls: type[Any]) -> Iterator[str]:
    """Yield the names of the methods that a class has in public, in the order they are written in."""
    for name, value in vars(cls).items():
        if not name.startswith("_") and inspect.isfunction(inspect.unwrap(value) if callable(value) else value):
            yield name


def page(system: Registered) -> str:
    """Return the page."""
    client, _ = system.clients()
    calls = System(system.key, import_module(f"orchestrator_api.{system.key}.operations").OPERATIONS)
    held = services(client, calls)
    parts = [
        f"# {system.client}",
        inspect.getdoc(system.module()) or system.key,
        TWINS.format(client=system.client, key=system.key),
        *_example(system),
        WORDS,
        *tables_of(system),
        SENT,
        table(["method", "operation", "request", "repeats"], _rows(client, held, calls)),
        "Every operation of the low-level client is a method of `client.api`, too.",
        SERVICES,
        table(["attribute", "class", "what it is for"], _held(held)),
        CLASSES,
        *_classes(system, client, held),
    ]
    return "\n\n".join(parts)


def _example(system: Registered) -> Iterator[str]:
    """Yield the README's example of a client, if it has one."""
    blocks = _BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    for block in [block for block in blocks if f"with {system.client}(" in block][:1]:
        yield f"## An example\n\n{block}"


def _held(held: dict[str, type[Any]]) -> Iterator[list[str]]:
    for name, cls in sorted(held.items()):
        yield [f"`client.{name}`", f"[`{cls.__name__}`](#{_path(cls)})", _first_paragraph(inspect.getdoc(cls) or "")]


def _path(cls: type[Any]) -> str:
    return f"{cls.__module__}.{cls.__name__}"


def _first_paragraph(text: str) -> str:
    return text.partition("\n\n")[0]


def _rows(client: type[Any], held: dict[str, type[Any]], calls: System) -> Iterator[list[str]]:
    for label, method in SEEN:
        yield from _sent(f"`{label}`", calls.sent(client, method), calls)
    seen = {name for _, name in SEEN}
    for method in dict.fromkeys(("check", *vars(client))):
        if method not in seen and not method.startswith(("_", "run_", "fetch_")):
            yield from _sent(f"`{method}`", calls.sent(client, method), calls)
    for name, cls in held.items():
        for method in public_methods(cls):
            yield from _sent(f"`{name}.{method}`", calls.sent(cls, method), calls)


def _sent(label: str, names: Iterable[str], calls: System) -> Iterator[list[str]]:
    for name in names:
        one: Any = calls.operations[name]
        yield [label, f"`{name}`", f"`{one.method} {one.path}`", MEANINGS[one.repeat]]
        label = ""


def _classes(system: Registered, client: type[Any], held: dict[str, type[Any]]) -> Iterator[str]:
    package = system.module()
    yield reference(f"{package.__name__}.{client.__name__}", inherited=["intent"], made=True)
    for cls in held.values():
        yield reference(_path(cls))
    shown = {client, *held.values()}
    for name in package.__all__:
        value = getattr(package, name)
        if inspect.isclass(value) and "._async." not in value.__module__ and value not in shown:
            yield reference(f"{package.__name__}.{name}", made=not issubclass(value, Snapshot))
