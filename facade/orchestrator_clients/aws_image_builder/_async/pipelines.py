"""Image pipelines, which build images, and what can be started: they."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from orchestrator_api.aws_image_builder.api.pipelines import list_image_pipeline_images, list_image_pipelines

from ..._core._async.caller import AsyncCaller
from ..._core._async.pages import AsyncItems
from ..._core._async.targets import AsyncTargets
from ..._core.errors import UsageError
from ..._core.execution.intent import carrying, intent_of
from ..._core.model import State, given
from ..._core.settings import Timeout
from ..._core.targets import Target, no_inputs
from .. import intents, pipelines, requests
from ..reading import FIELDS, arn_of, asked_fields, started_in
from .execution import AsyncImageBuilderExecution
from .pages import paged

if TYPE_CHECKING:
    from orchestrator_api.aws_image_builder.models import (
        ImagePipeline,
        ImageSummary,
        ListImageBuildVersionsResponse,
        ListImagePipelineImagesResponse,
        ListImagePipelinesResponse,
    )


class AsyncImagePipelines:
    """Pipelines, which build images."""

    def __init__(self, client: AsyncCaller) -> None:
        self._client = client

    def list(
        self,
        *,
        filters: Mapping[str, str | Iterable[str]] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncItems[ImagePipeline]:
        """Return the image pipelines of the account and region, page by page; `filters` as for `images.list`.

        Needs `imagebuilder:ListImagePipelines`.
        """
        chosen, size = requests.filters_of(filters), requests.page_of(page_size, limit)
        return paged(
            self._client,
            lambda token: pipelines.list_request(chosen, size, token),
            list_image_pipelines.parse_response,
            _listed,
            operation="list_image_pipelines",
            limit=limit,
            timeout=timeout,
            nothing=requests.fits_nothing(chosen),
        )

    async def get(self, image_pipeline_arn: str, *, timeout: Timeout | None = None) -> ImagePipeline:
        """Return an image pipeline: its recipe, schedule, status, and when it last ran.

        Needs `imagebuilder:GetImagePipeline`.
        """
        request = pipelines.get_request(image_pipeline_arn)
        return await self._client.call(
            request, partial(pipelines.pipeline_in, asked=image_pipeline_arn), timeout=timeout
        )

    async def start(
        self,
        *,
        image_pipeline_arn: str,
        tags: Mapping[str, str] | None = None,
        client_token: str | None = None,
        intent: str | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncImageBuilderExecution:
        """Start a build, also by a disabled pipeline, and return it as soon as it is queued.

        However often the request has to be sent, it starts one build: a client token names this call. Give your own (to 64
        characters), or an `intent` of the client's `intent()`, to make it start one across processes as well. `tags` (to 50)
        go on the image. BusyError if the pipeline is in use.
        Needs `imagebuilder:StartImagePipelineExecution`.
        """
        wanted = intent_of(self._client, intent, {"image_pipeline_arn": image_pipeline_arn, "tags": tags or None})
        if wanted is not None:
            if client_token is not None:
                raise UsageError(
                    "give client_token or intent, not both: an intent has a token", system=self._client.system
                )
            tags, client_token = intents.marked_tags(wanted), wanted.mark
        request = requests.start(image_pipeline_arn, tags, client_token)
        with carrying(intent):
            arn = await self._client.call(request, started_in, timeout=timeout)
        return AsyncImageBuilderExecution(
            **{"client": self._client, **asked_fields(arn, State.QUEUED, self._client.system)}
        )

    def images(
        self,
        *,
        image_pipeline_arn: str,
        filters: Mapping[str, str | Iterable[str]] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncItems[AsyncImageBuilderExecution]:
        """Return the builds of a pipeline; otherwise as `images.list`. Needs `imagebuilder:ListImagePipelineImages`."""
        chosen, size = requests.filters_of(filters), requests.page_of(page_size, limit)
        return paged(
            self._client,
            lambda token: requests.list_pipeline_images(image_pipeline_arn, chosen, size, token),
            list_image_pipeline_images.parse_response,
            partial(runs_in, client=self._client, operation="list_image_pipeline_images"),
            operation="list_image_pipeline_images",
            limit=limit,
            timeout=timeout,
            nothing=requests.fits_nothing(chosen),
        )


class AsyncImageBuilderTargets(AsyncTargets):
    """The image pipelines of the account and region; the id of each is its ARN.

    `start`, and that of the client, need `imagebuilder:StartImagePipelineExecution`, and by a name what `list` needs.
    """

    def __init__(self, client: AsyncCaller, image_pipelines: AsyncImagePipelines) -> None:
        self.system: str = client.system
        self._client, self._image_pipelines = client, image_pipelines

    def list(self, *, limit: int | None = None, timeout: Timeout | None = None) -> AsyncItems[Target]:
        """Return the image pipelines. They take no inputs; `start` takes `tags` for the image, and the other options.

        Needs `imagebuilder:ListImagePipelines`.
        """
        size = requests.page_of(None, limit)
        return paged(
            self._client,
            lambda token: pipelines.list_request(requests.filters_of(None), size, token),
            list_image_pipelines.parse_response,
            lambda answer: [pipelines.target_of(raw, self.system) for raw in _listed(answer)],
            operation="list_image_pipelines",
            limit=limit,
            timeout=timeout,
        )

    async def get(self, target: Target | str, *, timeout: Timeout | None = None) -> Target:
        """Return an image pipeline as it is now.

        Needs `imagebuilder:GetImagePipeline`, and for a name `imagebuilder:ListImagePipelines`.
        """
        ids = await self._ids(target, timeout)
        raw = await self._image_pipelines.get(ids["image_pipeline_arn"], timeout=timeout)
        return pipelines.target_of(raw, self.system)

    def _ids_in(self, text: str) -> Mapping[str, str] | None:
        return {"image_pipeline_arn": text} if text.startswith("arn:") else None

    async def _begin(
        self,
        ids: Mapping[str, str],
        inputs: Mapping[str, Any] | None,
        timeout: Timeout | None,
        options: Mapping[str, Any],
    ) -> AsyncImageBuilderExecution:
        no_inputs(inputs, system=self.system, instead="tags= go on the image")
        return await self._image_pipelines.start(
            image_pipeline_arn=ids["image_pipeline_arn"], timeout=timeout, **options
        )


def _listed(answer: ListImagePipelinesResponse) -> list[ImagePipeline]:
    return list(given(answer.image_pipeline_list) or ())


def runs_in(
    answer: ListImageBuildVersionsResponse | ListImagePipelineImagesResponse,
    *,
    client: AsyncCaller,
    operation: str,
) -> list[AsyncImageBuilderExecution]:
    """Return the builds on a page as executions."""
    return [_run(raw, client, operation) for raw in given(answer.image_summary_list) or ()]


def _run(raw: ImageSummary, client: AsyncCaller, operation: str) -> AsyncImageBuilderExecution:
    arn_of(raw, operation)
    return AsyncImageBuilderExecution.lazily(FIELDS, raw, client=client)
