"""The scenes, one per system."""

from __future__ import annotations

from collections.abc import Sequence

from ..._command.scene import Scene
from ..._registry import registered

SCENES: Sequence[Scene] = tuple(system.module("scene").SCENE for system in registered().values())
