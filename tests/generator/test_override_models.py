"""Template overrides (c), (f) and (h) of specs/templates/README.md: models, by code generated from the probe spec."""

import copy
import datetime as dt
import json
import pickle
from collections.abc import Callable
from typing import Any, get_type_hints

import attrs
import pytest

from orchestrator_api.cloudify import errors as cloudify_errors
from orchestrator_api.cloudify import types as cloudify_types
from orchestrator_api.vmware_code_stream import types as vmware_types
from tests.generator.probes import RUN, STEP, Package, answered, calls_to_read, read
from tests.generator.recorder import Answer, Recorder

# (c) lenient models


@pytest.mark.parametrize("name", [*RUN, "grid", "gaps", "link", "links", "byName"])
@pytest.mark.parametrize("how", ["null", "missing"])
def test_field_may_be_null_or_missing(ours: Package, name: str, how: str) -> None:
    """Also a required one: rather no value than no answer."""
    source = {**RUN, name: None}
    if how == "missing":
        del source[name]
    run = ours.model("Run").from_dict(source)
    attribute = {"byName": "by_name"}.get(name, name)
    assert getattr(run, attribute) is ours.module("types").UNSET


@pytest.mark.parametrize("name", ["note", "ended", "last", "anything"])
def test_null_is_kept_where_the_spec_has_it(ours: Package, name: str) -> None:
    assert getattr(read(ours, **{name: None}), name) is None
    assert getattr(read(ours), name) is ours.module("types").UNSET
    assert read(ours, **{name: None}).to_dict()[name] is None


@pytest.mark.parametrize(
    ("name", "value", "path"),
    [
        ("first", {}, lambda run: run.first.status),
        ("first", {"status": None}, lambda run: run.first.status),
        ("last", {"name": "x", "ended": None}, lambda run: run.last.ended),
        ("steps", [STEP, {}], lambda run: run.steps[1].name),
        ("grid", [[], [STEP, {"status": None}]], lambda run: run.grid[1][1].status),
        ("gaps", [STEP, {"status": None}], lambda run: run.gaps[1].status),
        ("link", {"href": None}, lambda run: run.link.href),
        ("link", [{}], lambda run: run.link[0].href),
        ("links", {"self": [{"href": None}]}, lambda run: run.links["self"][0].href),
        ("byName", {"a": {"status": None}}, lambda run: run.by_name["a"].status),
    ],
)
def test_null_or_missing_deeper_down(ours: Package, name: str, value: Any, path: Callable[[Any], Any]) -> None:
    assert path(read(ours, **{name: value})) is ours.module("types").UNSET


def test_null_in_maps_and_lists(ours: Package) -> None:
    """A member of a map is a field like any other; a list keeps the nulls that the spec says are part of it."""
    run = read(ours, byName={"a": None, "b": STEP}, links={"next": None}, gaps=[None, STEP], words=["x", None])
    assert run.by_name.additional_keys == ["b"]
    assert run.links.additional_keys == []
    assert (run.gaps[0], run.gaps[1].name, run.words) == (None, "build", ["x", None])
    assert run.to_dict()["gaps"] == [None, STEP]


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2031-02-03T10:20:30Z", dt.datetime(2031, 2, 3, 10, 20, 30, tzinfo=dt.UTC)),
        ("2031-02-03T10:20:30.123456789Z", dt.datetime(2031, 2, 3, 10, 20, 30, 123456, tzinfo=dt.UTC)),
        ("2031-02-03", dt.datetime(2031, 2, 3)),
        ("Tue Feb 04 10:20:30 UTC 2031", "Tue Feb 04 10:20:30 UTC 2031"),
        ("2031-13-99T10:20:30Z", "2031-13-99T10:20:30Z"),
        ("", ""),
    ],
)
def test_date_text_is_kept_if_it_is_no_date(ours: Package, text: str, instant: object) -> None:
    run = read(ours, created=text, ended=text)
    assert run.created == run.ended == instant
    assert read(ours, first={**STEP, "ended": "soon"}).to_dict()["first"]["ended"] == "soon"


