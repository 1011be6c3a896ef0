"""Reads YAML as OpenAPI means it (1.2, keys are texts) and JSON, with the line of each key."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from .document import Document, Pointer, SpecError

_MERGE, _TEXT = "tag:yaml.org,2002:merge", "tag:yaml.org,2002:str"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Plain scalars as in YAML 1.2: `on`, `yes` and dates are texts. The C parser is ten times as fast, where there is one."""

    yaml_implicit_resolvers: Mapping[str, Any] = {}

    def construct_yaml_int(self, node: yaml.ScalarNode) -> int:
        """Return the number; a leading zero means nothing."""
        sign, digits = re.fullmatch("([-+]?)(.*)", str(node.value)).groups()  # type: ignore[union-attr]
        return int(f"{sign}{digits}", 0 if digits[:2] in ("0o", "0x") else 10)


for tag, pattern, first in (
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", list("-+0123456789")),
    (
        "float",
        r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$",
        list("-+.0123456789"),
    ),
    ("merge", r"^(?:<<)$", ["<"]),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)
_Loader.add_constructor("tag:yaml.org,2002:int", _Loader.construct_yaml_int)


def load(path: Path) -> Document:
    """Return the document of a YAML file; `SpecError` for YAML errors, duplicate keys or no mapping at the top."""
    name = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
        loader = _Loader(_as_yaml(text))
        root = loader.get_single_node()
        if not isinstance(root, yaml.MappingNode):
            raise SpecError(f"{name}:1: the document is not a mapping")
        lines = _lines(path, root)  # first: construction puts the keys of a merge among a mapping's own
        return Document(path, text, loader.construct_document(root), lines)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SpecError(f"{name}{_unreadable(error)}") from error
    except RecursionError:
        raise SpecError(f"{name}:1: nested without end: an alias stands inside its own anchor") from None


def _lines(path: Path, root: yaml.Node) -> Mapping[Pointer, int]:
    lines: dict[Pointer, int] = {}
    for pointer, key in _keys(root, ()):
        if pointer in lines:
            problem = f"the key stands twice, again in line {key.start_mark.line + 1}"
            raise Document(path, "", {}, lines).error(pointer, problem)
        lines[pointer] = key.start_mark.line + 1
    return lines


def _unreadable(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    if not isinstance(error, yaml.MarkedYAMLError) or mark is None:
        return f": not readable as YAML: {' '.join(str(error).split())}"
    return f":{mark.line + 1}: not readable as YAML: {' '.join(filter(None, (error.context, error.problem)))}"


def _keys(node: yaml.Node, pointer: Pointer) -> Iterator[tuple[Pointer, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.tag != _MERGE:
                key.tag = _TEXT
            below = (*pointer, str(key.value))
            yield below, key
            yield from _keys(value, below)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _keys(value, (*pointer, str(index)))


def _as_yaml(text: str) -> str:
    """Return JSON so that the parser of YAML reads it: tabs between values, characters in two halves. YAML as it is."""
    try:
        json.loads(text.removeprefix("\ufeff"))
    except ValueError:
        return text
    return _PAIR.sub(lambda found: json.loads(f'"{found[0]}"') if found[1] else found[0], text.replace("\t", " "))


_PAIR = re.compile(r"\\(?:\\|(u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}))")
