"""The operations of a spec, and how to call the function generated for each: everything derived from the spec alone."""

import importlib
import inspect
import io
import json
import re
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
SYSTEMS = sorted(path.parent.name for path in (ROOT / "specs").glob("*/openapi.yaml"))
METHODS = ("get", "put", "post", "patch", "delete")
TEXT = "a b/c?d&e=f#g%41+ü"
"""What a text parameter is set to: every sign that must be encoded."""
Json = Any


@dataclass(frozen=True)
class Example:
    """A body that the spec gives as an example."""

    media: str
    value: Json

    @property
    def content(self) -> bytes:
        """Return the body as it goes over the wire."""
        return json.dumps(self.value).encode() if "json" in self.media else str(self.value).encode()


@dataclass(frozen=True)
class Operation:
    """An operation with its references resolved."""

    system: str
    name: str
    tag: str
    method: str
    path: str
    parameters: tuple[Mapping[str, Json], ...]
    bodies: tuple[Example, ...]
    successes: tuple[tuple[int, Example | None], ...]

    @property
    def module(self) -> ModuleType:
        """Return the generated module."""
        name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", self.name).lower()
        return importlib.import_module(f"orchestrator_api.{self.system}.api.{self.tag}.{name}")

    def values(self, where: str, *, required: bool = False) -> dict[str, Json]:
        """Return a JSON value for each parameter at a place (`path` or `query`), or only for the required ones."""
        chosen = (p for p in self.parameters if p["in"] == where and (p.get("required") or not required))
        return {p["name"]: _value(p) for p in chosen}

    def arguments(self, body: Example | None, *, required: bool = False) -> dict[str, Any]:
        """Return the keyword arguments for the generated function."""
        values = self.values("path") | self.values("query", required=required)
        models = importlib.import_module(f"orchestrator_api.{self.system}.models")  # which it imports when it is called
        known = {name: getattr(models, name) for name in models.__all__}
        hints = typing.get_type_hints(self.module.build_request, localns=known)
        named = {_python_name(name, hints): value for name, value in values.items()}
        arguments = {name: _construct(hints[name], value) for name, value in named.items()}
        return arguments if body is None else {**arguments, "body": _body(hints["body"], body)}

    def parameter_names(self) -> set[str]:
        """Return the names of the parameters of the generated function."""
        return set(inspect.signature(self.module.build_request).parameters)


def operations(system: str) -> Iterator[Operation]:
    """Yield the operations of a system's spec."""
    spec = _resolved(yaml.safe_load((ROOT / "specs" / system / "openapi.yaml").read_text(encoding="utf-8")))
    for path, item in spec["paths"].items():
        for method in filter(item.__contains__, METHODS):
            operation = item[method]
            yield Operation(
                system=system,
                name=operation["operationId"],
                tag=operation["tags"][0],
                method=method.upper(),
                path=path,
                parameters=(*item.get("parameters", ()), *operation.get("parameters", ())),
                bodies=tuple(_examples(operation.get("requestBody", {}))),
                successes=tuple(_successes(operation["responses"])),
            )


def _resolved(spec: Json) -> Json:
    """Return the spec with its references replaced, but for those inside schemas, which may go in circles."""

    def resolve(node: Json, *, schema: bool = False) -> Json:
        while isinstance(node, dict) and str(node.get("$ref", "")).startswith("#/") and not schema:
            *_, kind, name = node["$ref"].split("/")
            node, schema = spec["components"][kind][name], kind == "schemas"
        if isinstance(node, dict):
            return {key: resolve(value, schema=schema) for key, value in node.items()}
        return [resolve(item, schema=schema) for item in node] if isinstance(node, list) else node

    return resolve({"paths": spec["paths"]})


def _successes(responses: Json) -> Iterator[tuple[int, Example | None]]:
    for status, response in responses.items():
        if str(status)[0] in "123":
            examples: list[Example | None] = [*_examples(response)]
            for example in examples or [None]:
                yield int(status), example


def _examples(body: Json) -> Iterator[Example]:
    for media, content in body.get("content", {}).items():
        if "example" in content:
            yield Example(media, content["example"])
        for example in content.get("examples", {}).values():
            yield Example(media, example["value"])


def _value(parameter: Mapping[str, Json]) -> Json:
    """Return the parameter's example, or a value of its type."""
    return parameter["example"] if "example" in parameter else _of_type(parameter["schema"])


def _of_type(schema: Mapping[str, Json]) -> Json:
    if "enum" in schema:
        return schema["enum"][-1]
    if schema["type"] == "array":
        return [_of_type(schema["items"])] * 2
    return {"string": TEXT, "integer": 7, "boolean": True}[schema["type"]]


def _python_name(name: str, known: Mapping[str, object]) -> str:
    """Return the argument that stands for a parameter: snake case, with an underscore behind it if Python has the word."""
    plain = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", re.sub(r"[^\w.-]", "", name)).lower().strip("_")
    return plain if plain in known else f"{plain}_"


def _classes(hint: Any) -> list[type[Any]]:
    """Return the classes in a type hint, such as those of `list[Status] | Unset`."""
    found = [one for inner in typing.get_args(hint) for one in _classes(inner)]
    return found or ([hint] if isinstance(hint, type) else [])


def _construct(hint: Any, value: Json) -> Any:
    """Return the Python value for a JSON value."""
    if isinstance(value, list):
        return [_construct(hint, item) for item in value]
    for kind in _classes(hint):
        if issubclass(kind, Enum):
            return kind(value)
        if isinstance(value, dict) and hasattr(kind, "from_dict"):
            return kind.from_dict(value)
    return value


def _body(hint: Any, example: Example) -> Any:
    """Return the body; of several models the one that writes the example again with the fewest members it does not know."""
    if not isinstance(example.value, dict):
        (file,) = (kind for kind in _classes(hint) if kind.__name__ == "File")
        return file(payload=io.BytesIO(example.content))
    models = [kind.from_dict(example.value) for kind in _classes(hint) if hasattr(kind, "from_dict")]
    return min(
        models, key=lambda model: (model.to_dict() != example.value, len(getattr(model, "additional_properties", ())))
    )
