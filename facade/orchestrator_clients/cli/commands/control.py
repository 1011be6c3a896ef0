"""`start` and `cancel`."""

from __future__ import annotations

from collections.abc import Mapping

import click

from ..._core._sync.cancelling import ask_to_cancel
from ..._core._sync.execution import Execution
from ..._core.errors import UsageError
from ..completing import words
from ..exits import Exit, worst
from ..following import Wish
from ..session import Session
from ..show import resume_hint
from ..systems import SYSTEMS, must_offer
from ..typed import inputs, options
from ..waiting import wait_for
from .common import CANCEL_ON_INTERRUPT, Seconds, each, example, only_with, with_session
from .looking import show


@click.command(
    epilog=example(
        "orchestrators start web/install --input version=1.4 --json-input replicas=3",
        "orchestrators start 12 --profile aspera --json-input @inputs.json --wait",
        "orchestrators start web/install --json | orchestrators wait -",
    )
)
@click.argument("target", shell_complete=words.targets)
@click.option(
    "--input",
    "texts",
    multiple=True,
    metavar="NAME=TEXT",
    shell_complete=words.inputs,
    help="An input, taken as text.",
)
@click.option(
    "--json-input",
    "json_texts",
    multiple=True,
    metavar="NAME=JSON|OBJECT|@FILE",
    shell_complete=words.inputs,
    help="An input of another type, or an object of several, or a file with one.",
)
@click.option(
    "--option",
    "chosen",
    multiple=True,
    metavar="NAME=VALUE",
    shell_complete=words.options,
    help="An option of the start that the system has.",
)
@click.option("--wait", "waits", is_flag=True, help="Wait for the end, as `wait` does, and exit as it does.")
@click.option("--timeout", type=Seconds(0), metavar="SECONDS", help="With --wait: give up waiting after so long.")
@CANCEL_ON_INTERRUPT
@with_session
def start(
    session: Session,
    target: str,
    texts: tuple[str, ...],
    json_texts: tuple[str, ...],
    chosen: tuple[str, ...],
    waits: bool,
    timeout: float | None,
    cancel_on_interrupt: bool,
) -> int:
    """Start a run. It is sent once: if the answer is lost, the error says how to find out what happened.

    TARGET is what the system runs: DEPLOYMENT_ID/WORKFLOW_ID (Cloudify), PROGRAM_ID/PIPELINE_ID (Adobe), the ARN or name of
    an image pipeline (AWS), PROJECT/PIPELINE (Code Stream), the id or name of a workflow (Aspera). `targets` lists them.
    """
    only_with("--wait", waits, timeout=timeout, cancel_on_interrupt=cancel_on_interrupt)
    profile = session.profile()
    system = profile.system
    named = system.target_of(target, profile.plain)
    given, extra = inputs(texts, json_texts), options(chosen, system.options, system.key)
    run = system.start(session.client(profile), named, given, extra)
    if waits:
        return wait_for(session, [run], Wish(timeout=timeout, cancel_on_interrupt=cancel_on_interrupt))
    show(session, run, profile.name)
    if not session.out.as_json:
        session.out.note("to wait for it:")
        session.out.exact_note(resume_hint(session, run, profile.name))
    return Exit.SUCCEEDED


@click.command(
    epilog=example(
        "orchestrators cancel ID", "orchestrators cancel ID --wait --timeout 600", "orchestrators cancel --kill ID"
    )
)
@click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=words.ids(ended=False))
@click.option("--force", is_flag=True, help="Without waiting for the workflow's own clean-up (Cloudify).")
@click.option("--kill", is_flag=True, help="End its process at once, whatever its state (Cloudify).")
@click.option("--comment", metavar="TEXT", help="A reason, where the system takes one (Code Stream).")
@click.option(
    "--within", type=Seconds(0), metavar="SECONDS", help="Ask again for so long where the moment does not allow it."
)
@click.option("--wait", "waits", is_flag=True, help="Wait until they have ended; exits with 4 if all were cancelled.")
@click.option("--timeout", type=Seconds(0), metavar="SECONDS", help="With --wait: give up waiting after so long.")
@with_session
def cancel(
    session: Session,
    ids: tuple[str, ...],
    force: bool,
    kill: bool,
    comment: str | None,
    within: float | None,
    waits: bool,
    timeout: float | None,
) -> int:
    """Ask for runs to be cancelled. They have not ended when this returns.

    Exits with 0 if the system took every request.
    """
    if force and kill:
        raise UsageError("give --force or --kill, not both")
    only_with("--wait", waits, timeout=timeout)
    profile = session.profile()
    options = {name: value for name, value in (("force", force), ("kill", kill), ("comment", comment)) if value}
    for name in options:
        must_offer(profile.system, f"--{name}", (key for key, one in SYSTEMS.items() if name in one.cancel_options))
    client = session.client(profile)
    asked: list[Execution] = []

    def ask(text: str, wanted: Mapping[str, str]) -> None:
        ask_to_cancel(client, wanted, lambda: profile.system.cancel(client, wanted, options), within)
        session.out.note(f"{text}: asked to cancel")
        if waits:
            asked.append(session.waitable(profile, wanted))
        elif session.out.as_json:
            show(session, client.fetch_run(wanted, detail=False), profile.name)

    codes = each(session, profile, ids, ask)
    if asked:
        codes.append(Exit(wait_for(session, asked, Wish(timeout=timeout))))
    return worst(codes)
