"""How the simulated Orchestrator writes values: what Ruby and Rails print, and the forms that are asked for."""

import json
import math
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest

from orchestrator_clients.aspera_orchestrator.simulator.formats import element, plain
from orchestrator_clients.aspera_orchestrator.simulator.record import Variable, WorkStep, as_output
from orchestrator_clients.aspera_orchestrator.simulator.ruby import Foreign, Moment, Symbol, hand_made, inspect
from orchestrator_clients.testing import AsperaOrchestratorSimulator, AsperaOutput, AsperaStyle, Run, Step

OLD, NEW = AsperaStyle(ruby="3.1"), AsperaStyle(ruby="3.4")
NOON = Moment(1416847719.5)
S = Symbol


# What Ruby 3.1.7 and 3.4.1 print.
@pytest.mark.parametrize(
    ("value", "old", "new"),
    [
        ({"a": 1, "b": 2}, '{"a"=>1, "b"=>2}', '{"a" => 1, "b" => 2}'),
        ({S("a"): 1, S("b"): S("c")}, "{:a=>1, :b=>:c}", "{a: 1, b: :c}"),
        ({S("two words"): None, S("1st"): 2}, '{:"two words"=>nil, :"1st"=>2}', '{"two words": nil, "1st": 2}'),
        ({S("ok?"): True, S("go!"): False}, "{:ok?=>true, :go!=>false}", "{ok?: true, go!: false}"),
        ({S("nil"): 1, S("if"): 3}, "{:nil=>1, :if=>3}", "{nil: 1, if: 3}"),
        ({S("name="): 1}, "{:name==>1}", '{"name=": 1}'),
        (
            [S(name) for name in ("+", "[]=", "a?", "b!", "c=", "<=>", "d e")],
            '[:+, :[]=, :a?, :b!, :c=, :<=>, :"d e"]',
            '[:+, :[]=, :a?, :b!, :c=, :<=>, :"d e"]',
        ),
        ({1: "one", 2.5: "x", None: "n"}, '{1=>"one", 2.5=>"x", nil=>"n"}', '{1 => "one", 2.5 => "x", nil => "n"}'),
        ({True: "t", (1, 2): []}, '{true=>"t", [1, 2]=>[]}', '{true => "t", [1, 2] => []}'),
        ({"a": {"b": [1, {"d": None}]}}, '{"a"=>{"b"=>[1, {"d"=>nil}]}}', '{"a" => {"b" => [1, {"d" => nil}]}}'),
        ({"when": NOON}, '{"when"=>2014-11-24 16:48:39 UTC}', '{"when" => 2014-11-24 16:48:39 UTC}'),
        ({"on": date(2012, 11, 1)}, '{"on"=>Thu, 01 Nov 2012}', '{"on" => Thu, 01 Nov 2012}'),
        ([Foreign("1..3", "Range")], "[1..3]", "[1..3]"),
    ],
)  # fmt: skip
def test_inspect(value: object, old: str, new: str) -> None:
    assert (inspect(value, OLD), inspect(value, NEW)) == (old, new)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ([1.0, -0.5, 1e20, 2.5e-10, 123456789.123], "[1.0, -0.5, 1.0e+20, 2.5e-10, 123456789.123]"),
        ([math.inf, -math.inf, math.nan], "[Infinity, -Infinity, NaN]"),
        ([Decimal("12.5"), Decimal("-0.05"), Decimal(0)], "[0.125e2, -0.5e-1, 0.0e1]"),
        (12345678901234567890, "12345678901234567890"),
        ('say "hi" \\ #{x} #$y #@z # e', r'"say \"hi\" \\ \#{x} \#$y \#@z # e"'),
        ("\t\n\r\x1b\a\b\v\f\0\x7f", r'"\t\n\r\e\a\b\v\f\u0000\u007F"'),
        ("café 日本 😀", '"café 日本 😀"'),
    ],
)
def test_scalars(value: object, text: str) -> None:
    assert inspect(value, OLD) == inspect(value, NEW) == text


