"""Ruby literals: the vectors, symbols, and the grammar as a table."""

import json
import math
from collections.abc import Callable
from typing import Any

import pytest

from orchestrator_clients.aspera_orchestrator import ruby_literal
from orchestrator_clients.aspera_orchestrator.ruby_literal import RubyLiteralError, Value
from tests.systems.aspera_orchestrator.unit.ruby import SYMBOL_KEYS, VECTORS


@pytest.mark.parametrize("vector", VECTORS["literals"], ids=lambda vector: vector["id"])
@pytest.mark.parametrize("encode", [str, str.encode], ids=["str", "bytes"])
def test_vectors(vector: dict[str, Any], encode: Callable[[str], str | bytes]) -> None:
    value = ruby_literal.loads(encode(vector["in"]))
    assert value == vector["out"]
    assert json.dumps(value) == json.dumps(vector["out"])  # 1, 1.0 and True are equal, and not the same


@pytest.mark.parametrize("text", VECTORS["refused"])
def test_refused_vectors(text: str) -> None:
    with pytest.raises(RubyLiteralError):
        ruby_literal.loads(text)


@pytest.mark.parametrize("name", SYMBOL_KEYS)
@pytest.mark.parametrize("arrow", ["=>", " => ", "\n=>\t"])
def test_symbol_as_key(name: str, arrow: str) -> None:
    assert ruby_literal.loads(f"{{:{name}{arrow}1, :{name}{arrow}:{name}}}") == {name: name}


@pytest.mark.parametrize("name", SYMBOL_KEYS)
def test_symbol_as_value(name: str) -> None:
    assert ruby_literal.loads(f":{name}") == name
    assert ruby_literal.loads(f"[:{name}, :{name} ,:{name}]") == [name] * 3
    assert ruby_literal.loads(f'{{"k" => :{name}}}') == {"k": name}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # labels
        ('{"a": 1}', {"a": 1}),
        ("{'a': 1, 'b c':2}", {"a": 1, "b c": 2}),
        ('{"a":"b", c:"d", e: :f}', {"a": "b", "c": "d", "e": "f"}),
        ("{nil: nil, NaN:\n1, Infinity:\t2}", {"nil": None, "NaN": 1, "Infinity": 2}),
        ("{a?: 1, b!: 2, é: 3, _: 4}", {"a?": 1, "b!": 2, "é": 3, "_": 4}),
        (r'{"\"\u00e9": 1}', {'"é': 1}),
        # other keys
        ("{:a=>-1, :-=>-1, :b=>:-}", {"a": -1, "-": -1, "b": "-"}),
        (r'{:"a b"=>1, :"q\"" => 2, :"é"=>3}', {"a b": 1, 'q"': 2, "é": 3}),
        (
            '{[1, "a" ] => 1, {:a=>[]}=>2, [ ]=>3, {}\n=> 4}',
            {'[1, "a" ]': 1, "{:a=>[]}": 2, "[ ]": 3, "{}": 4},
        ),
        ("{1.0e+20=>1, -0=>2, -Infinity=>3, NaN => 4}", {"1.0e+20": 1, "-0": 2, "-Infinity": 3, "NaN": 4}),
        ('{1=>1, "1"=>2, nil=>3, ""=>4, true=>5, :true=>6}', {"1": 2, "": 4, "true": 6}),
        # numbers and words
        ("[-0, 0.125e2, 1.5e-3, 2.0e+2, 1.0e400]", [0, 12.5, 0.0015, 200.0, math.inf]),
        ("[Infinity, -Infinity]", [math.inf, -math.inf]),
        ("[nil ,true\r\n, false ]", [None, True, False]),
        ("-" + "9" * 4300, -int("9" * 4300)),
        # shapes that are read at once, and those next to them
        ('{"a"=>"b", "c" => "d"}', {"a": "b", "c": "d"}),
        (
            '{"a"=>{"b"=>"=>", "}"=>","}, \'"\'=>{ "" => ""}, \'\'=>""}',
            {"a": {"b": "=>", "}": ","}, '"': {"": ""}, "": ""},
        ),
        ('{"a"=>{"b"=>"c", "d"=>1}, "e"=>{"f"=>"\\t"}}', {"a": {"b": "c", "d": 1}, "e": {"f": "\t"}}),
        ('[{"a"=>"b"} , {"a"=>\'b\'}, {}, [ "x" ]]', [{"a": "b"}, {"a": "b"}, {}, ["x"]]),
        ('{"a"=>"1", "b"=>"2", "a"=>"3"}', {"a": "3", "b": "2"}),
        (f"[{10**17}, {-(10**18) + 1}, {10**18}, {-(10**19)}, -0]", [10**17, -(10**18) + 1, 10**18, -(10**19), 0]),
        ("{:a=>:b, c: :d, :e? => :f!, nil: :nil, :nil=>nil}", {"a": "b", "c": "d", "e?": "f!", "nil": None}),
        # strings
        (r'"\u{1F600 1F601}\u{ 41  42 }"', "😀😁AB"),
        (r'"\x7F\x80"', "\x7f\udc80"),
        (r'"\x41\x9\xe9\xC3\xA9\xC3x"', "A\t\udce9é\udcc3x"),
        (r'"\0\12\1234\8\377\477"', "\0\nS48\udcff?"),
        (r'"\s\q\C\'\{\é"', " qC'{é"),
        ('"\\\n"', "\n"),
        ('"#{x} #$y #@z"', "#{x} #$y #@z"),
        (r"'\n\\\'\"#{}\u0041'", "\\n\\'\\\"#{}\\u0041"),
        ('"raw \n\t\0 é"', "raw \n\t\0 é"),
        ("\r\n\t 1 \r\n\t ", 1),
    ],
)
def test_by_the_grammar(text: str, value: Value) -> None:
    assert ruby_literal.loads(text) == value


def test_signs_and_kinds_of_numbers_survive() -> None:
    assert json.dumps(ruby_literal.loads("[-0.0, -0, 1.0, NaN, true]")) == "[-0.0, 0, 1.0, NaN, true]"


def test_bytes_that_are_no_text_are_kept() -> None:
    assert ruby_literal.loads(b'["\xff", "\\xFF", "\xc3\\xA9", \'\xe9\']') == [
        "\udcff",
        "\udcff",
        "é",
        "\udce9",
    ]
