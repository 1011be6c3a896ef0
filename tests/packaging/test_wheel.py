"""What ships: two packages, typed, and nothing else."""

import zipfile
from importlib.metadata import metadata, requires
from pathlib import Path

import pytest

import orchestrator_api
import orchestrator_clients

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def wheel() -> zipfile.ZipFile:
    built = sorted((ROOT / "build" / "dist").glob("*.whl"))
    if not built:
        pytest.skip("no wheel was built: scripts/test builds it")
    return zipfile.ZipFile(built[-1])


def test_the_wheel_holds_its_packages_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {
        "orchestrator_api",
        "orchestrator_clients",
        "orchestrator_generator",
    }
    assert {"orchestrator_api/py.typed", "orchestrator_clients/py.typed"} <= set(wheel.namelist())
    assert not [name for name in wheel.namelist() if "__pycache__" in name or "/test_" in name]


def test_the_wheel_is_as_large_as_the_page_on_versions_says(wheel: zipfile.ZipFile) -> None:
    size = Path(str(wheel.filename)).stat().st_size / 1e6
    assert f"The wheel takes {size:.1f} MB." in (ROOT / "docs" / "versions.md").read_text(encoding="utf-8")


def test_the_wheel_is_what_is_in_the_tree(wheel: zipfile.ZipFile) -> None:
    folders = {"orchestrator_clients": "facade", "orchestrator_api": "generated", "orchestrator_generator": "scripts"}
    specs = ROOT / "specs"
    added = {"orchestrator_clients": {"orchestrator_clients/cli/manual.md": (ROOT / "docs" / "cli.md").read_bytes()}}
    added["orchestrator_generator"] = {
        f"orchestrator_generator/{path.relative_to(specs).as_posix()}": path.read_bytes()
        for path in (specs / "templates").iterdir()
    }
    for package, folder in folders.items():
        tree = {
            path.relative_to(ROOT / folder).as_posix(): path.read_bytes()
            for path in (ROOT / folder / package).rglob("*")
            if path.is_file() and path.suffix != ".pyc"
        }
        tree |= added.get(package, {})
        assert {name: wheel.read(name) for name in wheel.namelist() if name.startswith(f"{package}/")} == tree


def test_the_wheel_is_what_is_tested(wheel: zipfile.ZipFile) -> None:
    for package in (orchestrator_clients, orchestrator_api):
        assert Path(package.__file__ or "").is_relative_to(ROOT / "build" / "site"), "run scripts/test"


def test_the_generator_never_reaches_users() -> None:
    needed = [name for name in requires("orchestrator-clients") or [] if "extra ==" not in name]
    assert sorted(name.split(">")[0].split("<")[0] for name in needed) == [
        "attrs",
        "certifi",
        "httpcore",
        "httpx",
        "idna",
        "xmltodict",
    ]


def test_version_and_license() -> None:
    assert metadata("orchestrator-clients")["Version"] == orchestrator_clients.__version__
    assert metadata("orchestrator-clients")["License-Expression"] == "Apache-2.0"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-tools.lock"])
def test_the_lock_names_no_host_and_hashes_everything(lock: str) -> None:
    lines = (ROOT / lock).read_text().splitlines()
    assert not [line for line in lines if "://" in line or "index" in line]
    pinned = [line for line in lines if "==" in line and not line.startswith(" ")]
    assert all(line.rstrip().endswith("\\") for line in pinned)
