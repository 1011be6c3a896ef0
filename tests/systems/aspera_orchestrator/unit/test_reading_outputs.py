"""Answers that hold outputs: one of a work step, in each format, and those of a work order."""

from __future__ import annotations

from typing import Any

import pytest

from orchestrator_clients.aspera_orchestrator import Unparsed, Variable, reading
from tests.systems.aspera_orchestrator.unit.desk import body, sample


@pytest.mark.parametrize(
    ("form", "name"),
    [("json", "work_step_output.json"), ("xml", "work_step_output.xml"), ("text", "work_step_output.xml")],
)
def test_the_vendors_sample_of_one_output_is_a_dict_in_every_format(form: Any, name: str) -> None:
    content = sample(name)
    if form == "text":
        content = content.split(b"<value>")[1].split(b"</value>")[0]
    assert reading.output(form)(body(content)).value == {
        "Mac": {"node_id": "localhost", "node": "Mac", "capacity_kb": "20000"},
        "Transcode server": {"node_id": "transcoder", "node": "Transcode server", "capacity_kb": "30000"},
    }


def xml_output(kind: str, value: str) -> str:
    return f"<Work_step_output><name>n</name><id type='integer'>1</id>{value}<type>{kind}</type></Work_step_output>"


OUTPUTS: list[tuple[Any, str, object]] = [
    ("xml", xml_output("string", "<value>123</value>"), "123"),
    ("xml", xml_output("int", "<value>123</value>"), 123),
    ("xml", xml_output("flag", "<value>false</value>"), False),
    ("xml", xml_output("array", "<value>[1, 2]</value>"), [1, 2]),
    ("xml", xml_output("hash", "<value><a-b>1</a-b></value>"), {"a_b": "1"}),
    ("xml", xml_output("hash", "<value>{oops</value>"), Unparsed("{oops")),
    ("xml", xml_output("hash", "<value nil='true'/>"), None),
    ("xml", xml_output("string", "<value/>"), ""),
    ("xml", xml_output("string", "<value>&lt;html&gt;</value>"), "<html>"),
    ("xml", '{"name": "n", "id": 1, "type": "int", "value": "5"}', 5),
    ("xml", '{"a": 1}', {"a": 1}),
    ("json", "123", 123),
    ("json", "plain", "plain"),
    ("json", xml_output("int", "<value>5</value>"), 5),
    ("json", "<a/>", "<a/>"),
    ("text", "123", "123"),
    ("text", " ", None),
    ("text", xml_output("int", "<value>5</value>"), 5),
    ("text", "<?xml version='1.0'?><mine/>", "<?xml version='1.0'?><mine/>"),
]


@pytest.mark.parametrize(("form", "content", "value"), OUTPUTS)
def test_one_output(form: Any, content: str, value: object) -> None:
    got = reading.output(form)(body(content)).value
    assert got == value
    assert type(got) is type(value)


@pytest.mark.parametrize(
    "content", ["", "<Work_step_output/>", "<a><name>n</name></a>", "undefined method x for nil:NilClass"]
)
def test_an_output_whose_type_was_asked_for_must_have_one(content: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        reading.output("xml")(body(content))


COUNT = Variable(name="count", type="int", value=12, step_name="Copy")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            """<work_order_output><variable><name>count</name><type>int</type><value>12</value>
            <step_name>Copy</step_name></variable></work_order_output>""",
            (COUNT,),
        ),
        (
            '<work_order_output><variable name="count" type="int" step_name="Copy">12</variable></work_order_output>',
            (COUNT,),
        ),
        (
            '{"work_order_output": {"variable": [{"name": "count", "type": "int", "value": 12, "step_name": "Copy"}]}}',
            (COUNT,),
        ),
        ("<work_order_output/>", ()),
        ('<work_order_output id="5">\n</work_order_output>', ()),
    ],
)
def test_outputs_of_a_work_order(content: str, expected: object) -> None:
    assert reading.order_outputs(body(content)) == expected


def test_two_outputs_of_one_name_are_both_there() -> None:
    one = "<variable><name>n</name><type>int</type><value>{}</value><step_name>{}</step_name></variable>"
    read = reading.order_outputs(
        body(f"<work_order_output>{one.format(1, 'A')}{one.format(2, 'B')}</work_order_output>")
    )
    assert [(each.step_name, each.value) for each in read] == [("A", 1), ("B", 2)]
