"""A work step read from XML equals the one read from JSON, whatever is in it and however the server writes it."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orchestrator_clients import AsperaOrchestrator, Unparsed
from orchestrator_clients.aspera_orchestrator import WorkStepStatus
from orchestrator_clients.aspera_orchestrator.simulator.formats import plain
from orchestrator_clients.aspera_orchestrator.simulator.ruby import Foreign, Moment, Symbol
from orchestrator_clients.testing import AsperaOrchestratorSimulator, AsperaOutput, AsperaStyle, Run, Step
from tests.systems.aspera_orchestrator.contract.setting import SPEC

# XML has no room for most control characters and reads CR as LF (test_what_xml_loses).
anything = st.text(max_size=12)
_printing = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from("\t\n")
sayable = st.text(_printing, max_size=12)
names = sayable.filter(lambda name: name.strip() != "")

numbers = st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False)


def containers(text: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Hashes and arrays of all that can be read back, with keys of every kind that JSON turns into text."""
    scalars = st.none() | st.booleans() | numbers | text | text.map(Symbol)
    keys = text | text.map(Symbol) | st.none() | st.booleans() | numbers | st.tuples(numbers, text)
    values = st.recursive(
        scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3), max_leaves=8
    )
    return st.dictionaries(keys, values, max_size=4) | st.lists(values, max_size=4)


styles = st.builds(
    AsperaStyle,
    ruby=st.sampled_from(["3.1", "3.4"]),
    containers=st.sampled_from(["inspect", "hand_made", "json"]),
    cdata=st.booleans(),
    typed_nulls=st.booleans(),
    ascii_only=st.booleans(),
    numbers_as_text=st.booleans(),
    by_content=st.booleans(),
    odd_words=st.booleans(),
)


def typed(text: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Outputs of all types: the text of a container is escaped by `inspect`, all other text is XML's."""
    words = st.sampled_from(["string", "date", "pwd", "attachment", "object", "of_later_versions"])
    return st.none() | st.booleans() | numbers | containers(text) | st.builds(AsperaOutput, words, sayable | st.none())


@st.composite
def records(draw: st.DrawFn) -> tuple[AsperaStyle, Step, Mapping[str, object], Mapping[str, object]]:
    """A style, a step, its inputs (which arrive as JSON) and its outputs."""
    style = draw(styles)
    values = typed(anything if style.containers == "inspect" else sayable)
    step = Step(draw(names), 1, message=draw(sayable | st.none()), ends=draw(st.sampled_from(["succeeded", "failed"])))
    json = st.recursive(st.booleans() | numbers | sayable, lambda inner: st.lists(inner, max_size=2), max_leaves=3)
    inputs = {"file": "a", **draw(st.dictionaries(names, json, max_size=2))}
    return style, step, inputs, draw(st.dictionaries(names, values, max_size=4))


@pytest.fixture(scope="module")
def world() -> Iterator[tuple[AsperaOrchestratorSimulator, AsperaOrchestrator]]:
    with AsperaOrchestratorSimulator(spec=SPEC) as server, server.client() as client:
        yield server, client


World = tuple[AsperaOrchestratorSimulator, AsperaOrchestrator]


def both(world: World, step: Step, inputs: Mapping[str, object], *, after: float = 10) -> tuple[WorkStepStatus, ...]:
    """The same work step by XML and by JSON, so many seconds after it began."""
    server, client = world
    server.script = Run(steps=(step,))
    run = client.work_orders.start(workflow_id=12, inputs=dict(inputs))
    server.clock.advance(after)  # type: ignore[attr-defined]
    ids = {"work_order_id": run.id, "step_name": step.name}
    by_xml, by_json = (client.work_steps.get(**ids, format=form) for form in ("xml", "json"))  # type: ignore[arg-type]
    server.work_orders.pop(int(run.id))
    return by_xml, by_json


@settings(max_examples=100)
@given(records(), st.floats(0.1, 3))
def test_every_record_is_equal_by_xml_and_by_json(world: World, record: Any, after: float) -> None:
    server, _ = world
    server.style, step, inputs, server.outputs = record[0], record[1], record[2], {record[1].name: record[3]}
    by_xml, by_json = both(world, step, inputs, after=after)
    assert by_xml == by_json
    assert not any(isinstance(variable.value, Unparsed) for variable in by_xml.outputs.values())
    assert by_xml.work_step.work_step_name == step.name
    if by_xml.work_step.status.strip().casefold() == "complete":
        for name, value in record[3].items():
            given_back = plain(value.value if isinstance(value, AsperaOutput) else value, server.style)
            assert by_xml.outputs[name].value == given_back


keys = st.text("abcdefgh", min_size=1, max_size=3)  # no underscores, no spaces: XML has them as dashes
leaves = st.none() | st.booleans() | numbers | sayable.filter(lambda text: text.strip() != "")
nested = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, min_size=1, max_size=3),
    max_leaves=8,
)


