"""Reading a request: its members, checked as AWS's service model says they must be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ..._simulation.messages import Call
from .errors import refusal

Members = Mapping[str, object]

PAGE: Final = 25
LARGEST_PAGE: Final = 100

_ARN = r"arn:aws[^:]*:imagebuilder:[^:]+:"
_OWNER = r"(?:[0-9]{12}|aws(?:-[a-z-]+)?):"
_HEX = "-".join(f"[0-9a-fA-F]{{{n}}}" for n in (8, 4, 4, 4, 12))
_VERSION = r"(?:[0-9]+|x)\.(?:[0-9]+|x)\.(?:[0-9]+|x)"
BUILD_ARN: Final = rf"{_ARN}{_OWNER}image/[a-z0-9_-]+/[0-9]+\.[0-9]+\.[0-9]+/[0-9]+"
IMAGE_ARN: Final = rf"{_ARN}{_OWNER}image/[a-z0-9_-]+/{_VERSION}|{BUILD_ARN}"
_PATTERNS: Final = {
    "workflowExecutionId": f"wf-{_HEX}",
    "stepExecutionId": f"step-{_HEX}",
    "imageBuildVersionArn": BUILD_ARN,
    "imageVersionArn": rf"{_ARN}{_OWNER}image/[a-z0-9_-]+/[0-9]+\.[0-9]+\.[0-9]+",
    "imagePipelineArn": rf"{_ARN}(?:[0-9]{{12}}|aws):image-pipeline/[a-z0-9_-]+",
    "clientToken": r"(?s:.){1,64}",
    "nextToken": r"(?s:.){1,65535}",
    "reason": r"(?s:.){1,1024}",
    "action": "RESUME|STOP",
}
_TAG_KEY = re.compile(r"(?!aws:)[a-zA-Z0-9\s_.:/=+\-@]{1,128}")
_FILTER_NAME = re.compile(r"[a-zA-Z]{1,1024}")
_FILTER_VALUE = re.compile(r'[0-9a-zA-Z./_ :,{}"*-]{1,1024}')


def members_of(call: Call) -> Members:
    """Return the JSON object in the body; a member that is null is missing. Raises InvalidRequestException."""
    try:
        body = call.json()
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict):
        raise refusal("InvalidRequestException", "The body is no JSON object")
    return {name: value for name, value in body.items() if value is not None}


def text(members: Members, name: str, *, pattern: str | None = None) -> str:
    """Return a required text. Raises InvalidRequestException for a missing or malformed one."""
    found = optional_text(members, name, pattern=pattern)
    if found is None:
        raise refusal("InvalidRequestException", f"The parameter '{name}' is required")
    return found


def optional_text(members: Members, name: str, *, pattern: str | None = None) -> str | None:
    """Return a text, None if it is missing. Raises InvalidRequestException for a malformed one."""
    value = members.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not re.fullmatch(pattern or _PATTERNS[name], value):
        raise refusal("InvalidRequestException", f"The value supplied for parameter '{name}' is not valid")
    return value


def queried(call: Call, name: str, *, pattern: str | None = None) -> str:
    """Return a required parameter of the query, checked like a member of a body."""
    value = call.query_value(name)
    return text({} if value is None else {name: value}, name, pattern=pattern)


def page_size(members: Members) -> int:
    """Return how many items are asked for, 25 by default. Raises InvalidRequestException."""
    size = members.get("maxResults", PAGE)
    if not isinstance(size, int) or isinstance(size, bool) or not 1 <= size <= LARGEST_PAGE:
        raise refusal("InvalidRequestException", f"maxResults must be from 1 to {LARGEST_PAGE}")
    return size


def tags(members: Members) -> dict[str, str]:
    """Return the tags to set. Raises InvalidRequestException."""
    given = members.get("tags", {})
    if not isinstance(given, dict) or ("tags" in members and not 1 <= len(given) <= 50):
        raise refusal("InvalidRequestException", "tags must be from 1 to 50")
    for key, value in given.items():
        if not _TAG_KEY.fullmatch(key) or not isinstance(value, str) or len(value) > 256:
            raise refusal("InvalidRequestException", f"The tag '{key[:128]}' is not valid")
    return dict(given)


def filters(members: Members, known: frozenset[str]) -> list[tuple[str, list[str]]]:
    """Return the filters of a list, each a name and its values. Raises InvalidRequestException, for unknown names too."""
    given = members.get("filters", [])
    if not isinstance(given, list) or ("filters" in members and not 1 <= len(given) <= 10):
        raise refusal("InvalidRequestException", "filters must be from 1 to 10")
    return [_filter(entry, known) for entry in given]


def _filter(entry: object, known: frozenset[str]) -> tuple[str, list[str]]:
    name, values = (entry.get("name"), entry.get("values")) if isinstance(entry, dict) else (None, None)
    if not isinstance(name, str) or not _FILTER_NAME.fullmatch(name) or name not in known:
        raise refusal("InvalidRequestException", f"The name of a filter must be one of {sorted(known)}")
    if not isinstance(values, list) or not 1 <= len(values) <= 10:
        raise refusal("InvalidRequestException", f"The filter '{name}' must have from 1 to 10 values")
    if not all(isinstance(value, str) and _FILTER_VALUE.fullmatch(value) for value in values):
        raise refusal("InvalidRequestException", f"A value of the filter '{name}' is not valid")
    return name, values
