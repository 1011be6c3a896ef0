"""The client of EC2 Image Builder."""

from __future__ import annotations

import os
from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar, Unpack

from ..._core._async.pages import AsyncItems
from ..._core.errors import UsageError
from ..._core.execution.place import Wanted
from ..._core.execution.waiting import Poll
from ..._core.inputs import text_given
from ..._core.options import Options, clock_of, silent_options
from ..._core.settings import Timeout, given_url
from .. import endpoints, requests
from ..configuration import Given, resolved
from ..credentials import Credentials, silent_credentials
from ..reading import waiting_one
from ..tables import POLL, VENDOR
from .auth import AsyncSigV4Auth
from .builds import SIDE_PAGES, AsyncBuilds
from .execution import AsyncImageBuilderExecution
from .images import AsyncImages
from .intents import AsyncIntents
from .later import AsyncMadeLater
from .pages import every
from .pipelines import AsyncImageBuilderTargets, AsyncImagePipelines
from .workflows import AsyncStepExecutions, AsyncWaitingSteps, AsyncWorkflowExecutions

if TYPE_CHECKING:
    from orchestrator_api.aws_image_builder.client import AsyncClient


class AsyncAwsImageBuilder(AsyncMadeLater, AsyncIntents):
    """Image builds, their workflow executions and steps, in one region of an account: `AsyncAwsImageBuilder("eu-west-1")`.

    `region` is by default that of AWS_DEFAULT_REGION, AWS_REGION or the profile. `account` (12 digits) says whose tokens
    `resume` takes; by default it is that of the credentials, where these say it. Credentials come from `credentials` (access
    key, secret key and perhaps session token; or what `boto3.Session().get_credentials()` returns), else from botocore's
    chain, for `profile` if given; botocore is the extra `[aws]`. `use_fips` and `use_dual_stack` choose other host names
    (None: AWS_USE_FIPS_ENDPOINT, AWS_USE_DUALSTACK_ENDPOINT), `base_url` any (default: AWS_ENDPOINT_URL_IMAGEBUILDER,
    AWS_ENDPOINT_URL), `verify` whom to trust (default: AWS_CA_BUNDLE); with botocore's chain the profile's own settings of
    these hold where the environment has none. The other options are those of `Options`.

    Where an event loop runs, AWS's configuration is read in a thread, by `async with` or the first call: what is wrong with it
    is raised there.
    """

    vendor = VENDOR
    run_poll: ClassVar[Poll] = POLL
    run_ids: ClassVar[tuple[str, ...]] = ("image_build_version_arn",)
    run_has_detail: ClassVar[bool] = True
    run_gates: ClassVar[bool] = True
    run_no_log: ClassVar[str] = (
        "AWS keeps the log of a build in CloudWatch Logs, by default in the group /aws/imagebuilder/NAME, which is not read here"
    )
    run_type: type[AsyncImageBuilderExecution] = AsyncImageBuilderExecution

    def __init__(
        self,
        region: str | None = None,
        *,
        account: str | None = None,
        profile: str | None = None,
        credentials: Credentials | None = None,
        base_url: str | None = None,
        use_fips: bool | None = None,
        use_dual_stack: bool | None = None,
        **options: Unpack[Options],
    ) -> None:
        credentials, options = silent_credentials(credentials), silent_options(options)
        base_url = None if base_url is None else given_url(base_url, "base_url", system=self.system)
        if profile is not None and credentials is not None:
            raise UsageError("give profile= or credentials=, not both", system=self.system)
        if profile is not None:
            text_given(profile, "profile", system=self.system)
        self._account = None if account is None else requests.checked(account, "account")
        given = Given(profile, credentials, base_url, use_fips, use_dual_stack)
        known = endpoints.region_from(os.environ) if region is None else endpoints.check_region(region)
        self._serve()
        self._begin(partial(self._make_from, given, known, options), slow=credentials is None or known is None)

    def _serve(self) -> None:
        """Give it the services, which need nothing that is made later."""
        self._builds = AsyncBuilds(self)
        self.images: AsyncImages = AsyncImages(self, self._builds)
        self.image_pipelines: AsyncImagePipelines = AsyncImagePipelines(self)
        self.targets: AsyncImageBuilderTargets = AsyncImageBuilderTargets(self, self.image_pipelines)  # pyright: ignore[reportIncompatibleVariableOverride] - set here alone
        self.workflow_executions: AsyncWorkflowExecutions = AsyncWorkflowExecutions(self)
        self.step_executions: AsyncStepExecutions = AsyncStepExecutions(self)
        self.waiting_steps: AsyncWaitingSteps = AsyncWaitingSteps(self, self._builds.forget)

    def _make_from(self, given: Given, region: str | None, options: Options) -> None:
        """Make what sends requests; AWS's configuration is read for what the caller does not say."""
        found = resolved(given, region, options)
        self.region: str = found.region
        self._auth = AsyncSigV4Auth(found.source, found.region, clock=clock_of(options), learned=self._learn)
        super().__init__(found.url, self._auth, secrets=(), options=found.options)
        self._equip()

    @cached_property
    def api(self) -> AsyncClient:
        """The low-level client: every operation of the spec, sent as all calls of this client are."""
        from orchestrator_api.aws_image_builder.client import AsyncClient

        return AsyncClient(base_url=self.base_url).set_async_httpx_client(self._view)

    def _equip(self) -> None:
        self._serve()

    @property
    def scope(self) -> Mapping[str, str]:
        """Return the region, and the account where it is known: it was given, or the credentials in use say it."""
        account = self._account or self._auth.account
        return {"region": self.region, **({"account": account} if account else {})}

    def in_scope(self, wanted: Wanted) -> bool:
        """Return whether a token or an intent is of this region and account, as its ARN says; one not known fits any."""
        arn = wanted.ids.get("image_build_version_arn") or wanted.ids.get("image_pipeline_arn", "")
        return {*self.scope.items(), *(wanted.scope or {}).items()} <= {*requests.home_of(arn).items()}

    def _learn(self, secret: str) -> None:
        self._redactor.add(secret)

    async def fetch_run(
        self, ids: Mapping[str, str], *, detail: bool, timeout: Timeout | None = None
    ) -> AsyncImageBuilderExecution:
        """Return a build as it is now; with `detail` also its steps and, if it failed, the step that failed it."""
        return await self._builds.fetch(ids["image_build_version_arn"], detail=detail, timeout=timeout)

    async def fetch_runs(self, ids: Sequence[Mapping[str, str]]) -> Mapping[str, AsyncImageBuilderExecution]:
        """Return builds of one image version by its list; those that are not on its first pages are missing."""
        version, _ = self.run_lane(ids[0])
        listed = self.images.list(image_version_arn=str(version))
        return await self._builds.picked([one["image_build_version_arn"] for one in ids], listed)

    def run_lane(self, ids: Mapping[str, str]) -> tuple[Hashable, int]:
        """Return that builds of one image version are found by one list, about a page of them."""
        return ids["image_build_version_arn"].rpartition("/")[0], requests.USUAL_PAGE

    def _probe(self, timeout: Timeout | None) -> AsyncItems[AsyncImageBuilderExecution]:
        """Return a list that proves the credentials; they must allow ListImageBuildVersions."""
        return self.images.list(limit=1, timeout=timeout)

    async def decide_run(
        self,
        ids: Mapping[str, str],
        *,
        approved: bool,
        step: str | None = None,
        comment: str | None = None,
        timeout: Timeout | None = None,
    ) -> str:
        """Let the waiting step of the build go on, or fail it; `step` is its name or id."""
        arn = ids["image_build_version_arn"]
        found = await every(
            self.waiting_steps.list(image_build_version_arn=arn, timeout=timeout), most_pages=SIDE_PAGES
        )
        name, step_id = waiting_one(found, arn, step)
        act = self.waiting_steps.resume if approved else self.waiting_steps.stop
        await act(step_id, arn, reason=comment, timeout=timeout)
        return f"{name}: {'resumed' if approved else 'stopped'}"

    async def cancel_run(self, ids: Mapping[str, str]) -> None:
        """Ask for the build to be cancelled."""
        await self.images.cancel(ids["image_build_version_arn"])
