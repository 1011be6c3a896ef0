"""`targets`: what can be started."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace

import click
from rich.text import Text

from ..._core.execution.record import redacted
from ..._core.redact import HIDDEN
from ..._core.targets import Target, TargetInput
from ..completing import words
from ..exits import Exit
from ..session import Session
from ..tables import NARROW, table_of
from ..text import clean
from .common import example, with_session


@click.command(
    epilog=example(
        "orchestrators targets", "orchestrators targets web/install", "orchestrators targets --json | jq .id"
    )
)
@click.argument("name", required=False, metavar="[TARGET]", shell_complete=words.targets)
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="At most so many.")
@with_session
def targets(session: Session, name: str | None, limit: int) -> int:
    """List what can be started, or show one target with the inputs it takes.

    TARGET is an id as `start` takes it, or a name. Piped, a target is a line of id, name, what it belongs to, whether it is
    enabled, whether it is busy, and the names of its inputs (those with * must be given), with tabs between.
    """
    profile = session.profile()
    client = session.client(profile)
    if name is not None:
        _show(session, client.targets.get(name), profile.name)
        return Exit.SUCCEEDED
    _show_all(session, profile.system.targets(client, profile.plain, limit), profile.name)
    return Exit.SUCCEEDED


def _show_all(session: Session, found: Iterable[Target], profile: str) -> None:
    out = session.out
    if out.drawing:
        table = table_of(
            ("id", None), ("name", 1), *((("in", 1),) if out.console.width >= NARROW else ()), ("state", None)
        )
        for target in found:
            group = [target.group or ""] if out.console.width >= NARROW else []
            said = [out.redact(cell) for cell in (target.id, target.name, *group)]
            table.add_row(*(Text(clean(cell)) for cell in (*said, _state(target))))
        out.draw(table)
        return
    for target in found:
        if out.as_json:
            _as_json(session, target, profile)
        else:
            inputs = ",".join(_marked(one) for one in target.inputs or ())
            said = [out.redact(cell) for cell in (target.id, target.name, target.group or "", inputs)]
            out.cells(*said[:3], _word(target.enabled), _word(target.busy), said[3])


def _show(session: Session, target: Target, profile: str) -> None:
    """Write one target: as JSON, or as lines for people."""
    out = session.out
    if out.as_json:
        _as_json(session, target, profile)
        return
    out.line(out.redact(str(target)))
    facts = (
        ("state", _state(target)),
        ("about", target.description),
        ("environments", ", ".join(target.environments)),
        ("link", target.link),
    )
    for title, value in facts:
        if value:
            out.line(f"  {title}: {value if title == 'state' else out.redact(value)}")
    for one in target.inputs or ():
        default = "" if one.default is None else f"={json.dumps(one.default)}"
        kind = f" ({one.type})" if one.type else ""
        about = f": {one.description}" if one.description else ""
        # Like this, the default of an input that is called a password is taken for what it is, and hidden.
        said, needed = out.redact(f"{one.name}{default}{kind}"), ", needed" if one.required else ""
        out.line(f"  --input {said}{needed}{out.redact(about)}")
    if not target.inputs:
        out.line("  it takes no inputs")


def _as_json(session: Session, target: Target, profile: str) -> None:
    redact = session.out.redact
    inputs = target.inputs and [replace(one, default=_default(one, redact)) for one in target.inputs]
    form = redacted(replace(target, inputs=inputs).to_json(), redact)
    session.out.exact(json.dumps({**form, "profile": profile}))


def _default(one: TargetInput, redact: Callable[[str], str]) -> object:
    """Return the default of an input, `***` for one that its name makes a secret."""
    if one.default is None:
        return None
    text = f"{one.name}={json.dumps(one.default)}"
    return one.default if redact(text) == text else HIDDEN


def _state(target: Target) -> str:
    words = [target.status or "", "busy" if target.busy else "", "not enabled" if target.enabled is False else ""]
    return ", ".join(word for word in words if word)


def _marked(one: TargetInput) -> str:
    return f"{one.name}*" if one.required else one.name


def _word(value: bool | None) -> str:
    return {True: "yes", False: "no", None: ""}[value]
