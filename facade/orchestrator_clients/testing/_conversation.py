"""The file of a conversation: one line of JSON for each request and what came back, in the order they were sent."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from .._core.errors import UsageError
from .._core.redact import HIDDEN
from .._core.wire.contract import Fault
from ._hiding import parsed, parts

VERSION = 1

_MARK = re.compile(rf"\"{re.escape(HIDDEN)}\d*\"|{re.escape(HIDDEN)}\d*")


@dataclass(slots=True)
class Line:
    """One request and its answer, as a line of the file has them; `fault` where there was no answer."""

    system: str
    operation: str
    method: str
    path: str
    query: list[list[str]] = field(default_factory=list)
    sent: dict[str, Any] | None = None
    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    came: dict[str, Any] | None = None
    fault: str | None = None

    def __str__(self) -> str:
        query = f"?{urlencode([(name, value) for name, value in self.query], safe='*')}" if self.query else ""
        return f"{self.system} {self.operation}: {self.method} {self.path}{query}"

    def dumps(self) -> str:
        """Return the line; what it does not have is left out."""
        values = {name: getattr(self, name) for name in self.__slots__}
        kept = {name: value for name, value in values.items() if value not in (None, [], {}) or name == "came"}
        return json.dumps({name: value for name, value in kept.items() if value is not None}, ensure_ascii=False)

    def body(self) -> bytes:
        """Return the body of the answer as it is given again."""
        came = self.came or {}
        if "json" in came:
            return json.dumps(came["json"], ensure_ascii=False, separators=(",", ":")).encode()
        return base64.b64decode(came["base64"]) if "base64" in came else str(came.get("text", "")).encode()

    def failure(self) -> Fault | None:
        """Return what went wrong where there was no answer."""
        return None if self.fault is None else Fault[self.fault]


def save(path: Path, lines: list[Line]) -> None:
    """Write a conversation, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    head = json.dumps(
        {"conversation": VERSION, "note": "recorded by orchestrator_clients.testing.record; *** is a secret"}
    )
    new.write_text("".join(f"{line}\n" for line in (head, *(line.dumps() for line in lines))), encoding="utf-8")
    new.replace(path)


def load(path: Path) -> list[Line]:
    """Return a conversation; UsageError for a file that is missing, or none."""
    try:
        head, *lines = path.read_text(encoding="utf-8").splitlines() or [""]
    except FileNotFoundError:
        raise UsageError(f"{path}: there is no such conversation: record it first") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: it cannot be read: {type(error).__name__}") from None
    known = parsed(head)
    if not isinstance(known, Mapping) or known.get("conversation") != VERSION:
        raise UsageError(f"{path}: line 1 is not that of a conversation of version {VERSION}: record it anew")
    return [_line(path, number, text) for number, text in enumerate(lines, 2)]


def _line(path: Path, number: int, text: str) -> Line:
    value = parsed(text)
    try:
        line = Line(**value)
        _ = line.body(), line.failure(), int(line.status or 0)
    except (TypeError, KeyError, ValueError, AttributeError):
        raise UsageError(f"{path}: line {number} is no request with its answer: record it anew") from None
    if line.status is None and line.fault is None:
        raise UsageError(f"{path}: line {number} has neither a status nor a fault: record it anew")
    return line


@dataclass(frozen=True, slots=True)
class Asked:
    """A request in the forms that are compared: each a text, in which a mark of a recorded one fits anything."""

    key: tuple[str, str, str]
    path: str
    query: str
    body: str

    def differs(self, recorded: Asked) -> list[str]:
        """Return in which parts it does not fit a recorded one."""
        shared = ("path", "query", "body")
        return [name for name in shared if not _fits(getattr(self, name), getattr(recorded, name))]


def asked_of_line(line: Line, ignore: Collection[str]) -> Asked:
    """Return the request of a line."""
    key = (line.system, line.operation, line.method)
    query = [(name, value) for name, value in line.query if name not in ignore]
    return Asked(key, line.path, json.dumps(query), _body(line.sent, ignore))


def asked_of(key: tuple[str, str, str], target: str, body: dict[str, Any] | None, ignore: Collection[str]) -> Asked:
    """Return a request that is about to be sent."""
    path, query = parts(target)
    kept = [(name, value) for name, value in query if name not in ignore]
    return Asked(key, path, json.dumps(kept), _body(body, ignore))


def _body(sent: Mapping[str, Any] | None, ignore: Collection[str]) -> str:
    if sent is None:
        return ""
    if "json" in sent:
        return json.dumps(_without(sent["json"], ignore), sort_keys=True)
    if "form" in sent:
        return json.dumps(sorted([name, value] for name, value in sent["form"] if name not in ignore))
    return str(sent.get("text", sent.get("base64", "")))


def _without(value: Any, names: Collection[str]) -> Any:
    if isinstance(value, Mapping):
        return {key: _without(part, names) for key, part in value.items() if key not in names}
    return [_without(part, names) for part in value] if isinstance(value, list) else value


def _fits(text: str, recorded: str) -> bool:
    if text == recorded or HIDDEN not in recorded:
        return text == recorded
    return re.fullmatch("".join(_pattern(recorded)), text, re.DOTALL) is not None


def _pattern(recorded: str) -> Iterator[str]:
    at = 0
    for mark in _MARK.finditer(recorded):
        yield re.escape(recorded[at : mark.start()])
        yield r"(?:\"[^\"]*\"|-?[\d.]+)" if mark[0].startswith('"') else ".*"
        at = mark.end()
    yield re.escape(recorded[at:])
