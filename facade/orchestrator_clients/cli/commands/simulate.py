"""`simulate`: the simulators on fixed ports, until Ctrl-C."""

from __future__ import annotations

import json
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import click

from ..._command.system import System, need_simulators
from ..._core.clock import SystemClock
from ..._core.errors import UsageError
from ..exits import Exit
from ..files import NewFile, write_whole
from ..session import Session
from ..systems import PORTS, SIMULATED, SYSTEMS
from ..toml import profiles_text
from .common import JSON, example, with_output


@click.command(
    epilog=example(
        "orchestrators simulate",
        "orchestrators simulate cloudify",
        "orchestrators simulate cloudify --write ~/sim.toml   # then, in another terminal:",
        "export ORCHESTRATORS_CONFIG=~/sim.toml",
        "orchestrators start --profile cloudify web/install --wait",
    )
)
@click.argument("systems", nargs=-1, type=click.Choice(SIMULATED), metavar="[SYSTEM]...")
@click.option(
    "--port",
    "ports",
    multiple=True,
    metavar="PORT|SYSTEM=PORT",
    help="Where a system listens, if not at its own port; 0: at any free one.",
)
@click.option(
    "--write",
    "path",
    type=NewFile(),
    metavar="FILE",
    help="Keep the file of profiles here; otherwise it goes when the simulators do.",
)
@JSON
@with_output
def simulate(session: Session, systems: tuple[str, ...], ports: tuple[str, ...], path: Path | None) -> int:
    """Run simulated systems on this machine, in real time, until Ctrl-C. All of them if none is named.

    Prints where they are, their made-up credentials, and a file of profiles for them.
    """
    wanted = [SYSTEMS[key] for key in systems] or [SYSTEMS[key] for key in SIMULATED]
    chosen = _ports(ports, wanted)
    with ExitStack() as stack:
        profiles = {system.key: stack.enter_context(running(system, chosen[system.key])) for system in wanted}
        file = path or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="orchestrators-"))) / "profiles.toml"
        marked = {key: {**settings, "simulated": True} for key, settings in profiles.items()}
        write_whole(file, profiles_text(marked), private=True)
        _until_interrupted(lambda: _tell(session, profiles, file))
    session.out.note("the simulators have stopped")
    return Exit.SUCCEEDED


def _ports(given: Sequence[str], systems: Sequence[System[Any]]) -> Mapping[str, int]:
    """Return the port of each system: what is given for it, or its own."""
    ports = {system.key: PORTS[system.key] for system in systems}
    for text in given:
        key, equals, number = text.rpartition("=")
        port = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else -1
        if not 0 <= port < 65536 or bool(equals) is not (key in ports):
            raise UsageError(f"--port {text}: give a port, or SYSTEM=PORT with one of {', '.join(ports)}")
        if not key and port and len(ports) > 1:
            raise UsageError(f"--port {text}: {len(ports)} systems cannot share it: give SYSTEM={text} for one of them")
        ports.update(dict.fromkeys([key] if key else ports, port))
    return ports


@contextmanager
def running(system: System[Any], port: int) -> Iterator[Mapping[str, Any]]:
    """Run a simulator in real time, and give the settings of a profile for it."""
    need_simulators("the simulators")
    simulator = system.simulator(port=port, clock=SystemClock())
    try:
        simulator.start()
    except OSError as error:
        raise UsageError(
            f"{system.key}: port {port} cannot be used ({error.strerror}); choose others with --port"
        ) from None
    try:
        yield system.simulated(simulator)
    finally:
        simulator.stop()


def _tell(session: Session, profiles: Mapping[str, Mapping[str, Any]], file: Path) -> None:
    """Print what a client needs. The credentials are the simulators' own and worth nothing: they are not hidden."""
    out = session.out
    for key, settings in profiles.items():
        if out.as_json:
            out.exact(json.dumps({"system": key, **settings, "profiles": str(file)}))
        else:
            out.exact(f"{key}: {', '.join(f'{name} {value}' for name, value in settings.items())}")
    if not out.as_json:
        out.exact(f"\nProfiles for them are in {file}. In another terminal:\n")
        out.exact(f"  export ORCHESTRATORS_CONFIG={file}")
        for key in profiles:
            out.exact(f"  orchestrators list --profile {key}")
        out.exact("\nCtrl-C stops them.")


def _until_interrupted(begin: Callable[[], None]) -> None:
    """Begin, and return when Ctrl-C or SIGTERM came: it may come as soon as somebody read what `begin` wrote."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        begin()
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        return
    finally:
        signal.signal(signal.SIGTERM, before)
