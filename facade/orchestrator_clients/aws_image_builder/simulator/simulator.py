"""EC2 Image Builder's image builds and their workflows, as AWS's service model and documentation say they behave.

Not imitated: recipes and other configuration, scans (but for their numbers by image), container images, tests that are
switched off and skipped workflows, the statuses CREATING and INTEGRATING (a `Spell` can say them), quotas, that a waiting step
times out, that records are dropped by age, several regions and pipelines, signatures in the query, and any limit on requests.

What AWS does not say, and is chosen here: an id that does not exist is an InvalidRequestException where the model lists
nothing better; so are anything malformed and an unknown filter. Members and parameters that nobody knows are passed over, and
content types not looked at. A list of the images of an unknown pipeline is a ResourceNotFoundException, as its start is.
Cancelling what has ended or rolls back, and retrying what has not failed, is a ResourceInUseException; answering a step that
does not wait an InvalidParameterValueException. A client token belongs to one operation. Page tokens do not expire, and
belong to one `maxResults`, too. Steps that have not started are listed as PENDING, and stay so where the workflow ends before
them (`lists_pending`). A step that will be tried again says FAILED for a moment. A workflow is rolled back from its last step to
its first; the image keeps its status meanwhile; where the rollback of a step fails, the workflow ends as FAILED. Of parallel
tests the others go on when one fails. A retry runs all workflows of the phase again, from their first steps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from ..._simulation.messages import Answer, Call, SimulatedOperation
from ..._simulation.script import Run, ScriptedStep
from ..._simulation.system import SystemSimulator
from .account import Account
from .build import Build
from .errors import Place, failure, refusal, usual
from .events import EventBus
from .image_forms import ACCOUNT
from .image_routes import ImageRoutes
from .pipeline_routes import PipelineRoutes
from .runs import HeldBuilds
from .script import Habits
from .signature import verify
from .workflow_routes import WorkflowRoutes

if TYPE_CHECKING:
    from orchestrator_clients._core.clock import Clock
    from orchestrator_clients.aws_image_builder import AsyncAwsImageBuilder, AwsImageBuilder  # noqa: F401  # named within quotes

__all__ = ["DEFAULT_SCRIPT", "AwsCredentials", "AwsImageBuilderSimulator", "Build"]

DEFAULT_SCRIPT = Run(
    steps=(
        ScriptedStep("LaunchBuildInstance", 30),
        ScriptedStep("ApplyBuildComponents", 120),
        ScriptedStep("CreateOutputAMI", 60),
        ScriptedStep("TestImage", 60),
        ScriptedStep("DistributeImage", 30),
    )
)
_SEEDED = Run(steps=(ScriptedStep("Build", 60),))


@dataclass(frozen=True, slots=True)
class AwsCredentials:
    """The credentials that the simulator accepts; temporary ones have a session token."""

    access_key: str
    """The id of the key, which is no secret."""
    secret_key: str = field(repr=False)
    """What requests are signed with."""
    token: str | None = field(default=None, repr=False)
    """Of the session; None for a key that lasts."""


class AwsImageBuilderSimulator(SystemSimulator["AwsImageBuilder", "AsyncAwsImageBuilder"]):
    """One region of an account, with one pipeline. Signatures are verified.

    `builds` is what there is, by ARN. How the next build goes is said by attributes:

    script: its steps. Those whose names begin with `Test` or `Distribute` make workflows of those types, the others that of
    the build; `test-smoke/Run` is a step of the workflow `test-smoke`. One that waits for a person is a `WaitForAction` step.
    retry_script: how the next retry goes, from the phase that failed on; None: that phase goes well, and the rest by `script`.
    tolerated: names of steps whose `onFailure` is Continue. They fail, one that waits for a person only if it is stopped.
    optional: names of workflows whose failure leaves the build going.
    parallel: the parallel groups of test workflows, by the names of these; neighbours of one group run side by side.
    rollback: seconds for which a failed workflow is rolled back; 0: it is not. rollback_failures: steps where that fails.

    And how the service behaves: `old_reason` (as before September 2026: failures are described in words alone, attempts not
    at all), `lists_pending` (see above; False: a step is not listed before it begins), `step_messages` (False: a failed step says
    why in its outputs alone), `page_sizes` (the most items it puts on the first, second, ... page of a list, over and over; 0
    makes an empty page), `errors_in` (their names are in a "header" or, as front ends do it, in the "body").

    `event_bus` hands out the events of builds, as EventBridge and its carriers do.
    """

    system = "aws_image_builder"
    region: str = "us-east-1"
    """That requests must be signed for."""
    pipeline_arn: str = f"arn:aws:imagebuilder:us-east-1:{ACCOUNT}:image-pipeline/web-base"
    """Its image pipeline."""
    image_version_arn: str = f"arn:aws:imagebuilder:us-east-1:{ACCOUNT}:image/web-base/2.1.0"
    """The image version of which that makes builds."""
    marks: ClassVar[frozenset[str]] = frozenset({"expired_token", "repeated_page"})

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        port: int = 0,
        spec: str | Path | None = None,
        script: Run = DEFAULT_SCRIPT,
        credentials: AwsCredentials = AwsCredentials("AKIDSIMULATED", "simulated-secret-access-key"),
    ) -> None:
        """See `Simulator`. script: how started builds go; credentials: with a `token` it is asked for as well."""
        self._default_script, self._default_credentials = script, credentials
        super().__init__(clock=clock, port=port, spec=spec)

    def setup(self) -> None:
        """Make the state of a new account."""
        self._account = Account(self)
        self.script: Run = self._default_script
        self.credentials: AwsCredentials = self._default_credentials
        self.retry_script: Run | None = None
        self.tolerated: set[str] = set()
        self.optional: set[str] = set()
        self.parallel: dict[str, str] = {}
        self.rollback: float = 0.0
        self.rollback_failures: set[str] = set()
        self.old_reason = False
        self.lists_pending = True
        self.step_messages = True
        self.page_sizes: Sequence[int] = ()
        self.errors_in: Place = "header"
        self.pipeline_status: Literal["ENABLED", "DISABLED"] = "ENABLED"
        self.findings: dict[str, Mapping[str, int]] = {}
        self._expired: set[str] = set()
        self.event_bus: EventBus = EventBus(self.builds.values, region=self.region, clock=self.clock, lock=self.lock)

    def operations(self) -> tuple[SimulatedOperation, ...]:
        """Return the operations of our document."""
        held = (WorkflowRoutes(self._account), ImageRoutes(self._account), PipelineRoutes(self._account))
        routes = (route for one in held for route in one.routes())
        return tuple(SimulatedOperation(name, method, f"/{path}", handler) for name, method, path, handler in routes)

    # What tests use

    def connection(self) -> Mapping[str, Any]:
        """Return the keys, and the region."""
        known = self.credentials
        pair = (known.access_key, known.secret_key)
        keys = pair if known.token is None else (*pair, known.token)
        return {"region": self.region, "base_url": self.url, "credentials": keys}

    def defaults(self) -> Mapping[str, Any]:
        """Return the account and its one pipeline."""
        return {"account": ACCOUNT, "image_pipeline_arn": self.pipeline_arn}

    @property
    def builds(self) -> dict[str, Build]:
        """The builds there are, by ARN, to read and to change."""
        return self._account.builds

    @property
    def runs(self) -> HeldBuilds:
        """Its builds, for tests that act as a person in the console."""
        return HeldBuilds(self, lambda: self.builds)

    def seed(self, number: int) -> list[str]:
        """Add so many builds that were started an hour apart and are available; return their ARNs, oldest first."""
        with self.lock:
            now = self.clock.time()
            return [self._account.add(_SEEDED, now - 3600 * (number - n), Habits(), {}).arn for n in range(number)]

    def renew(self, credentials: AwsCredentials) -> None:
        """From now on take these credentials. The session token of before, if there was one, has expired."""
        with self.lock:
            if self.credentials.token is not None:
                self._expired.add(self.credentials.token)
            self.credentials = credentials

    # How the service behaves

    def unfinished(self, now: float) -> dict[str, float]:
        """Return the builds that have not ended, and when each changes by itself."""
        return {build.arn: build.next_change(now) for build in self.builds.values() if build.outcome(now) is None}

    def identify(self, call: Call) -> None:
        """Ask who calls, whatever the operation."""
        self.check(call)

    def check(self, call: Call) -> None:
        """Verify the signature. By the fault `expired_token` the session token of a call expires, for good."""
        known, token = self.credentials, call.header("x-amz-security-token")
        marked = "expired_token" in call.marks
        if marked and token is not None:
            self._expired.add(token)
        refused = verify(
            call,
            secrets={known.access_key: known.secret_key},
            token=known.token,
            region=self.region,
            now=self.clock.time(),
            expired={*self._expired, *([token] if marked else [])},
        )
        if refused is not None:
            raise refusal(refused.name, refused.message)

    def not_found(self, call: Call) -> Answer:
        """Answer for an operation that does not exist."""
        return failure("UnknownOperationException", "Unknown operation")

    def not_allowed(self, call: Call, allowed: tuple[str, ...]) -> Answer:
        """Answer the same: AWS makes no difference between the two."""
        return self.not_found(call)

    def finish(self, call: Call, answer: Answer) -> Answer:
        """Add the id of the request."""
        return self._account.finish(answer)

    def error(self, status: int) -> Answer:
        """Return AWS's error of a status."""
        return self._account.placed(usual(status))
