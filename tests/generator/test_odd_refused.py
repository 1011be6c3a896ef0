"""Constructs that were accepted and gone wrong at run time, or refused without place or remedy: refused by name."""

from pathlib import Path

import pytest

from tests.generator.odd import BYTES, HEAD, JSON, Odd, generate, operation, parameter, reference, spec, thing

AB = """
A: {type: object, properties: {k: {type: string}, x: {type: integer}}}
B: {type: object, properties: {k: {type: string}, x: {type: integer}}}
"""
FORM = "{schema: {type: object, properties: {a: {type: string}}}}"


def body(content: str) -> Odd:
    return Odd(spec(operation(method="post", body=f"{{required: true, content: {content}}}")))


def takes(schema: str, where: str = "query", more: str = "") -> Odd:
    path = "/x/{a}" if where == "path" else "/x"
    return Odd(spec(operation(path, takes=parameter("a", schema, where, more))))


def union(names: str, discriminator: str) -> str:
    parts = ", ".join(map(reference, names))
    return f"{{oneOf: [{parts}], discriminator: {discriminator}}}"


def model(name: str, title: str = "") -> Odd:
    titled = f"title: {title}, " if title else ""
    schemas = f"{name}: {{{titled}type: object, properties: {{a: {{type: string}}}}}}"
    return Odd(spec(operation(answer=reference(name)), schemas=schemas))


