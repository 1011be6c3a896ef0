"""Somebody else's distribution adds a system by its entry point: installed in a folder, looked at by processes of their own."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DISTRIBUTION = Path(__file__).parents[1] / "data/acme"
ACME = DISTRIBUTION / "acme_clients"
GOOD = "acme_clients:SYSTEM"
BROKEN = {
    "acme_nowhere:SYSTEM": "ModuleNotFoundError: No module named 'acme_nowhere'",
    "acme_clients:NOTHING": "AttributeError: NOTHING",
    "acme_clients:__doc__": "is no orchestrator_clients.Registered",
    "acme_twins:TWIN": "it adds cloudify, which is there already",
    "acme_twins:ODD": "its key 'acme jobs' cannot be the name of a module",
    "acme_twins:FAILING": "ZeroDivisionError: division by zero",
}
TWINS = """
from orchestrator_clients import Registered

TWIN = Registered("cloudify", "Cloudify", 9462)
ODD = Registered("acme jobs", "AcmeJobs", 9463)

def __getattr__(name):
    return 1 / 0
"""


def installed(site: Path, *entries: str) -> Path:
    """Install the distribution in a folder, as an installer does: its package, and what is known of it beside."""
    site.mkdir(exist_ok=True)
    shutil.copytree(ACME, site / "acme_clients", ignore=shutil.ignore_patterns("__pycache__"))
    (site / "acme_twins.py").write_text(TWINS)
    known = site / "acme_clients-1.0.dist-info"
    known.mkdir()
    (known / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-clients\nVersion: 1.0\n")
    lines = (f"acme{number} = {entry}" for number, entry in enumerate(entries))
    (known / "entry_points.txt").write_text("\n".join(["[orchestrator_clients.systems]", *lines]))
    (known / "RECORD").write_text("")
    return site


def run(site: Path, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run Python where the distribution is installed."""
    path = os.pathsep.join([str(site), *filter(None, [os.environ.get("PYTHONPATH")])])
    env = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "200"}
    done = subprocess.run(
        [sys.executable, *command], env=env, cwd=site, capture_output=True, text=True, check=False, timeout=900
    )
    assert done.returncode == 0 or not check, done.stderr + done.stdout
    return done


