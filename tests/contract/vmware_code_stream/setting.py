"""What the tests of this folder share besides fixtures."""

from orchestrator_clients.testing import VmwareCodeStreamSimulator

API = "/codestream/api"


def last(server: VmwareCodeStreamSimulator) -> tuple[str, str, dict[str, str]]:
    """Return method, path and query of the last call."""
    call = server.calls[-1]
    return call.method, call.path, dict(call.query)
