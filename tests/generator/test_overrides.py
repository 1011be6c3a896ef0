"""Template overrides (a), (b), (d), (e) and (g) of specs/templates/README.md, by code generated from the probe spec."""

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from orchestrator_generator.layout import Layout
from tests.generator.probes import (
    ROOT,
    SECRET,
    Package,
    answered,
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


# (g) lazy imports


def test_import_is_lazy(ours: Package) -> None:
    modules = imported_by(ours, "import probe_ours, probe_ours.models, probe_ours.api.runs")
    assert {name for name in modules if name.startswith("probe_ours")} == {
        "probe_ours",
        "probe_ours.models",
        "probe_ours.api",
        "probe_ours.api.runs",
    }
    assert not modules & {"httpx", "attrs", "attr", "ssl", "json"}


def test_surface_is_read_when_used(ours: Package) -> None:
    told = ours.module().SURFACE
    assert told is ours.module().SURFACE
    assert told["operations"]["get_run"]["parameters"]["run_id"]["type"] == "str"
    assert told["models"]["Session"] == {
        "fields": {"token": {"name": "token", "type": "str", "required": True}},
        "others": "Any",
        "sent": False,
        "read": True,
    }
    assert "httpx" not in imported_by(ours, "import probe_ours; probe_ours.SURFACE")


def test_model_is_imported_when_used(ours: Package) -> None:
    modules = imported_by(ours, "from probe_ours.models import Link")
    assert "probe_ours.models.link" in modules
    assert "probe_ours.models.run" not in modules
    assert "httpx" not in modules


def test_lazy_names_are_all_there(ours: Package) -> None:
    for module in (ours.module(), ours.module("models")):
        classes = set(module.__all__) - {"SURFACE"}
        assert {getattr(module, name).__name__ for name in classes} == classes
        with pytest.raises(AttributeError, match="Nonsense"):
            _ = module.Nonsense
    assert set(ours.module("models").__all__) <= set(dir(ours.module("models")))


# (j) path parameters


@pytest.mark.parametrize("bad", ["", ".", "..", None])
def test_a_path_parameter_that_leads_elsewhere_is_refused(ours: Package, bad: object) -> None:
    get_run = ours.module("api.runs.get_run")
    with pytest.raises(ValueError, match="run_id=.*give the id"):
        get_run.build_request(bad)


@pytest.mark.parametrize(("id_", "part"), [("a/b", "a%2Fb"), ("..a", "..a"), ("%2e%2e", "%252e%252e"), (7, "7")])
def test_any_other_path_parameter_is_one_part_of_the_path(ours: Package, id_: object, part: str) -> None:
    assert ours.module("api.runs.get_run").build_request(id_)["url"] == f"/runs/{part}"


# (k) settings of a client that was handed in


@pytest.mark.parametrize("how", [("headers", {"A": "b"}), ("cookies", {"a": "b"}), ("timeout", httpx.Timeout(1))])
@pytest.mark.parametrize("world", ["", "async_"])
def test_a_client_never_leaves_the_one_it_was_handed(ours: Package, how: tuple[str, Any], world: str) -> None:
    client = ours.module("client").Client(base_url="http://127.0.0.1:9")
    name, value = how
    assert getattr(client, f"with_{name}")(value)._client is None  # one that makes its own may be changed
    getattr(client, f"set_{world}httpx_client")(object())
    with pytest.raises(TypeError, match=f"{name}.*handed in.*with_options"):
        getattr(client, f"with_{name}")(value)


# (l) what is given has the type that the spec says


@pytest.mark.parametrize(
    ("operation", "given", "said"),
    [
        ("login", {"body": {"user": "me"}}, r"body: expected Login \(Login.from_dict\(...\) makes one\), got dict"),
        ("login", {"body": "text"}, "body: expected Login .*, got str"),
        ("list_runs", {"status": ["RUNNING"]}, r"status: expected Status \(Status\(text\) makes one\), got str"),
        ("list_runs", {"status": "RUNNING"}, "status: expected Status .*, got str"),
    ],
)
def test_a_dict_or_plain_text_is_a_typed_error(ours: Package, operation: str, given: dict[str, Any], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        ours.module(f"api.runs.{operation}").build_request(**given)
