"""What the maintainer of a spec sees of an edit, and what its users are told: a table of changes as vendors make them."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from orchestrator_generator.repository import main
from tests.generator.edits import Edit, both, replace
from tests.generator.probes import ROOT

NAME = "        name:\n          type: string\n"
HREF = "        href:\n          type: string\n"
STATUS = "        - name: status\n          in: query\n"
RUN_ID = "          schema:\n            type: string\n      responses:\n"
GET_RUN = "  /runs/{run_id}:\n    get:\n"
DELETE_RUN = """
    delete:
      operationId: deleteRun
      x-repeat: idempotent
      summary: Delete a run.
      tags: [runs]
      parameters:
        - {name: run_id, in: path, required: true, schema: {type: string}}
      responses:
        "204": {description: It is gone.}
"""
LOGIN = 'application/json:\n            schema:\n              $ref: "#/components/schemas/Login'


def parameter(told: str) -> Edit:
    """Return an edit that adds a parameter to `getRun`."""
    return replace(RUN_ID, RUN_ID.replace("      responses:", f"        - {{{told}}}\n      responses:"))


def field(told: str, schema: str = HREF) -> Edit:
    """Return an edit that adds a field to `Link`, which is only read, or to the model of another first field."""
    return replace(schema, f"{schema}        {told}\n")


def login_field(told: str, *, required: bool = False) -> Edit:
    """Return an edit that adds a field to `Login`, which users make."""
    added = replace("        user:\n", f"        {told}\n        user:\n")
    return both(added, replace("[user, password]", "[user, password, realm]")) if required else added


@dataclass(frozen=True)
class Spec:
    """An edit of the probe's spec, and the lines that `--diff` gives for it; none for one that nobody notices."""

    name: str
    edit: Edit
    means: tuple[str, ...]


