"""What became of an import: a success of HTTP says nothing yet, the YAML in it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from orchestrator_api.vmware_code_stream.api.import_export import import_yaml
from orchestrator_api.vmware_code_stream.types import UNSET, File

from .._core.body import BadAnswer
from .._core.errors import ConflictError, UsageError
from .._core.inputs import one_of
from .._core.vendor import text_of
from .documents import documents
from .tables import SYSTEM

if TYPE_CHECKING:
    import httpx

DONE = frozenset({"CREATED", "UPDATED"})
"""The two words of a success (clients of one author); whatever else stands there is a refusal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of one entity of an import: `status` is CREATED or UPDATED, or the server's word for a refusal."""

    name: str | None
    """What the entity is called; None where the server did not say it."""
    status: str
    message: str | None = field(default=None, repr=False)
    """Why it was refused, in the server's words."""

    @property
    def done(self) -> bool:
        """Return whether it was imported."""
        return self.status.upper() in DONE


class ImportRefused(ConflictError):
    """An import, or a part of it, was refused under a 200; `results` has each entity, also of those that were imported."""

    results: Sequence[Imported] = ()


def request(yaml: str | bytes, action: str | None) -> dict[str, Any]:
    """Return the request of an import; `UsageError` for an empty one or an unknown action."""
    body = yaml.encode() if isinstance(yaml, str) else yaml
    if not isinstance(body, bytes) or not body.strip():
        raise UsageError("yaml: give the text of an export", system=SYSTEM)
    if action is not None:
        one_of(action, ("create", "apply"), "action", system=SYSTEM)
    return import_yaml.build_request(body=File(BytesIO(body)), action=UNSET if action is None else action)


def parse(answer: httpx.Response) -> list[Imported]:
    """Return what became of each entity; ValueError for an answer that does not say it."""
    results = [_result(document) for document in documents(answer.content.decode("utf-8"))]
    if not results:
        raise BadAnswer("the answer does not say what became of the import")
    return results


def refusal(results: Sequence[Imported], redact: Callable[[str], str]) -> ImportRefused | None:
    """Return the error for an import of which something was refused, None for one that was done."""
    refused = [result for result in results if not result.done]
    if not refused:
        return None
    text = "; ".join(f"{r.name or '?'}: {r.status}{f': {r.message}' if r.message else ''}" for r in refused)
    return ImportRefused(
        redact(f"{len(refused)} of {len(results)} not imported: {text}"),
        system=SYSTEM,
        operation="import_yaml",
        status=200,
        code=refused[0].status,
        results=tuple(results),
    )


def _result(document: Mapping[str, Any]) -> Imported:
    status = text_of(document.get("status"))
    if status is None:
        raise BadAnswer("a document of the answer has no status", "status")
    return Imported(
        name=text_of(document.get("name")), status=status, message=text_of(document.get("statusMessage")) or None
    )
