"""Rails XML and Ruby literals are read, or refused, in linear time and with bounded work.

No clock is read: were a reader quadratic, each of these megabytes would take hours, or all memory.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from orchestrator_clients._core.http.answer import Answer
from orchestrator_clients.aspera_orchestrator import answers, rails_xml, ruby_literal
from orchestrator_clients.aspera_orchestrator.rails_xml import RailsXmlError
from orchestrator_clients.aspera_orchestrator.ruby_literal import RubyLiteralError
from tests.systems.aspera_orchestrator.unit.desk import body, sample

MANY = 1_000_000


@pytest.fixture(autouse=True)
def hang_guard() -> Iterator[None]:
    def give_up(*_: object) -> None:
        pytest.fail("still reading after two minutes")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(120)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize(
    ("before", "repeated", "after"),
    [
        ("", "<a>", ""),
        ("", '<a type="array">', ""),
        ("<a ", " ", "<"),
        ("<a ", "b", ">"),
        ("<!-- ", "-", "<a/>"),
        ("", "<!-- -->", "<b"),
        ("<?", "x", "><a/>"),
        ("", " ", "x"),
        ("<!doctype", " ", "<a/>"),
        ("<a><![CDATA[", "]]", ""),
        ("<a>", "&amp;", "</b>"),
    ],
)
def test_rails_xml_is_refused_in_time(before: str, repeated: str, after: str) -> None:
    with pytest.raises(RailsXmlError):
        rails_xml.loads((before + repeated * (MANY // len(repeated)) + after).encode())


@pytest.mark.parametrize("comment", ["<!-- -->", "<!-- --> ", "<!--", "<!---->\n", "<?x?>", "<!-- --><!"])
@pytest.mark.parametrize("read", [answers.document, answers.output_document, answers.json_value, answers.word])
def test_what_stands_before_a_document_is_passed_over_in_time(read: Callable[[Answer], object], comment: str) -> None:
    with suppress(ValueError):
        read(body(comment * (MANY // len(comment)) + "<a/>"))


def test_a_long_list_of_rails_xml_is_read_in_time() -> None:
    step = sample("work_step_status.xml").removeprefix(b'<?xml version="1.0"?>')
    count = MANY // len(step)
    read = rails_xml.loads(b'<steps type="array">' + step * count + b"</steps>")
    assert read == [rails_xml.loads(step)] * count


def test_wide_elements_of_rails_xml_are_read_in_time() -> None:
    many = "x<a/>" * (MANY // 5)
    assert rails_xml.loads(f"<r>{many}</r>".encode()) == {"a": [""] * (MANY // 5), "#text": "x" * (MANY // 5)}
    assert rails_xml.loads(f'<r type="array">{many}</r>'.encode()) == [""] * (MANY // 5)
    assert rails_xml.loads(f"<r>{'&amp;' * (MANY // 5)}</r>".encode()) == "&" * (MANY // 5)


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
        ("{", '"a"=>"b",', "}"),
        ('{"a"=>{', '"a"=>"b",', '"c"=>x}}'),
        ("[", '{"a"=>"b"},', "]"),
        ("", '{"a"=>"b","c"=>', ""),
    ],
    ids=lambda text: text.strip() or ascii(text),
)
def test_a_ruby_literal_is_refused_in_time(before: str, repeated: str, after: str) -> None:
    with pytest.raises(RubyLiteralError):
        ruby_literal.loads(before + repeated * (MANY // len(repeated)) + after)


def test_a_ruby_literal_is_read_in_time() -> None:
    many = MANY // 4
    assert ruby_literal.loads('"' + "\\xff" * many + '"') == "\udcff" * many
    assert ruby_literal.loads(b'"\\n' + b"\xff" * many + b'"') == "\n" + "\udcff" * many
    assert ruby_literal.loads('"\\u{' + "41 " * many + '}"') == "A" * many
    assert ruby_literal.loads("'" + "\\'" * many + "'") == "'" * many
    assert ruby_literal.loads("{" * 99 + '["' + "a" * many + '"]' + "=>1}" * 99) is not None


@pytest.mark.parametrize("form", ['"{0}"=>"{0}"', ":k{0}=>[{0}]", "k{0}: {{}}", "'k{0}' => nil", "{0}=>:v"])
def test_a_hundred_thousand_pairs_are_read_in_time(form: str) -> None:
    value = ruby_literal.loads("{" + ", ".join(form.format(index) for index in range(100_000)) + "}")
    assert isinstance(value, dict)
    assert len(value) == 100_000
