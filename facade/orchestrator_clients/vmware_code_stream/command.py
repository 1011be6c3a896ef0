"""VMware Code Stream on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from .._command.logs import Log, Reading
from .._command.system import Setting, System, choose, pair
from .._core.errors import OrchestratorError, UsageError
from .._core.model import given

if TYPE_CHECKING:
    from .._core._sync.execution import Execution
    from .._core.targets import Target
    from . import AsyncVmwareCodeStream, VmwareCodeStream


class CodeStreamSystem(System["VmwareCodeStream"]):
    """Executions of pipelines."""

    key = "vmware_code_stream"
    title = "VMware Code Stream (Aria Automation Pipelines)"
    runs = "pipeline executions"
    settings: ClassVar[Mapping[str, Setting]] = {
        "refresh_token": Setting("an API token, for which access tokens are got", secret=True),
        "user": Setting("a user of an appliance, with a password"),
        "password": Setting("the user's password", secret=True),
        "domain": Setting("the domain of a domain user"),
        "token": Setting("an access token, used as it is", secret=True),
        "csp_url": Setting("where a refresh token of the cloud is exchanged"),
        "api_version": Setting("the version of the API to ask for"),
        "project": Setting("the project of targets that name none, and of lists"),
    }
    target: ClassVar[tuple[str, ...]] = ("project", "pipeline")
    options: ClassVar[Mapping[str, type]] = {"comments": str, "source": str, "tags": str}
    cancel_options: ClassVar[frozenset[str]] = frozenset({"comment"})
    calls: ClassVar[Mapping[str, str]] = {
        "executions.get": "status ID",
        "executions.list": "list",
        "executions.resume": "approve ID",
        "executions.cancel": "cancel ID",
        "user_operations.approve": "approve ID",
        "user_operations.reject": "reject ID",
    }
    words: ClassVar[Mapping[str, str]] = {"auth=(user, password)": "user and password", "auth=": "user and password"}
    gates = True
    comments = True
    filters: ClassVar[tuple[str, ...]] = ("project", "name", "status", "filter")

    def target_of(self, text: str, plain: Mapping[str, Any]) -> Mapping[str, str]:
        """Return project and pipeline, or the id of a pipeline where the profile names no project."""
        if "/" not in text and "project" not in plain:
            return {"pipeline_id": text}
        return super().target_of(text, plain)

    def classes(self) -> tuple[type[VmwareCodeStream], type[AsyncVmwareCodeStream]]:
        """Return the classes of its clients."""
        from . import AsyncVmwareCodeStream, VmwareCodeStream

        return VmwareCodeStream, AsyncVmwareCodeStream

    def arguments(self, settings: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what they take beyond the common options."""
        return {
            "auth": pair(settings, self.key),
            **choose(settings, "refresh_token", "token", "domain", "csp_url", "api_version"),
        }

    def start(
        self, client: VmwareCodeStream, target: Mapping[str, str], inputs: Mapping[str, Any], options: Mapping[str, Any]
    ) -> Execution:
        """Execute a pipeline."""
        return client.pipelines.execute(*target.values(), input=inputs or None, **options)

    def targets(self, client: VmwareCodeStream, plain: Mapping[str, Any], limit: int | None) -> Iterable[Target]:
        """Return the pipelines of the profile's project, or of all."""
        project = plain.get("project")
        return client.targets.list(project=None if project is None else str(project), limit=limit)

    def list(self, client: VmwareCodeStream, filters: Mapping[str, str], limit: int | None) -> Iterable[Execution]:
        """Return the newest first."""
        return client.executions.list(limit=limit, **filters)  # type: ignore[arg-type]

    def logs(self, client: VmwareCodeStream, ids: Mapping[str, str], wanted: Reading) -> Log:
        """Return what the steps in the workspace of CI tasks wrote: the only log that its answers hold, all of it at once."""
        if wanted.follow:
            raise UsageError(
                "nothing documents that its logs grow while a run goes on: they cannot be followed. `orchestrators wait` prints"
                " each change as it comes, and `orchestrators logs` without --follow reads what there is",
                system=self.key,
            )
        run = client.fetch_run(ids, detail=True)
        told = given(run.raw.workspace_results) if run.raw else None
        results = [one for one in told or [] if wanted.step in (None, given(one.step))]
        if not results:
            raise OrchestratorError(
                f"{run}: the system has no log{_of(wanted.step)}; only tasks that run in a workspace have one"
            )
        text = "".join(f"{line.removesuffix(chr(10))}\n" for one in results for line in given(one.logs) or [])
        return Log(wanted.step or "", [text.encode("utf-8", "replace")[wanted.offset :]])

    def cancel(self, client: VmwareCodeStream, ids: Mapping[str, str], options: Mapping[str, Any]) -> None:
        """Ask for a run to be cancelled; a comment is kept as the reason."""
        client.executions.cancel(ids["execution_id"], reason=options.get("comment"))


def _of(step: str | None) -> str:
    return f" of step {step!r}" if step else ""


COMMAND = CodeStreamSystem()
