"""Constructs that were refused, left out or read and sent wrongly: right over the wire, in both worlds."""

import datetime as dt
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.generator.odd import (
    BYTES,
    HEAD,
    JSON,
    OLD_HEAD,
    Odd,
    World,
    dumped,
    generate,
    operation,
    parameter,
    reference,
    spec,
    thing,
)
from tests.generator.probes import Package
from tests.generator.recorder import Answer, Recorder

NOON = dt.datetime(2031, 2, 3, 12, tzinfo=dt.UTC)
TEXT = NOON.isoformat()
UNION = """
A: {type: object, properties: {k: {type: string}, x: {type: integer}}}
B: {type: object, title: The Second, properties: {k: {type: string}, x: {type: integer}}}
C: {type: object, properties: {z: {type: integer}}}
U:
  oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
  discriminator: {propertyName: k, mapping: {a: A, b: '#/components/schemas/B'}}
E: {type: string, enum: [one, two]}
F: {type: string, enum: [three, four]}
"""
WHEN = "{type: object, properties: {when: {type: string, format: date-time}}}"
IGNORED = ("Accept", "authorization", "Content-Type", "X-A")
PART = UNION.replace("#/components/schemas", "#")
PETS = """
Cat: {type: object, properties: {kind: {const: cat}, n: {type: integer}}}
Dog: {type: object, properties: {kind: {const: dog}, n: {type: integer}}}
"""
QUOTES = 'ends with "'
Check = Callable[[World], object]


def reads(value: Any, *right: tuple[Callable[[Any], object], object]) -> Check:
    """Return a check that an answer comes back as it was, and what is read of it."""

    def check(world: World) -> None:
        parsed = world.read(value)
        for part, wanted in right:
            assert part(parsed) == wanted

    return check


def sends(query: list[tuple[str, str]], **arguments: Any) -> Check:
    """Return a check of the query that is sent."""

    def check(world: World) -> None:
        assert world.call(**arguments)[1].query == query

    return check


def gives(body: bytes, right: object, media: str = JSON, status: int = 200) -> Check:
    """Return a check of the result that an answer gives."""

    def check(world: World) -> None:
        assert world.call(answer=Answer(status, body, media))[0].parsed == right

    return check


def posts(content: bytes, body: Any, media: str = JSON) -> Check:
    """Return a check of the body that is sent."""

    def check(world: World) -> None:
        given = (lambda: world.package.module("types").File(io.BytesIO(body))) if isinstance(body, bytes) else body
        request = world.call(body=given)[1]
        assert (request.body, request.headers["content-type"]) == (content, media)

    return check


def kind(name: str) -> Callable[[Any], object]:
    return lambda parsed: type(getattr(parsed, name)).__name__


def answers(content: str) -> Odd:
    return Odd(spec(operation(gives=f"'200': {{description: It., content: {content}}}")))


def body(content: str) -> Odd:
    return Odd(spec(operation(method="post", body=f"{{required: true, content: {content}}}")))


def ignored(world: World) -> None:
    """What OpenAPI says is ignored is no parameter."""
    assert world.package.module().SURFACE["operations"]["get_x"]["parameters"].keys() == {"x_a"}
    assert world.call(x_a="1")[1].headers["x-a"] == "1"


