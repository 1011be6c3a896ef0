"""The comparison of two releases' public API: what it finds, and what it takes for no break."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from documentation.copied import ROOT

TOOLS = ROOT / "build" / "env" / "tools" / "bin" / "python"
pytestmark = pytest.mark.skipif(not TOOLS.exists(), reason="scripts/tools makes what compares")
OLD = """
class Client:
    def __init__(self, *, timeout: float = 1.0) -> None:
        self.runs = 1
    def start(self, name: str, *, force: bool = False) -> None: ...
    def _own(self) -> None: ...
"""


def compared(folder: Path, new: str, known: str = "") -> list[str]:
    for name, text in (("old", OLD), ("new", new)):
        package = folder / name / "orchestrator_clients"
        for module in (
            "",
            "adobe_cloud_manager",
            "aspera_orchestrator",
            "aws_image_builder",
            "cloudify",
            "vmware_code_stream",
            "testing",
        ):
            (package / module).mkdir(parents=True)
            (package / module / "__init__.py").write_text("__all__ = []\n")
        (package / "_core.py").write_text(text)
        (package / "__init__.py").write_text(
            "from ._core import Client\n__all__ = ['Client']\n" if "Client" in text else "__all__ = []\n"
        )
    (folder / "known").write_text(known)
    command = [TOOLS, ROOT / "scripts" / "api_changes.py", folder / "old", folder / "new", folder / "known"]
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    assert done.returncode == bool(done.stderr), done.stderr
    return done.stderr.splitlines()


FORCED = "Client: Client.start(force): Parameter was removed"


@pytest.mark.parametrize(
    ("new", "known", "told"),
    [
        (OLD, "", []),
        (OLD.replace("_own", "_other"), "", []),
        (
            OLD.replace("1.0", "2.0"),
            "",
            ["api: not announced: Client: Client.__init__(timeout): Parameter default was changed: 1.0 -> 2.0"],
        ),
        (OLD.replace("self.runs = 1", "self._set()\n    def _set(self) -> None:\n        self.runs: int = 1"), "", []),
        (OLD.replace("Client", "NewClient") + "Client = NewClient", "", []),
        (OLD.replace(", *, force: bool = False", ""), "", [f"api: not announced: {FORCED}"]),
        (OLD.replace(", *, force: bool = False", ""), f"# why\n{FORCED}\n", []),
        (OLD, FORCED, [f"api: no break any more: {FORCED}"]),
        ("", "", ["api: not announced: orchestrator_clients.Client: gone"]),
    ],
)
def test_breaks(new: str, known: str, told: list[str], tmp_path: Path) -> None:
    assert compared(tmp_path, new, known) == told
