"""What the tests of this folder share besides fixtures."""

from pathlib import Path
from typing import Any

from orchestrator_clients.testing import VmwareCodeStreamSimulator
from tests.contract.both import settle

SPEC = Path(__file__).parents[4] / "specs" / "vmware_code_stream" / "openapi.yaml"
API = "/codestream/api"


async def start(client: Any, name: str = "ship") -> Any:
    """Start an execution of a pipeline, in either world."""
    return await settle(client.pipelines.execute("Portal", name))


def last(server: VmwareCodeStreamSimulator) -> tuple[str, str, dict[str, str]]:
    """Return method, path and query of the last call."""
    call = server.calls[-1]
    return call.method, call.path, dict(call.query)
