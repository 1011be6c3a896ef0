"""`approve` and `reject`: what a person decides where a run waits for one."""

from __future__ import annotations

from collections.abc import Callable

import click

from ..._core.errors import UsageError
from ..completing import words
from ..exits import Exit
from ..session import Session
from ..systems import SYSTEMS, must_offer
from .common import example, with_session
from .looking import show

_ID = click.argument("id_", metavar="ID", shell_complete=words.ids(ended=False))
_STEP = click.option(
    "--step",
    metavar="NAME",
    shell_complete=words.steps(waiting=True),
    help="The step that waits. Needed only if several do.",
)
_COMMENT = click.option("--comment", metavar="TEXT", help="A reason, where the system takes one (AWS, Code Stream).")


def _gate(example_line: str) -> Callable[[Callable[..., int]], click.Command]:
    def decorated(function: Callable[..., int]) -> click.Command:
        return click.command(epilog=example(example_line))(_ID(_STEP(_COMMENT(with_session(function)))))

    return decorated


@_gate("orchestrators approve 19905/48213/1234")
def approve(session: Session, id_: str, step: str | None, comment: str | None) -> int:
    """Let a run that waits for a person go on."""
    return _decide(session, id_, step, comment, approved=True)


@_gate("orchestrators reject 19905/48213/1234 --step codeQuality")
def reject(session: Session, id_: str, step: str | None, comment: str | None) -> int:
    """Decide against a run that waits for a person; what then happens is up to the system, mostly its end."""
    return _decide(session, id_, step, comment, approved=False)


def _decide(session: Session, text: str, step: str | None, comment: str | None, *, approved: bool) -> int:
    profile = session.profile()
    if comment is not None:
        must_offer(profile.system, "--comment", (key for key, one in SYSTEMS.items() if one.comments))
    if not profile.system.gates:
        having = ", ".join(key for key, one in SYSTEMS.items() if one.gates)
        why = profile.system.class_of().run_no_gates
        raise UsageError(
            f"{profile.system.key} has no gate that could be decided here: {why}; there is one for {having}"
        )
    client, ids = session.client(profile), session.ids(profile, text)
    try:
        done = client.decide_run(ids, approved=approved, step=step, comment=comment)
    except UsageError as error:
        raise UsageError(error.message.replace("step=", "--step"), system=error.system) from error
    session.out.note(f"{ids[profile.system.ids[-1]]}: {done}")
    if session.out.as_json:
        show(session, session.run(profile, text, detail=True), profile.name)
    return Exit.SUCCEEDED
