"""Which profile a token finds: that of its system, URL and scope, signed if that has a key, and moved if that is said."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from orchestrator_clients import OrchestratorError, UsageError
from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients._core.execution.token import loads
from orchestrator_clients.cli.output import Output
from orchestrator_clients.cli.session import Session, handle
from orchestrator_clients.cli.systems import SYSTEMS
from orchestrator_clients.testing import CloudifySimulator, Simulator
from tests.contract.cases import CASES

from .conftest import Shell


def session(path: Path, name: str | None = None) -> Session:
    return Session(profile=name, config=str(path), output=Output(as_json=True))


def _lines(settings: Mapping[str, object]) -> list[str]:
    return [f"{name} = {json.dumps(value)}" for name, value in settings.items()]


def written(path: Path, **profiles: Mapping[str, object]) -> Path:
    tables = ["\n".join([f"[profile.{name}]", *_lines(settings)]) for name, settings in profiles.items()]
    path.write_text("\n".join(tables))
    path.chmod(0o600)
    return path


def started(one: Session, name: str) -> str:
    """Start something by a profile and return its token."""
    profile = one.profile(name)
    case = CASES[profile.system.key]
    named = profile.system.target_of(case.target, profile.plain)
    return one.token(profile.system.start(one.client(profile), named, case.startable.given, {}))


def profile_for(simulator: Simulator, **more: object) -> dict[str, object]:
    return {"system": simulator.system, "simulated": True, **SYSTEMS[simulator.system].simulated(simulator), **more}


@pytest.mark.parametrize("order", [("own", "next"), ("next", "own")])
@pytest.mark.parametrize("key", sorted(key for key, case in CASES.items() if case.elsewhere))
def test_of_two_profiles_of_one_server_it_is_the_one_of_its_scope(
    key: str, order: tuple[str, str], tmp_path: Path
) -> None:
    with SYSTEMS[key].simulator(clock=SystemClock()) as simulator:
        tables = {"own": profile_for(simulator), "next": profile_for(simulator, **(CASES[key].elsewhere or {}))}
        path = written(tmp_path / "p.toml", **{name: tables[name] for name in order})
        with session(path) as one:
            token = started(one, "own")
        with session(path) as one:
            assert one.profile_name_of(one.from_token(token)) == "own"
        with session(path, "next") as one, pytest.raises(UsageError, match="the token is for"):
            one.from_token(token)


@pytest.mark.parametrize("key", sorted(SYSTEMS))
def test_two_profiles_that_fit_are_both_named(key: str, tmp_path: Path) -> None:
    with SYSTEMS[key].simulator(clock=SystemClock()) as simulator:
        path = written(tmp_path / "p.toml", lab=profile_for(simulator), twin=profile_for(simulator))
        with session(path) as one:
            token = started(one, "lab")
            with pytest.raises(UsageError, match=r"several profiles fit.*--profile: profile lab: .*profile twin: "):
                one.from_token(token)
            assert one.profile_name_of(one.from_token(token, "twin")) == "twin"


@pytest.mark.parametrize("key", sorted(SYSTEMS))
def test_a_server_that_moved(key: str, tmp_path: Path) -> None:
    make = SYSTEMS[key].simulator
    with make(clock=SystemClock()) as before, make(clock=SystemClock()) as after:
        path = written(tmp_path / "p.toml", lab=profile_for(before))
        with session(path) as one:
            token = started(one, "lab")
        written(path, lab=profile_for(after))
        with session(path) as one:
            with pytest.raises(UsageError, match="profiles in .*: profile lab: "):
                one.from_token(token)
            run = one.from_token(token, moved=True)
            assert (run.client.base_url.startswith(after.url), run.ids) == (True, loads(token).ids)
            with pytest.raises(OrchestratorError):  # this one has no such run
                run.refresh()
        assert len(after.calls) > 0


@pytest.mark.parametrize("key", sorted(SYSTEMS))
def test_a_profile_with_a_key_takes_its_own_tokens_alone(key: str, tmp_path: Path) -> None:
    with SYSTEMS[key].simulator(clock=SystemClock()) as simulator:
        path = written(tmp_path / "p.toml", lab=profile_for(simulator))
        with session(path) as one:
            unsigned = started(one, "lab")
        written(path, lab=profile_for(simulator, signing_key="a long key of ours"))
        with session(path) as one:
            signed = one.token(handle(one.client(one.profile("lab")), loads(unsigned).ids))
            assert one.from_token(signed).ids == loads(signed, signing_key="a long key of ours").ids
            for token in (unsigned, json.dumps({**json.loads(signed), "signature": "0" * 64})):
                with pytest.raises(UsageError):
                    one.from_token(token)
        written(path, lab=profile_for(simulator, signing_key="another long key"))
        with session(path) as one, pytest.raises(UsageError, match="profile lab: .*not signed with this signing_key"):
            one.from_token(signed)


def test_by_the_command(shell: Shell, manager: CloudifySimulator) -> None:
    """Signed from start to wait, after a move; and `--moved` is refused where it does nothing."""
    path = Path(shell.environment["ORCHESTRATORS_CONFIG"])
    path.write_text(path.read_text() + 'signing_key_env = "SIGNING"\n')
    done = shell("start", "web/install", "--json", SIGNING="a long key of ours")
    token = json.loads(done.stdout)["token"]
    assert json.loads(token)["signature"]
    assert "a long key of ours" not in done.stdout + done.stderr
    manager.clock.sleep(30)
    there = manager.url.replace("127.0.0.1", "localhost")
    path.write_text(path.read_text().replace(manager.url, there))
    assert shell("wait", "--token", token, SIGNING="a long key of ours").returncode == 2
    moved = shell("wait", "--token", token, "--moved", SIGNING="a long key of ours")
    assert (moved.returncode, "succeeded" in moved.stdout) == (0, True), moved.stderr
    assert shell("wait", "--token", token, "--moved", SIGNING="another").returncode == 2
    useless = shell("wait", "x", "--moved", SIGNING="a long key of ours")
    assert (useless.returncode, "--moved does nothing without --token or -" in useless.stderr) == (2, True)
