"""Each template override (a) to (g) of specs/templates/README.md, by code generated from the probe spec."""

import copy
import datetime as dt
import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from generator.layout import Layout
from tests.generator.probes import (
    ROOT,
    RUN,
    SECRET,
    STEP,
    Package,
    answered,
    calls_to_read,
    imported_by,
    read,
)
from tests.generator.recorder import Answer, Recorder

# (a) open enums


@pytest.mark.parametrize("text", ["RUNNING", "done", "PAUSED_BY_ADMIN", "", "ünï", "running"])
def test_enum_keeps_any_text(ours: Package, text: str) -> None:
    status = read(ours, status=text).status
    assert isinstance(status, ours.model("Status"))
    assert status == text
    assert text == status
    assert status != f"{text}x"
    assert (status.value, str(status), f"{status}", f"{status:s}") == (text,) * 4
    assert hash(status) == hash(text)
    assert {status: 1}[text] == 1
    assert json.dumps([status]) == json.dumps([text])
    assert text in repr(status)


@pytest.mark.parametrize("clone", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
@pytest.mark.parametrize("text", ["RUNNING", "PAUSED_BY_ADMIN"])
def test_enum_copies(ours: Package, text: str, clone: Callable[[Any], Any]) -> None:
    status = clone(read(ours, status=text).status)
    assert isinstance(status, ours.model("Status"))
    assert (status, status.name) == (text, read(ours, status=text).status.name)


def test_enum_stays_closed_as_a_list(ours: Package) -> None:
    """What the server says adds nothing to the members that the spec knows, however often it says it."""
    status = ours.model("Status")
    assert [status("NEW"), status("NEW")] == ["NEW", "NEW"]
    assert set(status) == {"RUNNING", "done"}
    assert "NEW" not in status.__members__


@pytest.mark.parametrize("value", [5, True, ["RUNNING"], {"a": 1}])
def test_enum_refuses_what_is_no_text(ours: Package, value: object) -> None:
    with pytest.raises(ours.module("errors").DecodeError, match="^status: ") as caught:
        read(ours, status=value)
    assert caught.value.path == "status"


def test_enum_unknown_value_can_be_sent(ours: Package, recorder: Recorder) -> None:
    recorder.expect(Answer(body=b'{"items": []}'))
    status = ours.model("Status")
    ours.call("list_runs", recorder.url, status=[status("PAUSED_BY_ADMIN"), status.RUNNING])
    assert recorder.seen[0].query == [("status", "PAUSED_BY_ADMIN"), ("status", "RUNNING")]


# (b) any status


@pytest.mark.parametrize("status", [299, 404, 520, 599, 799])
def test_any_status_passes(ours: Package, recorder: Recorder, status: int) -> None:
    response = answered(ours, recorder, Answer(status, b"no", "text/plain"))
    assert (response.status_code, response.content, response.parsed) == (status, b"no", None)


@pytest.mark.parametrize("status", [400, 520, 599])
def test_any_status_can_raise(ours: Package, recorder: Recorder, status: int) -> None:
    with pytest.raises(ours.module("errors").UnexpectedStatus) as caught:
        answered(ours, recorder, Answer(status, b"no", "text/plain"), raise_on_unexpected_status=True)
    assert (caught.value.status_code, caught.value.content) == (status, b"no")


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


# (d) no secrets in repr


def test_client_shows_no_secret(ours: Package) -> None:
    module = ours.module("client")
    settings = {
        "base_url": f"https://me:{SECRET}@api.example.com/v1?api_key={SECRET}",
        "headers": {"X-Api-Key": SECRET},
        "cookies": {"session": SECRET},
        "httpx_args": {"auth": ("me", SECRET)},
    }
    client = module.Client(**settings)
    authenticated = module.AuthenticatedClient(**settings, token=SECRET)
    for one in (
        client,
        authenticated,
        authenticated.with_headers({"Cookie": SECRET}),
        client.with_cookies({"c": SECRET}),
    ):
        with one:
            assert SECRET not in repr(one) + str(one)
            assert "api.example.com/v1" in repr(one)


@pytest.mark.parametrize("status", [200, 500])
def test_error_shows_no_body(ours: Package, recorder: Recorder, status: int) -> None:
    body = f"<html>token {SECRET}</html>".encode()
    errors = ours.module("errors")
    with pytest.raises((errors.DecodeError, errors.UnexpectedStatus)) as caught:
        answered(ours, recorder, Answer(status, body), raise_on_unexpected_status=True)
    assert SECRET not in repr(caught.value) + str(caught.value)


def test_answer_and_models_show_no_secret(ours: Package, recorder: Recorder) -> None:
    recorder.expect(Answer(200, json.dumps({"token": SECRET}).encode(), headers={"Set-Cookie": f"session={SECRET}"}))
    login = ours.model("Login")(user="me", password=SECRET)
    response = ours.call("login", recorder.url, body=login)
    assert (response.parsed.token, response.headers["set-cookie"]) == (SECRET, f"session={SECRET}")
    assert json.loads(recorder.seen[0].body) == {"user": "me", "password": SECRET}
    assert SECRET not in repr(response) + repr(login) + repr(ours.model("Login").from_dict(login.to_dict()))


# (e) header


def test_header_on_every_file(ours: Package) -> None:
    texts = [path.read_text(encoding="utf-8") for path in ours.folder.rglob("*.py")]
    assert len(texts) > 15
    for text in texts:
        first, second, *_ = text.splitlines()
        assert first.startswith("# Generated from specs/probe/openapi.yaml by openapi-python-client ")
        assert "do not edit" in first
        assert second.endswith("run: scripts/generate probe")


@pytest.mark.parametrize("system", Layout(ROOT).systems())
def test_header_on_committed_files(system: str) -> None:
    for path in Layout(ROOT).output(system).rglob("*.py"):
        assert path.read_text(encoding="utf-8").startswith(f"# Generated from specs/{system}/openapi.yaml by "), path


# (f) speed


def test_reading_is_one_pass(ours: Package, stock: Package) -> None:
    """Well under the work of the generator's own models, and linear."""
    assert calls_to_read(ours, 50) < 0.9 * calls_to_read(stock, 50)
    assert calls_to_read(ours, 200) == pytest.approx(4 * calls_to_read(ours, 50), rel=0.05)


# (g) lazy imports


def test_import_is_lazy(ours: Package) -> None:
    modules = imported_by(ours, "import probe_ours, probe_ours.models, probe_ours.api.runs")
    assert {name for name in modules if name.startswith("probe_ours")} == {
        "probe_ours",
        "probe_ours.models",
        "probe_ours.api",
        "probe_ours.api.runs",
    }
    assert not modules & {"httpx", "attrs", "attr", "ssl"}


def test_model_is_imported_when_used(ours: Package) -> None:
    modules = imported_by(ours, "from probe_ours.models import Link")
    assert "probe_ours.models.link" in modules
    assert "probe_ours.models.run" not in modules
    assert "httpx" not in modules


def test_lazy_names_are_all_there(ours: Package) -> None:
    for module in (ours.module(), ours.module("models")):
        assert {getattr(module, name).__name__ for name in module.__all__} == set(module.__all__)
        with pytest.raises(AttributeError, match="Nonsense"):
            _ = module.Nonsense
    assert set(ours.module("models").__all__) <= set(dir(ours.module("models")))