@pytest.mark.parametrize("value", [{"new": 1, "newer": [{"a": None}]}, {"newNull": None}])
def test_unknown_fields_are_kept(ours: Package, value: dict[str, Any]) -> None:
    run = read(ours, **value, first={**STEP, **value})
    assert run.additional_properties == value
    assert run.first.additional_properties == value
    assert {key: run[key] for key in run.additional_keys} == value
    assert run.to_dict() == {**RUN, **value, "first": {**STEP, **value}}
    assert ours.model("Run").from_dict(run.to_dict()) == run


def test_unknown_fields_outlive_a_changed_copy(ours: Package) -> None:
    run = read(ours, new=1)
    changed = attrs.evolve(run, id="r2")
    assert (changed.id, changed.to_dict()["new"], run.id) == ("r2", 1, "r1")
    assert attrs.evolve(read(ours), id="r2").additional_properties == {}


def test_unset_is_one_for_all_systems(ours: Package) -> None:
    assert ours.module("types").UNSET is cloudify_types.UNSET is vmware_types.UNSET
    assert pickle.loads(pickle.dumps(cloudify_types.UNSET)) is cloudify_types.UNSET
    assert cloudify_errors.DecodeError is ours.module("errors").DecodeError


def test_a_word_is_never_taken_for_another(ours: Package) -> None:
    """`DONE` is the name of the member whose word is `done`, and no word of the server's."""
    status = ours.model("Status")
    other = status("DONE")
    assert (other, other.value, other.name) == ("DONE", "DONE", "'DONE'")
    assert other is not status.DONE
    assert (repr(other), repr(status.DONE)) == ("Status('DONE')", "<Status.DONE: 'done'>")
    assert (other.is_known, status.DONE.is_known) == (False, True)
    assert pickle.loads(pickle.dumps(other)) == copy.deepcopy(other) == other
    assert (status("held").name, repr(status("held"))) == ("held", "Status('held')")


def test_what_is_no_field_is_no_attribute(ours: Package) -> None:
    with pytest.raises(AttributeError, match="'Run' object has no attribute 'new'"):
        _ = read(ours, new=1).new


def test_models_are_what_they_were_read_from(ours: Package) -> None:
    """Reading leaves the source alone, and what is read pickles and copies."""
    source = {**RUN, "grid": [[STEP]], "link": "http://x", "links": {"self": {"href": "y"}}, "note": None, "extra": 1}
    before = copy.deepcopy(source)
    run = ours.model("Run").from_dict(source)
    assert run.to_dict() == source == before
    assert pickle.loads(pickle.dumps(run)) == copy.deepcopy(run) == run
    assert json.loads(json.dumps(run.to_dict())) == source


HTML = b"<!DOCTYPE html><html><title>Sign in</title>" + b"x" * 5000


@pytest.mark.parametrize(
    "body",
    [HTML, b"", b'{"id": "r1"', b"\xff\xfe\xfa", b"null", b"[]", b'"text"', b"7", b"[" * 100_000],
    ids=["html", "empty", "truncated", "bytes", "null", "list", "text", "number", "deep"],
)
def test_body_of_another_shape(ours: Package, recorder: Recorder, body: bytes) -> None:
    """A typed error with the first bytes, whatever the body; never an empty success, never a bare Python error."""
    with pytest.raises(ours.module("errors").DecodeError) as caught:
        answered(ours, recorder, Answer(200, body))
    assert (caught.value.path, caught.value.excerpt) == ("", body[:200])


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"status": 5}, "items[3].status"),
        ({"created": 5}, "items[3].created"),
        ({"first": "text"}, "items[3].first"),
        ({"first": {"status": []}}, "items[3].first.status"),
        ({"last": 7}, "items[3].last"),
        ({"steps": {}}, "items[3].steps"),
        ({"steps": [STEP, None]}, "items[3].steps[1]"),
        ({"steps": [STEP, STEP, {"status": 5}]}, "items[3].steps[2].status"),
        ({"words": "text"}, "items[3].words"),
        ({"grid": [[], STEP]}, "items[3].grid[1]"),
        ({"grid": [[], [STEP, {"status": 5}]]}, "items[3].grid[1][1].status"),
        ({"gaps": [None, 5]}, "items[3].gaps[1]"),
        ({"link": [{}, 5]}, "items[3].link[1]"),
        ({"links": []}, "items[3].links"),
        ({"links": {"next": [{}, "x"]}}, "items[3].links.next[1]"),
        ({"byName": {"deploy": {"status": 5}}}, "items[3].byName.deploy.status"),
    ],
)
def test_error_names_the_field(ours: Package, recorder: Recorder, changes: dict[str, Any], path: str) -> None:
    body = json.dumps({"items": [RUN, RUN, RUN, {**RUN, **changes}]}).encode()
    recorder.expect(Answer(200, body))
    with pytest.raises(ours.module("errors").DecodeError) as caught:
        ours.call("list_runs", recorder.url)
    assert (caught.value.path, caught.value.excerpt) == (path, body[:200])
    assert str(caught.value).startswith(f"{path}: ")