def test_a_locale_without_utf_8() -> None:
    assert inspect({S("ü"): "中😀"}, AsperaStyle(ascii_only=True)) == r'{:"\u00FC"=>"\u4E2D\u{1F600}"}'


def test_by_hand() -> None:
    assert hand_made({"it's": {"a": 1}, "b\\": 2, 3: 4}, OLD) == r"""{'it\'s' => {"a"=>1}, 'b\\' => 2, 3 => 4}"""


def test_what_has_no_ruby_object() -> None:
    with pytest.raises(TypeError, match="no Ruby object for a set"):
        inspect({"a": {1, 2}}, OLD)


# What ActiveSupport writes.
@pytest.mark.parametrize(
    ("value", "xml", "in_json"),
    [
        (None, '<a-b nil="true"/>', None),
        ("", "<a-b></a-b>", ""),
        (" <&> ", "<a-b> &lt;&amp;&gt; </a-b>", " <&> "),
        ("\x00\ufffe\t", "<a-b>\ufffd\ufffd\t</a-b>", "\x00\ufffe\t"),
        (True, '<a-b type="boolean">true</a-b>', True),
        (-7, '<a-b type="integer">-7</a-b>', -7),
        (1e20, '<a-b type="float">1.0e+20</a-b>', 1e20),
        (math.nan, '<a-b type="float">NaN</a-b>', None),
        (Decimal("12.50"), '<a-b type="decimal">12.50</a-b>', "12.50"),
        (Decimal(3), '<a-b type="decimal">3.0</a-b>', "3.0"),
        (S("s"), '<a-b type="symbol">s</a-b>', "s"),
        (date(2014, 11, 24), '<a-b type="date">2014-11-24</a-b>', "2014-11-24"),
        (NOON, '<a-b type="datetime">2014-11-24T16:48:39Z</a-b>', "2014-11-24T16:48:39Z"),
        (Foreign("1..3", "Range"), '<a-b type="Range">1..3</a-b>', "1..3"),
        ([], '<a-b type="array"/>', []),
        ([1, None], '<a-b type="array"><i type="integer">1</i><i nil="true"/></a-b>', [1, None]),
        ({}, "<a-b>\n</a-b>", {}),
        ({"_c d_": "x", None: 1}, '<a-b><_c-d_>x</_c-d_>< type="integer">1</></a-b>', {"_c d_": "x", "": 1}),
    ],
)  # fmt: skip
def test_elements(value: object, xml: str, in_json: object) -> None:
    assert element("a_b", value, OLD, item="i") == xml
    assert plain(value, OLD) == in_json


def test_times_on_newer_rails() -> None:
    assert element("at", NOON, NEW) == '<at type="dateTime">2014-11-24T16:48:39Z</at>'  # without a fraction
    assert plain(NOON, NEW) == "2014-11-24T16:48:39.500Z"


def test_typed_nulls() -> None:
    step = WorkStep({"id": 1, "completion_date": None, "timeout": None, "stepName": None})
    xml = step.xml(AsperaStyle(ruby="3.4", typed_nulls=True)).decode()
    assert '<completion-date type="dateTime" nil="true"/><timeout type="integer" nil="true"/>' in xml
    assert '<stepName nil="true"/>' in xml
    assert '<completion-date nil="true"/>' in step.xml(OLD).decode()


