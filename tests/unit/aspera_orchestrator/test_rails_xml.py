"""Rails XML: the vendor's samples, the typing rules as a table, refusals, and documents made to do harm."""

import copy
import json
import pickle
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from orchestrator_clients.aspera_orchestrator import rails_xml, ruby_literal
from orchestrator_clients.aspera_orchestrator.dates import instant
from orchestrator_clients.aspera_orchestrator.rails_xml import Json, RailsXmlError

SAMPLES = Path(__file__).parents[2] / "data" / "aspera"


def sample(name: str) -> Any:
    data = (SAMPLES / name).read_bytes()
    return rails_xml.loads(data) if name.endswith(".xml") else json.loads(data)


def test_the_vendors_step_is_the_same_in_xml_and_json() -> None:
    xml, other = sample("work_step_status.xml"), sample("work_step_status.json")
    url = other["outputs"][1]
    url["value"] = url["value"].removesuffix("-17c3-4672")  # the one difference of the two as printed
    assert xml == other
    assert len(xml["work_step"]) == 26


def test_the_vendors_output_is_the_same_in_xml_and_json() -> None:
    xml = sample("work_step_output.xml")
    assert ruby_literal.loads(xml.pop("value")) == sample("work_step_output.json")
    assert xml == {"name": "IndexedTable", "id": 301979, "type": "hash"}


