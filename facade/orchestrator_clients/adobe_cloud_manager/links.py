"""Adobe's links: which relation leads where, and following them without leaving the server."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from .._core.errors import DecodeError, UsageError
from .tables import DOCUMENTED_HOST, SYSTEM

RELATIONS = "http://ns.adobe.com/adobecloud/rel/"
"""What Adobe's own relations begin with. One help page prints it with https: the service does not."""

ADVANCE = RELATIONS + "pipeline/advance"
CANCEL = RELATIONS + "pipeline/cancel"
LOGS = RELATIONS + "pipeline/logs"
METRICS = RELATIONS + "pipeline/metrics"
RE_EXECUTE = RELATIONS + "pipeline/reExecute"


class ExecutionAddress(NamedTuple):
    """The ids of an execution, in the order its methods take them."""

    program_id: str
    """The program."""
    pipeline_id: str
    """The pipeline in it."""
    execution_id: str
    """The execution of that."""


class StepAddress(NamedTuple):
    """The ids of a step, in the order its methods take them: `steps.get(*step.address)`."""

    program_id: str
    """The program."""
    pipeline_id: str
    """The pipeline in it."""
    execution_id: str
    """The execution of that."""
    phase_id: str
    """The phase of the execution."""
    step_id: str
    """The step in the phase."""


def href(links: object, relation: str) -> str | None:
    """Return where a relation of a resource leads, None without it; the first of several links, templates left out."""
    found = getattr(links, "additional_properties", {}).get(relation)
    for link in found if isinstance(found, list) else [found]:
        target = getattr(link, "href", None)
        if isinstance(target, str) and target and getattr(link, "templated", None) is not True:
            return target
    return None


def local(target: str, base_url: str, *, operation: str) -> str:
    """Return a link as path and query below `base_url`, unchanged otherwise; `DecodeError` if it leads elsewhere."""
    path = _below(target.partition("#")[0], base_url)
    if path is None or not path.startswith("/") or path.startswith("//") or _climbs(path) or not path.isprintable():
        raise DecodeError(
            "a link leads away from the server and is not followed", system=SYSTEM, operation=operation, path="_links"
        )
    return path


def _below(target: str, base_url: str) -> str | None:
    """Return the path and query of a link, None if it has another origin than the base URL."""
    base = urlsplit(base_url)
    try:
        parts = urlsplit(target)
        if not parts.netloc:
            return target
        if _origin(parts) != _origin(base):
            return None
    except ValueError:
        return None
    prefix = base.path.strip("/")
    return "/" + target.split("//", 1)[1].partition("/")[2].removeprefix(f"{prefix}/" if prefix else "")


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    return parts.scheme, parts.hostname, parts.port or {"https": 443, "http": 80}.get(parts.scheme)


def _climbs(path: str) -> bool:
    segments = path.partition("?")[0].replace("\\", "/").split("/")
    return any(unquote(segment) in (".", "..") for segment in segments)


_PLACE = re.compile(
    r"/api/program/([^/]+)/pipeline/([^/]+)/execution/([^/]+)(?:/phase/([^/]+)/step/([^/]+)(?:/[a-z]+)?)?/?"
)


def addresses(path: str | None) -> tuple[ExecutionAddress | None, StepAddress | None]:
    """Return the ids that the path of an execution or a step holds, None for what it does not say."""
    match = _PLACE.fullmatch(path.partition("?")[0]) if path else None
    if match is None:
        return None, None
    ids = [unquote(part) if part else "" for part in match.groups()]
    return ExecutionAddress(*ids[:3]), StepAddress(*ids) if ids[4] else None


_PIPELINE = re.compile(r"/api/program/([^/]+)/pipeline/([^/]+)(?:/.*)?")


def pipeline_at(path: str) -> tuple[str, str] | None:
    """Return the ids of the pipeline that a path is below, None if it is below none."""
    match = _PIPELINE.fullmatch(path.partition("?")[0])
    return (unquote(match[1]), unquote(match[2])) if match else None


def execution_at(url: str, base_url: str) -> ExecutionAddress:
    """Return the ids in the URL of an execution or step, as Adobe's events carry it; `UsageError` for any other URL.

    Its host must be that of `base_url`, or the documented one, which stays in events where a proxy is in between.
    """
    try:
        parts, base = urlsplit(url), urlsplit(base_url)
        ours = bool(parts.netloc) and _origin(parts) == _origin(base)
        known = ours or not parts.netloc or parts.netloc.lower() == DOCUMENTED_HOST
    except (ValueError, AttributeError, TypeError):
        raise UsageError(f"url={url!r} is no URL", system=SYSTEM) from None
    path = parts.path.removeprefix(base.path.rstrip("/")) if ours else parts.path
    found = addresses(path)[0] if known else None
    if found is None:
        raise UsageError("url: give the URL of an execution or a step of this server", system=SYSTEM)
    return found
