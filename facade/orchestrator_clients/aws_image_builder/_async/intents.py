"""Starts of pipelines that can be adopted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from ..._core._async.adopt import AsyncStarting, one_of
from ..._core._async.execution import AsyncExecution
from ..._core._async.pages import AsyncItems
from ..._core.errors import ApiError
from ..._core.execution.intent import Intent, Starts
from ..._core.silent import silent
from .. import intents
from ..intents import TRUSTED, AwsStarts
from ..requests import home_of
from .execution import AsyncImageBuilderExecution

if TYPE_CHECKING:
    from .pipelines import AsyncImagePipelines

_OTHERWISE = "IdempotentParameterMismatchException"


class AsyncIntents(AsyncStarting[AsyncImageBuilderExecution]):
    """The part of the client that is about intents."""

    run_intents: ClassVar[Starts] = AwsStarts()
    image_pipelines: AsyncImagePipelines

    async def intent(
        self,
        *,
        image_pipeline_arn: str,
        tags: Mapping[str, str] | None = None,
        tag: str | None = None,
        key: str | None = None,
        signing_key: str | bytes | None = None,
    ) -> str:
        """Return the intent to start a build: JSON text without a credential, to be stored before the start is made.

        `image_pipelines.start(..., intent=text)` makes it, and `adopt(text, clients=[client])` finds the build again, also in
        another process. `key` names the start (by default a new UUID): one client token belongs to one key and request, so
        that starts with the same key are one build for as long as AWS remembers the token. `tags` are those of the start.

        If others start builds of the pipeline meanwhile, only the client token identifies ours: AWS answers the same start, sent
        again, with the same build. So `adopt` sends it again where there is a new build, within four minutes of the intent;
        after that it takes the only new build for ours. `tag` names a further tag of the image that carries a mark: then
        nothing is sent again, but starting with tags needs the permission to tag. `signing_key` as for `token`. The builds of
        the pipeline are read, which raises the errors of a read.
        """
        signing_key = silent(signing_key)
        wanted, place = intents.target(image_pipeline_arn, tags, tag), home_of(image_pipeline_arn)
        return await self._intended(wanted, key, signing_key, scope=place)

    def run_starts(self, target: Mapping[str, Any]) -> AsyncItems[AsyncImageBuilderExecution]:
        """Return the builds of a pipeline."""
        arn = intents.target(target.get("image_pipeline_arn"))["image_pipeline_arn"]
        return self.image_pipelines.images(image_pipeline_arn=arn)

    async def run_claimed(self, intent: Intent, found: Sequence[AsyncExecution]) -> AsyncExecution | None:
        """Return the build of an intent among those that fit: the one that the same start gives again."""
        age = self.run_clock.time() - intent.made
        if not found or self.run_intents.marked(intent) or not 0 <= age < TRUSTED:
            return one_of(intent, found)
        arn, tags = intent.target["image_pipeline_arn"], intents.marked_tags(intent)
        try:
            again = await self.image_pipelines.start(image_pipeline_arn=arn, tags=tags, client_token=intent.mark)
        except ApiError as error:
            if error.code != _OTHERWISE:
                raise
            return one_of(
                intent, found
            )  # the token is known, for a start with other tags: AWS does not say which build
        return next((run for run in found if run.id == again.id), again)