TYPING: list[tuple[str, Json]] = [
    # no type: text, never trimmed
    ("<a/>", ""),
    ("<a></a>", ""),
    ("<a> </a>", " "),
    ("<a>  x  </a>", "  x  "),
    ("<a>1</a>", "1"),
    ("<a>a&amp;b&lt;&#233;&#x1F600;</a>", "a&b<é😀"),
    ("<a>x<![CDATA[<y> & ]]>z</a>", "x<y> & z"),
    ("<a>x<!-- c -->y<?p i?>z</a>", "xyz"),
    ("<a>1\r\n2\r3</a>", "1\n2\n3"),
    # nil
    ('<a nil="true"/>', None),
    ('<a type="integer" nil="true"/>', None),
    ('<a type="string" nil="true"/>', None),
    ('<a type="array" nil="true"/>', None),
    ('<a nil="true" other="x">text</a>', None),
    ('<a nil="false"/>', ""),
    # numbers
    ('<a type="integer"> 42 </a>', 42),
    ('<a type="integer">-7</a>', -7),
    ('<a type="integer">+7</a>', 7),
    ('<a type="integer">' + "123" * 10 + "</a>", int("123" * 10)),
    ('<a type="integer"></a>', None),
    ('<a type="integer">  </a>', None),
    ('<a type="integer">12abc</a>', "12abc"),
    ('<a type="integer">4.9</a>', "4.9"),
    ('<a type="integer">1_000</a>', "1_000"),
    ('<a type="integer">٤٢</a>', "٤٢"),
    ('<a type="integer">' + "9" * 4301 + "</a>", "9" * 4301),
    ('<a type="float">1e3</a>', 1000.0),
    ('<a type="double">2.5</a>', 2.5),
    ('<a type="float">-0.5E-2</a>', -0.005),
    ('<a type="float">NaN</a>', None),
    ('<a type="float">-Infinity</a>', None),
    ('<a type="float">1e999</a>', "1e999"),
    ('<a type="float">much</a>', "much"),
    ('<a type="float"/>', None),
    ('<a type="decimal">12.50</a>', "12.5"),
    ('<a type="decimal">12.00</a>', "12.0"),
    ('<a type="numeric">1200</a>', "1200"),
    ('<a type="decimal">1E+3</a>', "1E+3"),
    # booleans
    ('<a type="boolean">true</a>', True),
    ('<a type="boolean">1</a>', True),
    ('<a type="boolean"> true </a>', True),
    ('<a type="boolean">false</a>', False),
    ('<a type="boolean">TRUE</a>', False),
    ('<a type="boolean">yes</a>', False),
    ('<a type="boolean"/>', None),
    # times
    ('<a type="datetime">2014-11-24T16:48:39Z</a>', "2014-11-24T16:48:39Z"),
    ('<a type="dateTime"> 2014-11-24T16:48:39.987Z </a>', "2014-11-24T16:48:39Z"),
    ('<a type="dateTime">2014-11-24T08:48:39-08:00</a>', "2014-11-24T16:48:39Z"),
    ('<a type="datetime">2014-11-24 16:48:39 UTC</a>', "2014-11-24T16:48:39Z"),
    ('<a type="datetime">2014-11-24 16:48:39</a>', "2014-11-24T16:48:39Z"),
    ('<a type="datetime">tomorrow</a>', "tomorrow"),
    ('<a type="datetime"/>', None),
    ('<a type="date">2014-11-24</a>', "2014-11-24"),
    # other types
    ('<a type="string"/>', ""),
    ('<a type="string"> x </a>', " x "),
    ('<a type="symbol">name</a>', "name"),
    ('<a type="symbol"/>', ""),
    ('<a type="yaml">--- !ruby/object:Gem::Installer {}</a>', "--- !ruby/object:Gem::Installer {}"),
    ('<a type="Range">1..3</a>', "1..3"),
    ('<a type="Range"/>', None),
    ('<a type="base64Binary">YWJj</a>', "YWJj"),
    # arrays
    ('<a type="array"/>', []),
    ('<a type="array">  </a>', []),
    ('<a type="array"><i>1</i></a>', ["1"]),
    ('<a type="array"><i type="integer">1</i><i nil="true"/></a>', [1, None]),
    ('<a type="array"><i>1</i> <j-k>2</j-k> <i>3</i></a>', ["1", "2", "3"]),
    ('<a type="array"><a type="array"/></a>', [[]]),
    ('<a type="array"><a type="array"><b/></a><a type="array"><b/><b/></a></a>', [[""], ["", ""]]),
    ('<a type="array"><b><c>1</c></b></a>', [{"c": "1"}]),
    ('<a type="array" count="1">x<b y="2">1</b></a>', [{"@y": "2", "#text": "1"}]),
    ('<a type="array">[1, 2]</a>', "[1, 2]"),
    # objects
    ("<a><b>1</b></a>", {"b": "1"}),
    ("<a>\n  <b>1</b>\n  <b>2</b>\n</a>", {"b": ["1", "2"]}),
    ('<a><b type="array"><c>1</c></b></a>', {"b": ["1"]}),
    ('<a><b type="array"><c>1</c></b><b type="array"/></a>', {"b": [["1"], []]}),
    ("<a><type>hash</type><value>x</value></a>", {"type": "hash", "value": "x"}),
    (
        "<a><step-id/><workOrder-id/><workStepName/></a>",
        {"step_id": "", "workOrder_id": "", "workStepName": ""},
    ),
    ("<a><_x-y_>1</_x-y_></a>", {"_x_y_": "1"}),
    ("<a><b-c>1</b-c><b_c>2</b_c></a>", {"b_c": ["1", "2"]}),
    ("<a>text<b>1</b></a>", {"b": "1", "#text": "text"}),
    ('<a type="Thing"><b>1</b></a>', {"@type": "Thing", "b": "1"}),
    ("<x:a><x:b>1</x:b></x:a>", {"x:b": "1"}),
    # other attributes
    ('<a id="8461" master-id="1"><b/></a>', {"@id": "8461", "@master_id": "1", "b": ""}),
    ('<a state="Complete">done</a>', {"@state": "Complete", "#text": "done"}),
    ('<a state="Complete"> </a>', {"@state": "Complete"}),
    ('<a type="integer" unit="s"> 5 </a>', {"@unit": "s", "#text": 5}),
    ('<a type="Complete" count="3"/>', {"@type": "Complete", "@count": "3"}),
    ('<r><a state="x"/><a state="y">z</a></r>', {"a": [{"@state": "x"}, {"@state": "y", "#text": "z"}]}),
]


