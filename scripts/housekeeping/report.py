"""The result of a check."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FACADE = ROOT / "facade/orchestrator_clients"


@dataclass(frozen=True)
class Report:
    """The figures of a check in a few words, and a line for each fault."""

    figures: str
    amiss: tuple[str, ...] = ()