TABLE = [
    Spec("new optional field", field("rel: {type: string}"), ("added: model `Link`: field `rel`",)),
    Spec(
        "new required field of an answer",
        both(field("rel: {type: string}"), replace("    Link:\n", "    Link:\n      required: [rel]\n")),
        ("added: model `Link`: field `rel`",),
    ),
    Spec(
        "new optional field of a body", login_field("realm: {type: string}"), ("added: model `Login`: field `realm`",)
    ),
    Spec(
        "required member of a body",
        login_field("realm: {type: string}", required=True),
        ("breaking: model `Login`: field `realm`, which must be given",),
    ),
    Spec(
        "a member of an answer need not be there any more",
        replace("required: [name, status]", "required: [name]"),
        ("breaking: model `Step`: field `status`: may be UNSET",),
    ),
    Spec(
        "a member of a body need not be given any more",
        replace("[user, password]", "[user]"),
        ("added: model `Login`: field `password`: need not be given",),
    ),
    Spec(
        "removed field",
        replace(HREF, "        rel:\n          type: integer\n"),
        ("breaking: model `Link`: field `href` is gone", "added: model `Link`: field `rel`"),
    ),
    Spec("enum value", replace("[RUNNING, done]", "[RUNNING, done, HELD]"), ("added: enum `Status`: word `HELD`",)),
    Spec("removed value", replace("[RUNNING, done]", "[RUNNING]"), ("breaking: enum `Status`: word `DONE` is gone",)),
    Spec(
        "another case of a value",
        replace("[RUNNING, done]", "[RUNNING, DONE]"),
        ("breaking: enum `Status`: word `DONE` is 'DONE', was 'done'",),
    ),
    Spec(
        "operation", replace("  /login:", f"{DELETE_RUN.strip(chr(10))}\n  /login:"), ("added: operation `delete_run`",)
    ),
    Spec(
        "renamed operation",
        replace("operationId: getRun", "operationId: fetchRun"),
        ("breaking: operation `get_run` is called `fetch_run` now",),
    ),
    Spec(
        "operation under another tag",
        replace("summary: Get a run.\n      tags: [runs]", "summary: Get a run.\n      tags: [run]"),
        ("breaking: operation `get_run`: moved from `api.runs` to `api.run`",),
    ),
    Spec(
        "an operation with which another method has two meanings",
        replace("  /login:", DELETE_RUN.strip(chr(10)).replace("deleteRun", "getRuns") + "\n  /login:"),
        ("breaking: operation `get_run`: method is called `get_run`, was `get`", "added: operation `get_runs`"),
    ),
    Spec(
        "another path",
        replace("/runs/{run_id}:", "/v2/runs/{run_id}:"),
        ("changed: operation `get_run`: is sent as `GET /v2/runs/{run_id}`, was `GET /runs/{run_id}`",),
    ),
    Spec(
        "another repetition",
        replace("x-repeat: idempotent", 'x-repeat: once\n      x-find-out: "look"'),
        ("changed: operation `login`: a repetition is `once`, was `idempotent`",),
    ),
    Spec(
        "renamed parameter",
        replace("- name: status\n", "- name: state\n"),
        ("breaking: operation `list_runs`: parameter `status` is called `state` now",),
    ),
    Spec(
        "optional parameter",
        parameter("name: deep, in: query, schema: {type: boolean}"),
        ("added: operation `get_run`: parameter `deep`",),
    ),
    Spec(
        "required parameter",
        parameter("name: deep, in: query, required: true, schema: {type: boolean}"),
        ("breaking: operation `get_run`: parameter `deep`, which must be given",),
    ),
    Spec(
        "a parameter that must be given now",
        replace(STATUS, f"{STATUS}          required: true\n"),
        ("breaking: operation `list_runs`: parameter `status`: must be given",),
    ),
    Spec(
        "header parameter",
        parameter("name: X-Trace, in: header, schema: {type: string}"),
        ("added: operation `get_run`: parameter `x_trace`",),
    ),
    Spec(
        "default",
        parameter("name: size, in: query, schema: {type: integer, default: 10}"),
        ("added: operation `get_run`: parameter `size`",),
    ),
    Spec(
        "response code",
        replace(
            '        "200":\n          description: The token.',
            '        "202":\n          description: Later.\n        "200":\n          description: The token.',
        ),
        ("added: operation `login`: success `202`",),
    ),
    Spec(
        "another model in an answer",
        replace('schemas/RunPage"', 'schemas/Run"'),
        ("breaking: operation `list_runs`: result: type is `Run`, was `RunPage`",),
    ),
    Spec(
        "type change",
        replace(HREF, HREF.replace("string", "integer")),
        ("breaking: model `Link`: field `href`: type is `int`, was `str`",),
    ),
    Spec(
        "text to date",
        replace(HREF, f"{HREF}          format: date-time\n"),
        ("breaking: model `Link`: field `href`: type is `datetime.datetime | str`, was `str`",),
    ),
    Spec(
        "text to enum in an answer",
        replace(HREF, '        href:\n          $ref: "#/components/schemas/Status"\n'),
        ("changed: model `Link`: field `href`: type is `Status`, was `str`",),
    ),
    Spec(
        "null in an answer",
        replace(HREF, HREF.replace("string", '[string, "null"]')),
        ("breaking: model `Link`: field `href`: type is `None | str`, was `str`",),
    ),
    Spec(
        "null in a body",
        replace("        user:\n          type: string", '        user:\n          type: [string, "null"]'),
        ("added: model `Login`: field `user`: type is `None | str`, was `str`",),
    ),
    Spec(
        "oneOf",
        field('to: {oneOf: [{$ref: "#/components/schemas/Step"}, {type: string}]}'),
        ("added: model `Link`: field `to`",),
    ),
    Spec(
        "another alternative",
        replace(
            '- $ref: "#/components/schemas/Http"', '- $ref: "#/components/schemas/Http"\n            - type: string'
        ),
        ("breaking: model `Run`: field `task`: type is `Http | Shell | str`, was `Http | Shell`",),
    ),
    Spec(
        "map",
        field("labels: {type: object, additionalProperties: {type: string}}"),
        ("added: model `LinkLabels`", "added: model `Link`: field `labels`"),
    ),
    Spec(
        "an object that is closed",
        replace("    Link:\n", "    Link:\n      additionalProperties: false\n"),
        ("breaking: model `Link`: further fields are not kept any more",),
    ),
    Spec(
        "binary",
        replace(
            'application/json:\n              schema:\n                $ref: "#/components/schemas/RunPage"',
            "application/octet-stream:\n              schema: {type: string, format: binary}",
        ),
        ("breaking: operation `list_runs`: result: type is `bytes`, was `RunPage`",),
    ),
    Spec(
        "deprecated operation",
        replace(GET_RUN, f"{GET_RUN}      deprecated: true\n"),
        ("deprecated: operation `get_run`",),
    ),
    Spec(
        "deprecated parameter",
        replace(STATUS, f"{STATUS}          deprecated: true\n"),
        ("deprecated: operation `list_runs`: parameter `status`",),
    ),
    Spec(
        "deprecated field",
        replace(HREF, f"{HREF}          deprecated: true\n"),
        ("deprecated: model `Link`: field `href`",),
    ),
    Spec(
        "deprecated model",
        replace("    Link:\n", "    Link:\n      deprecated: true\n"),
        ("deprecated: model `Link`",),
    ),
    Spec(
        "null among the words of an answer",
        both(
            replace("      type: string\n      enum", '      type: [string, "null"]\n      enum'),
            replace("done]", "done, null]"),
        ),
        (
            "breaking: model `Run`: field `status`: type is `None | Status`, was `Status`",
            (
                "breaking: model `Run`: field `when`: type is `datetime.datetime | str | int | None | Status`, "
                "was `datetime.datetime | str | int | Status`"
            ),
            "breaking: model `Step`: field `status`: type is `None | Status`, was `Status`",
        ),
    ),
    Spec(
        "a constant",
        field("kind: {const: link}"),
        ("added: enum `LinkKind`", "added: model `Link`: field `kind`"),
    ),
    Spec(
        "another name for Python",
        replace(HREF, f"{HREF}          x-python-name: address\n"),
        ("breaking: model `Link`: field `href` is called `address` now",),
    ),
    Spec("description", replace("List runs.", "List some runs."), ()),
    Spec(
        "multipart",
        replace(LOGIN, LOGIN.replace("application/json", "multipart/form-data")),
        ("refused: /requestBody/content/multipart~1form-data: forms are not supported",),
    ),
    Spec(
        "text to bytes within JSON",
        replace(HREF, f"{HREF}          format: binary\n"),
        ("refused: /Link/properties/href/format: JSON has no bytes",),
    ),
]


