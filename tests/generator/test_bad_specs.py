"""A bad spec gives one clear message with its place, exit code 1, and leaves the code generated before as it was."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from orchestrator_generator.repository import main
from tests.generator.edits import append, replace
from tests.generator.probes import snapshot

SPEC = "probe/openapi.yaml"


@dataclass(frozen=True)
class Bad:
    """A way to spoil a file below specs/, and what the message must say."""

    name: str
    edit: Callable[[str], str]
    says: tuple[str, ...]
    file: str = SPEC


TABLE = [
    Bad("YAML error", replace("paths:", "paths: [}"), (f"{SPEC}:16", "not readable as YAML")),
    Bad("tab", replace("  title:", "\ttitle:"), (f"{SPEC}:4", "not readable as YAML")),
    Bad("two documents", replace("paths:", "---\npaths:"), (f"{SPEC}:16", "not readable as YAML")),
    Bad(
        "duplicate key",
        replace("    Status:", "    Link: {}\n    Status:"),
        (f"{SPEC}:83", "#/components/schemas/Link", "twice"),
    ),
    Bad(
        "duplicate status",
        replace('        "200":', '        "200": {}\n        "200":'),
        ("/responses/200", "twice", "line 33"),
    ),
    Bad("a list", lambda _: "- openapi\n", (f"{SPEC}:1", "not a mapping")),
    Bad("empty file", lambda _: "", (f"{SPEC}:1", "not a mapping")),
    Bad("endless alias", append("    Loop: &loop\n      allOf: [*loop]\n"), (f"{SPEC}:1", "nested without end")),
    Bad(
        "nothing said of a repetition",
        replace("      x-repeat: safe\n", ""),
        (f"{SPEC}:18", "#/paths/~1runs/get", "may be repeated", "x-repeat: safe, idempotent or once"),
    ),
    Bad(
        "no word for a repetition",
        replace("x-repeat: safe", "x-repeat: never"),
        (f"{SPEC}:20", "/get/x-repeat", "'never'", "safe, idempotent or once"),
    ),
    Bad(
        "no way to find out",
        replace("x-repeat: safe", "x-repeat: once"),
        (f"{SPEC}:18", "/get/x-find-out", "write x-find-out"),
    ),
    Bad(
        "nothing to find out",
        replace("x-repeat: safe", 'x-repeat: safe\n      x-find-out: "look"'),
        (f"{SPEC}:21", "/get/x-find-out", "leave it out"),
    ),
    Bad(
        "query parameter body",
        replace("- name: status", "- name: Body"),
        ("/parameters/0/name", "'body' of its own", "x-python-name"),
    ),
    Bad(
        "name for Python that is taken",
        replace("- name: status", "- name: status\n          x-python-name: parse_response"),
        ("/parameters/0/name", "'parse_response' of its own"),
    ),
    Bad(
        "parameter with content",
        replace(
            "          schema:\n            type: array\n            items:\n"
            '              $ref: "#/components/schemas/Status"',
            "          content:\n            application/json:\n              schema: {type: string}",
        ),
        ("/parameters/0:", "give it one, not content"),
    ),
    Bad(
        "list in a header",
        replace("          in: query\n", "          in: header\n"),
        ("/parameters/0/schema", "a list or object in a header", "describe it as a string"),
    ),
    *(
        Bad(
            f"keyword {key}",
            replace("    Link:\n      type: object\n", f"    Link:\n      type: object\n      {key}: {value}\n"),
            (f"/Link/{key}", f"{key} is not supported"),
        )
        for key, value in {
            "if": "{type: object}",
            "patternProperties": "{}",
            "dependentSchemas": "{}",
            "$dynamicRef": '"#x"',
        }.items()
    ),
    Bad(
        "server of an operation",
        replace(
            "      summary: List runs.", "      summary: List runs.\n      servers: [{url: https://other.example.com}]"
        ),
        ("/get/servers", "not supported"),
    ),
    Bad(
        "model called like ours",
        append("    Response:\n      type: object\n      properties: {a: {type: string}}\n"),
        ("/components/schemas/Response", "of their own", "by title"),
    ),
    Bad(
        "Swagger", replace("openapi: 3.1.0", 'swagger: "2.0"'), (f"{SPEC}:2", "#/swagger", "Swagger 2.0", "3.1 or 3.0")
    ),
    Bad("OpenAPI 4", replace("openapi: 3.1.0", "openapi: 4.0.0"), (f"{SPEC}:2", "#/openapi", "OpenAPI 4.0.0")),
    Bad(
        "nullable in 3.1",
        replace(
            "        href:\n          type: string", "        href:\n          type: string\n          nullable: true"
        ),
        ("Link/properties/href/nullable", "3.1 has no nullable", '"null"'),
    ),
    Bad(
        "boolean in a path",
        replace(
            "          description: Name of the run.\n          schema:\n            type: string",
            "          schema:\n            type: boolean",
        ),
        (
            "/parameters/0/schema",
            "describe it as a string",
        ),
    ),
    Bad(
        "list in a path",
        replace(
            "          description: Name of the run.\n          schema:\n            type: string",
            "          schema:\n            type: array\n            items: {type: string}",
        ),
        (
            "/parameters/0/schema",
            "describe it as a string",
        ),
    ),
    Bad(
        "property additional_properties",
        replace("        href:", "        additionalProperties:"),
        (
            "/Link/properties/additionalProperties",
            "of its own",
        ),
    ),
    Bad(
        "property to_dict",
        replace("        href:", "        to_dict:"),
        (
            "/Link/properties/to_dict",
            "of its own",
        ),
    ),
    Bad(
        "bytes in JSON",
        replace(
            "        href:\n          type: string", "        href:\n          type: string\n          format: binary"
        ),
        (
            "/Link/properties/href/format",
            "JSON has no bytes",
        ),
    ),
    Bad(
        "multipart",
        replace(
            'content:\n          application/json:\n            schema:\n              $ref: "#/components/schemas/Login',
            'content:\n          multipart/form-data:\n            schema:\n              $ref: "#/components/schemas/Login',
        ),
        (
            "requestBody/content/multipart~1form-data",
            "forms are not supported",
        ),
    ),
    Bad(
        "form",
        replace(
            'content:\n          application/json:\n            schema:\n              $ref: "#/components/schemas/Login',
            "content:\n          application/x-www-form-urlencoded:\n"
            '            schema:\n              $ref: "#/components/schemas/Login',
        ),
        (
            "requestBody/content/application~1x-www-form-urlencoded",
            "forms are not supported",
        ),
    ),
    Bad(
        "default alone",
        replace('"200":', "default:"),
        (
            "/paths/~1runs/get/responses",
            "there is no success",
        ),
    ),
    Bad(
        "two shapes of an answer",
        replace('schemas/RunPage"', 'schemas/RunPage"\n            text/plain: {schema: {type: string}}'),
        (
            "/responses/200/content",
            "put a text first",
        ),
    ),
    Bad(
        "unresolved reference",
        replace('schemas/RunPage"', 'schemas/RunPages"'),
        (
            f"{SPEC}:37",
            "#/paths/~1runs/get/responses/200/content/application~1json/schema/$ref",
            "unresolved",
            "RunPages",
        ),
    ),
    Bad(
        "other file",
        replace('"#/components/schemas/RunPage"', '"page.yaml#/RunPage"'),
        (f"{SPEC}:37", "/$ref", "there is no file 'page.yaml'"),
    ),
    Bad(
        "other host",
        replace('"#/components/schemas/RunPage"', '"https://x.example/p.yaml"'),
        (f"{SPEC}:37", "not beside this file"),
    ),
    Bad(
        "duplicate operationId",
        replace("operationId: getRun", "operationId: listRuns"),
        (f"{SPEC}:40", "duplicate", "'listRuns'"),
    ),
    Bad(
        "same Python name",
        replace("operationId: getRun", "operationId: list_runs"),
        (f"{SPEC}:40", "duplicate", "'list_runs'"),
    ),
    Bad(
        "no operationId",
        replace("      operationId: getRun\n", ""),
        (f"{SPEC}:39", "#/paths/~1runs~1{run_id}/get", "no operationId"),
    ),
    Bad(
        "answer it would drop",
        replace("application/json:", "application/xml:"),
        (f"{SPEC}:35", "'application/xml'", "drop"),
    ),
    Bad(
        "body it would drop",
        replace("        content:\n          application/json:", "        content:\n          application/x-yaml:"),
        ("requestBody/content/application~1x-yaml", "drop", "content_type_overrides"),
    ),
    Bad(
        "const",
        replace("        href:\n          type: string", "        href:\n          const: 5"),
        ("Link/properties/href/const", "closed"),
    ),
    Bad(
        "integer enum",
        replace("enum: [RUNNING, done]", "enum: [1, 2]"),
        ("#/components/schemas/Status/enum", "enums of strings"),
    ),
    Bad(
        "number in an enum",
        replace("enum: [RUNNING, done]", "enum: [RUNNING, 1, null]"),
        ("Status/enum", "enums of strings"),
    ),
    Bad("date", replace("format: date-time", "format: date"), ("Step/properties/ended/format", "do not read 'date'")),
    Bad(
        "style",
        replace("          in: query\n", "          in: query\n          style: deepObject\n"),
        (f"{SPEC}:26", "'deepObject'"),
    ),
    Bad(
        "joined list",
        replace("          in: query\n", "          in: query\n          explode: false\n"),
        ("parameters/0/explode", "repeat"),
    ),
    Bad("not OpenAPI", replace("  title: Probe\n", ""), (f"{SPEC}:3", "#/info", "title")),
    Bad(
        "wrong type",
        replace("required: [token]", "required: token"),
        (f"{SPEC}:220", "#/components/schemas/Session/required"),
    ),
    Bad(
        "nothing behind a key",
        append("    Empty:\n      properties:\n"),
        (f"{SPEC}:241", "#/components/schemas/Empty/properties", "nothing"),
    ),
    Bad(
        "no such parameter",
        replace("/runs/{run_id}:", "/runs/{name}:"),
        (f"{SPEC}:38", "#/paths/~1runs~1{name}", "'name'"),
    ),
    Bad(
        "literal_enums",
        lambda _: "literal_enums: true\n",
        ("probe/generator.yaml:1", "#/literal_enums", "closes"),
        "probe/generator.yaml",
    ),
    Bad("bad settings", lambda _: "field_prefix: [\n", ("probe/generator.yaml:2", "YAML"), "probe/generator.yaml"),
    Bad(
        "settings of a wrong type", lambda _: "class_overrides: 5\n", (SPEC, "class_overrides"), "probe/generator.yaml"
    ),
    Bad(
        "path parameter by another name",
        replace("name: run_id", "name: run-id!"),
        (f"{SPEC}:38", "#/paths/~1runs~1{run_id}", "'run_id'"),
    ),
    Bad(
        "reference in a circle",
        append('    Loop:\n      $ref: "#/components/schemas/Loop"\n'),
        (f"{SPEC}:241", "#/components/schemas/Loop/$ref", "endless"),
    ),
    Bad(
        "default of another type",
        replace("          type: integer", "          type: integer\n          default: many"),
        (f"{SPEC}:115", "#/components/schemas/Run/properties/count/default", "'many'"),
    ),
    # What only the generator notices; were its warnings no errors, it would leave the operation out and say nothing.
    Bad(
        "parts that contradict",
        append(
            "    Odd:\n      allOf:\n        - {type: object, properties: {a: {type: string}}}\n"
            "        - {type: object, properties: {a: {type: boolean}}}\n"
        ),
        (f"{SPEC}:240: #/components/schemas/Odd", "the generator refuses it", "merged"),
    ),
    Bad(
        "array of nothing",
        replace('type: array\n            items:\n              $ref: "#/components/schemas/Status"', "type: array"),
        (f"{SPEC}:18: #/paths/~1runs/get", "the generator refuses it", "GET /runs", "list_runs", "must have items"),
    ),
    Bad(
        "part that is no object",
        append('    Odd:\n      allOf: [{$ref: "#/components/schemas/Status"}, {type: object, properties: {a: {}}}]\n'),
        (f"{SPEC}:240: #/components/schemas/Odd", "the generator refuses it", "allOf a non-object"),
    ),
]


def refused(repository: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run scripts/generate on a bad spec, expect it to change nothing, and return its one message."""
    before = snapshot(repository)
    assert main(["--root", str(repository), *arguments, "probe"]) == 1
    assert snapshot(repository) == before
    output = capsys.readouterr()
    message, last = output.out.splitlines()
    assert last == "generate: probe: the generated code was left as it was"
    assert (output.err, "Traceback" in message) == ("", False)
    return message


