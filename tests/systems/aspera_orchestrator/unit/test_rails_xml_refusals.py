"""Rails XML: what is refused, limits, and what an error says."""

import copy
import json
import pickle
from collections.abc import Callable
from contextlib import suppress
from typing import cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from orchestrator_clients.aspera_orchestrator import rails_xml
from orchestrator_clients.aspera_orchestrator.rails_xml import Json, RailsXmlError

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
        (b"<?xml version='1.0' encoding='utf-7'?><a/>", "unknown encoding .'utf-7'"),
        (b"<?xml version='1.0' encoding='rot13'?><a/>", "unknown encoding .'rot13'"),
        (b"<?xml version='1.0' encoding='unicode_escape'?><a/>", "unknown encoding .'unicode_escape'"),
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
def test_other_digit_limits(limit_digits: Callable[[int], None], limit: int, digits: int) -> None:
    limit_digits(limit)
    assert rails_xml.loads(b'<a type="integer">' + b"1" * digits + b"</a>") == "1" * digits


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