@pytest.mark.parametrize(("xml", "value"), TYPING, ids=lambda part: ascii(part)[:40])
def test_typing(xml: str, value: Json) -> None:
    child = cast("dict[str, Json]", rails_xml.loads(f"<r><other/>{xml}</r>".encode()))
    assert child.pop("other") == ""
    for read in (rails_xml.loads(xml.encode()), *child.values()):
        assert read == value
        assert json.dumps(read) == json.dumps(value)  # 1, 1.0 and True are equal, and not the same


@pytest.mark.parametrize(
    "data",
    [
        b'\xef\xbb\xbf \n<?xml version="1.0" encoding="UTF-8"?>\n<a>\xc3\xa9</a>\n\n',
        b"<?xml version='1.0' encoding='iso-8859-1'?><a>\xe9</a>",
        b"<?xml version='1.0' encoding='us-ascii'?><a>&#xe9;</a>",
        "<?xml version='1.0' encoding='UTF-16'?><a>é</a>".encode("utf-16"),
        "\ufeff<a>é</a>".encode("utf-16-be"),
        "<!-- <!DOCTYPE a> --><?p <!ENTITY?><a>é</a><!-- -->".encode(),
    ],
    ids=lambda data: ascii(data[:20]),
)
def test_encodings(data: bytes) -> None:
    assert rails_xml.loads(data) == "é"


def test_a_doctype_in_a_text_is_text() -> None:
    page = "<!DOCTYPE html><html>&nbsp;</html>"
    assert rails_xml.loads(f"<a><![CDATA[{page}]]></a>".encode()) == page


BOMB = '<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
DOCTYPES = (
    "<!DOCTYPE a><a/>",
    "<!DOCTYPE a []><a/>",
    '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
    '<!DOCTYPE a PUBLIC "x" "http://127.0.0.1:9/x"><a/>',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    '<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><a/>',
    '<!DOCTYPE a [<!ATTLIST a type CDATA "integer">]><a>1</a>',
    f"<!DOCTYPE a [{BOMB}]><a>&i;</a>",
    "\n<!-- c --><?p i?>\n<!DOCTYPE\na>\n<a/>",
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1", "us-ascii")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("document", DOCTYPES, ids=lambda document: document[:30])
def test_doctype_is_refused(document: str, encoding: str) -> None:
    name = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    declared = f"<?xml version='1.0' encoding='{name}'?>" + document
    for text in (document, declared):
        with pytest.raises(RailsXmlError, match="has a DOCTYPE"):
            rails_xml.loads(text.encode(encoding))


@pytest.mark.parametrize("document", DOCTYPES, ids=lambda document: document[:30])
@pytest.mark.parametrize("word", ["doctype", "Doctype", "DocType"])
def test_doctype_in_small_letters_is_refused(document: str, word: str) -> None:
    with pytest.raises(RailsXmlError):
        rails_xml.loads(document.replace("DOCTYPE", word).encode())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"<!DOCTYPE html><html><body>Log in<br></body></html>", "an HTML page"),
        (b"\n <!doctype HTML>", "an HTML page"),
        (b"<HTML lang='en'><p>", "an HTML page"),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", "an HTML page"),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x' 'y'><html/>", "an HTML page"),
        (b"Complete", "not XML"),
        (b"NoMethodError (undefined method `id' for nil:NilClass):\n  app/x.rb:1", "not XML"),
        (b'{"work_step": {}}', "not XML"),
        (b"<a>", "not XML"),
        (b"<a></b>", "not XML"),
        (b"<a/><b/>", "not XML"),
        (b"<a/>text", "not XML"),
        (b"<a>&nbsp;</a>", "not XML"),
        (b"<a>&#0;</a>", "not XML"),
        (b"<a>\x00</a>", "not XML"),
        (b"<a>\xff</a>", "not XML"),
        (b"<a b='1' b='2'/>", "not XML"),
        (b"\x1f\x8b\x08\x00", "not XML"),
        (b"<?xml version='1.0'?>", "not XML"),
        (b"<?xml version='1.0' encoding='utf-7'?><a/>", "unknown encoding 'utf-7'"),
        (b"<?xml version='1.0' encoding='rot13'?><a/>", "unknown encoding 'rot13'"),
        (b"<?xml version='1.0' encoding='unicode_escape'?><a/>", "unknown encoding 'unicode_escape'"),
    ],
    ids=lambda part: ascii(part[:30]),
)
def test_refused(data: bytes, reason: str) -> None:
    with pytest.raises(RailsXmlError, match=reason) as caught:
        rails_xml.loads(data)
    assert caught.value.head == data


