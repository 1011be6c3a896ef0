"""Answers about a work step become models: the vendor's own samples, and the same whether they come as XML or as JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from orchestrator_clients import State
from orchestrator_clients.aspera_orchestrator import Unparsed, reading
from tests.systems.aspera_orchestrator.unit.desk import body, sample

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


def test_no_value_is_in_a_repr() -> None:
    text = repr(status(sample("work_step_status.json")))
    assert "package_post_url" in text
    assert "ATM3" not in text
    assert "FASPEX" not in text


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