RIGHT: dict[str, tuple[Odd, Check]] = {
    "yaml_words_that_are_no_booleans": (
        Odd(
            thing(
                "on: {type: string, enum: [on, off, no]}\nyes: {type: string, default: 2031-01-01}\n7: {type: integer}"
            )
        ),
        reads({"on": "off", "yes": "a", "7": 1}, (lambda one: one.on.is_known, True)),
    ),
    "statuses_that_are_numbers": (
        Odd(spec(operation(gives=f"200: {{description: It., content: {{{JSON}: {{schema: {{type: integer}}}}}}}}"))),
        gives(b"5", 5),
    ),
    "json_with_tabs_and_halves_of_characters": (Odd(dumped("a 😀 \\ud83d"), suffix="json"), reads({"a": "😀"})),
    "json_with_a_mark": (Odd(f"\ufeff{dumped('a')}", suffix="json"), reads({"a": "b"})),
    "texts_that_end_with_a_quote": (
        Odd(dumped(QUOTES), suffix="json"),
        lambda world: [reads({"e": "one"})(world), sends([("q", QUOTES)])(world)],
    ),
    "texts_of_quotes_and_backslashes": (
        Odd(dumped('"""\\"'), suffix="json"),
        lambda world: [reads({"e": "one"})(world), sends([("q", '"""\\"')])(world)],
    ),
    "json_without_a_schema": (answers(f"{{{JSON}: {{}}}}"), gives(b'{"a": 1}', {"a": 1})),
    "bytes_without_a_schema": (answers(f"{{{BYTES}: {{}}}}"), gives(b"\x00", b"\x00", BYTES)),
    "text_without_a_schema": (answers("{text/plain: {}}"), gives(b"a", "a", "text/plain")),
    "extension_among_the_answers": (
        Odd(spec(operation(gives="x-note: {a: 1}, '204': {description: Done.}"))),
        gives(b"", None, status=204),
    ),
    "head_with_an_answer": (Odd(spec(operation(method="head"))), gives(b"", None)),
    "no_paths": (
        Odd(f"{HEAD}components: {{schemas: {{A: {WHEN}}}}}\n"),
        lambda world: world.package.model("A").from_dict({"when": TEXT}).when == NOON,
    ),
    "headers_that_are_ignored": (
        Odd(
            spec(
                operation(
                    takes=", ".join(
                        parameter(one, "{type: string}", "header") for one in ("Accept", "authorization", "X-A")
                    )
                )
            )
        ),
        ignored,
    ),
    "joined_text": (
        Odd(spec(operation(takes=parameter("a", "{type: integer}", more=", explode: false")))),
        sends([("a", "5")], a=5),
    ),
    "references_to_references": (
        Odd(
            spec(
                operation(
                    takes="{$ref: '#/components/parameters/P'}", gives="'200': {$ref: '#/components/responses/R'}"
                ),
                more="components:\n  parameters: {P: {$ref: '#/components/parameters/Q'}, "
                f"Q: {parameter('a', '{type: string}')}}}\n"
                "  responses: {R: {$ref: '#/components/responses/S'}, S: {description: It., content: "
                f"{{{JSON}: {{schema: {{type: integer}}}}}}}}}}\n",
            )
        ),
        lambda world: [sends([("a", "1")], a="1", answer=Answer(body=b"5"))(world), gives(b"5", 5)(world)],
    ),
    "null_as_a_body": (body(f"{{{JSON}: {{schema: {{type: [string, 'null']}}}}}}"), posts(b"null", None)),
    "any_object_as_a_body": (body(f"{{{JSON}: {{schema: {{type: object}}}}}}"), posts(b'{"a":1}', {"a": 1})),
    "body_without_a_schema": (body(f"{{{JSON}: {{}}}}"), posts(b"[1]", [1])),
    "bytes_as_a_body": (body(f"{{{BYTES}: {{}}}}"), posts(b"\x00", b"\x00", BYTES)),
    "bytes_that_are_called_a_text": (body(f"{{{BYTES}: {{schema: {{type: string}}}}}}"), posts(b"a", b"a", BYTES)),
    "two_media_types_of_one_list": (
        body(
            ", ".join(
                (f"{{{JSON}: {{schema: {{type: array, items: {{}}}}}}", "a/b+json: {schema: {type: array, items: {}}}}")
            )
        ),
        posts(b"[1]", [1]),
    ),
    "union_of_enums": (
        Odd(thing(f"a: {{oneOf: [{reference('E')}, {reference('F')}]}}", UNION)),
        lambda world: [reads({"a": word}, (kind("a"), name))(world) for word, name in (("two", "E"), ("three", "F"))],
    ),
    "discriminator_of_models_with_titles": (
        Odd(thing(f"a: {reference('U')}", UNION)),
        reads({"a": {"k": "b"}}, (kind("a"), "TheSecond")),
    ),
    "discriminator_within_a_union": (
        Odd(thing(f"a: {{oneOf: [{reference('U')}, {reference('C')}, {{type: 'null'}}]}}", UNION)),
        reads({"a": {"k": "b"}}, (kind("a"), "TheSecond")),
    ),
    "discriminator_in_another_file": (
        Odd(
            spec(operation(answer="{$ref: 'part.yaml#/T'}")),
            files={"part.yaml": f"T: {{type: object, properties: {{a: {{$ref: '#/U'}}}}}}\n{PART}"},
        ),
        reads({"a": {"k": "b"}}, (kind("a"), "TheSecond")),
    ),
    "constants_that_tell_models_apart": (
        Odd(thing(f"a: {{oneOf: [{reference('Cat')}, {reference('Dog')}]}}", PETS)),
        reads({"a": {"kind": "dog", "n": 1}}, (kind("a"), "Dog")),
    ),
    "object_of_no_fields": (
        Odd(thing("a: {type: object, additionalProperties: false}")),
        reads({"a": {}}, (kind("a"), "ThingA")),
    ),
    "fields_beside_the_only_part": (
        Odd(
            thing(f"a: {{allOf: [{reference('C')}], properties: {{when: {{type: string, format: date-time}}}}}}", UNION)
        ),
        reads({"a": {"z": 1, "when": TEXT}}, (lambda one: (one.a.z, one.a.when), (1, NOON))),
    ),
    "parts_of_parts": (
        Odd(thing(f"a: {{allOf: [{{allOf: [{reference('C')}, {WHEN}]}}, {{properties: {{y: {{}}}}}}]}}", UNION)),
        reads({"a": {"z": 1, "when": TEXT, "y": 2}}, (lambda one: (one.a.z, one.a.when, one.a.y), (1, NOON, 2))),
    ),
    "alternatives_that_only_require": (
        Odd(thing(f"a: {{oneOf: [{{required: [when]}}, {{required: [y]}}], {WHEN[1:]}")),
        reads({"a": {"when": TEXT}}, (lambda one: one.a.when, NOON)),
    ),
    "boolean_schemas": (
        Odd(thing("a: true\nb: {type: array, items: true}\nc: false")),
        reads({"a": {"z": [1]}, "b": [1, None]}),
    ),
    "null_alone": (Odd(thing("a: {type: 'null'}")), reads({"a": None}, (lambda one: one.a, None))),
    "part_that_is_an_enum_with_null": (
        Odd(
            thing(
                f"a: {{allOf: [{reference('N')}], description: It.}}",
                "N: {type: [string, 'null'], enum: [one, null]}\n",
            )
        ),
        lambda world: [reads({"a": "one"}, (kind("a"), "N"))(world), reads({"a": None})(world)],
    ),
    "component_that_is_an_object_or_null": (
        Odd(
            thing(
                f"a: {reference('N')}",
                f"N: {WHEN.replace('type: object', 'type: object, nullable: true')}\n",
                head=OLD_HEAD,
            )
        ),
        lambda world: [reads({"a": {"when": TEXT}}, (kind("a"), "N"))(world), reads({"a": None})(world)],
    ),
    "default_that_is_a_date": (
        Odd(thing(f"a: {{type: string, format: date-time, default: '{TEXT}'}}")),
        lambda world: world.package.model("Thing")().a == world.read({"a": TEXT}).a == NOON,
    ),
    "fields_called_like_keywords": (
        Odd(
            thing(
                "content: {type: string}\nrequestBody: {type: object, properties: {a: {}}}\nservers: {}\nif: {}\n$ref: {}"
            )
        ),
        reads({"content": "c", "requestBody": {"a": 1}, "servers": 1, "if": 2, "$ref": "r"}),
    ),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Package]]:
    """All packages."""
    root: Path = tmp_path_factory.mktemp("right")
    refused = generate({name: odd for name, (odd, _) in RIGHT.items()}, root)
    assert {name: said for name, said in refused.items() if said} == {}
    sys.path.insert(0, str(root / "made"))
    yield {name: Package(root / "made" / name) for name in RIGHT}
    sys.path.remove(str(root / "made"))


@pytest.mark.parametrize("name", RIGHT)
def test_right(name: str, made: dict[str, Package], recorder: Recorder) -> None:
    assert RIGHT[name][1](World(made[name], recorder)) is not False
