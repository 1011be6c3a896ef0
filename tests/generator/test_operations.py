"""Every operation of every generated package over loopback: the request is that of the spec, the answer its example."""

import datetime as dt
import hashlib
import importlib
import json
import pkgutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

import orchestrator_api
from tests.generator.calls import ROOT, SYSTEMS, TEXT, Example, Operation, operations
from tests.generator.recorder import Answer, Recorder

OPERATIONS = [operation for system in SYSTEMS for operation in operations(system)]
CALLS = [
    pytest.param(operation, index, id=f"{operation.system}.{operation.name}-{index}")
    for operation in OPERATIONS
    for index in range(max(len(operation.successes), len(operation.bodies)))
]
TOKEN = "t0ken"
pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")


@pytest.mark.parametrize(("operation", "index"), CALLS)
def test_sync(operation: Operation, index: int, recorder: Recorder) -> None:
    body, status, example = _lay_out(operation, index, recorder)
    with _client(operation, recorder) as client:
        response = operation.module.sync_detailed(**operation.arguments(body), client=client)
        _check_request(operation, body, recorder)
        _check_answer(response, status, example)
        if hasattr(operation.module, "sync"):
            assert operation.module.sync(**operation.arguments(body), client=client) == response.parsed


@pytest.mark.anyio
@pytest.mark.parametrize(("operation", "index"), CALLS)
async def test_async(operation: Operation, index: int, recorder: Recorder) -> None:
    body, status, example = _lay_out(operation, index, recorder)
    async with _client(operation, recorder) as client:
        response = await operation.module.asyncio_detailed(**operation.arguments(body), client=client)
        _check_request(operation, body, recorder)
        _check_answer(response, status, example)
        if hasattr(operation.module, "asyncio"):
            assert await operation.module.asyncio(**operation.arguments(body), client=client) == response.parsed


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: f"{operation.system}.{operation.name}")
def test_only_required_arguments(operation: Operation, recorder: Recorder) -> None:
    """What is not given is not sent, and a status that is no success has no result."""
    body = operation.bodies[0] if operation.bodies else None
    recorder.expect(Answer(status=599, body=b"<html>no</html>", content_type="text/html"))
    with _client(operation, recorder) as client:
        response = operation.module.sync_detailed(**operation.arguments(body, required=True), client=client)
    (request,) = recorder.seen
    assert request.query == _wire(operation.values("query", required=True))
    assert (response.status_code, response.parsed, response.content) == (599, None, b"<html>no</html>")


@pytest.mark.parametrize("system", SYSTEMS)
def test_modules(system: str) -> None:
    """Every module imports, every model can be had, and the modules of the api are the operations of the spec."""
    package = importlib.import_module(f"orchestrator_api.{system}")
    modules = {info.name for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}.") if not info.ispkg}
    for name in modules:
        importlib.import_module(name)
    models = importlib.import_module(f"{package.__name__}.models")
    assert all(isinstance(getattr(models, name), type) for name in models.__all__)
    operations_of_it = [operation for operation in OPERATIONS if operation.system == system]
    assert {name for name in modules if ".api." in name} == {
        operation.module.__name__ for operation in operations_of_it
    }


def test_lines_of_an_operation() -> None:
    """All that is written for one stays readable: four functions, their parameters described once."""
    lines = [len(Path(str(one.module.__file__)).read_text(encoding="utf-8").splitlines()) for one in OPERATIONS]
    assert sum(lines) / len(lines) <= 90


def test_every_package_has_a_spec() -> None:
    assert sorted(info.name for info in pkgutil.iter_modules(orchestrator_api.__path__)) == ["_runtime", *SYSTEMS]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: f"{operation.system}.{operation.name}")
def test_signature(operation: Operation) -> None:
    """The function takes the parameters of the spec and nothing else."""
    body = operation.bodies[0] if operation.bodies else None
    assert operation.parameter_names() == operation.arguments(body).keys()


