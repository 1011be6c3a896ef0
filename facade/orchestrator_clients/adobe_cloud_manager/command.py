"""Adobe Cloud Manager on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from .._command.logs import Log, Reading
from .._command.system import Setting, System, choose, needed, no_inputs
from .._core.errors import UsageError

if TYPE_CHECKING:
    from .._core._sync.execution import Execution
    from .._core.targets import Target
    from . import AdobeCloudManager, AsyncAdobeCloudManager


class AdobeSystem(System["AdobeCloudManager"]):
    """Executions of pipelines."""

    key = "adobe_cloud_manager"
    title = "Adobe AEM Cloud Manager"
    runs = "pipeline executions: steps, gates, logs, metrics"
    base_url_needed = False
    settings: ClassVar[Mapping[str, Setting]] = {
        "org_id": Setting("the organisation, ...@AdobeOrg"),
        "client_id": Setting("the client id of an OAuth server-to-server credential"),
        "client_secret": Setting("its secret", secret=True),
        "token": Setting("an access token, instead of the secret", secret=True),
        "token_url": Setting("where access tokens come from"),
        "scopes": Setting("the scopes of the credential, separated by commas"),
        "program_id": Setting("the program of ids, targets and lists that name none"),
        "pipeline_id": Setting("likewise the pipeline"),
    }
    ids: ClassVar[tuple[str, ...]] = ("program_id", "pipeline_id", "execution_id")
    target: ClassVar[tuple[str, ...]] = ("program_id", "pipeline_id")
    options: ClassVar[Mapping[str, type]] = {"mode": str}
    calls: ClassVar[Mapping[str, str]] = {
        "steps.get": "steps ID",
        "executions.current": "list --state running",
        "executions.list": "list",
        "refresh": "status ID",
        "run.logs": "logs ID",
    }
    gates = True
    filters: ClassVar[tuple[str, ...]] = ("program_id", "pipeline_id")

    def classes(self) -> tuple[type[AdobeCloudManager], type[AsyncAdobeCloudManager]]:
        """Return the classes of its clients."""
        from . import AdobeCloudManager, AsyncAdobeCloudManager

        return AdobeCloudManager, AsyncAdobeCloudManager

    def arguments(self, settings: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what they take beyond the common options."""
        scopes = settings.get("scopes")
        return {
            "org_id": needed(settings, "org_id", self.key),
            "client_id": needed(settings, "client_id", self.key),
            **({"scopes": scopes.split(",")} if scopes else {}),
            **choose(settings, "client_secret", "token", "token_url"),
        }

    def start(
        self,
        client: AdobeCloudManager,
        target: Mapping[str, str],
        inputs: Mapping[str, Any],
        options: Mapping[str, Any],
    ) -> Execution:
        """Start a pipeline."""
        no_inputs(inputs, self.key)
        return client.executions.start(target["program_id"], target["pipeline_id"], **options)

    def targets(self, client: AdobeCloudManager, plain: Mapping[str, Any], limit: int | None) -> Iterable[Target]:
        """Return the pipelines of the profile's program, or of all."""
        program_id = plain.get("program_id")
        return client.targets.list(program_id=None if program_id is None else str(program_id), limit=limit)

    def list(self, client: AdobeCloudManager, filters: Mapping[str, str], limit: int | None) -> Iterable[Execution]:
        """Return the executions of a pipeline, the newest first."""
        for name in self.filters:
            if name not in filters:
                raise UsageError(f"its runs are listed by pipeline: give --filter {name}=...", system=self.key)
        return client.executions.list(filters["program_id"], filters["pipeline_id"], limit=limit)

    def logs(self, client: AdobeCloudManager, ids: Mapping[str, str], wanted: Reading) -> Log:
        """Return the log of a step; a followed one may be of a step that has not begun."""
        from .logs import POLL
        from .model import logged

        step = logged(client.fetch_run(ids, detail=True), wanted.step, follow=wanted.follow)
        if wanted.follow:
            return Log(
                step.name, client.steps.tail_log(*step.located(), offset=wanted.offset, poll=wanted.poll or POLL)
            )
        return Log(step.name, client.steps.iter_log(*step.located(), offset=wanted.offset))


COMMAND = AdobeSystem()
