"""Rails XML: the vendor's samples, the typing rules as a table, encodings."""

import json
from typing import Any, cast

import pytest

from orchestrator_clients.aspera_orchestrator import rails_xml, ruby_literal
from orchestrator_clients.aspera_orchestrator.rails_xml import Json
from tests.systems.aspera_orchestrator.unit.desk import sample


def content(name: str) -> Any:
    return rails_xml.loads(sample(name)) if name.endswith(".xml") else json.loads(sample(name))


def test_the_vendors_step_is_the_same_in_xml_and_json() -> None:
    xml, other = content("work_step_status.xml"), content("work_step_status.json")
    url = other["outputs"][1]
    url["value"] = url["value"].removesuffix("-17c3-4672")  # the one difference of the two as printed
    assert xml == other
    assert len(xml["work_step"]) == 26


def test_the_vendors_output_is_the_same_in_xml_and_json() -> None:
    xml = content("work_step_output.xml")
    assert ruby_literal.loads(xml.pop("value")) == content("work_step_output.json")
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
    ('<a type="integer" unit="s"> 5 </a>', {"@type": "integer", "@unit": "s", "#text": 5}),
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