def test_error_keeps_the_beginning_and_does_not_print_it() -> None:
    data = b"password=" + b"secret" * 100
    with pytest.raises(RailsXmlError) as caught:
        rails_xml.loads(data)
    error = caught.value
    assert error.head == data[:200]
    assert str(error) == error.reason == "not XML: not well-formed (invalid token): line 1, column 8"
    assert "secret" not in repr(error)
    for twin in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert (twin.reason, twin.head) == (error.reason, error.head)


def test_size() -> None:
    assert rails_xml.loads(b"<a/>", max_bytes=4) == ""
    with pytest.raises(RailsXmlError, match="longer than 3 bytes"):
        rails_xml.loads(b"<a/>", max_bytes=3)


def test_depth() -> None:
    assert rails_xml.loads(b"<a><b><c/><c/></b><b/></a>", max_depth=3) == {"b": [{"c": ["", ""]}, ""]}
    with pytest.raises(RailsXmlError, match="nested too deeply"):
        rails_xml.loads(b"<a><b><c/></b></a>", max_depth=2)
    read = rails_xml.loads(b"<a>" * 200 + b"</a>" * 200)
    for _ in range(199):
        read = cast("dict[str, Json]", read)["a"]
    assert read == ""
    assert rails_xml.loads(b"<a>" * 5000 + b"</a>" * 5000, max_depth=5000)  # no recursion


@pytest.mark.parametrize(("limit", "digits"), [(640, 641), (0, 4301)])
def test_other_digit_limits(limit: int, digits: int) -> None:
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(limit)
    try:
        assert rails_xml.loads(b'<a type="integer">' + b"1" * digits + b"</a>") == "1" * digits
    finally:
        sys.set_int_max_str_digits(before)


PIECES = (
    *(
        "<a>",
        "</a>",
        "<a/>",
        "<b-c>",
        "</b-c>",
        '<a type="array">',
        '<a type="integer">',
        '<a nil="true">',
        "\x00",
        "é",
    ),
    *(
        '<a x="1">',
        "text",
        " ",
        "1",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<?xml version='1.0'?>",
        "&amp;",
        "&x;",
        "]>",
    ),
    *(
        "<!DOCTYPE a [",
        '<!ENTITY x "y">',
        "<html>",
        "<a xmlns='y'>",
        "<x:a>",
        "<?xml version='1.0' encoding='",
        "'?>",
    ),
)


@given(st.binary() | st.lists(st.sampled_from(PIECES) | st.text()).map("".join).map(str.encode))
@example("<a>\ud800</a>".encode("utf-8", "surrogatepass"))
def test_anything_else_is_an_error_of_its_own(data: bytes) -> None:
    with suppress(RailsXmlError):
        json.dumps(rails_xml.loads(data), allow_nan=False)


# An independent writer of the same rules: what it writes of a value is read as that value.

NAMES = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,8}", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
VALUES: st.SearchStrategy[Json] = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner, min_size=1),
    max_leaves=20,
)