# (f) speed


def test_reading_is_one_pass(ours: Package, stock: Package) -> None:
    """Well under the work of the generator's own models, and linear."""
    assert calls_to_read(ours, 50) < 0.9 * calls_to_read(stock, 50)
    assert calls_to_read(ours, 200) == pytest.approx(4 * calls_to_read(ours, 50), rel=0.05)


def test_objects_may_come_as_models(ours: Package) -> None:
    """As a reader makes them that knows `FIELDS`, `LISTS` and `KINDS`, of rows, without a dict for each object."""
    page, run = ours.model("RunPage"), ours.model("Run")
    made = run.from_row([RUN.get(name, unset) for name, unset in run.FIELDS.items()])
    assert {"items": run} == page.LISTS
    assert run.KINDS["status"] is str
    assert page.from_dict({"items": iter([made, made])}) == page.from_dict({"items": [RUN, RUN]})


# (h) objects of any fields


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("labels", {}),
        ("labels", {"a": [1]}),
        ("history", [{}, {"a": None}]),
        ("byKind", {"x": {"a": {"b": 1}}, "y": {}}),
    ],
)
def test_objects_of_any_fields_are_dicts(ours: Package, name: str, value: Any) -> None:
    held = getattr(read(ours, **{name: value}), {"byKind": "by_kind"}.get(name, name))
    assert (held.additional_properties if name == "byKind" else held) == value
    assert read(ours, **{name: value}).to_dict()[name] == value


@pytest.mark.parametrize(
    ("changes", "path"),
    [({"labels": []}, "labels"), ({"history": [{}, 7]}, "history[1]"), ({"byKind": {"x": "text"}}, "byKind.x")],
)
def test_what_is_no_object_is_refused(ours: Package, changes: dict[str, Any], path: str) -> None:
    with pytest.raises(ours.module("errors").DecodeError) as caught:
        read(ours, **changes)
    assert caught.value.path == path


def test_objects_of_any_fields_have_no_class(ours: Package) -> None:
    assert "Labels" not in ours.module("models").__all__
    assert not (ours.folder / "models" / "labels.py").exists()
    module = ours.module("models.run")
    hints = get_type_hints(module.Run, vars(module))
    assert hints["labels"] == dict[str, Any] | ours.module("types").Unset
    assert hints["history"] == list[dict[str, Any]] | ours.module("types").Unset


@pytest.mark.parametrize(
    ("field", "value", "model"),
    [
        ("task", {"type": "Http", "url": "u"}, "Http"),
        ("task", {"type": "Http", "command": "c"}, "Http"),  # the word counts, not what else it has
        ("task", {"type": "Http"}, "Http"),
        ("task", {"type": "Shell", "url": "u"}, "Shell"),
        ("task", {"type": "web"}, "Http"),
        ("task", {"type": "new", "url": "u"}, "Http"),  # an unknown word: the model that knows most
        ("task", {"type": ["odd"], "command": "c"}, "Shell"),
        ("task", {}, "Shell"),
        ("tasks", {"command": "c"}, "Shell"),
        ("tasks", {"href": "h"}, "Link"),
    ],
)
def test_a_union_of_objects_is_read_as_the_one_that_it_is(
    ours: Package, field: str, value: dict[str, Any], model: str
) -> None:
    run = read(ours, **{field: [value] if field == "tasks" else value})
    found = run.tasks[0] if field == "tasks" else run.task
    assert type(found).__name__ == model
    assert found.to_dict() == value


def test_words_and_dates_in_a_union_are_read(ours: Package) -> None:
    instant = "2031-02-03T10:20:30+00:00"
    assert read(ours, when="RUNNING").when is ours.model("Status").RUNNING
    assert read(ours, when=instant).when == dt.datetime.fromisoformat(instant)
    assert [read(ours, when=value).when for value in ("soon", 7)] == ["soon", 7]