@pytest.mark.parametrize("bad", TABLE, ids=lambda bad: bad.name)
def test_bad_spec(bad: Bad, repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = repository / "specs" / bad.file
    file.write_text(bad.edit(file.read_text(encoding="utf-8")), encoding="utf-8")
    message = refused(repository, capsys)
    for part in bad.says:
        assert part in message


def test_not_utf8(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "specs" / SPEC).write_bytes(b"openapi: \xff\xfe\n")
    assert f"{SPEC}: not readable" in refused(repository, capsys)


def test_unreadable_file(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder by that name: what no user can read, not even root."""
    (repository / "specs" / SPEC).unlink()
    (repository / "specs" / SPEC).mkdir()
    message = refused(repository, capsys)
    assert f"{SPEC}: not readable" in message
    assert "directory" in message


def test_check_of_a_bad_spec(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = repository / "specs" / SPEC
    file.write_text(
        file.read_text(encoding="utf-8").replace("operationId: getRun", "operationId: listRuns"), encoding="utf-8"
    )
    assert "duplicate operationId" in refused(repository, capsys, "--check")


def test_bad_template(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What goes wrong inside the generator is one line too, not its traceback."""
    (repository / "specs" / "templates" / "model.py.jinja").write_text("{% nonsense %}")
    assert "unknown tag 'nonsense'" in refused(repository, capsys)


def test_output_that_is_no_python(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "specs" / "templates" / "api_init.py.jinja").write_text("def broken(:\n")
    assert "api/__init__.py" in refused(repository, capsys)


def test_the_good_one_is_generated_all_the_same(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad, good = (repository / "specs" / system / "openapi.yaml" for system in ("probe", "other"))
    bad.write_text("- no spec\n")
    good.write_text(
        good.read_text(encoding="utf-8").replace("operationId: getRun", "operationId: fetchRun"), encoding="utf-8"
    )
    before = snapshot(repository)
    assert main(["--root", str(repository)]) == 1
    output = capsys.readouterr().out
    assert "probe/openapi.yaml:1: the document is not a mapping" in output
    assert "other: 3 operations" in output
    after = snapshot(repository)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert not [name for name in changed if "/probe/" in name]
    assert "generated/orchestrator_api/other/api/runs/fetch_run.py" in after
    assert "generated/orchestrator_api/other/api/runs/get_run.py" not in after
    assert not [path for path in (repository / "generated/orchestrator_api").iterdir() if path.name.startswith(".")]


def test_unknown_system(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(repository), "nonsense"]) == 2
    assert capsys.readouterr().err == "generate: no such system: nonsense; there are other, probe\n"


PARTS = {
    "part.yaml": "Part:\n  type: object\n  properties:\n    a: {$ref: '#/Gone'}\nLink: {type: object}\nList: [1]\n",
    "bad.yaml": "Part:\n  type: [\n",
    "wide.yaml": "Part:\n  type: object\n  properties:\n    a:\n      type: integer\n      enum: [1, 2]\n",
}
REFERENCES = [
    ("part.yaml#/Nothing", "probe/openapi.yaml:37", "unresolved reference 'part.yaml#/Nothing'"),
    ("part.yaml#/List", "probe/openapi.yaml:37", "unresolved reference 'part.yaml#/List'"),
    ("part.yaml#/Part", "probe/part.yaml:4: #/Part/properties/a/$ref", "unresolved reference '#/Gone'"),
    ("part.yaml#/Link", "probe/openapi.yaml:37", "there is another 'Link' in components/schemas"),
    ("bad.yaml#/Part", "probe/bad.yaml:3", "not readable as YAML"),
    ("wide.yaml#/Part", "probe/wide.yaml:6: #/Part/properties/a/enum", "only enums of strings"),
    ("../other/openapi.yaml", "probe/openapi.yaml:37", "outside of the spec's folder"),
    ("/etc/passwd", "probe/openapi.yaml:37", "outside of the spec's folder"),
    ("file:///etc/passwd", "probe/openapi.yaml:37", "not beside this file"),
    ("//host/part.yaml", "probe/openapi.yaml:37", "not beside this file"),
]


@pytest.mark.parametrize(("target", "place", "problem"), REFERENCES)
def test_bad_reference_to_a_file(
    target: str, place: str, problem: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Refused where it is wrong: in the file and line of the reference, or of what it refers to."""
    for name, text in PARTS.items():
        (repository / "specs/probe" / name).write_text(text)
    spec = repository / "specs" / SPEC
    edit = replace('"#/components/schemas/RunPage"', f'"{target}"')
    spec.write_text(edit(spec.read_text(encoding="utf-8")), encoding="utf-8")
    message = refused(repository, capsys)
    assert place in message
    assert problem in message
