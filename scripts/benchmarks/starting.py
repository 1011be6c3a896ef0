"""The cost of a fresh process: imports, a first call, the command line. Elapsed time; the contenders take turns."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from .rounds import server

TRANSPORT = "ORCHESTRATOR_CLIENTS_TRANSPORT"
CALL = """
from orchestrator_clients import Cloudify
client = Cloudify({url!r}, tenant="default_tenant", auth=("admin", "benchmark"))
[(run.id, run.state, run.name, run.raw_status) for run in client.executions.list(limit=20)]
"""


def _environment(transport: str) -> dict[str, str]:
    """Return one in which modules are compiled once, as an installer does it."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONDONTWRITEBYTECODE", TRANSPORT)}
    return {**kept, **({TRANSPORT: transport} if transport else {}), "BENCHMARK_PASSWORD": "benchmark"}


def _turns(commands: Mapping[str, tuple[Sequence[str], str]], rounds: int) -> dict[str, list[float]]:
    """Return the milliseconds of each command, which take turns; a first turn warms the caches."""
    spent: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, (command, transport) in commands.items():
            begun = time.perf_counter()
            subprocess.run(command, check=True, env=_environment(transport), stdout=subprocess.DEVNULL)
            if number:
                spent[name].append(1000 * (time.perf_counter() - begun))
    return spent


def _table(spent: Mapping[str, list[float]], less: float) -> dict[str, dict[str, float]]:
    table = {}
    for name, values in spent.items():
        low, median, high = statistics.quantiles(values, n=4) if len(values) > 1 else [*values] * 3
        table[name] = {"ms": median - less, "quartile 1": low - less, "quartile 3": high - less}
    return table


def imports(*, smoke: bool) -> dict[str, dict[str, float]]:
    """Return the milliseconds of importing, and of a first call, over the bare interpreter."""
    python = [sys.executable, "-P", "-c"]
    with server() as url:
        call = [*python, CALL.format(url=url)]
        commands = {
            "bare": ([*python, "pass"], "httpx"),
            "orchestrator_clients": ([*python, "import orchestrator_clients"], "httpx"),
            "one client": ([*python, "from orchestrator_clients import Cloudify"], "httpx"),
            "httpx": ([*python, "import httpx"], "httpx"),
            "boto3": ([*python, "import boto3"], "httpx"),
            "first call": (call, "httpx"),
            "first call, [fast]": (call, "fast"),
        }
        spent = _turns(commands, 2 if smoke else 15)
    bare = statistics.median(spent.pop("bare"))
    table = _table(spent, bare)
    peer = table["httpx"]["ms"]
    first = table["first call"]["ms"]
    return {
        name: {**row, "times httpx": row["ms"] / peer, "after first call": row["ms"] - first}
        for name, row in table.items()
    }


PROFILE = """
[profile.bench]
system = "cloudify"
base_url = "{url}"
tenant = "default_tenant"
user = "admin"
password_env = "BENCHMARK_PASSWORD"
"""


def command_line(*, smoke: bool) -> dict[str, dict[str, float]]:
    """Return the milliseconds of the command line, the interpreter's own start with it; the server answers canned bytes."""
    program = str(Path(sys.executable).with_name("orchestrators"))
    with server() as url, TemporaryDirectory() as folder:
        file = Path(folder, "profiles.toml")
        file.write_text(PROFILE.format(url=url), encoding="utf-8")
        file.chmod(0o600)
        commands = {
            "--version": ([program, "--version"], ""),
            "list": (
                [program, "list", "--limit", "20", "--config", str(file)],
                "",
            ),  # it chooses its transport by itself
        }
        return _table(_turns(commands, 2 if smoke else 15), 0)
