"""Image pipelines as targets, and the findings of scans. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orchestrator_api.aws_image_builder import models
from orchestrator_api.aws_image_builder.api.images import list_image_scan_finding_aggregations
from orchestrator_api.aws_image_builder.api.pipelines import get_image_pipeline, list_image_pipelines
from orchestrator_api.aws_image_builder.types import UNSET, Unset

from .._core.body import BadAnswer
from .._core.errors import DecodeError
from .._core.model import given
from .._core.targets import Target
from .requests import checked
from .tables import STATES
from .views import number, words

if TYPE_CHECKING:
    import httpx

    from orchestrator_api.aws_image_builder.models import ImageScanFindingAggregation

BY_IMAGE = "imageBuildVersionArn"


@dataclass(frozen=True, slots=True)
class ScanFindings:
    """How many vulnerabilities the scan of an image found, by severity; None is what AWS does not say.

    `total` has those of every severity, also of lower ones and of none. The findings themselves are Amazon Inspector's.
    """

    total: int | None = None
    critical: int | None = None
    """Of the severity CRITICAL."""
    high: int | None = None
    """Of the severity HIGH."""
    medium: int | None = None
    """Of the severity MEDIUM."""


def list_request(filters: list[models.Filter] | Unset, size: int | Unset, token: str | None) -> dict[str, Any]:
    """Return the request for a page of the image pipelines of the account and region."""
    body = models.ListImagePipelinesRequest(filters, max_results=size, next_token=token or UNSET)
    return list_image_pipelines.build_request(body=body)


def get_request(image_pipeline_arn: str) -> dict[str, Any]:
    """Return the request for one image pipeline."""
    return get_image_pipeline.build_request(image_pipeline_arn=checked(image_pipeline_arn, "image_pipeline_arn"))


def pipeline_in(response: httpx.Response, asked: str) -> models.ImagePipeline | None:
    """Read an image pipeline; ValueError for an answer without it, or about another than was asked for."""
    answer = get_image_pipeline.parse_response(response)
    if answer is None:
        return None
    pipeline = given(answer.image_pipeline)
    if not isinstance(pipeline, models.ImagePipeline) or words(pipeline.arn) is None:
        raise BadAnswer("the answer has no image pipeline with an arn")
    if pipeline.arn != asked:
        raise BadAnswer("the answer is about another image pipeline")
    return pipeline


def target_of(raw: models.ImagePipeline, system: str) -> Target:
    """Return the target that an image pipeline is; `DecodeError` for one without an ARN.

    It takes no inputs. `enabled` is that of its schedule: a disabled one can be started as well. `busy` is whether the build
    that it started last goes on, as far as the pipeline says it.
    """
    arn = words(raw.arn)
    if arn is None:
        path = "imagePipelineList.arn"
        raise DecodeError("an image pipeline has no arn", system=system, operation="list_image_pipelines", path=path)
    status, last = words(raw.status), words(raw.last_run_status)
    state = STATES.get(last) if last else None
    return Target(
        system=system,
        id=arn,
        ids={"image_pipeline_arn": arn},
        name=words(raw.name) or arn.rpartition("/")[2],
        inputs=(),
        enabled=None if status is None else status == "ENABLED",
        busy=None if state is None else not state.ended,
        status=status,
        description=words(raw.description),
        raw=raw,
    )


def findings_request(image_build_version_arn: str) -> dict[str, Any]:
    """Return the request for the numbers of an image's findings."""
    arn = checked(image_build_version_arn, "image_build_version_arn")
    body = models.ListImageScanFindingAggregationsRequest(models.Filter(BY_IMAGE, [arn]))
    return list_image_scan_finding_aggregations.build_request(body=body)


def findings_of(image_build_version_arn: str, found: Iterable[ImageScanFindingAggregation]) -> ScanFindings | None:
    """Return the numbers of an image's findings, None where AWS has none for it."""
    for one in found:
        image = given(one.image_aggregation)
        counts = (
            given(image.severity_counts) if image and image.image_build_version_arn == image_build_version_arn else None
        )
        if counts:
            return ScanFindings(
                number(counts.all_), number(counts.critical), number(counts.high), number(counts.medium)
            )
    return None
