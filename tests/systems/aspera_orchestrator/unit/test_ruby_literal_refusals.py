"""Ruby literals: what is refused, limits, and what an error says."""

import copy
import json
import pickle
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from orchestrator_clients.aspera_orchestrator import ruby_literal
from orchestrator_clients.aspera_orchestrator.ruby_literal import RubyLiteralError

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
    for text in ('[{"a"=>"b"}]', '{1=>{"a"=>"b"}}', '{"c"=>{"a"=>"b"}}'):
        assert ruby_literal.loads(text, max_depth=2)
        with pytest.raises(RubyLiteralError, match="nested too deeply"):
            ruby_literal.loads(text, max_depth=1)
    with pytest.raises(RubyLiteralError, match="nested too deeply for this interpreter"):
        ruby_literal.loads("[" * 100_000, max_depth=100_000)


def test_length() -> None:
    assert ruby_literal.loads("[1]", max_length=3) == [1]
    with pytest.raises(RubyLiteralError, match="longer than 2"):
        ruby_literal.loads("[1]", max_length=2)


@pytest.mark.parametrize(("limit", "digits"), [(640, 641), (0, 4301)])
def test_other_digit_limits(limit_digits: Callable[[int], None], limit: int, digits: int) -> None:
    limit_digits(limit)
    with pytest.raises(RubyLiteralError, match="too many digits"):
        ruby_literal.loads("1" * digits)


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
    [
        (r'["", "ab\u12"]', 8),
        ('{"a"=>{"b"=>"c"} "d"}', 17),
        ('{"b"=>"c", "d"=>"e" 1}', 20),
        (" [{}", 4),
        ("[1 2]", 3),
        ('{"a"=>1', 7),
        ("[1}", 2),
        ("[[1]", 4),
        ("1 x", 2),
        ("['a", 1),
    ],
)
def test_error_position(text: str, position: int) -> None:
    with pytest.raises(RubyLiteralError) as caught:
        ruby_literal.loads(text)
    assert caught.value.position == position


TOKENS = st.sampled_from([*"{}[],:'\"\\ =>-1.#?!", "=>", "nil", "a", ":a", '"a"', "1.5", "\\x", "\\u{"])


@given(st.text() | st.lists(TOKENS, max_size=30).map("".join) | st.binary())
@example("\ud800")
@example('"\ud800\\xC3\udca9"')
def test_anything_else_is_an_error_of_its_own(text: str | bytes) -> None:
    with suppress(RubyLiteralError):
        json.dumps(ruby_literal.loads(text))