def orchestrators(site: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    return run(site, "-m", "orchestrator_clients.cli", *arguments, check=check)


BY_NAME = """
import asyncio
from orchestrator_clients import async_client_of, client_of
from orchestrator_clients.testing import Run, Step
from acme_clients.simulator import AcmeJobsSimulator
from orchestrator_clients.cli.systems import SYSTEMS

async def twin(simulator, settings):
    async with async_client_of("acme_jobs", settings, clock=simulator.clock) as client:
        return type(client).__name__, client.system, [run.id async for run in client.executions.list()]

with AcmeJobsSimulator(script=Run(steps=(Step("work", 60),))) as simulator:
    settings = SYSTEMS["acme_jobs"].simulated(simulator)
    with client_of("acme_jobs", settings, clock=simulator.clock) as client:
        run = client.executions.start(deployment_id="web", workflow_id="install").wait()
        print(type(client).__name__, client.system, run.state)
    with simulator.client() as client:
        print(type(client).__name__)
    name, system, ids = asyncio.run(twin(simulator, settings))
    print(name, system, ids == [run.id])
"""


def test_clients_are_had_by_name(tmp_path: Path) -> None:
    done = run(installed(tmp_path, GOOD), "-W", "error", "-c", BY_NAME)
    assert done.stdout.splitlines() == [
        "AcmeJobs acme_jobs succeeded", "AcmeJobs", "AsyncAcmeJobs acme_jobs True"
    ]  # fmt: skip
    assert done.stderr == ""


TESTS = """
def test_fixture(acme_jobs_simulator, cloudify_simulator, simulators_clock):
    assert type(acme_jobs_simulator).__name__ == "AcmeJobsSimulator"
    assert acme_jobs_simulator.clock is cloudify_simulator.clock is simulators_clock
    with acme_jobs_simulator.client() as client:
        client.check()
"""


def test_its_simulator_is_a_fixture(tmp_path: Path) -> None:
    site = installed(tmp_path, GOOD)
    (site / "test_acme.py").write_text(TESTS)
    done = run(site, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider", "test_acme.py")
    assert "1 passed" in done.stdout


PROFILES = r"""
import sys
from acme_clients.simulator import AcmeJobsSimulator
from orchestrator_clients.cli import main
from orchestrator_clients.cli.systems import SYSTEMS
from orchestrator_clients._core.clock import SystemClock
from pathlib import Path

with AcmeJobsSimulator(clock=SystemClock()) as simulator:
    simulator.seed(2)
    settings = {"system": "acme_jobs", **SYSTEMS["acme_jobs"].simulated(simulator)}
    Path("profiles.toml").write_text("[profile.acme]\n" + "".join(f"{key} = {value!r}\n" for key, value in settings.items()))
    Path("profiles.toml").chmod(0o600)
    sys.argv = ["orchestrators", "list", "--config", "profiles.toml", "-p", "acme", "--json"]
    main()
"""


def test_the_command_line_has_it(tmp_path: Path) -> None:
    site = installed(tmp_path, GOOD)
    helped = orchestrators(site, "simulate", "--help").stdout
    assert "acme_jobs" in orchestrators(site, "simulate", "none", check=False).stderr, helped
    listed = run(site, "-c", PROFILES, check=False)
    assert listed.returncode == 0, listed.stderr
    assert listed.stdout.count('"id"') == 2, listed.stdout


def test_the_demonstration_leaves_it_out_for_it_has_no_scene(tmp_path: Path) -> None:
    code = "from orchestrator_clients.cli.demo.scenes import SCENES; print(len(SCENES))"
    done = run(installed(tmp_path, GOOD), "-c", code)
    assert (done.stdout, done.stderr) == ("5\n", "")


HARMLESS = """
import json
from orchestrator_clients._registry import registered
from orchestrator_clients.cli.systems import SYSTEMS
from orchestrator_clients import client_of
from orchestrator_clients.testing import CloudifySimulator
import orchestrator_clients.testing.plugin as plugin

with CloudifySimulator() as simulator:
    with client_of("cloudify", SYSTEMS["cloudify"].simulated(simulator), clock=simulator.clock) as client:
        client.check()
registered()
print(json.dumps([sorted(registered()), sorted(SYSTEMS), [name for name in vars(plugin) if name.endswith("_simulator")]]))
"""


def told(errors: str) -> list[str]:
    return [line for line in errors.splitlines() if "left out" in line]


@pytest.mark.parametrize("entry", BROKEN, ids=lambda entry: entry)
def test_a_broken_one_is_told_once_and_harms_nothing(entry: str, tmp_path: Path) -> None:
    site = installed(tmp_path, entry, GOOD)
    done = run(site, "-W", "error", "-c", HARMLESS)
    keys, systems, fixtures = json.loads(done.stdout)
    assert len(keys) == 6
    assert keys == systems
    assert sorted(fixtures) == [f"{key}_simulator" for key in keys]
    (line,) = told(done.stderr)
    assert line.startswith("the entry point acme0 of orchestrator_clients.systems is left out: ")
    assert entry in line
    assert BROKEN[entry] in line


def test_a_command_that_does_not_work_is_told_once_and_harms_nothing(tmp_path: Path) -> None:
    site = installed(tmp_path, GOOD)
    (site / "acme_clients/command.py").write_text("import acme_nowhere")
    done = run(site, "-W", "error", "-c", HARMLESS)
    keys, systems, _ = json.loads(done.stdout)
    assert (len(keys), len(systems)) == (6, 5)
    assert [("acme_clients.command" in line, "acme_nowhere" in line) for line in told(done.stderr)] == [(True, True)]
    by_name = "from orchestrator_clients import client_of; client_of('acme_jobs', {})"
    assert "UsageError: system='acme_jobs': its settings cannot be read" in run(site, "-c", by_name, check=False).stderr


def test_one_without_a_simulator_is_not_simulated(tmp_path: Path) -> None:
    site = installed(tmp_path, GOOD)
    (site / "acme_clients/simulator.py").unlink()
    done = run(site, "-c", "from orchestrator_clients.cli.systems import *; print(*SYSTEMS); print(*SIMULATED)")
    known, simulated = (line.split() for line in done.stdout.splitlines())
    assert set(known) - set(simulated) == {"acme_jobs"}
    assert done.stderr == ""


def contract(tmp_path: Path, *options: str, change: str = "") -> subprocess.CompletedProcess[str]:
    """Run the contract tests of the distribution, whose clients may have been changed."""
    site = installed(tmp_path, GOOD)
    shutil.copy(DISTRIBUTION / "tests/test_contract.py", site)
    clients = site / "acme_clients/clients.py"
    clients.write_text(clients.read_text() + change)
    command = ["-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider", "--contract-ledger", *options]
    return run(site, *command, "test_contract.py", check=False)


def test_it_is_held_to_what_our_clients_are(tmp_path: Path) -> None:
    done = contract(tmp_path)
    assert done.returncode == 0, done.stdout[-3000:]
    assert re.search(r"^2\d\d passed, 2 skipped", done.stdout, re.MULTILINE), done.stdout[-300:]
    assert "2 of 2 public methods were called by contract tests" in done.stdout


TWICE = """
from orchestrator_clients import OutcomeUnknownError
from orchestrator_clients.cloudify import CloudifyExecutions

class Hasty(CloudifyExecutions):
    def start(self, **options):
        try:
            return super().start(**options)
        except OutcomeUnknownError:
            return super().start(**options)

def equip(self):
    Cloudify._equip(self)
    self.executions = Hasty(self)

AcmeJobs._equip = equip
"""
STRICT = """
from orchestrator_clients import DecodeError, State

async def fetch_run(self, ids, **options):
    run = await AsyncCloudify.fetch_run(self, ids, **options)
    if run.state is State.UNKNOWN:
        raise DecodeError(f"no status is called {run.raw_status}", system="acme_jobs")
    return run

AsyncAcmeJobs.fetch_run = fetch_run
"""
EARLY = """
from orchestrator_clients import State

def fetch_run(self, ids, **options):
    run = Cloudify.fetch_run(self, ids, **options)
    return run if run.state.ended else replace(run, state=State.SUCCEEDED)

AcmeJobs.fetch_run = fetch_run
"""
DEAF = """
async def cancel_run(self, ids):
    pass

AsyncAcmeJobs.cancel_run = cancel_run
"""
TELLING = """
def init(self, *arguments, **options):
    Cloudify.__init__(self, *arguments, **options)
    self.password = options["auth"][1]

AcmeJobs.__init__ = init
AcmeJobs.__repr__ = lambda self: f"<AcmeJobs {self.password}>"
"""
FAULTY = {
    "it starts twice": (TWICE, "start_happens_once and reset-before-answer and after and sync"),
    "a word raises": (STRICT, "status_word and async"),
    "it ends too early": (EARLY, "wait_returns_at_the_end and sync"),
    "it does not cancel": (DEAF, "cancelled_by_its_handle and async"),
    "it tells its password": (TELLING, "tells_a_secret and sync"),
}


@pytest.mark.parametrize("change", FAULTY)
def test_a_faulty_client_fails_it(change: str, tmp_path: Path) -> None:
    text, wanted = FAULTY[change]
    good = contract(tmp_path / "good", "-k", wanted)
    assert good.returncode == 0, good.stdout[-3000:]
    done = contract(tmp_path / "faulty", "-k", wanted, change=text)
    assert done.returncode == 1, done.stdout[-3000:]
    assert re.search(r"^\d+ failed", done.stdout, re.MULTILINE), done.stdout[-3000:]


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["one process", "two workers"])
def test_a_method_that_no_test_calls_fails_it(workers: tuple[str, ...], tmp_path: Path) -> None:
    more = "\nAcmeJobs.uncalled = lambda self: None\nAcmeJobs.uncalled.__module__ = __name__\n"
    site = installed(tmp_path, GOOD)
    (site / "acme_clients/clients.py").write_text((ACME / "clients.py").read_text() + more)
    text = (DISTRIBUTION / "tests/test_contract.py").read_text().replace("ContractTests", "CaseTests")
    (site / "test_contract.py").write_text(text)
    command = ["-m", "pytest", "-q", "-p", "no:cacheprovider", *workers, "test_contract.py"]
    assert run(site, *command).returncode == 0
    done = run(site, *command, "--contract-ledger", check=False)
    assert done.returncode == 1, done.stdout
    assert "2 of 3 public methods were called" in done.stdout
    assert "acme_jobs: AcmeJobs.uncalled" in done.stdout


def test_a_ledger_without_tests_is_no_success(tmp_path: Path) -> None:
    site = installed(tmp_path, GOOD)
    (site / "test_nothing.py").write_text("def test_nothing(): ...\n")
    done = run(
        site, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--contract-ledger", "test_nothing.py", check=False
    )
    assert done.returncode == 1
    assert "is there a class of ContractTests" in done.stdout