@settings(max_examples=50)
@given(st.dictionaries(keys, nested, max_size=3) | st.lists(nested, max_size=3), styles)
def test_hashes_as_elements_are_equal_too(world: World, value: Any, style: AsperaStyle) -> None:
    server, _ = world
    server.style = replace(style, containers="nested", numbers_as_text=False, ruby="3.1")
    server.outputs = {"a": {"o": value}}
    by_xml, by_json = both(world, Step("a", 1), {"file": "a"})
    assert by_xml == by_json
    assert by_xml.outputs["o"].value == value


# What the server itself writes differently into XML and JSON.
@pytest.mark.parametrize(
    ("value", "style", "by_xml", "by_json"),
    [
        ("a\x00b\ufffe", {}, "a\ufffdb\ufffd", "a\x00b\ufffe"),
        ("a\r\nb\rc", {}, "a\nb\nc", "a\r\nb\rc"),
        ({"a": math.inf, "b": -math.inf}, {}, {"a": math.inf, "b": -math.inf}, {"a": None, "b": None}),
        ({"a": Decimal("12.5")}, {}, {"a": 12.5}, {"a": "12.5"}),
        ({"when": Moment(0)}, {}, Unparsed('{"when"=>1970-01-01 00:00:00 UTC}'), {"when": "1970-01-01T00:00:00Z"}),
        ({"when": Moment(0.5)}, {"ruby": "3.4"}, Unparsed('{"when" => 1970-01-01 00:00:00 UTC}'), None),
        ([Foreign("1..3")], {}, Unparsed("[1..3]"), ["1..3"]),
        ({"a": Foreign("#<Node a=1, b={2}>")}, {}, Unparsed('{"a"=>#<Node a=1, b={2}>}'), {"a": "#<Node a=1, b={2}>"}),
        ({"a_b": 1}, {"containers": "nested"}, {"a_b": 1}, {"a_b": 1}),
        ({"a-b": 1}, {"containers": "nested"}, {"a_b": 1}, {"a-b": 1}),  # damaged for good
        ({"a b": 1}, {"containers": "nested"}, {"a_b": 1}, {"a b": 1}),
    ],
)  # fmt: skip
def test_what_xml_loses(world: World, value: object, style: dict[str, Any], by_xml: object, by_json: object) -> None:
    server, _ = world
    server.style = AsperaStyle(**style)
    server.outputs = {"a": {"o": value, "other": 1}}
    xml, json = both(world, Step("a", 1), {"file": "a"})
    assert xml.outputs["o"].value == by_xml
    assert by_json is None or json.outputs["o"].value == by_json
    assert xml.work_step == json.work_step
    assert xml.outputs["other"] == json.outputs["other"]
    assert xml.outputs["Step_information"] == json.outputs["Step_information"]


def test_times_and_the_vendors_own_step(world: World) -> None:
    server, client = world
    server.style = AsperaStyle(ruby="3.4")  # milliseconds in JSON, none in XML
    ids = {"work_order_id": 8461, "step_name": "Create faspex package"}
    by_xml, by_json = (client.work_steps.get(**ids, format=form) for form in ("xml", "json"))  # type: ignore[arg-type]
    assert by_xml == by_json
    assert by_xml.work_step.completion_date is not None
