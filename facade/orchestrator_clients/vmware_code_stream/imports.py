"""What became of an import: a success of HTTP says nothing yet, the YAML in it does."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from orchestrator_api.vmware_code_stream.api.import_export import import_yaml
from orchestrator_api.vmware_code_stream.types import UNSET, File

from .._core.body import loads
from .._core.errors import ConflictError, UsageError
from .._core.inputs import one_of
from .._core.vendor import text_of
from .tables import SYSTEM

if TYPE_CHECKING:
    import httpx

DONE = frozenset({"CREATED", "UPDATED"})
"""The two words of a success (clients of one author); whatever else stands there is a refusal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of one entity of an import: `status` is CREATED or UPDATED, or the server's word for a refusal."""

    name: str | None
    status: str
    message: str | None = field(default=None, repr=False)

    @property
    def done(self) -> bool:
        """Return whether it was imported."""
        return self.status.upper() in DONE


class ImportRefused(ConflictError):
    """An import, or a part of it, was refused under a 200; `results` tells of each entity, also of those that were imported."""

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
    results = [_result(document) for document in _documents(answer.content.decode("utf-8"))]
    if not results:
        raise ValueError("the answer does not say what became of the import")
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
        raise ValueError("a document of the answer has no status")
    return Imported(
        name=text_of(document.get("name")), status=status, message=text_of(document.get("statusMessage")) or None
    )


def _documents(text: str) -> Iterator[Mapping[str, Any]]:
    """Yield the documents of an answer: YAML documents that are flat objects, or JSON, which is YAML too.

    This reads the keys at the margin and their scalars, which is all the answer is known to hold; it is no YAML parser, and
    for anything else there is no status to be found, which is an error.
    """
    if text.lstrip()[:1] in ("{", "["):
        value = loads(text.encode())
        yield from (one if isinstance(one, dict) else {} for one in (value if isinstance(value, list) else [value]))
        return
    for part in re.split(r"(?m)^(?:---|\.\.\.)(?=\s|$)", text):
        if fields := dict(_fields(part)):
            yield fields
        elif re.sub(r"(?m)^\s*#.*$", "", part).strip():
            raise ValueError("the body is not YAML of the documented shape")


def _fields(part: str) -> Iterator[tuple[str, str]]:
    pieces = re.split(r"(?m)^([\w@-]+):(?=[ \t\r\n]|$)", part)
    yield from ((name, _scalar(text)) for name, text in zip(pieces[1::2], pieces[2::2], strict=True))


def _scalar(text: str) -> str:
    """Return the text of a scalar, which may be quoted, a block, or go on over lines that are indented."""
    head, *lines = text.strip().splitlines() or [""]
    if head[:1] in ("|", ">"):
        return ("\n" if head[0] == "|" else " ").join(line.strip() for line in lines).strip()
    joined = " ".join(part.strip() for part in (head, *lines))
    if quoted := re.match(r"'((?:[^']|'')*)'", joined):
        return quoted[1].replace("''", "'")
    if quoted := re.match(r'"(?:[^"\\]|\\.)*"', joined):
        return _double_quoted(quoted[0])
    plain = re.split(r"(?:^|\s)#", joined, maxsplit=1)[0].strip()
    return "" if plain in ("null", "~") else plain


def _double_quoted(text: str) -> str:
    try:
        return str(json.loads(text))
    except ValueError:  # an escape that YAML has and JSON has not
        return text[1:-1]
