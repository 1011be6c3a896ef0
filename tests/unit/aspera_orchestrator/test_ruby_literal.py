"""Ruby literals: the vectors, what is refused, both `inspect` styles by property, inputs made to be slow."""

import copy
import json
import math
import pickle
import re
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from orchestrator_clients.aspera_orchestrator import ruby_literal
from orchestrator_clients.aspera_orchestrator.ruby_literal import RubyLiteralError, Value

VECTORS = json.loads((Path(__file__).parent / "ruby_vectors.json").read_text(encoding="utf-8"))


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


# Symbols as keys: the longest name that an arrow follows. As values: the longest that ends there.
OPERATORS = "[] []= ! != !~ =~ == === < <= <=> << > >= >> + +@ - -@ * ** / % & | ^ ~ `"
NAMES = "a a= a? a! _ A é 日本 😀 हिन्दी @a @@b $c nil"
SYMBOL_KEYS = [*OPERATORS.split(), *NAMES.split()]


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


REFUSED = [
    *("[1,]", "{1=>2,}", "[,1]", "{,}", "[1", "[", "{", "{a: 1", "]", "}", "[1}", '{"a"=>1]', "[1]]", "{1}"),
    *("{a :1}", '{"a" :1}', '{"a"::b}', "{a: => 1}", "{a=: 1}", "{a => 1}", "{nil?=>1}", '{:"a": 1}'),
    *("{a:}", "{:a==>}", "{:a===>1}", "{:a 1}", "{:a?b=>1}", "{:=>1}", "[:a b]", "[:a==]"),
    *(":'a'", ": a", ":1", "::a", ":", ":@", ":$"),
    *("- 1", "--1", "-", "-nil", "-NaN", "00", "-01", "1.5.2", "1.0E5", "1.0e", "1.0e+", "1__0", "1r"),
    *("9" * 4301, "-" + "9" * 4301, "\u0661", "1\u00a0", "\ufeff1", "\f1", "\v1", "# 1", "1 # one"),
    *("nil?", "nil!", "true_", "nilé", "NaNs", "Nil", "TRUE", "Infinity1", "- Infinity"),
    *(r'"\u{}"', r'"\u{110000}"', r'"\u{1234567}"', r'"\u{41"', r'"\u{4G}"', r'"\u{ }"'),
    *(r'"\u{0000041}"', r'"\u004"'),
    *(r'"\uD83D"', r'"\uD83D\uDE00"', r'"\u{DFFF}"', r'"\x"', r"'\'", '"\\', '"\\"'),
    *('"a""b"', "?a", "<<A\nA", "%q(a)", '"a" + "b"', "[*1]", "{**a}", "{a: 1, &b}", "puts", "a.b"),
    *("2014-11-24 16:48:39 UTC", "[Thu, 01 Nov 2012]", "{...}", "[...]", "#<Object>", "(1/3)", "/a/", "A::B"),
    *("[" * 201 + "]" * 201, "{1=>" * 201 + "1" + "}" * 201, "[" * 100_000),
]


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: ascii(text[:20]))
def test_refused(text: str) -> None:
    with pytest.raises(RubyLiteralError):
        ruby_literal.loads(text)


def test_depth() -> None:
    nested = ruby_literal.loads("[" * 200 + "1" + "]" * 200)
    for _ in range(200):
        assert isinstance(nested, list)
        (nested,) = nested
    assert nested == 1
    assert ruby_literal.loads("{1=>[{2=>{}}]}", max_depth=4) == {"1": [{"2": {}}]}
    with pytest.raises(RubyLiteralError, match="nested too deeply"):
        ruby_literal.loads("{1=>[{2=>{}}]}", max_depth=3)
    with pytest.raises(RubyLiteralError, match="nested too deeply for this interpreter"):
        ruby_literal.loads("[" * 100_000, max_depth=100_000)


def test_length() -> None:
    assert ruby_literal.loads("[1]", max_length=3) == [1]
    with pytest.raises(RubyLiteralError, match="longer than 2"):
        ruby_literal.loads("[1]", max_length=2)


@pytest.mark.parametrize(("limit", "digits"), [(640, 641), (0, 4301)])
def test_other_digit_limits(limit: int, digits: int) -> None:
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(limit)
    try:
        with pytest.raises(RubyLiteralError, match="too many digits"):
            ruby_literal.loads("1" * digits)
    finally:
        sys.set_int_max_str_digits(before)


