"""Checking a simulator against an OpenAPI document, call by call. Needs the packages jsonschema and PyYAML."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from .messages import Answer, Call

Validate = Callable[[Call, Answer, bool, Collection[str]], None]

_Json = Mapping[str, Any]


class SpecViolation(AssertionError):  # it reads well where tests fail
    """A simulator and its OpenAPI document disagree: one of the two is wrong about the vendor."""


def spec_validator(spec: str | Path) -> Validate:
    """A function that raises `SpecViolation` for an answer, or an accepted request, that this document does not allow.

    Its third argument says whether to check requests as well; only those that were answered with a 2xx are checked, because it
    is for the simulator to refuse others. Its fourth holds words that are allowed beyond those that the document lists: status
    words that come from a script. Operations that the document does not have are skipped. Raises OSError without the file.
    """
    return _Spec(_document(Path(spec).resolve())).check


@cache
def _document(path: Path) -> _Json:
    import yaml

    return cast("_Json", yaml.safe_load(path.read_text(encoding="utf-8")))


class _Problem(Protocol):
    message: str
    json_path: str
    path: Iterable[object]
    validator: str
    instance: object
    context: Sequence[_Problem]
    schema_path: Sequence[object]


class _Validator(Protocol):
    """The part of jsonschema's validators in use here; the package brings no types."""

    def iter_errors(self, instance: object) -> Iterable[_Problem]: ...


class _Spec:
    def __init__(self, document: _Json) -> None:
        self._document = document
        self._operations = dict(_operations(document))
        self._validators: dict[str, _Validator] = {}

    def check(self, call: Call, answer: Answer, requests: bool, words: Collection[str] = ()) -> None:
        operation = self._operations.get(call.operation or "")
        if operation is None:
            return
        if requests and 200 <= answer.status < 300 and call.body and "requestBody" in operation:
            content = self._resolved(operation["requestBody"])["content"]
            self._check_body(content, call.header("content-type"), call.body, f"request of {call.operation}")
        where = f"answer {answer.status} of {call.operation}"
        response = self._response(operation["responses"], answer.status)
        if response is None:
            raise SpecViolation(f"{where}: the document has no such status")
        if answer.body and "content" in response and call.method != "HEAD":
            self._check_body(response["content"], answer.header("content-type"), answer.body, where, words)

    def _response(self, responses: _Json, status: int) -> _Json | None:
        for key in (str(status), f"{status // 100}XX", "default"):
            if key in responses:
                return self._resolved(responses[key])
        return None

    def _check_body(
        self, content: _Json, content_type: str | None, body: bytes, where: str, words: Collection[str] = ()
    ) -> None:
        media_type = (content_type or "").partition(";")[0].strip().lower()
        described = next((value for key, value in content.items() if _covers(key, media_type)), None)
        if described is None:
            raise SpecViolation(f"{where}: the document has no {media_type or 'body without a type'}")
        if "schema" in described and (media_type == "application/json" or media_type.endswith("+json")):
            self._check_value(described["schema"], json.loads(body), where, words)

    def _check_value(self, schema: _Json, value: object, where: str, words: Collection[str]) -> None:
        found = (error for error in self._validator(schema).iter_errors(value) if not _excused(error, words))
        errors = sorted(found, key=lambda error: list(map(str, error.path)))
        if errors:
            lines = [f"{error.json_path}: {error.message[:300]}" for error in errors[:5]]
            raise SpecViolation("\n  ".join([f"{where}:", *lines]))

    def _validator(self, schema: _Json) -> _Validator:
        key = json.dumps(schema, sort_keys=True, default=str)
        if key not in self._validators:
            whole = {**_modern(schema), "components": _modern(self._document.get("components", {}))}
            self._validators[key] = import_module("jsonschema").Draft202012Validator(whole)
        return self._validators[key]

    def _resolved(self, value: _Json) -> _Json:
        while "$ref" in value:
            target: Any = self._document
            for part in value["$ref"].removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            value = target
        return value


def _excused(problem: _Problem, words: Collection[str]) -> bool:
    """Return whether a problem is only that an enum lacks one of these words (in one of the alternatives, if there are any)."""
    if problem.validator == "enum":
        return isinstance(problem.instance, str) and problem.instance in words
    if problem.validator not in ("anyOf", "oneOf"):
        return False
    ways: dict[object, list[_Problem]] = {}
    for inner in problem.context:
        ways.setdefault(inner.schema_path[0], []).append(inner)
    return any(all(_excused(inner, words) for inner in way) for way in ways.values())


def _operations(document: _Json) -> list[tuple[str, _Json]]:
    methods = ("get", "put", "post", "delete", "patch", "head", "options")
    items = document["paths"].values()
    return [
        (_snake(item[method]["operationId"]), item[method]) for item in items for method in methods if method in item
    ]


def _snake(name: str) -> str:
    """Return `listExecutions` or `ListExecutions` as the generated code spells it."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).replace("-", "_").lower()


def _covers(pattern: str, media_type: str) -> bool:
    pattern = pattern.partition(";")[0].strip().lower()
    return pattern in (media_type, "*/*") or (pattern.endswith("/*") and media_type.startswith(pattern[:-1]))


def _modern(schema: Any) -> Any:
    """OpenAPI 3.0's `nullable` as the `null` type that JSON Schema knows."""
    if isinstance(schema, list):
        return [_modern(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    modern = {key: _modern(value) for key, value in schema.items() if key != "nullable"}
    return {"anyOf": [modern, {"type": "null"}]} if schema.get("nullable") is True else modern