@pytest.mark.parametrize(
    ("value", "type_", "style", "xml", "in_json"),
    [
        (2, "int", {}, "2", 2),
        (2, "int", {"numbers_as_text": True}, "2", "2"),
        (True, "flag", {"numbers_as_text": True}, "true", "true"),
        (None, "string", {}, None, None),
        ({"a": [1]}, "hash", {}, '{"a"=>[1]}', {"a": [1]}),
        ({"a": [1]}, "hash", {"containers": "hand_made"}, "{'a' => [1]}", {"a": [1]}),
        ({"a": [1]}, "hash", {"containers": "json"}, '{"a": [1]}', {"a": [1]}),
        ({"a": [1]}, "hash", {"containers": "nested"}, {"a": [1]}, {"a": [1]}),
        (["x"], "array", {"containers": "hand_made"}, '["x"]', ["x"]),
        (date(2014, 11, 24), "date", {}, "2014-11-24", "2014-11-24"),
        (AsperaOutput("pwd", "***"), "pwd", {}, "***", "***"),
    ],
)
def test_values(value: object, type_: str, style: dict[str, Any], xml: object, in_json: object) -> None:
    output = as_output(value)
    variable = Variable(1, "v", output.type, output.value)
    assert output.type == type_
    assert variable.xml_fields(AsperaStyle(**style))["value"] == xml
    assert variable.json(AsperaStyle(**style)) == {"name": "v", "id": 1, "type": type_, "value": in_json}


def test_a_value_of_no_type() -> None:
    with pytest.raises(TypeError, match="give an AsperaOutput"):
        as_output(object())


# The forms of answers.

STEP = "work_order_id=8461&step_name=Create%20faspex%20package"


@pytest.mark.parametrize(
    ("path", "accept", "starts"),
    [
        (f"work_step_status/work_order.xml?{STEP}", "application/json", "<Work-step-status>"),
        (f"work_step_status/work_order.json?{STEP}&format=xml", "*/*", '{"inputs"'),
        (f"work_step_status/work_order?{STEP}&format=json", "application/xml", '{"inputs"'),
        (f"work_step_status/work_order?{STEP}", "application/json;q=0.9, */*", '{"inputs"'),
        (f"work_step_status/work_order?{STEP}", "*/*", "<Work-step-status>"),
        ("work_step_status/46756", "*/*", "<Work-step-status>"),
        ("work_step_status/46756?format=json", "*/*", '{"inputs"'),
        ("work_step_status/46756?output_name=package_id", "*/*", "<Work_step_output>"),
        ("work_step_status/46756?output_name=package_id", "text/plain", "5e0f9336"),
        ("work_order_status/8461", "*/*", "<work_order "),
        ("work_order_status/8461?format=json", "*/*", '{"work_order"'),
        ("work_order_output/8461.json", "application/json", "<work_order_output>"),  # ignores the wish
        ("work_order_output?work_order_id=8461", "application/json", "<work_order_output>"),
        ("work_step_cancel/46756.json", "application/json", "<work_step "),
        ("work_order_cancel/8461", "*/*", "<work_order "),
        ("work_orders_list/12.xml", "*/*", "<work_orders>"),
        ("workflows_list", "*/*", "<workflows><workflow><id "),
        ("workflows_list/0", "application/json", '{"workflows"'),
        ("workflow_inputs_spec/12", "*/*", "<workflow_inputs_spec><parameter>"),
        ("workflow_outputs_spec?workflow_id=12&format=json", "*/*", '{"workflow_outputs_spec": {"output"'),
        ("workflow_outputs_spec/12.xml", "*/*", "<workflow_outputs_spec><context><step_name>"),
        ("remote_node_ping", "*/*", "<remote_orchestrator_info><orchestrator-version>4.1.6<"),
    ],
)
def test_the_format_by_extension_query_and_accept(
    aspera_api: httpx.Client, path: str, accept: str, starts: str
) -> None:
    answer = aspera_api.get(path, headers={"accept": accept})
    assert answer.status_code == 200
    body = answer.text.removeprefix('<?xml version="1.0" encoding="UTF-8"?>\n')
    assert body.startswith(starts)
    kind = "application/xml" if body[0] == "<" else "application/json" if body[0] == "{" else "text/plain"
    assert answer.headers["content-type"].partition(";")[0] == kind


