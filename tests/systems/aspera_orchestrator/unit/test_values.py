"""Values by the type the server says they have."""

import copy
import dataclasses
import pickle
from collections.abc import Callable

import pytest

from orchestrator_clients.aspera_orchestrator import values
from orchestrator_clients.aspera_orchestrator.rails_xml import Json
from orchestrator_clients.aspera_orchestrator.values import (
    Unparsed,
    Value,
    Variable,
    same_dates,
    typed,
    variable,
    whole_number,
)
from tests.systems.aspera_orchestrator.unit.ruby import VECTORS

DATE_INSIDE = '{"day"=>Thu, 01 Nov 2012}'

TYPED: list[tuple[str | None, Json, object]] = [
    ("string", "x", "x"),
    ("string", '{"a": 1}', '{"a": 1}'),
    ("string", " 12 ", " 12 "),
    ("string", "", ""),
    ("string", 12, "12"),
    ("string", True, "true"),
    ("String ", "true", "true"),
    ("string", {"a": "1"}, Unparsed('{"a": "1"}')),
    ("hash", {"a": 1}, {"a": 1}),
    ("hash", '{"a": 1}', {"a": 1}),
    ("hash", '{"a"=>1, :b=>nil}', {"a": 1, "b": None}),
    ("hash", '{\'A b\' => {"c"=>"1"}}', {"A b": {"c": "1"}}),
    ("hash", "\n   ", {}),
    ("hash", "", Unparsed("")),
    ("hash", "   ", Unparsed("   ")),
    ("hash", "[1]", Unparsed("[1]")),
    ("hash", [1], Unparsed("[1]")),
    ("hash", "nil", Unparsed("nil")),
    ("hash", "null", Unparsed("null")),
    ("hash", DATE_INSIDE, Unparsed(DATE_INSIDE)),
    ("hash", '{"big"=>%s}' % ("9" * 5000), Unparsed('{"big"=>%s}' % ("9" * 5000))),
    ("hash", "{" * 100_000, Unparsed("{" * 100_000)),
    ("array", [1, {"a": 2}], [1, {"a": 2}]),
    ("array", "[1, :a]", [1, "a"]),
    ("array", '["a", null]', ["a", None]),
    ("array", "a, b", Unparsed("a, b")),
    ("array", '{"a"=>1}', Unparsed('{"a"=>1}')),
    ("int", 5, 5),
    ("int", " -5 ", -5),
    ("int", "9" * 30, int("9" * 30)),
    ("int", "9" * 5000, Unparsed("9" * 5000)),
    ("int", "5.0", Unparsed("5.0")),
    ("int", "12abc", Unparsed("12abc")),
    ("int", True, Unparsed("true")),
    ("int", "", Unparsed("")),
    ("float", "1e3", 1000.0),
    ("float", 2, 2.0),
    ("float", "2.50", 2.5),
    ("float", "NaN", Unparsed("NaN")),
    ("float", "1e999", Unparsed("1e999")),
    ("float", "1_0", Unparsed("1_0")),
    ("flag", True, True),
    ("flag", "false", False),
    ("flag", " TRUE ", True),
    ("flag", 1, True),
    ("flag", "0", False),
    ("flag", "yes", Unparsed("yes")),
    ("date", "2014-11-24T16:48:39.500Z", "2014-11-24T16:48:39Z"),
    ("date", "2014-11-24T08:48:39-08:00", "2014-11-24T16:48:39Z"),
    ("date", "Tue Jan 17 21:47:00 UTC 2017", "Tue Jan 17 21:47:00 UTC 2017"),
    ("date", "2014-11-24Tomorrow", "2014-11-24Tomorrow"),
    ("object", "--- !ruby/object:X {}", "--- !ruby/object:X {}"),
    ("pwd", "_P__x", "_P__x"),
    ("pwd", 5, "5"),
    ("attachment", {"name": "a"}, {"name": "a"}),
    ("something new", "x", "x"),
    (None, '{"a"=>1}', '{"a"=>1}'),
]


@pytest.mark.parametrize(("kind", "raw", "value"), TYPED)
def test_a_value_by_its_type(kind: str | None, raw: Json, value: object) -> None:
    got = typed(kind, raw)
    assert got == value
    assert type(got) is type(value)