@pytest.mark.parametrize("system", SYSTEMS)
def test_surface_is_what_the_code_is(system: str) -> None:
    """The names and types that `SURFACE` tells are those that the modules have."""
    package = importlib.import_module(f"orchestrator_api.{system}")
    models = importlib.import_module(f"{package.__name__}.models")
    told = package.SURFACE
    spec = (ROOT / "specs" / system / "openapi.yaml").read_bytes()
    assert told["spec"]["sha256"] == hashlib.sha256(spec).hexdigest()
    assert told["models"].keys() | told["enums"].keys() == set(models.__all__)
    for name, model in told["models"].items():
        code = {one.name: str(one.type) for one in attrs.fields(getattr(models, name))}
        others = {"additional_properties": f"dict[str, {model['others']}]"} if "others" in model else {}
        assert {one: _alternatives(type_) for one, type_ in code.items()} == {
            one: _alternatives(type_)
            for one, type_ in ({name: _type(one) for name, one in model["fields"].items()} | others).items()
        }
    for name, words in told["enums"].items():
        assert {one.name: one.value for one in getattr(models, name)} == words
    operations_of_it = {one.module.__name__: one for one in OPERATIONS if one.system == system}
    for name, one in told["operations"].items():
        known = operations_of_it.pop(f"{package.__name__}.api.{one['module']}.{name}")
        assert known.parameter_names() == one["parameters"].keys() | ({"body"} if "body" in one else set())
        assert (one["call"], set(one["results"])) == (
            f"{known.method} {known.path}",
            {str(s) for s, _ in known.successes},
        )
    assert not operations_of_it


def _type(told: dict[str, Any]) -> str:
    return told["type"] + ("" if told["required"] else " | Unset")


def _alternatives(text: str) -> set[str]:
    return {part.strip() for part in text.split("|")}


def _lay_out(operation: Operation, index: int, recorder: Recorder) -> tuple[Example | None, int, Example | None]:
    """Tell the server which of the spec's answers to give, and return the body to send with what is to come back."""
    body = operation.bodies[index % len(operation.bodies)] if operation.bodies else None
    status, example = operation.successes[index % len(operation.successes)]
    recorder.expect(Answer(status, example.content, example.media) if example else Answer(status))
    return body, status, example


def _client(operation: Operation, recorder: Recorder) -> Any:
    client = importlib.import_module(f"orchestrator_api.{operation.system}.client")
    return client.AuthenticatedClient(
        base_url=recorder.url,
        token=TOKEN,
        raise_on_unexpected_status=False,
        verify_ssl=False,
        httpx_args={"trust_env": False},
    )


def _check_request(operation: Operation, body: Example | None, recorder: Recorder) -> None:
    (request,) = recorder.seen
    values = operation.values("path")
    template = operation.path.split("/")[1:]
    assert request.method == operation.method
    assert request.segments == ["", "base", "v1", *(_filled(part, values) for part in template)]
    assert request.query == _wire(operation.values("query"))
    assert request.headers["authorization"] == f"Bearer {TOKEN}"
    assert request.headers.get("content-type") == (body.media if body else None)
    if body is None:
        assert request.body == b""
    elif isinstance(body.value, dict):
        assert json.loads(request.body) == body.value
    else:
        assert request.body == body.content


def _filled(part: str, values: dict[str, Any]) -> str:
    for name, value in values.items():
        part = part.replace(f"{{{name}}}", str(value))
    return part


def _wire(values: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the pairs of the query by the rules of OpenAPI for style form, exploded."""
    pairs: list[tuple[str, Any]] = []
    for name, value in values.items():
        if isinstance(value, dict):
            pairs += value.items()
        else:
            pairs += [(name, item) for item in (value if isinstance(value, list) else [value])]
    text: Callable[[Any], str] = lambda value: str(value).lower() if isinstance(value, bool) else str(value)  # noqa: E731
    return sorted(((name, text(value)) for name, value in pairs), key=lambda pair: pair[0])


def _check_answer(response: Any, status: int, example: Example | None) -> None:
    assert response.status_code == status
    if example is None:
        assert (response.content, response.parsed) == (b"", None)
    elif isinstance(response.parsed, bytes):
        assert response.parsed == example.content
    elif isinstance(response.parsed, str):
        assert response.parsed == example.content.decode()
    else:
        written = response.parsed if isinstance(response.parsed, dict) else response.parsed.to_dict()
        json.dumps(written)
        assert _instants(written) == _instants(example.value)


def _instants(value: Any) -> Any:
    """Return the value with its dates as instants: `Z` and `+00:00` are the same."""
    if isinstance(value, dict):
        return {name: _instants(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_instants(item) for item in value]
    try:
        return dt.datetime.fromisoformat(value) if isinstance(value, str) and "T" in value else value
    except ValueError:
        return value


def test_text_needs_encoding() -> None:
    """The text that stands in for parameters has every sign that means something in a URL."""
    assert set(" /?&=#%+") <= set(TEXT)
    assert not TEXT.isascii()
