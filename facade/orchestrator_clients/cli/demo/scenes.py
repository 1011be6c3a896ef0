"""The scenes, one per system that has one."""

from __future__ import annotations

from collections.abc import Sequence

from ..._command.scene import Scene
from ..._registry import loaded

SCENES: Sequence[Scene] = tuple(loaded("scene", "SCENE").values())