@pytest.mark.parametrize(
    ("path", "style", "kind", "body"),
    [
        (f"work_order.xml?{STEP}&status_only=true", {}, "application/xml", "Complete"),
        (f"work_order.xml?{STEP}&status_only=true", {"by_content": True}, "text/plain", "Complete"),
        (f"work_order.xml?{STEP}&status_only=true", {"odd_words": True}, "application/xml", " COMPLETE "),
        (f"work_order.json?{STEP}&status_only=true", {}, "application/json", "Complete"),
        ("46756.json?output_name=package_id", {}, "application/json", "5e0f9336-5e58-46a5-b944-a8253a956041"),
        ("46756.json?output_name=package_id", {"by_content": True}, "text/plain", "5e0f9336-5e58-46a5-b944-a8253a956041"),
        ("46756.txt?output_name=package_id", {}, "text/plain", "5e0f9336-5e58-46a5-b944-a8253a956041"),
    ],
)  # fmt: skip
def test_bare_bodies(
    aspera_api: httpx.Client,
    aspera: AsperaOrchestratorSimulator,
    path: str,
    style: dict[str, Any],
    kind: str,
    body: str,
) -> None:
    aspera.style = AsperaStyle(**style)
    answer = aspera_api.get(f"work_step_status/{path}")
    assert (answer.text, answer.headers["content-type"]) == (body, f"{kind}; charset=utf-8")


@pytest.mark.parametrize(
    ("name", "txt", "in_json", "xml"),
    [
        ("text", "123", "123", "<value>123</value>\x00<type>string</type>"),
        ("count", "2", "2", "<value>2</value>\x00<type>int</type>"),
        ("ok", "true", "true", "<value>true</value>\x00<type>flag</type>"),
        ("files", r'["a.mov", "b \"two\".mov"]', r'["a.mov", "b \"two\".mov"]', "<type>array</type>"),
        ("nothing", " ", "null", '<value nil="true"/>\x00<type>string</type>'),  # a space: old Rails
        ("blank", "", "", "<value></value>\x00<type>string</type>"),
    ],
)
def test_one_output_in_three_formats(
    aspera_api: httpx.Client, aspera: AsperaOrchestratorSimulator, name: str, txt: str, in_json: str, xml: str
) -> None:
    aspera.script = Run(steps=(Step("Transcode", 1),))
    order = aspera_api.post(
        "initiate?format=json", json={"workflow_id": 12, "external_parameters": {"file": "x"}}
    ).json()
    aspera.clock.advance(2)  # type: ignore[attr-defined]
    url = f"work_step_status/{order['work_order']['id'] * 1000}"
    texts = [aspera_api.get(f"{url}.{form}", params={"output_name": name}).text for form in ("txt", "json", "xml")]
    assert texts[:2] == [txt, in_json]
    assert xml.replace("\x00", "") in texts[2]
    aspera.style = NEW
    assert aspera_api.get(f"{url}.txt", params={"output_name": "nothing"}).text == ""


def test_the_document_is_the_vendors(aspera_api: httpx.Client) -> None:
    xml = aspera_api.get(f"work_step_status/work_order.xml?{STEP}").text
    assert '<inputs type="array"/><carry-thrus type="array"><carry-thru><name>myfiles</name>' in xml
    for part in (
        '<id type="integer">46756</id>',
        '<workOrder-id type="integer">8461</workOrder-id>',
        '<stepName nil="true"/>',
        "<status>Complete</status>",
        "<type>string</type>",
        "&amp;cookie=",
    ):
        assert part in xml
    table = aspera_api.get("work_step_status/252158.xml?output_name=IndexedTable").text
    assert """<value>{'Transcode server' => {"node_id"=>"transcoder", """ in unescape(table)


def test_cdata() -> None:
    style = AsperaStyle(cdata=True)
    assert element("a", "x & ]]> y", style) == "<a><![CDATA[x & ]]]]><![CDATA[> y]]></a>"
    assert element("a", "plain", style) == "<a>plain</a>"


def test_the_documented_fields() -> None:
    data = Path(__file__).parents[3] / "data" / "aspera" / "work_step_status.json"
    vendors = json.loads(data.read_text())["work_step"]
    with AsperaOrchestratorSimulator() as server:
        (step, *_) = server.work_orders[8461].kept
    assert step.fields.keys() == vendors.keys()