def test_error_says_where_and_little_else() -> None:
    with pytest.raises(RubyLiteralError) as caught:
        ruby_literal.loads('{"a"=>1, é' + "secret" * 9)
    error = caught.value
    assert (error.position, error.reason, len(error.excerpt)) == (9, "expected a value", 20)
    assert str(error) == "expected a value at character 9: '\\xe9secretsecretsecrets'"
    for twin in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert (type(twin), twin.args, str(twin)) == (RubyLiteralError, error.args, str(error))


@pytest.mark.parametrize(
    ("text", "position"),
    [(r'["", "ab\u12"]', 8), ("[1 2]", 3), ('{"a"=>1', 7), ("[1}", 2), ("[[1]", 4), ("1 x", 2), ("['a", 1)],
)
def test_error_position(text: str, position: int) -> None:
    with pytest.raises(RubyLiteralError) as caught:
        ruby_literal.loads(text)
    assert caught.value.position == position


# Round trip: what Ruby would print for a value, in each style, is read back as what JSON would have for it.


class Symbol(NamedTuple):
    name: str


class Hash(NamedTuple):
    pairs: "list[tuple[Ruby, Ruby]]"


class Style(NamedTuple):
    """How a Ruby prints: `labels` since 3.4, `ascii` where the locale is not UTF-8."""

    labels: bool
    ascii: bool


Ruby: TypeAlias = "bool | int | float | str | Symbol | Hash | list[Ruby] | None"
WORDS: dict[object, str] = {
    None: "nil",
    True: "true",
    False: "false",
    math.inf: "Infinity",
    -math.inf: "-Infinity",
}
ESCAPES = dict(zip('\n\t\r\a\b\x1b\f\v"\\#', 'ntrabefv"\\#', strict=True))
TO_ESCAPE = re.compile(r'[^ -~]|["\\]|#(?=[{$@])')
BARE = re.compile(
    r"(@@?|\$)?[^\W\d]\w*|[^\W\d]\w*[?!=]|\[\]=?|[!=]~|!=?|={2,3}|<=>|[<>]=?|<<|>>|[-+]@?|\*\*?|[/%&|^~`]"
)
LABEL = re.compile(r"[^\W\d]\w*[?!]?")


def quoted(text: str, style: Style) -> str:
    def escaped(found: re.Match[str]) -> str:
        char = found[0]
        if char in ESCAPES:
            return "\\" + ESCAPES[char]
        if "\udc80" <= char <= "\udcff":
            return f"\\x{ord(char) - 0xDC00:02X}"
        if char.isprintable() and not style.ascii:
            return char
        return f"\\u{ord(char):04X}" if char <= "\uffff" else f"\\u{{{ord(char):X}}}"

    return '"' + TO_ESCAPE.sub(escaped, text) + '"'


def symbol(name: str, style: Style) -> str:
    bare = BARE.fullmatch(name) and not (style.ascii and not name.isascii())
    return ":" + (name if bare else quoted(name, style))


def number(value: float) -> str:
    text = repr(value)
    return text if "." in text or "e" not in text else text.replace("e", ".0e")


def inspect(value: Ruby, style: Style) -> str:
    match value:
        case list():
            return "[" + ", ".join(inspect(item, style) for item in value) + "]"
        case Hash(pairs):
            return "{" + ", ".join(pair(key, item, style) for key, item in pairs) + "}"
        case Symbol(name):
            return symbol(name, style)
        case str():
            return quoted(value, style)
        case None | bool() | math.inf:
            return WORDS[value]
        case _:
            return WORDS.get(value) or number(value) if isinstance(value, float) else str(value)


def pair(key: Ruby, value: Ruby, style: Style) -> str:
    if not style.labels:
        return f"{inspect(key, style)}=>{inspect(value, style)}"
    if not isinstance(key, Symbol):
        return f"{inspect(key, style)} => {inspect(value, style)}"
    bare = LABEL.fullmatch(key.name) and not (style.ascii and not key.name.isascii())
    return f"{key.name if bare else quoted(key.name, style)}: {inspect(value, style)}"


def as_json(value: Ruby, style: Style) -> Value:
    match value:
        case list():
            return [as_json(item, style) for item in value]
        case Hash(pairs):
            return {key_text(key, style): as_json(item, style) for key, item in pairs}
        case Symbol(name):
            return name
        case _:
            return value


def key_text(key: Ruby, style: Style) -> str:
    match key:
        case str() | Symbol():
            return key if isinstance(key, str) else key.name
        case None:
            return ""
        case _:
            return inspect(key, style)


