"""Small specs with one odd construct each: written, generated all at once, and called over loopback in both worlds."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

from orchestrator_generator.build import build_all
from orchestrator_generator.source import Source, own_templates
from tests.generator.probes import Package
from tests.generator.recorder import Answer, Recorder, Request

HEAD = "openapi: 3.1.0\ninfo: {title: Odd, version: '1'}\n"
OLD_HEAD = HEAD.replace("3.1.0", "3.0.3")
JSON, BYTES = "application/json", "application/octet-stream"


@dataclass(frozen=True)
class Odd:
    """A spec: its text, the files beside it by name, and settings."""

    text: str
    files: Mapping[str, str] = field(default_factory=dict)
    settings: str = ""
    suffix: str = "yaml"


def operation(
    path: str = "/x",
    name: str = "getX",
    *,
    method: str = "get",
    takes: str = "",
    body: str = "",
    gives: str = "",
    answer: str = "{type: object}",
    media: str = JSON,
    tag: str = "t",
) -> str:
    """Return an operation: parameters it `takes`, its request body, and the responses it `gives` (or one of a schema)."""
    responses = gives or f"'200': {{description: It., content: {{{media}: {{schema: {answer}}}}}}}"
    parts = [
        f"operationId: {name}, x-repeat: safe, tags: ['{tag}']",
        *([f"parameters: [{takes}]"] if takes else []),
        *([f"requestBody: {body}"] if body else []),
        f"responses: {{{responses}}}",
    ]
    return f'  "{path}":\n    {method}: {{{", ".join(parts)}}}\n'


def spec(*operations: str, schemas: str = "", head: str = HEAD, more: str = "") -> str:
    """Return a spec of these operations and component schemas."""
    components = f"components:\n  schemas:\n{indent(dedent(schemas).strip(), ' ' * 4)}\n" if schemas else ""
    return f"{head}paths:\n{''.join(operations)}{components}{more}"


def parameter(name: str, schema: str, where: str = "query", more: str = "") -> str:
    """Return a parameter."""
    needed = ", required: true" if where == "path" else ""
    return f"{{name: '{name}', in: {where}{needed}{more}, schema: {schema}}}"


def thing(fields: str, schemas: str = "", *, head: str = HEAD) -> str:
    """Return a spec whose one answer is a `Thing` with these fields."""
    model = f"Thing:\n  type: object\n  properties:\n{indent(dedent(fields).strip(), ' ' * 4)}\n"
    return spec(operation(answer=reference("Thing")), schemas=f"{model}{dedent(schemas)}", head=head)


def dumped(text: str) -> str:
    """Return a spec as JSON in which this is said wherever something may be said."""
    said = {"description": text}
    field = {"type": "string", **said}
    answer = {**said, "content": {JSON: {"schema": {"$ref": "#/components/schemas/Thing"}}}}
    takes = [{"name": "q", "in": "query", "schema": {"type": "string", "default": text}, **said}]
    told = {"operationId": "getX", "x-repeat": "safe", "tags": ["t"], "summary": text, "parameters": takes, **said}
    schemas = {
        "Thing": {"type": "object", "properties": {"a": field, "e": {"$ref": "#/components/schemas/E"}}, **said},
        "E": {"type": "string", "enum": ["one"], **said},
        "N": {"type": "object", "additionalProperties": {"type": "integer"}, **said},
    }
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": text, "version": "1"},
            "paths": {"/x": {"get": {**told, "responses": {"200": answer}}}},
            "components": {"schemas": schemas},
        },
        indent="\t",
    )


def reference(name: str) -> str:
    """Return a reference to a component."""
    return f"{{$ref: '#/components/schemas/{name}'}}"


def generate(specs: Mapping[str, Odd], root: Path) -> dict[str, str]:
    """Generate packages by name, and return why those were refused that were."""
    orders = {}
    for name, odd in specs.items():
        folder = root / f"spec_{name}"
        folder.mkdir()
        (folder / f"odd.{odd.suffix}").write_text(odd.text, encoding="utf-8")
        for file, text in {**odd.files, **({"generator.yaml": odd.settings} if odd.settings else {})}.items():
            (folder / file).write_text(text, encoding="utf-8")
        source = Source(folder / f"odd.{odd.suffix}", folder / "generator.yaml", own_templates(), "odd", "again")
        orders[name] = (source, root / "made" / name)
    (root / "made").mkdir()
    return {made.name: made.refused for made in build_all(orders)}


@dataclass(frozen=True)
class World:
    """A package and a server, called in both worlds: what comes of that must be the same."""

    package: Package
    recorder: Recorder

    def call(
        self, *args: Any, answer: Answer | None = None, name: str = "get_x", tag: str = "t", **arguments: Any
    ) -> tuple[Any, Request]:
        """Call an operation in both worlds, and return the answer and the request."""
        module, client = self.package.module(f"api.{tag}.{name}"), self.package.module("client").Client
        self.recorder.expect(answer or Answer(body=b"{}"))
        with client(base_url=self.recorder.url) as one:
            sync = module.sync_detailed(*args, **_fresh(arguments), client=one)

        async def run() -> Any:
            async with client(base_url=self.recorder.url) as one:
                return await module.asyncio_detailed(*args, **_fresh(arguments), client=one)

        awaited = asyncio.run(run())
        first, second = self.recorder.seen
        assert (sync.parsed, first.target, first.body) == (awaited.parsed, second.target, second.body)
        return sync, first

    def read(self, value: Any) -> Any:
        """Return what an answer is read as, which must write itself as it came."""
        parsed = self.call(answer=Answer(body=json.dumps(value).encode()))[0].parsed
        assert parsed.to_dict() == value
        return parsed


def _fresh(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Files are read once: they are given as what makes one."""
    return {name: value() if isinstance(value, Callable) else value for name, value in arguments.items()}  # type: ignore[arg-type]
