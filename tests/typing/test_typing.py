"""A user's code type-checks strictly against what ships."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def test_the_public_surface_type_checks(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file=", str(HERE / "api.py")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