# Bytes that are no UTF-8 become surrogate escapes; all that real text or real bytes give.
TEXTS = (
    st.text()
    | st.text("ab \\\"'#{}$@[]=>:,\n\x00é😀")
    | st.binary().map(lambda raw: raw.decode("utf-8", "surrogateescape"))
)
SYMBOLS = st.builds(Symbol, st.sampled_from(SYMBOL_KEYS) | TEXTS)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS | SYMBOLS
VALUES: st.SearchStrategy[Ruby] = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner) | st.builds(Hash, st.lists(st.tuples(SCALARS | SYMBOLS | inner, inner))),
    max_leaves=20,
)
STYLES = st.builds(Style, st.booleans(), st.booleans())


@given(VALUES, STYLES)
def test_reads_what_inspect_prints(value: Ruby, style: Style) -> None:
    text = inspect(value, style)
    assert ruby_literal.loads(text) == as_json(value, style)
    assert ruby_literal.loads(text.encode("utf-8", "surrogateescape")) == as_json(value, style)


@given(VALUES, STYLES, st.data())
def test_white_space_between_tokens_changes_nothing(value: Ruby, style: Style, data: st.DataObject) -> None:
    space = data.draw(st.text(" \t\r\n"))
    parts = [inspect(value, style), inspect(value, style)]
    text = space + "[" + space + (space + "," + space).join(parts) + space + "]" + space
    assert ruby_literal.loads(text) == [as_json(value, style)] * 2


TOKENS = st.sampled_from([*"{}[],:'\"\\ =>-1.#?!", "=>", "nil", "a", ":a", '"a"', "1.5", "\\x", "\\u{"])


@given(st.text() | st.lists(TOKENS, max_size=30).map("".join) | st.binary())
@example("\ud800")
@example('"\ud800\\xC3\udca9"')
def test_anything_else_is_an_error_of_its_own(text: str | bytes) -> None:
    with suppress(RubyLiteralError):
        json.dumps(ruby_literal.loads(text))


# Linear time. No clock is read: were the reader quadratic, each of these megabytes would take hours.

MANY = 1_000_000


@pytest.fixture
def hang_guard() -> Iterator[None]:
    def give_up(*_: object) -> None:
        pytest.fail("still reading after two minutes")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(120)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("hang_guard")
@pytest.mark.parametrize(
    ("before", "repeated", "after"),
    [
        ('{"', "a", ""),
        ("'", "\\'", ""),
        ('"', "\\", ""),
        ('{"a', "\\n", '" 1}'),
        ("{:", "a", "}"),
        ("{:a", " ", "}"),
        ("{:", "=", ">1}"),
        ("[:a", " ", "x]"),
        ("{", "a", ":}"),
        ("[1", "\n", "2]"),
        ("", " ", ""),
        ("", "9", ""),
        ("1.", "0", "x"),
        ('["\\u{', " ", '}"]'),
        ('["\\u{', "41 ", 'x}"]'),
        ("", "[", ""),
        ("", "{[", ""),
        ("", "{1=>", ""),
        ("", '""', ""),
        ("[", "[],", "]"),
        ("{", "1=>1,", "}"),
        ("[", ":a=,", "]"),
        ("{", "a:", "}"),
    ],
    ids=lambda text: text.strip() or ascii(text),
)
def test_refused_in_time(before: str, repeated: str, after: str) -> None:
    with pytest.raises(RubyLiteralError):
        ruby_literal.loads(before + repeated * (MANY // len(repeated)) + after)


@pytest.mark.usefixtures("hang_guard")
def test_read_in_time() -> None:
    many = MANY // 4
    assert ruby_literal.loads('"' + "\\xff" * many + '"') == "\udcff" * many
    assert ruby_literal.loads(b'"\\n' + b"\xff" * many + b'"') == "\n" + "\udcff" * many
    assert ruby_literal.loads('"\\u{' + "41 " * many + '}"') == "A" * many
    assert ruby_literal.loads("'" + "\\'" * many + "'") == "'" * many
    assert ruby_literal.loads("{" * 99 + '["' + "a" * many + '"]' + "=>1}" * 99) is not None


@pytest.mark.usefixtures("hang_guard")
@pytest.mark.parametrize("form", ['"{0}"=>"{0}"', ":k{0}=>[{0}]", "k{0}: {{}}", "'k{0}' => nil", "{0}=>:v"])
def test_a_hundred_thousand_pairs(form: str) -> None:
    value = ruby_literal.loads("{" + ", ".join(form.format(index) for index in range(100_000)) + "}")
    assert isinstance(value, dict)
    assert len(value) == 100_000
