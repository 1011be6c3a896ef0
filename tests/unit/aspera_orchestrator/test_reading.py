"""Answers become models: the vendor's own samples, and the same whether they come as XML or as JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestrator_clients import State
from orchestrator_clients.aspera_orchestrator import Unparsed, Variable, reading
from tests.unit.aspera_orchestrator.desk import body, sample

NOON = datetime(2014, 11, 24, 16, 48, 39, tzinfo=UTC)


def status(content: bytes | str) -> Any:
    return reading.work_step_status(body(content))


def test_the_vendors_two_samples_are_equal_but_for_the_url_they_print_differently() -> None:
    from_json, from_xml = status(sample("work_step_status.json")), status(sample("work_step_status.xml"))
    assert from_json.work_step == from_xml.work_step
    assert from_json.inputs == from_xml.inputs == {}
    assert from_json.carry_thrus == from_xml.carry_thrus
    assert from_json.outputs["package_id"] == from_xml.outputs["package_id"]
    assert from_json.outputs["package_post_url"].value == from_xml.outputs["package_post_url"].value + "-17c3-4672"
    assert status(sample("work_step_status.xml").replace(b"90ce20d7]]", b"90ce20d7-17c3-4672]]")) == from_json


@pytest.mark.parametrize("name", ["work_step_status.json", "work_step_status.xml"])
def test_the_vendors_sample_field_by_field(name: str) -> None:
    step = status(sample(name)).work_step
    assert (step.id, step.work_order_id, step.workflow_id, step.step_id, step.action_id) == (46756, 8461, 256, 3810, 2)
    assert (step.work_step_name, step.step_name, step.step_type) == ("Create faspex package", None, "FaspexDelivery")
    assert (step.status, step.state, step.status_details) == (
        "Complete",
        State.SUCCEEDED,
        "FASPEX Authorization received",
    )
    assert (step.attempt, step.rank, step.group, step.running_as, step.synch_filter, step.execution_timeout) == (
        1,
        1,
        8461,
        2,
        0,
        0,
    )
    assert (step.timeout, step.on_timeout, step.pre_processing, step.post_processing) == (None,) * 4
    dates = (
        step.activable_date,
        step.activation_date,
        step.original_activation_date,
        step.completion_date,
        step.updated_at,
    )
    assert dates == (NOON,) * 5
    assert step.created_at == NOON.replace(second=37)
    assert step.extra == {}


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


def test_no_value_is_in_a_repr() -> None:
    text = repr(status(sample("work_step_status.json")))
    assert "package_post_url" in text
    assert "ATM3" not in text
    assert "FASPEX" not in text


VARIABLE = st.fixed_dictionaries(
    {
        "name": st.text("abc _-", min_size=1, max_size=8),
        "id": st.integers(1, 10**9),
        "type": st.sampled_from(["string", "hash", "array", "int", "flag", "date", "object", "new"]),
        # What XML can carry: no control characters, no lone CR.
        "value": st.text(
            st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
        )
        | st.sampled_from(['{"a"=>1}', '{"a": [1, null]}', "[:x]", "12", "true", "", " ", "2014-11-24T16:48:39Z"])
        | st.none(),
    }
)
VARIABLES = st.lists(VARIABLE, max_size=3, unique_by=lambda one: one["name"])
DATE = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(
    lambda d: d.replace(microsecond=0).isoformat() + "Z"
)
STEP = st.fixed_dictionaries(
    {"id": st.integers(1, 10**9), "status": st.sampled_from(["Complete", "In Progress", "Brand new"])},
    optional={
        "workOrder_id": st.integers() | st.none(),
        "step_id": st.integers(-5, 5) | st.none(),
        "workStepName": st.text("añ <&>'\"", max_size=9) | st.none(),
        "completion_date": DATE | st.none(),
        "journaling": st.booleans() | st.none(),
        "percent_complete": st.integers(0, 100),
        "activation_time": DATE,
    },
)
DOCUMENT = st.fixed_dictionaries(
    {"inputs": VARIABLES, "carry_thrus": VARIABLES, "work_step": STEP, "outputs": VARIABLES}
)


def as_rails_xml(document: dict[str, Any]) -> str:
    """Write a document as Rails does: types in attributes, dashes for underscores, lists by the singular."""

    def write(name: str, value: Any) -> str:
        tag = name.replace("_", "-")
        if value is None:
            return f'<{tag} nil="true"/>'
        if isinstance(value, list):
            items = "".join(write(name.removesuffix("s"), item) for item in value)
            return f'<{tag} type="array">{items}</{tag}>'
        if isinstance(value, dict):
            return f"<{tag}>\n{''.join(write(key, inner) for key, inner in value.items())}</{tag}>"
        if isinstance(value, bool):
            return f'<{tag} type="boolean">{str(value).lower()}</{tag}>'
        if isinstance(value, int):
            return f'<{tag} type="integer">{value}</{tag}>'
        kind = ' type="datetime"' if name.endswith(("_date", "_time")) else ""
        return f"<{tag}{kind}>{escape(value)}</{tag}>"

    return '<?xml version="1.0" encoding="UTF-8"?>' + write("Work_step_status", document)


@given(DOCUMENT)
def test_xml_and_json_of_one_document_give_equal_objects(document: dict[str, Any]) -> None:
    from_json = status(json.dumps(document).replace(':00Z"', ':00.250Z"'))
    from_xml = status(as_rails_xml(document))
    assert from_xml == from_json
    assert list(from_xml.outputs) == [one["name"] for one in document["outputs"]]


def test_order_means_nothing() -> None:
    document = json.loads(sample("work_step_status.json"))
    turned = {
        key: document[key][::-1] if isinstance(document[key], list) else document[key] for key in reversed(document)
    }
    assert status(json.dumps(turned)) == status(json.dumps(document))


def test_one_value_that_cannot_be_read_costs_nothing_else() -> None:
    document = json.loads(sample("work_step_status.json"))
    document["outputs"] += [{"name": "bad", "id": 1, "type": "hash", "value": '{"d"=>Thu, 01 Nov 2012}'}]
    read = status(json.dumps(document))
    assert read.outputs["bad"].value == Unparsed('{"d"=>Thu, 01 Nov 2012}')
    assert {**read.outputs, "bad": None} == {**status(sample("work_step_status.json")).outputs, "bad": None}
    assert read.raw["outputs"][2]["value"] == '{"d"=>Thu, 01 Nov 2012}'


def test_fields_of_another_type_and_unknown_fields_are_kept() -> None:
    step = status(
        '{"work_step": {"id": "5", "status": "Error", "attempt": "second", "rank": "", "weight": 3, "created_at": "soon"}}'
    ).work_step
    assert (step.id, step.attempt, step.rank, step.created_at) == (5, None, None, None)
    assert step.extra == {"attempt": "second", "weight": 3, "created_at": "soon"}


@pytest.mark.parametrize(
    ("content", "path"),
    [
        ("{}", "work_step"),
        ('{"work_step": []}', "work_step"),
        ('{"work_step": {"id": 5}}', "work_step.status"),
        ('{"work_step": {"status": "Complete", "id": null}}', "work_step.id"),
        ('{"work_step": {"status": "Complete", "id": 1}, "outputs": [3]}', r"outputs\[0\]"),
        ("<Work-step-status/>", "expected an object"),
        ("NoMethodError: no such\nfrom x.rb", "neither JSON nor XML"),
        ("", "empty"),
    ],
)
def test_a_document_of_another_shape_is_refused_and_the_place_named(content: str, path: str) -> None:
    with pytest.raises(ValueError, match=path):
        status(content)


@pytest.mark.parametrize(
    "content", ['{"id": 5, "status": "Complete"}', '{"work_step": {"id": 5, "status": "Complete"}}']
)
def test_a_work_step_by_id_may_come_bare(content: str) -> None:
    assert (status(content).work_step.id, dict(status(content).outputs)) == (5, {})


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"Complete", "Complete"),
        (b'"In Progress"\n', "In Progress"),
        (b"<?xml version='1.0'?><status>Error</status>", "Error"),
        (sample("work_step_status.xml"), "Complete"),
        (sample("work_step_status.json"), "Complete"),
    ],
)
def test_a_status_word_however_it_comes(content: bytes, word: str) -> None:
    assert reading.status_word(body(content, "application/xml")) == word


@pytest.mark.parametrize("content", ["", "ActiveRecord::RecordNotFound\n from x.rb:1", "<html>", "{}", "17", "null"])
def test_no_status_word(content: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        reading.status_word(body(content))


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


def test_a_cancelled_step_has_its_status_words_in_order() -> None:
    answer = reading.cancelled_step(7)(
        body(
            '<work_step time="2031-02-03 10:20:30 UTC" action="cancel" id=""><name>Copy</name><workflow id="3">Archive</workflow>'
            '<status state="In Progress">before</status><status state="Failed">canceled</status></work_step>'
        )
    )
    assert (answer.work_step_id, answer.name, answer.workflow) == (7, "Copy", "Archive")
    assert answer.statuses == ("In Progress", "Failed")


def test_a_restart_lists_the_steps_with_empty_elements_for_nulls() -> None:
    answer = reading.restarted(
        body(
            "<WorkStep_Reset><workstep_reset>true</workstep_reset>"
            "<work_steps><id>7</id><status>Inactive</status><attempt></attempt><statusDetails></statusDetails>"
            "<created_at>Tue Jan 17 21:47:00 UTC 2017</created_at></work_steps>"
            "<work_steps><id>8</id><status>Inactive</status></work_steps></WorkStep_Reset>"
        )
    )
    first, second = answer.work_steps
    assert answer.done
    assert (first.id, first.state, first.attempt, first.status_details) == (7, State.QUEUED, None, None)
    assert first.created_at == datetime(2017, 1, 17, 21, 47, tzinfo=UTC)
    assert second.id == 8


def test_a_restart_that_says_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(ValueError, match="workstep_reset"):
        reading.restarted(body("<WorkStep_Reset><work_steps/></WorkStep_Reset>"))


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


WORKFLOWS = [
    '{"workflows": {"workflow": [{"id": 310, "name": "Archive", "last_modification": "2031-01-31 08:00:00 UTC"}]}}',
    '{"workflows": {"workflow": {"id": "310", "name": "Archive", "last_modification": "2031-01-31 08:00:00"}}}',
    """<workflows><workflow><id>310</id><name>Archive</name><latest_revision_id/>
    <last_modification>2031-01-31 08:00:00 UTC</last_modification></workflow></workflows>""",
]


@pytest.mark.parametrize("content", WORKFLOWS)
def test_workflows(content: str) -> None:
    (only,) = reading.workflows(body(content))
    assert (only.id, only.name, only.latest_revision_id, only.extra) == (310, "Archive", None, {})
    assert only.last_modification == datetime(2031, 1, 31, 8, tzinfo=UTC)


def test_no_workflows_is_not_the_same_as_no_list() -> None:
    assert reading.workflows(body('{"workflows": {"workflow": []}}')) == []
    assert reading.workflows(body("<workflows/>")) == []
    with pytest.raises(ValueError, match="workflow: it is missing"):
        reading.workflows(body('{"error": "no"}'))


def test_inputs_of_a_workflow_have_typed_defaults() -> None:
    parameters = [
        {"id": 1, "name": "a", "value_type": "flag", "optional": True, "value": "true"},
        {"id": 2, "name": "b", "value_type": "hash", "optional": "false", "value": '{"x"=>1}', "hint": "h"},
    ]
    first, second = reading.workflow_inputs(
        body(json.dumps({"workflow_inputs_spec": {"workflow_id": 3, "parameter": parameters}}))
    )
    assert (first.name, first.type, first.optional, first.value) == ("a", "flag", True, True)
    assert (second.optional, second.value, second.extra) == (False, {"x": 1}, {"hint": "h"})


@pytest.mark.parametrize(
    "content",
    [
        '{"workflow_outputs_spec": {"output": [{"step_name": "S", "variable_name": "v", "value_type": "int"}]}}',
        "<r><context><step_name>S</step_name><variable_name>v</variable_name><value_type>int</value_type></context></r>",
    ],
)
def test_outputs_of_a_workflow(content: str) -> None:
    (only,) = reading.workflow_outputs(body(content))
    assert (only.step_name, only.name, only.type) == ("S", "v", "int")


@pytest.mark.parametrize(
    "content",
    [
        '{"remote_orchestrator_info": {"orchestrator-version": "4.1.6"}}',
        "<r><orchestrator-version>4.1.6</orchestrator-version></r>",
        "<remote_orchestrator_info><orchestrator-version>4.1.6</orchestrator-version></remote_orchestrator_info>",
    ],
)
def test_the_version(content: str) -> None:
    assert reading.version(body(content)) == "4.1.6"


@pytest.mark.parametrize("content", ["{}", '{"token": ""}', '{"token": 5}', "[]", "eyJ.x.y"])
def test_a_login_without_a_token(content: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        reading.token(body(content))
