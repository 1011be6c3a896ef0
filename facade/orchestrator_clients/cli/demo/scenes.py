"""The scenes, one per system."""

from __future__ import annotations

from collections.abc import Sequence

from . import cloudify, vmware_code_stream
from .scene import Scene

SCENES: Sequence[Scene] = (cloudify.SCENE, vmware_code_stream.SCENE)
