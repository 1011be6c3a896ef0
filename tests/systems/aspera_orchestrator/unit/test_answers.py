"""Bodies are taken for what they are."""

from collections.abc import Callable

import pytest

from orchestrator_clients._core.body import BadAnswer
from orchestrator_clients._core.http.answer import Answer
from orchestrator_clients.aspera_orchestrator import answers
from orchestrator_clients.aspera_orchestrator.rails_xml import Json
from tests.systems.aspera_orchestrator.unit.desk import body

PAGES = [
    b"<html><head><title>Log in</title></head></html>",
    b"<!DOCTYPE html>\n<html lang='en'>",
    b"<!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>",
    b"\xef\xbb\xbf \n<HTML>",
    b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'><html/>",
    b"<!-- from the proxy --><html>",
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "read", [answers.document, answers.text, answers.word, answers.json_value, answers.output_document]
)
def test_an_html_page_is_never_an_answer(read: Callable[[Answer], object], page: bytes) -> None:
    with pytest.raises(ValueError, match="HTML page"):
        read(body(page))


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ('{"a": [1, null]}', {"a": [1, None]}),
        ("\ufeff\r\n {}", {}),
        ('<?xml version="1.0"?><root><a type="integer">1</a></root>', {"a": 1}),
        ("\ufeff  <root><a-b>x</a-b></root>", {"a_b": "x"}),
    ],
)
@pytest.mark.parametrize("kind", ["application/xml", "application/json", "text/html"])
def test_a_document_is_xml_or_json_by_its_first_character(content: str, value: object, kind: str) -> None:
    assert answers.document(body(content, kind)) == value


@pytest.mark.parametrize(
    "content",
    [
        "",
        "  \n",
        "NoMethodError: undefined method\n  from app.rb:1",
        '{"a": 1',
        "<root><a>",
        "<root",
        "[1, 2",
        "Complete",
    ],
)
def test_anything_else_is_no_document(content: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        answers.document(body(content))


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-be", "utf-32"])
def test_a_document_in_another_coding_is_refused_by_that(coding: str) -> None:
    """No Rails writes one; `rails_xml` would read it, but what a body is, its first byte says."""
    with pytest.raises(BadAnswer, match="neither JSON nor XML in UTF-8"):
        answers.document(body("<?xml version='1.0'?><a>é</a>".encode(coding)))


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("Complete", "Complete"),
        ("  In Progress \r\n", "In Progress"),
        ('"Complete"', "Complete"),
        ("'Error'\n", "Error"),
        ("\ufeffRolling_Back", "Rolling_Back"),
        ("Terminé", "Terminé"),
        ("", None),
        ("null", None),
        ("42", None),
        ("<status>Complete</status>", None),
        ('{"status": "Complete"}', None),
        ("NoMethodError: undefined method `status' for nil", None),
        ("No such work order as you gave", None),
        ("Complete\nfrom app.rb", None),
        ("x" * 61, None),
    ],
)
def test_a_bare_word(content: str, word: str | None) -> None:
    assert answers.word(body(content, "application/xml")) == word


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ('{"a": 1}', {"a": 1}),
        ("[1]", [1]),
        ("123", 123),
        ("true", True),
        ("null", None),
        ('"quoted"', "quoted"),
        ("/data/a b.mov", "/data/a b.mov"),
        ("  kept  ", "  kept  "),
        ("", None),
        (" ", None),
        ('{"a"=>1}', {"a": 1}),
        ('{"d"=>Thu, 01 Nov 2012}', '{"d"=>Thu, 01 Nov 2012}'),
        ("{curly but text", "{curly but text"),
    ],
)
def test_a_value_that_was_to_be_json(content: str, value: object) -> None:
    assert answers.json_value(body(content)) == value


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ('{"a"=>[1, nil]}', {"a": [1, None]}),
        ('{"a": [1, null]}', {"a": [1, None]}),
        (" [:b] \n", ["b"]),
        ("123", "123"),
        ("true", "true"),
        ('"quoted"', '"quoted"'),
        ("nil", "nil"),
        ("{half", "{half"),
        (" kept ", " kept "),
        ("", None),
        (" ", None),
    ],
)
def test_a_text_of_no_known_type_is_read_only_if_it_looks_like_a_hash_or_an_array(content: str, value: object) -> None:
    assert answers.untyped(content) == value


def test_bytes_that_are_not_utf8_are_kept() -> None:
    assert answers.text(body(b"caf\xe9")).encode("utf-8", "surrogateescape") == b"caf\xe9"


@pytest.mark.parametrize(
    ("value", "items"),
    [
        (None, []),
        ("\n  ", []),
        ([], []),
        ([{"n": 1}, {"n": 2}], [("list[0]", {"n": 1}), ("list[1]", {"n": 2})]),
        ({"n": 1}, [("list[0]", {"n": 1})]),
        ({"item": {"n": 1}}, [("list.item[0]", {"n": 1})]),
        ({"item": [{"n": 1}]}, [("list.item[0]", {"n": 1})]),
        ([{"item": {"n": 1}}], [("list[0]", {"n": 1})]),
    ],
)
def test_a_list_however_it_is_written(value: Json, items: object) -> None:
    assert list(answers.each(value, "item", "list")) == items


def test_what_is_no_list_of_objects_names_its_path() -> None:
    with pytest.raises(BadAnswer, match=r"list\[1\]: expected an object, got a number or flag"):
        list(answers.each([{}, 3], "item", "list"))
