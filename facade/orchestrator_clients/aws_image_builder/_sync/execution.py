# Derived from _async/execution.py by scripts/unasync: do not edit.
"""Builds of images as handles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..._core._sync.execution import Execution
from ..._core.model import nothing

if TYPE_CHECKING:
    from orchestrator_api.aws_image_builder.models import Image, ImageSummary

    from .client import AwsImageBuilder


@dataclass(frozen=True, kw_only=True, repr=False)
class ImageBuilderExecution(Execution):
    """One build of an image.

    Polling needs `imagebuilder:GetImage`, and a wait nothing more. Where they may be called, `ListWaitingWorkflowSteps` says
    that somebody is waited for, `ListWorkflowExecutions` and `ListWorkflowStepExecutions` the steps, `GetWorkflowStepExecution`
    more of a failure, and `ListImageBuildVersions` lets many waits share a call. `cancel` needs `CancelImageCreation`, `approve`
    and `reject` `ListWaitingWorkflowSteps` and `SendWorkflowStepAction`.

    `raw` is the image; in a list it is AWS's summary of it. It is None after a start, a cancellation and `resume`, until the
    build is read.
    """

    client: AwsImageBuilder = field(repr=False, compare=False)
    raw: Image | ImageSummary | None = field(default_factory=nothing, repr=False, compare=False)
