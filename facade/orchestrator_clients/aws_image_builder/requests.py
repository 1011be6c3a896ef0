"""Requests of EC2 Image Builder's operations, checked before they are sent.

The patterns of ids are a little wider than AWS's own, which AWS's published sample ids break.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from orchestrator_api.aws_image_builder import models
from orchestrator_api.aws_image_builder.api.images import (
    cancel_image_creation,
    get_image,
    list_image_build_versions,
    retry_image,
)
from orchestrator_api.aws_image_builder.api.pipelines import list_image_pipeline_images, start_image_pipeline_execution
from orchestrator_api.aws_image_builder.api.workflows import (
    get_workflow_execution,
    get_workflow_step_execution,
    list_waiting_workflow_steps,
    list_workflow_executions,
    list_workflow_step_executions,
    send_workflow_step_action,
)
from orchestrator_api.aws_image_builder.types import UNSET, Unset

from .._core.errors import UsageError
from .._core.inputs import listed
from .._core.model import given
from .arns import ARN, BUILD_VERSION, PIPELINE
from .tables import SYSTEM

LARGEST_PAGE = 100
"""AWS's model since November 2026; it was 25 before, and 25 is what the service takes by itself."""

USUAL_PAGE = 25

_PATTERNS: Mapping[str, tuple[re.Pattern[str], str]] = {
    name: (re.compile(pattern, re.ASCII), like)
    for name, pattern, like in (
        ("account", r"\d{12}", "123456789012"),
        ("workflow_execution_id", r"wf-[\w-]{1,100}", "wf-0a1b2c3d-..."),
        ("step_execution_id", r"step-[\w-]{1,100}", "step-0a1b2c3d-..."),
        (
            "image_build_version_arn",
            BUILD_VERSION,
            "arn:aws:imagebuilder:eu-west-1:123456789012:image/web/1.0.0/1",
        ),
        (
            "image_arn",
            ARN + r"image/[\w-]+/(?:\d+|x)\.(?:\d+|x)\.(?:\d+|x)(?:/\d+)?",
            "arn:aws:imagebuilder:eu-west-1:123456789012:image/web/1.0.0/1, or one that ends in /1.0.0 or /1.x.x",
        ),
        (
            "image_version_arn",
            ARN + r"image/[\w-]+/\d+\.\d+\.\d+",
            "arn:aws:imagebuilder:eu-west-1:123456789012:image/web/1.0.0",
        ),
        (
            "image_pipeline_arn",
            PIPELINE,
            "arn:aws:imagebuilder:eu-west-1:123456789012:image-pipeline/web",
        ),
    )
}
_TAG_KEY = re.compile(r"(?!aws:)[a-zA-Z0-9\s_.:/=+\-@]{1,128}", re.ASCII)
_FILTER_NAME = re.compile(r"[a-zA-Z]{1,1024}")


def checked(value: object, name: str, *, kind: str | None = None) -> str:
    """Return an id or ARN of a kind (by default what its argument is called); `UsageError` for anything else."""
    pattern, like = _PATTERNS[kind or name]
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise UsageError(f"{name}={value!r}: give one such as {like}", system=SYSTEM)
    return value


def home_of(arn: str) -> Mapping[str, str]:
    """Return region and account of an ARN, empty for what is none."""
    parts = arn.split(":")
    return {"region": parts[3], "account": parts[4]} if len(parts) > 5 else {}


def client_token(value: str | None) -> str:
    """Return the caller's token, or a new one: it names one logical call over all its repeats."""
    if value is not None:
        return _bounded(value, "client_token", 64)
    from uuid import uuid4  # late: what only reads needs none

    return str(uuid4())


def _bounded(value: object, name: str, most: int) -> str:
    if not isinstance(value, str) or not 1 <= len(value) <= most:
        raise UsageError(f"{name}: give a text of 1 to {most} characters", system=SYSTEM)
    return value


def page_of(page_size: int | None, limit: int | None) -> int | Unset:
    """Return how many items to ask for at once: the caller's wish, no more than the limit, else the service's own 25."""
    if page_size is not None and (
        not isinstance(page_size, int) or isinstance(page_size, bool) or not 1 <= page_size <= LARGEST_PAGE
    ):
        raise UsageError(f"page_size={page_size!r}: give a whole number from 1 to {LARGEST_PAGE}", system=SYSTEM)
    if isinstance(limit, int) and 0 < limit < (page_size or USUAL_PAGE):
        return limit
    return UNSET if page_size is None else page_size


def list_steps(workflow_execution_id: str, size: int | Unset, token: str | None) -> dict[str, Any]:
    """Return the request for a page of the steps of a workflow execution."""
    body = models.ListWorkflowStepExecutionsRequest(
        checked(workflow_execution_id, "workflow_execution_id"), max_results=size, next_token=token or UNSET
    )
    return list_workflow_step_executions.build_request(body=body)


def get_step(step_execution_id: str) -> dict[str, Any]:
    """Return the request for one step."""
    return get_workflow_step_execution.build_request(step_execution_id=checked(step_execution_id, "step_execution_id"))


def list_workflows(image_build_version_arn: str, size: int | Unset, token: str | None) -> dict[str, Any]:
    """Return the request for a page of the workflow executions of an image."""
    body = models.ListWorkflowExecutionsRequest(
        checked(image_build_version_arn, "image_build_version_arn"), max_results=size, next_token=token or UNSET
    )
    return list_workflow_executions.build_request(body=body)


