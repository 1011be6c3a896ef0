"""The vendors' own clients that live outside this environment: made ready by `scripts/peers`, driven call by call."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
HOME = ROOT / "build" / "peers"
SECONDS = 60
"""How long a call may take, in real time: their first ones load much."""


class TheirError(Exception):
    """What their client raised: `name`, `code`, and the message."""

    def __init__(self, error: dict[str, str | None]) -> None:
        super().__init__(error["message"])
        self.name, self.code = error.get("name"), error.get("code")


def installed(name: str) -> Path:
    """Return where one of them is; the test is skipped where it is not."""
    if not (HOME / name / ".installed").exists():
        pytest.skip(
            f"{name} is not installed in build/peers: scripts/peers does that, where the registries can be reached"
        )
    return HOME / name


class NodeClient(AbstractContextManager["NodeClient"]):
    """A client for Node in a process of its own. Calls are answered by what it returns, as JSON."""

    def __init__(self, kind: str, settings: dict[str, Any]) -> None:
        home, node = installed("node"), shutil.which("node")
        if node is None:
            pytest.skip("node is not there")
        self._process = subprocess.Popen(
            [node, str(Path(__file__).parent / "their_clients" / "calls.mjs"), kind],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=plain_environment() | {"PEERS_NODE": str(home)},
        )
        self._write(settings)

    def __call__(self, call: str, *given: object) -> Any:
        """Make a call. Raises what the client raised as a `TheirError`."""
        self._write({"call": call, "given": given})
        assert self._process.stdout is not None
        late = threading.Timer(SECONDS, self._process.kill)
        late.start()
        try:
            answer = json.loads(self._process.stdout.readline() or '{"error": {"message": "the client ended"}}')
        finally:
            late.cancel()
        if "error" in answer:
            raise TheirError(answer["error"])
        return answer["result"]

    def _write(self, value: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(value) + "\n")
        self._process.stdin.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()


def plain_environment() -> dict[str, str]:
    """Return the environment without what leads such clients to real accounts or through proxies."""
    led = ("AWS_", "NODE_", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(led)}
    return {**kept, "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1", "AWS_EC2_METADATA_DISABLED": "true"}


def aws_command(url: str, keys: dict[str, str], *arguments: str) -> Any:
    """Return what `aws imagebuilder` prints, read as JSON. Raises `TheirError` where it fails."""
    command = installed("awscli") / "bin" / "aws"
    options = ("--endpoint-url", url, "--region", "us-east-1", "--output", "json")
    done = subprocess.run(
        [str(command), "imagebuilder", *arguments, *options],
        env=plain_environment() | keys | {"AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        raise TheirError({"name": "aws", "code": str(done.returncode), "message": done.stderr.strip()})
    return json.loads(done.stdout or "{}")
