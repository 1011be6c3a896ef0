"""What the tests of this folder share besides fixtures."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

SPEC = Path(__file__).parents[4] / "specs" / "aspera_orchestrator" / "openapi.yaml"

Start = Callable[..., Awaitable[Any]]
"""The fixture `start`: starts a work order that goes as a script says."""
