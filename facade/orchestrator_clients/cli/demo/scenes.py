"""The scenes, one per system."""

from __future__ import annotations

from collections.abc import Sequence

from ..._command.scene import Scene
from ...adobe_cloud_manager import scene as adobe_cloud_manager
from ...aspera_orchestrator import scene as aspera_orchestrator
from ...aws_image_builder import scene as aws_image_builder
from ...cloudify import scene as cloudify
from ...vmware_code_stream import scene as vmware_code_stream

SCENES: Sequence[Scene] = (
    adobe_cloud_manager.SCENE,
    aspera_orchestrator.SCENE,
    aws_image_builder.SCENE,
    cloudify.SCENE,
    vmware_code_stream.SCENE,
)