REFUSED: dict[str, tuple[Odd, tuple[str, ...]]] = {
    "query_in_a_path": (Odd(spec(operation("/x?kind=a"))), ("#/paths/~1x?kind=a:", "describe what follows the path")),
    "fragment_in_a_path": (Odd(spec(operation("/x#a"))), ("#/paths/~1x#a:", "no fragment")),
    "style_of_a_path": (
        takes("{type: string}", "path", ", style: matrix"),
        ("/parameters/0/style", "'matrix' but simple"),
    ),
    "list_or_text_in_a_path": (
        takes("{oneOf: [{type: string}, {type: array, items: {type: string}}]}", "path"),
        ("/parameters/0/schema", "describe it as a string"),
    ),
    "boolean_in_a_path_by_parts": (takes("{allOf: [{type: boolean}]}", "path"), ("/schema", "describe it as a string")),
    "object_in_a_cookie_by_parts": (takes("{allOf: [{type: object}]}", "cookie"), ("/schema", "object in a cookie")),
    "objects_in_a_list_of_a_query": (
        takes("{type: array, items: {type: object}}"),
        ("/schema", "within objects or lists"),
    ),
    "objects_in_an_object_of_a_query": (
        takes("{type: object, properties: {b: {type: object}}}"),
        ("/schema", "within objects or lists"),
    ),
    "joined_list_by_reference": (
        Odd(
            spec(
                operation(takes=parameter("a", reference("L"), more=", explode: false")),
                schemas="L: {type: array, items: {type: string}}",
            )
        ),
        ("/parameters/0/explode", "repeat the parameter"),
    ),
    "form_as_a_component": (
        Odd(
            spec(
                operation(method="post", body="{$ref: '#/components/requestBodies/F'}"),
                more=f"components: {{requestBodies: {{F: {{content: {{multipart/form-data: {FORM}}}}}}}}}\n",
            )
        ),
        ("#/components/requestBodies/F/content/multipart~1form-data", "forms are not supported"),
    ),
    "form_by_override": (
        Odd(
            spec(operation(method="post", body=f"{{content: {{application/x-odd: {FORM}}}}}")),
            settings="content_type_overrides: {application/x-odd: multipart/form-data}\n",
        ),
        ("content/application~1x-odd", "forms are not supported"),
    ),
    "form_as_an_answer": (Odd(spec(operation(media="multipart/mixed"))), ("content/multipart~1mixed", "forms are not")),
    "text_as_a_body": (body("{text/plain: {schema: {type: string}}}"), ("/requestBody/content", BYTES, "File")),
    "image": (Odd(spec(operation(media="image/png"))), ("image~1png", f"content_type_overrides, as {JSON} or {BYTES}")),
    "bytes_as_json": (Odd(spec(operation(answer="{type: string, format: binary}"))), ("/schema", "JSON has no bytes")),
    "bytes_in_a_list": (
        Odd(thing("a: {type: array, items: {type: string, format: binary}}")),
        ("/properties/a/items/format", "JSON has no bytes"),
    ),
    "bodies_of_several_types_without_a_class": (
        body(f"{{{JSON}: {{schema: {{type: string}}}}, application/a+json: {{schema: {{type: array, items: {{}}}}}}}}"),
        ("/requestBody/content", "describe each as an object"),
    ),
    "only_default_besides_errors": (
        Odd(spec(operation(gives="'404': {description: No.}, default: {description: It.}"))),
        ("/get/responses", "name its status"),
    ),
    "status_in_small_letters": (Odd(spec(operation(gives="2xx: {description: It.}"))), ("/responses/2xx", '"2XX"')),
    "two_lists_in_a_union": (
        Odd(
            thing(
                f"a: {{oneOf: [{{type: array, items: {reference('A')}}}, {{type: array, items: {reference('B')}}}]}}",
                AB,
            )
        ),
        ("/properties/a/oneOf", "whose items are the alternatives"),
    ),
    "the_same_models_told_apart_in_two_ways": (
        Odd(thing(f"a: {union('AB', '{propertyName: k}')}\nb: {union('AB', '{propertyName: l}')}", AB)),
        ("/properties/b/discriminator", "make the union a component"),
    ),
    "discriminator_of_what_is_not_there": (
        Odd(thing(f"a: {union('AB', '{propertyName: k, mapping: {c: C}}')}", AB)),
        ("/discriminator/mapping/c", "there is no 'C'"),
    ),
    "fields_beside_a_union": (
        Odd(thing(f"a: {{properties: {{z: {{type: string}}}}, oneOf: [{reference('A')}, {reference('B')}]}}", AB)),
        ("/properties/a/oneOf", "write each alternative whole"),
    ),
    "union_within_parts": (
        Odd(thing(f"a: {{allOf: [{reference('A')}, {{oneOf: [{reference('A')}, {reference('B')}]}}]}}", AB)),
        ("/properties/a/allOf/1/oneOf", "would be left out"),
    ),
    "fields_beside_a_reference": (
        Odd(thing("a: {$ref: '#/components/schemas/A', properties: {z: {type: string}}}", AB)),
        ("/properties/a/properties", "write allOf"),
    ),
    "reference_to_a_field": (
        Odd(thing("a: {$ref: '#/components/schemas/A/properties/k'}", AB)),
        ("/properties/a/$ref", "is no component"),
    ),
    "words_of_one_name": (Odd(thing("a: {type: string, enum: [a_b, a-b]}")), ("/a/enum", "called 'A_B'")),
    "word_twice": (Odd(thing("a: {type: string, enum: [a, a]}")), ("/a/enum", "called 'A'")),
    "model_called_like_ours_in_small_letters": (model("response"), ("/schemas/response", "by title")),
    "model_titled_like_ours": (model("Thing", "Response"), ("/schemas/Thing", "import a 'Response' of their own")),
    "models_of_one_module": (
        Odd(
            thing(
                f"a: {reference('HTTPPart')}\nb: {reference('HttpPart')}",
                "HTTPPart: {type: object, properties: {a: {}}}\nHttpPart: {type: object, properties: {b: {}}}\n",
            )
        ),
        ("/schemas/HttpPart", "same module, http_part.py"),
    ),
    "field_called_like_ours": (
        Odd(thing("FIELDS: {type: string}\nfields: {type: string}")),
        ("/schemas/Thing", "'FIELDS'", "x-python-name"),
    ),
    "names_for_python_that_are_one": (
        Odd(thing("a: {type: string, x-python-name: b}\nb: {type: string}")),
        ("/schemas/Thing", "'a' would be called 'b'"),
    ),
    "parameters_for_python_that_are_one": (
        Odd(spec(operation(takes=f"{parameter('a', '{}', more=', x-python-name: b')}, {parameter('b', '{}')}"))),
        ("/paths/~1x/get", "'a' would be called 'b'"),
    ),
    "tag_called_like_a_method_of_clients": (Odd(spec(operation(tag="with headers"))), ("/get/tags", "another name")),
    "tag_called_like_a_class_of_ours": (Odd(spec(operation(tag="bound"))), ("/get/tags", "another name")),
    "tags_of_one_class": (
        Odd(spec(operation(tag="a"), operation("/y", "getY", tag="async a"))),
        ("#/tags", "called like that of 'a'"),
    ),
    "operation_called_like_a_method_of_ours": (Odd(spec(operation(name="withTimeout"))), ("/operationId", "rename it")),
    "version_of_two_parts": (Odd(spec(operation()).replace("3.1.0", "3.1")), ("#/openapi", '"3.1.0"')),
    "no_answers": (
        Odd(f"{HEAD}paths: {{/x: {{get: {{operationId: getX, x-repeat: safe}}}}}}\n"),
        ("#/paths/~1x/get:", "no responses: name its success"),
    ),
    "list_in_the_place_of_fields": (Odd(thing("a: {type: object, properties: [a]}")), ("/a/properties", "not of type")),
    "list_in_the_place_of_media_types": (
        Odd(spec(operation(gives="'200': {description: It., content: [a]}"))),
        ("/responses/200/content", "not of type"),
    ),
    "half_a_character": (Odd('{"openapi": "3.1.0", "a": "\\ud83d"}', suffix="json"), (":1:", "not readable")),
}


@pytest.fixture(scope="module")
def refusals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Why each was refused."""
    return generate({name: odd for name, (odd, _) in REFUSED.items()}, tmp_path_factory.mktemp("refused"))


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str, refusals: dict[str, str]) -> None:
    said = refusals[name]
    assert [part for part in REFUSED[name][1] if part not in said] == [], said
    assert said.startswith(f"spec_{name}/odd.")
    assert "object at 0x" not in said


def test_nothing_is_left_of_what_was_refused(refusals: dict[str, str], tmp_path: Path) -> None:
    assert generate({"one": REFUSED["image"][0]}, tmp_path)["one"]
    assert list((tmp_path / "made").iterdir()) == []