def get_workflow(workflow_execution_id: str) -> dict[str, Any]:
    """Return the request for one workflow execution."""
    return get_workflow_execution.build_request(
        workflow_execution_id=checked(workflow_execution_id, "workflow_execution_id")
    )


def list_waiting(size: int | Unset, token: str | None) -> dict[str, Any]:
    """Return the request for a page of the steps of the account that wait for somebody."""
    body = models.ListWaitingWorkflowStepsRequest(max_results=size, next_token=token or UNSET)
    return list_waiting_workflow_steps.build_request(body=body)


def act_on_step(
    step_execution_id: str, image_build_version_arn: str, action: str, reason: str | None, token: str | None
) -> dict[str, Any]:
    """Return the request that lets a waiting step go on, or fails it."""
    body = models.SendWorkflowStepActionRequest(
        step_execution_id=checked(step_execution_id, "step_execution_id"),
        image_build_version_arn=checked(image_build_version_arn, "image_build_version_arn"),
        action=models.WorkflowStepActionType(action),
        client_token=client_token(token),
        reason=UNSET if reason is None else _bounded(reason, "reason", 1024),
    )
    return send_workflow_step_action.build_request(body=body)


def read_image(arn: str) -> dict[str, Any]:
    """Return the request for one image build; `x` in the version means the newest that is available."""
    return get_image.build_request(image_build_version_arn=checked(arn, "image_build_version_arn", kind="image_arn"))


def cancel(image_build_version_arn: str, token: str | None) -> dict[str, Any]:
    """Return the request that cancels a build."""
    body = models.CancelImageCreationRequest(
        image_build_version_arn=checked(image_build_version_arn, "image_build_version_arn"),
        client_token=client_token(token),
    )
    return cancel_image_creation.build_request(body=body)


def retry(image_build_version_arn: str, token: str | None) -> dict[str, Any]:
    """Return the request that runs the failed phase of a build again."""
    body = models.RetryImageRequest(
        image_build_version_arn=checked(image_build_version_arn, "image_build_version_arn"),
        client_token=client_token(token),
    )
    return retry_image.build_request(body=body)


def start(image_pipeline_arn: str, tags: Mapping[str, str] | None, token: str | None) -> dict[str, Any]:
    """Return the request that starts a pipeline."""
    body = models.StartImagePipelineExecutionRequest(
        image_pipeline_arn=checked(image_pipeline_arn, "image_pipeline_arn"),
        client_token=client_token(token),
        tags=_tags(tags),
    )
    return start_image_pipeline_execution.build_request(body=body)


def list_builds(
    image_version_arn: str | None, filters: list[models.Filter] | Unset, size: int | Unset, token: str | None
) -> dict[str, Any]:
    """Return the request for a page of the builds of an image version, or of all images."""
    arn = UNSET if image_version_arn is None else checked(image_version_arn, "image_version_arn")
    body = models.ListImageBuildVersionsRequest(arn, filters, max_results=size, next_token=token or UNSET)
    return list_image_build_versions.build_request(body=body)


def list_pipeline_images(
    image_pipeline_arn: str, filters: list[models.Filter] | Unset, size: int | Unset, token: str | None
) -> dict[str, Any]:
    """Return the request for a page of the images a pipeline has built."""
    arn = checked(image_pipeline_arn, "image_pipeline_arn")
    body = models.ListImagePipelineImagesRequest(arn, filters, max_results=size, next_token=token or UNSET)
    return list_image_pipeline_images.build_request(body=body)


def filters_of(filters: Mapping[str, str | Iterable[str]] | None) -> list[models.Filter] | Unset:
    """Return the filters of a list: each a name and the values of which one must fit."""
    if not filters:
        return UNSET
    if not isinstance(filters, Mapping):
        raise UsageError("filters: give a mapping of names to values", system=SYSTEM)
    made = [
        models.Filter(name, listed(values, f"filters[{name!r}]", system=SYSTEM) or [])
        for name, values in filters.items()
    ]
    if len(made) > 10:
        raise UsageError("filters: AWS takes 10 at most", system=SYSTEM)
    for name, values in ((entry.name, entry.values) for entry in made):
        if not isinstance(name, str) or not _FILTER_NAME.fullmatch(name) or len(given(values) or ()) > 10:
            raise UsageError(f"filters: {name!r} must be a word with 10 texts at most", system=SYSTEM)
    return made


def fits_nothing(filters: list[models.Filter] | Unset) -> bool:
    """Return whether a filter is an empty collection, which nothing fits; AWS refuses it."""
    return any(not given(entry.values) for entry in given(filters) or ())


def _tags(tags: Mapping[str, str] | None) -> models.RequestTagMap | Unset:
    checked_tags(tags)
    return models.RequestTagMap.from_dict(tags) if tags else UNSET


def checked_tags(tags: object) -> None:
    """Raise `UsageError` for what are no tags of an image."""
    if tags is None:
        return
    if not isinstance(tags, Mapping) or len(tags) > 50:
        raise UsageError("tags: give a mapping of 50 tags at most", system=SYSTEM)
    for key, value in tags.items():
        if not isinstance(key, str) or not _TAG_KEY.fullmatch(key):
            raise UsageError(
                f"tags: {key!r} is no tag key: 1 to 128 letters, digits, _.:/=+-@, not aws:", system=SYSTEM
            )
        if not isinstance(value, str) or len(value) > 256:
            raise UsageError(f"tags: the value of {key!r} must be a text of at most 256 characters", system=SYSTEM)