@pytest.mark.parametrize("kind", ["string", "hash", "array", "int", "float", "flag", "date", "object", None])
def test_null_is_none_whatever_the_type(kind: str | None) -> None:
    assert typed(kind, None) is None


@pytest.mark.parametrize("vector", VECTORS["literals"])
def test_what_ruby_prints_of_a_hash_or_array(vector: dict[str, Json]) -> None:
    source, value = vector["in"], vector["out"]
    kind = "hash" if isinstance(value, dict) else "array" if isinstance(value, list) else None
    if kind:
        assert typed(kind, source) == value
    assert typed("string", source) == source


def test_an_unparsed_value_says_so_and_does_not_show_itself() -> None:
    value = typed("hash", "{token=ATM3_secret")
    assert value == Unparsed("{token=ATM3_secret")
    assert repr(value) == "<Unparsed: 18 characters that could not be read, see .text>"


def test_a_variable_keeps_its_text_and_shows_no_value() -> None:
    read = variable({"name": "url", "id": 7, "type": "string", "value": "fasp://u:pw@host?token=ATM3_x"})
    assert read == Variable(name="url", id=7, type="string", value="fasp://u:pw@host?token=ATM3_x")
    assert read.text == read.value
    assert "pw" not in repr(read)
    assert "ATM3" not in repr(read)


@pytest.mark.parametrize(
    "record",
    [
        {"name": "n", "type": "hash", "value": '{"a"=>1}', "step_name": "S", "id": "9"},
        {"@name": "n", "@type": "hash", "#text": '{"a": 1}', "@step_name": "S", "@id": "9"},
        {"name": "n", "type": "hash", "value": {"a": 1}, "step_name": "S", "id": 9},
    ],
)
def test_a_variable_is_the_same_however_it_is_written(record: dict[str, Json]) -> None:
    assert variable(record) == Variable(name="n", id=9, type="hash", value={"a": 1}, step_name="S")


WRITTEN: list[tuple[str, str, Value]] = [
    ("hash", '{"a"=>1}', {"a": 1}),
    ("array", "[1]", [1]),
    ("hash", DATE_INSIDE, Unparsed(DATE_INSIDE)),
]


@pytest.mark.parametrize(("kind", "text", "value"), WRITTEN)
@pytest.mark.parametrize("first", ["value", "repr", "equal", "copy", "pickle", "replace"])
def test_a_value_with_a_notation_of_its_own_is_read_once_when_it_is_looked_at(
    first: str, kind: str, text: str, value: Value, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Json] = []

    def counted(kind: str | None, raw: Json) -> Value:
        read.append(raw)
        return typed(kind, raw)

    monkeypatch.setattr(values, "typed", counted)
    late, now = (
        variable({"name": "n", "type": kind, "value": text}),
        Variable(name="n", type=kind, value=value, text=text),
    )
    assert not read
    looks: dict[str, Callable[[], object]] = {
        "value": lambda: late.value == value,
        "repr": lambda: repr(late) == repr(now),
        "equal": lambda: late == now,
        "copy": lambda: copy.copy(late) == now,
        "pickle": lambda: pickle.loads(pickle.dumps(late)) == now,
        "replace": lambda: dataclasses.replace(late, text=None).value == value,
    }
    assert looks[first]()
    assert (late.value, late.text) == (value, text)
    assert late.value is late.value
    assert read == [text]


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        (5, 5),
        ("5", 5),
        (" -5 ", -5),
        (True, None),
        ("5.0", None),
        ("", None),
        (None, None),
        (5.0, None),
        ("\u0665", None),
    ],
)
def test_whole_numbers(raw: Json, number: int | None) -> None:
    assert whole_number(raw) == number


def test_dates_are_written_alike_at_any_reasonable_depth_and_nothing_else_is_touched() -> None:
    deep: Json = "2014-11-24T16:48:39.5Z"
    for _ in range(900):
        deep = [deep]
    raw: Json = {"a": ["2014-11-24T16:48:39.5+00:00", "at 2014-11-24T16:48:39.5Z", 5], "deep": deep}
    assert same_dates(raw) == {"a": ["2014-11-24T16:48:39Z", "at 2014-11-24T16:48:39.5Z", 5], "deep": deep}


def test_a_value_may_be_an_attribute() -> None:
    assert variable({"@name": "n", "@type": "int", "@value": "3"}).value == 3
