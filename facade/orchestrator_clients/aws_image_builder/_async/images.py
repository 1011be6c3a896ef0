"""Builds of images: reading, listing and acting on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from orchestrator_api.aws_image_builder.api.images import (
    cancel_image_creation,
    list_image_build_versions,
    list_image_scan_finding_aggregations,
    retry_image,
)

from ..._core._async.caller import AsyncCaller
from ..._core._async.pages import AsyncItems
from ..._core.model import State, given
from ..._core.settings import Timeout
from .. import pipelines, requests
from ..failures import Failure
from ..pipelines import ScanFindings
from ..reading import asked_fields
from .builds import AsyncBuilds
from .execution import AsyncImageBuilderExecution
from .pages import paged
from .pipelines import runs_in


class AsyncImages:
    """Builds of images; each is an execution whose id is the ARN of the image build version."""

    def __init__(self, client: AsyncCaller, builds: AsyncBuilds) -> None:
        self._client, self._builds = client, builds

    async def get(self, image_build_version_arn: str, *, timeout: Timeout | None = None) -> AsyncImageBuilderExecution:
        """Return a build as it is now, without its steps (`refresh` adds them); `raw` is the image.

        For an ARN that ends in a version, with or without `x`, it is the newest build that is available.
        Needs `imagebuilder:GetImage`, and `imagebuilder:ListWaitingWorkflowSteps` to see that a step waits for somebody.
        """
        return await self._builds.fetch(image_build_version_arn, detail=False, timeout=timeout)

    def list(
        self,
        *,
        image_version_arn: str | None = None,
        filters: Mapping[str, str | Iterable[str]] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncItems[AsyncImageBuilderExecution]:
        """Return the builds of an image version (`...:image/web/1.0.0`), or of all; `raw` is AWS's summary of each.

        `filters`: up to 10 names, each with one value or several of which one must fit. A list does not say which build
        waits for somebody: those are RUNNING here.
        Needs `imagebuilder:ListImageBuildVersions`.
        """
        chosen, size = requests.filters_of(filters), requests.page_of(page_size, limit)
        return paged(
            self._client,
            lambda token: requests.list_builds(image_version_arn, chosen, size, token),
            list_image_build_versions.parse_response,
            partial(runs_in, client=self._client, operation="list_image_build_versions"),
            operation="list_image_build_versions",
            limit=limit,
            timeout=timeout,
            nothing=requests.fits_nothing(chosen),
        )

    async def cancel(
        self, image_build_version_arn: str, *, client_token: str | None = None, timeout: Timeout | None = None
    ) -> AsyncImageBuilderExecution:
        """Ask for a build to be cancelled and return it; it has not stopped yet, and AMIs already made stay.

        ApiError if it has ended. `client_token` as for `image_pipelines.start`.
        Needs `imagebuilder:CancelImageCreation`.
        """
        request = requests.cancel(image_build_version_arn, client_token)
        await self._client.call(request, cancel_image_creation.parse_response, timeout=timeout)
        return AsyncImageBuilderExecution(
            **{"client": self._client, **asked_fields(image_build_version_arn, State.CANCELLING, self._client.system)}
        )

    async def retry(
        self, image_build_version_arn: str, *, client_token: str | None = None, timeout: Timeout | None = None
    ) -> AsyncImageBuilderExecution:
        """Run the failed phase of a failed or cancelled AMI build again, in place, and return the build.

        `client_token` as for `image_pipelines.start`.
        Needs `imagebuilder:RetryImage`.
        """
        request = requests.retry(image_build_version_arn, client_token)
        await self._client.call(request, retry_image.parse_response, timeout=timeout)
        return AsyncImageBuilderExecution(
            **{"client": self._client, **asked_fields(image_build_version_arn, State.QUEUED, self._client.system)}
        )

    async def scan_findings(
        self, image_build_version_arn: str, *, timeout: Timeout | None = None
    ) -> ScanFindings | None:
        """Return how many vulnerabilities the scan of an image found, by severity; None where AWS has no counts for it.

        There are none where the image was not scanned, and none before the scan is over.
        Needs `imagebuilder:ListImageScanFindingAggregations`.
        """
        request = pipelines.findings_request(image_build_version_arn)
        answer = await self._client.call(request, list_image_scan_finding_aggregations.parse_response, timeout=timeout)
        return pipelines.findings_of(image_build_version_arn, given(answer.responses) or ())

    async def explain_failure(self, image_build_version_arn: str, *, timeout: Timeout | None = None) -> Failure | None:
        """Return the workflow, step and message that failed a build, None if it has not failed.

        What the image itself does not say is looked for in its workflow executions and their steps, as far as AWS still has
        them; what is not found is None. The texts are untrusted.
        Needs `imagebuilder:GetImage`; it says more where also allowed are `imagebuilder:ListWorkflowExecutions`,
        `imagebuilder:ListWorkflowStepExecutions` and `imagebuilder:GetWorkflowStepExecution`.
        """
        return await self._builds.explain(image_build_version_arn, timeout=timeout)
