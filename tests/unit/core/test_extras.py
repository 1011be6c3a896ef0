"""An extra that is missing or too old is as if it were not there, with one warning that names the version."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from orchestrator_clients import UsageError
from orchestrator_clients._core import extras
from orchestrator_clients._core.extras import OLDEST, flaw_of, has, uses_extra

ROOT = Path(__file__).parents[3]


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Versions of packages, which a test may change."""
    versions = dict(OLDEST.values())
    monkeypatch.setattr(extras, "installed", versions.__getitem__)
    monkeypatch.setattr(extras, "_is_there", lambda module: module != "gone")
    monkeypatch.setattr(extras, "_told", set())
    monkeypatch.delenv(extras.TRANSPORT_VARIABLE, raising=False)
    extras._age_of.cache_clear()
    return versions


@pytest.fixture(autouse=True)
def forgetful() -> object:
    yield
    extras._age_of.cache_clear()


@pytest.mark.parametrize(
    ("found", "is_used"),
    [
        ("0.21", True),
        ("0.21.0", True),
        ("0.21.0rc1", True),
        ("0.22.1", True),
        ("1", True),
        ("0.100", True),
        ("0.20.9", False),
        ("0.3", False),
        ("0", False),
        ("unknown", False),
    ],
)
def test_versions(found: str, is_used: bool, installed: dict[str, str]) -> None:
    installed["msgspec"] = found
    assert (flaw_of("msgspec") is None) == is_used


def test_one_warning(installed: dict[str, str]) -> None:
    installed["msgspec"] = "0.20.0"
    with pytest.warns(RuntimeWarning, match=r"msgspec 0\.20\.0 is too old: 0\.21 is needed: it is not used"):
        assert not has("msgspec")
    assert not has("msgspec")


def test_a_warning_that_is_an_error_comes_once(installed: dict[str, str]) -> None:
    installed["msgspec"] = "0.20.0"
    with pytest.raises(RuntimeWarning):
        uses_extra("msgspec")
    assert not uses_extra("msgspec")


def test_nothing_is_said_of_what_is_missing_or_not_wanted(
    installed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not has("gone")
    installed["msgspec"] = "0.20.0"
    monkeypatch.setenv(extras.TRANSPORT_VARIABLE, "httpx")
    assert not uses_extra("msgspec")


def test_who_insists_is_told(installed: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    installed["msgspec"] = "0.20.0"
    monkeypatch.setenv(extras.TRANSPORT_VARIABLE, "fast")
    with pytest.raises(UsageError, match=r"msgspec 0\.20\.0 is too old.*pip install"):
        uses_extra("msgspec")


def test_the_versions_are_those_of_the_extras() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    wanted.pop("generator")  # a development tool, whose versions are exact and which no client asks for
    pairs = dict(re.match(r"([\w-]+)>=([\d.]+)", one).groups() for many in wanted.values() for one in many)  # type: ignore[union-attr, arg-type]
    assert dict(OLDEST.values()) == pairs


OLD = """
import importlib.metadata, sys, warnings
real = importlib.metadata.version
importlib.metadata.version = lambda name: "0.1" if name == "{package}" else real(name)
{code}
"""


@pytest.mark.parametrize(
    ("package", "code", "said"),
    [
        (
            "msgspec",
            (
                "from orchestrator_clients._core.body import loads\n"
                "for body in (b'<html>', b'<html>'):\n"
                "    try: loads(body)\n"
                "    except ValueError as error: print(error)"
            ),
            "the body is not JSON\nthe body is not JSON\n",
        ),
        (
            "botocore",
            (
                "from orchestrator_clients import AwsImageBuilder, UsageError\n"
                "try: AwsImageBuilder('eu-west-1')\n"
                "except UsageError as error: print('botocore 0.1 is too old' in str(error))"
            ),
            "True\n",
        ),
        (
            "starlette",
            (
                "try: from orchestrator_clients.testing import CloudifySimulator\n"
                "except ModuleNotFoundError as error: print('starlette 0.1 is too old' in str(error))"
            ),
            "True\n",
        ),
        (
            "opentelemetry-api",
            (
                "import opentelemetry.trace\n"
                "from orchestrator_clients import Cloudify, OrchestratorError\n"
                "try: Cloudify('http://127.0.0.1:1', tenant='t', auth=('a', 'b'), max_attempts=1).executions.get('x')\n"
                "except OrchestratorError as error: print(type(error).__name__)"
            ),
            "ConnectionFailed\n",
        ),
    ],
)
def test_an_old_package(package: str, code: str, said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OLD.format(package=package, code=code)], capture_output=True, text=True
    )
    assert done.stdout == said, done.stderr
    assert done.stderr.count("is too old") == (package in ("msgspec", "opentelemetry-api"))