def element(name: str, value: Json) -> str:
    """As Rails' `to_xml` writes it: underscores at the ends of a name stay."""
    inner = name.strip("_")
    tag = name.replace(inner, inner.replace("_", "-")) if inner else name
    match value:
        case None:
            return f'<{tag} nil="true"/>'
        case list():
            return f'<{tag} type="array">\n' + "\n".join(element(name, item) for item in value) + f"</{tag}>"
        case dict():
            return f"<{tag}>\n" + "\n".join(element(key, item) for key, item in value.items()) + f"</{tag}>"
        case str():
            text = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            return f"<{tag}>{text}</{tag}>"
        case _:
            word = {bool: "boolean", int: "integer", float: "float"}[type(value)]
            return f'<{tag} type="{word}">{json.dumps(value)}</{tag}>'


@given(st.dictionaries(NAMES, VALUES, min_size=1))
def test_reads_what_rails_writes(value: dict[str, Json]) -> None:
    root = "<?xml version='1.0'?>" + element("Any_root", dict(value))
    assert rails_xml.loads(root.encode()) == value


MANY = 1_000_000


@pytest.mark.parametrize(
    "text",
    [
        "2014-11-24T16:48:39Z",
        "2014-11-24T16:48:39.000Z",
        "2014-11-24T16:48:39.999999999Z",
        "2014-11-24T08:48:39-08:00",
        "2014-11-24T22:18:39.5+05:30",
        "2014-11-24 16:48:39 UTC",
        "2014-11-24 17:48:39 +0100",
        "2014-11-24 16:48:39 GMT",
        "2014-11-24 16:48:39",
        " 2014-11-24T16:48:39 \n",
        "Mon Nov 24 16:48:39 UTC 2014",
        "Mon Nov 24 17:48:39 +0100 2014",
    ],
)
def test_instant(text: str) -> None:
    moment = instant(text)
    assert moment == datetime(2014, 11, 24, 16, 48, 39, tzinfo=UTC)
    assert moment is not None
    assert moment.tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "2014-11-24",
            "16:48:39",
            "yesterday",
            "2014-11-24T16:48Z",
            "1416847719",
            "٢٠١٤-11-24T16:48:39Z",
        ),
        *("2014-02-30T16:48:39Z", "2014-11-24T25:00:00Z", "2014-11-24T16:48:60Z", "0000-01-01T00:00:00Z"),
        *("2014-11-24T16:48:39+99:00", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00"),
        *("Mon Nov 24 16:48:39 PST 2014", "Mon Nov 24 16:48:39 2014", "Mon Foo 24 16:48:39 UTC 2014"),
        *(
            "2014-11-24T16:48:39Z.",
            "2014-11-24T16:48:39." + "1" * MANY + "x",
            "2014-11-24 16:48:39" + " " * MANY + "x",
        ),
    ],
    ids=lambda text: ascii(text[:30]),
)
def test_no_instant(text: str) -> None:
    assert instant(text) is None


# Linear time and bounded work. No clock is read: what is quadratic would take hours, or all memory.


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
def test_refused_in_time(before: str, repeated: str, after: str) -> None:
    with pytest.raises(RailsXmlError):
        rails_xml.loads((before + repeated * (MANY // len(repeated)) + after).encode())


@pytest.mark.usefixtures("hang_guard")
def test_a_long_list_is_read_in_time() -> None:
    step = (SAMPLES / "work_step_status.xml").read_bytes().removeprefix(b'<?xml version="1.0"?>')
    count = MANY // len(step)
    read = rails_xml.loads(b'<steps type="array">' + step * count + b"</steps>")
    assert read == [rails_xml.loads(step)] * count


@pytest.mark.usefixtures("hang_guard")
def test_wide_elements_are_read_in_time() -> None:
    many = "x<a/>" * (MANY // 5)
    assert rails_xml.loads(f"<r>{many}</r>".encode()) == {"a": [""] * (MANY // 5), "#text": "x" * (MANY // 5)}
    assert rails_xml.loads(f'<r type="array">{many}</r>'.encode()) == [""] * (MANY // 5)
    assert rails_xml.loads(f"<r>{'&amp;' * (MANY // 5)}</r>".encode()) == "&" * (MANY // 5)
