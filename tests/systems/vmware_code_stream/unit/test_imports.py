"""Answers to imports: YAML of which only flat documents are known."""

from typing import Any

import httpx
import pytest

from orchestrator_clients import ApiError, ConflictError, Imported, ImportRefused
from orchestrator_clients.vmware_code_stream import imports

CREATED = Imported(name="ship", status="CREATED")


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("---\nname: ship\nstatus: CREATED\nstatusMessage: ''\n", [CREATED]),
        ("name: ship\nstatus: CREATED", [CREATED]),
        ("---\r\nname: ship\r\nstatus: CREATED\r\n", [CREATED]),
        ("--- \nstatus:   CREATED   # done\nname: 'ship'\n...\n", [CREATED]),
        ('---\nkind: "PIPELINE"\nname: "ship"\nstatus: CREATED\nstatusMessage: null\n', [CREATED]),
        ("# a comment\n---\nname: ship\nstatus: CREATED\n---\n", [CREATED]),
        ("name: a\nstatus: UPDATED\n---\nname: b\nstatus: FAILED\nstatusMessage: no: such\n", ["UPDATED", "no: such"]),
        ("name: a\nstatus: F\nstatusMessage: 'it''s # taken'\n", ["it's # taken"]),
        ('name: a\nstatus: F\nstatusMessage: "line\\nof \\"x\\""\n', ['line\nof "x"']),
        ("name: a\nstatus: F\nstatusMessage: a long text\n  that goes on\n", ["a long text that goes on"]),
        ("name: a\nstatus: F\nstatusMessage: |\n  one\n  two\n", ["one\ntwo"]),
        ("name: a\nstatus: F\nstatusMessage: >-\n  one\n  two\n", ["one two"]),
        ("name: a\nstatus: F\ndetails:\n  status: CREATED\n  name: x\nstatusMessage: m\n", ["m"]),
        ('{"name": "ship", "status": "CREATED"}', [CREATED]),
        ("\"name\": ship\n'status': CREATED\n", [CREATED]),
        ("---\n'name' : 'ship'\n\"status\" : \"CREATED\"\n", [CREATED]),
        ("{name: ship, status: CREATED}", [CREATED]),
        ("--- {name: ship, status: CREATED, statusMessage: ''}\n", [CREATED]),
        ('--- {"name": "ship", "status": "CREATED"}\n...\n', [CREATED]),
        (
            "--- {'name': ship, \"status\":CREATED}\n--- {name: b, status: FAILED, statusMessage: 'a, b: {c}'}",
            [CREATED, "a, b: {c}"],
        ),
        ("{name: ship,\n status: CREATED, tags: [a, b], more: {status: FAILED}}", [CREATED]),
        ('[{"name": "ship", "status": "CREATED", "statusMessage": ""}]', [CREATED]),
    ],
)
def test_answers_are_read(text: str, results: list[Any]) -> None:
    found = imports.parse(httpx.Response(200, text=text))
    assert [each if isinstance(want, Imported) else each.message or each.status for each, want in zip(
        found, results, strict=True
    )] == results  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        b"", b" \n", b"---\n", b"<html><body>status: CREATED</body></html>", b"name: ship\n", b"- name: ship\n  status: CREATED",
        b"{", b"--- {", b"{name: ship}", b"{status}",
        b"{{{{", b"{" * 50000, b'{"' + b'\\"' * 50000, b"[" * 50000, b"'" * 50000,
        b'[]', b'["CREATED"]', b"\xff",
        b"name: a\nstatus: CREATED\n---\nname: b\n", b"status:\n", b"CREATED",
    ],
)  # fmt: skip
def test_what_does_not_say_what_became_of_it_is_an_error(body: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        imports.parse(httpx.Response(200, content=body))


def refused(*results: Imported) -> ImportRefused | None:
    return imports.refusal(results, lambda text: text.replace("hush", "***"))


def test_a_success_of_http_can_be_a_refusal() -> None:
    no = Imported(name="b", status="FAILED", message="there is a hush already")
    error = refused(CREATED, no)
    assert isinstance(error, ConflictError)
    assert isinstance(error, ApiError)
    assert (error.status, error.code, list(error.results), error.retry_safe) == (200, "FAILED", [CREATED, no], False)
    assert str(error).endswith("1 of 2 not imported: b: FAILED: there is a *** already")
    assert "hush" not in repr(error)


@pytest.mark.parametrize("status", ["CREATED", "UPDATED", "Created"])
def test_two_words_are_a_success(status: str) -> None:
    assert refused(Imported(name="a", status=status)) is None


@pytest.mark.parametrize("status", ["FAILED", "SKIPPED", "CREATED_NOT", "OK"])
def test_all_others_are_none(status: str) -> None:
    assert refused(Imported(name=None, status=status)) is not None


@pytest.mark.parametrize(
    ("yaml", "action", "params"),
    [("a: ü", None, {}), (b"a: b", "apply", {"action": "apply"}), ("a: b", "create", {"action": "create"})],
)
def test_requests(yaml: str | bytes, action: str | None, params: dict[str, str]) -> None:
    request = imports.request(yaml, action)
    assert request["content"] == (yaml.encode() if isinstance(yaml, str) else yaml)
    assert (request["params"], request["headers"]) == (params, {"Content-Type": "application/x-yaml"})