@pytest.fixture
def released(repository: Path) -> Path:
    """The small repository after its first release."""
    assert main(["--root", str(repository), "--released", "1.0"]) == 0
    return repository


def edit_spec(root: Path, edit: Edit) -> None:
    file = root / "specs/probe/openapi.yaml"
    file.write_text(edit(file.read_text(encoding="utf-8")), encoding="utf-8")


@pytest.mark.parametrize("change", TABLE, ids=lambda change: change.name)
def test_what_an_edit_means(change: Spec, released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_spec(released, change.edit)
    code = main(["--root", str(released), "--diff", "probe"])
    first, *lines = capsys.readouterr().out.splitlines()
    if change.means[:1] and change.means[0].startswith("refused: "):
        place, problem = change.means[0].removeprefix("refused: ").split(": ")
        assert (code, place in first, problem in first) == (1, True, True)
        return
    assert lines == [f"  {one}  (new)" for one in change.means]
    assert (code, first) == (0, f"generate: probe: {len(lines) or 'no'} change(s) for users since 1.0")


def test_the_table_holds_every_kind() -> None:
    kinds = {line.split(": ")[0] for change in TABLE for line in change.means}
    assert kinds == {"breaking", "deprecated", "changed", "added", "refused"}
    assert len({change.name for change in TABLE}) == len(TABLE) >= 24


# The gate.

GONE = "model `Link`: field `href`: type is `int`, was `str`"


@pytest.fixture
def broken(released: Path) -> Path:
    """The repository with a breaking change, generated."""
    edit_spec(released, replace(HREF, HREF.replace("string", "integer")))
    assert main(["--root", str(released), "probe"]) == 0
    return released


def check(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    return main(["--root", str(root), "--check", "probe"]), capsys.readouterr().out


def test_an_unannounced_breaking_change_fails_the_check(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = check(broken, capsys)
    assert code == 1
    assert (
        f"generate: probe: breaks users, unannounced: {GONE}; if it is meant, say in specs/probe/breaking.yaml" in said
    )


def test_an_announced_one_passes_and_is_in_the_changelog(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (broken / "specs/probe/breaking.yaml").write_text(f'"{GONE}": The vendor counts links now. Read int(link.href).\n')
    assert check(broken, capsys)[0] == 0
    changelog = broken / "CHANGELOG.md"
    changelog.write_text("# Changelog\n\n## Unreleased\n\n### Added\n- Much.\n\n## 1.0\n- All.\n")
    code, said = check(broken, capsys)
    assert (code, "scripts/generate --changelog" in said) == (1, True)
    for _ in range(2):  # the second changes nothing
        assert main(["--root", str(broken), "--changelog"]) == 0
        assert changelog.read_text() == (
            "# Changelog\n\n## Unreleased\n\n### Added\n- Much.\n\n### orchestrator_api.probe\n"
            f"- **Breaking**: {GONE}. The vendor counts links now. Read int(link.href).\n\n## 1.0\n- All.\n"
        )
    assert check(broken, capsys)[0] == 0


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        (f'"{GONE}":\n', "unannounced"),
        (f'"{GONE}": So.\n"model `Other` is gone": So.\n', "did not happen: take it out"),
        ("- no mapping\n", "not a mapping"),
    ],
)
def test_an_announcement_that_says_nothing_or_too_much(
    broken: Path, said: str, complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (broken / "specs/probe/breaking.yaml").write_text(said)
    code, output = check(broken, capsys)
    assert (code, complaint in output) == (1, True)


def test_a_release_starts_anew(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (broken / "specs/probe/breaking.yaml").write_text(f'"{GONE}": So.\n')
    assert main(["--root", str(broken), "--released", "2.0"]) == 0
    assert not (broken / "specs/probe/breaking.yaml").exists()
    assert check(broken, capsys)[0] == 0
    assert main(["--root", str(broken), "--diff", "probe"]) == 0
    assert capsys.readouterr().out == "generate: probe: no change(s) for users since 2.0\n"


def test_what_is_generated_already_is_not_new(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(broken), "--diff", "probe"]) == 0
    assert f"  breaking: {GONE}\n" in capsys.readouterr().out
    edit_spec(broken, replace(HREF.replace("string", "integer"), HREF))
    assert main(["--root", str(broken), "--diff", "probe"]) == 0
    assert f"  no more: breaking: {GONE}\n" in capsys.readouterr().out


# Of the five systems.


def test_what_was_released_has_a_surface() -> None:
    released = {path.parent.name for path in (ROOT / "specs").glob("*/released.json")}
    assert released == {path.parent.name for path in (ROOT / "specs").glob("*/openapi.yaml")}
