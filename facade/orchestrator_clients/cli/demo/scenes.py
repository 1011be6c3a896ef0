"""The scenes, one per system."""

from __future__ import annotations

from collections.abc import Sequence

from . import adobe_cloud_manager, aspera_orchestrator, aws_image_builder, cloudify, vmware_code_stream
from .scene import Scene

SCENES: Sequence[Scene] = (
    adobe_cloud_manager.SCENE,
    aspera_orchestrator.SCENE,
    aws_image_builder.SCENE,
    cloudify.SCENE,
    vmware_code_stream.SCENE,
)
