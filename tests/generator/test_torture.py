"""One of each construct of OpenAPI, over loopback in both worlds: what is sent, and what comes of an answer."""

import asyncio
import datetime as dt
import io
import json
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from orchestrator_generator.build import build
from orchestrator_generator.layout import Layout
from tests.generator.probes import Package
from tests.generator.recorder import Answer, Recorder, Request

NOON = dt.datetime(2031, 2, 3, 12, tzinfo=dt.UTC)
WORLDS = ["sync", "async"]
Make = Callable[[Package], Any]


def call(package: Package, url: str, operation: str, world: str, /, *args: Any, **arguments: Any) -> Any:
    """Call an operation in a world and return the detailed answer."""
    client, module = package.module("client").Client(base_url=url), package.module(f"api.{operation}")
    if world == "sync":
        with client:
            return module.sync_detailed(*args, **arguments, client=client)

    async def run() -> Any:
        async with client:
            return await module.asyncio_detailed(*args, **arguments, client=client)

    return asyncio.run(run())


@dataclass(frozen=True)
class Sent:
    """An argument of `get_thing`, and where and how it goes out."""

    name: str
    value: Make
    query: tuple[tuple[str, str], ...] = ()
    headers: dict[str, str] = field(default_factory=dict)


def plain(value: object) -> Make:
    return lambda _: value


def colour(word: str) -> Make:
    return lambda package: package.model("Colour")(word)


SENT = [
    Sent("text", plain("a&b=c"), (("text", "a&b=c"),)),
    Sent("text", plain(""), (("text", ""),)),
    Sent("text", plain(None)),
    Sent("count", plain(0), (("count", "0"),)),
    Sent("ratio", plain(0.5), (("ratio", "0.5"),)),
    Sent("flag", plain(False), (("flag", "false"),)),
    Sent("words", plain(["a", "b,c"]), (("words", "a"), ("words", "b,c"))),
    Sent("words", plain([])),
    Sent(
        "colours", lambda p: [p.model("Colour").RED, p.model("Colour")("new")], (("colours", "red"), ("colours", "new"))
    ),
    Sent("maybe", lambda p: p.model("GetThingMaybe")("yes_"), (("maybe", "yes_"),)),
    Sent("since", plain(NOON), (("since", "2031-02-03T12:00:00+00:00"),)),
    Sent("either", plain(5), (("either", "5"),)),
    Sent("filter_", lambda p: p.model("GetThingFilter")(size=2, shape="x"), (("shape", "x"), ("size", "2"))),
    Sent("params", plain("a"), (("params", "a"),)),
    Sent("headers", plain("a"), (("headers", "a"),)),
    Sent("cookies", plain("a"), (("cookies", "a"),)),
    Sent("client_query", plain("a"), (("client", "a"),)),
    Sent("request", plain("a"), (("request", "a"),)),
    Sent("kind", plain("a"), (("kind", "a"),)),
    Sent("class_", plain("a"), (("class", "a"),)),
    Sent("body_text", plain("a"), (("body", "a"),)),
    Sent("fooBar", plain("a"), (("fooBar", "a"),)),
    Sent("foo_bar", plain("a"), (("foo_bar", "a"),)),
    Sent("shared", plain("a"), (("shared", "a"),)),
    Sent("x_text", plain("a"), headers={"x-text": "a"}),
    Sent("x_number", plain(5), headers={"x-number": "5"}),
    Sent("x_flag", plain(True), headers={"x-flag": "true"}),
    Sent("x_colour", colour("dark-blue"), headers={"x-colour": "dark-blue"}),
    Sent("session", plain("a"), headers={"cookie": "session=a"}),
]


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("sent", SENT, ids=lambda sent: f"{sent.name}-{dict(sent.query)}")
def test_parameter(sent: Sent, world: str, torture: dict[str, Package], recorder: Recorder) -> None:
    package = torture["torture"]
    recorder.expect(Answer(body=b'{"id": "t"}'))
    arguments = {sent.name: sent.value(package)}
    call(package, recorder.url, "things.get_thing", world, "a/b", 7, package.model("Colour").DARK_BLUE, **arguments)
    (request,) = recorder.seen
    assert (request.method, request.segments[3:]) == ("GET", ["things", "a/b", "7", "dark-blue"])
    count = () if sent.name == "count" else (("count", "5"),)
    assert request.query == sorted([*sent.query, *count], key=lambda pair: pair[0])
    assert {name: request.headers.get(name) for name in sent.headers} == sent.headers
    assert not {"x-text", "x-number", "cookie"} & (request.headers.keys() - sent.headers.keys())


THING: dict[str, Any] = {
    "id": "t",
    "mood": "good",
    "pace": None,
    "colour": "no colour",
    "maybe_colour": None,
    "parent": {"id": "p", "parent": {"id": "q"}},
    "others": [{"id": "o", "mood": None}],
    "grid": [["red"], []],
    "dates": ["2031-02-03T12:00:00+00:00", "soon"],
    "dates_by_name": {"a": "2031-02-03T12:00:00+00:00"},
    "lists_by_name": {"a": [{"id": "b"}], "c": []},
    "task": {"type": "web", "command": "c"},
    "tasks": [{"type": "sh", "command": "c"}, {"type": "web", "url": "u"}],
    "number_or_text": "5",
    "free": {"a": [1, {"b": None}]},
    "closed": {"a": 1},
    "inline": {"fooBar": 1, "foo_bar": 2},
    "pair": ["a", 1],
    "@type": "t",
    "1st": "f",
    "self": "s",
    "class": "c",
    "to_dict": "d",
    "secret": "hunter2",
    "anything": [None, 1, "a"],
    "far": {"word": "near", "colour": "red"},
    "nearer": {"distance": 4},
    "unknown": {"a": 1},
}


@dataclass(frozen=True)
class Read:
    """What a field of a thing is read as."""

    name: str
    value: Callable[[Any, Package], object]
    right: Callable[[Package], object]


READ = [
    Read("enum", lambda t, _: t.mood, lambda p: p.model("Mood").GOOD),
    Read("null in an enum", lambda t, _: t.pace, plain(None)),
    Read("null in an enum of a component", lambda t, _: t.others[0].mood, plain(None)),
    Read("unknown word", lambda t, _: (t.colour.is_known, t.colour), plain((False, "no colour"))),
    Read("recursion", lambda t, _: t.parent.parent.id, plain("q")),
    Read("lists of lists", lambda t, _: t.grid, lambda p: [[p.model("Colour").RED], []]),
    Read("dates in a list", lambda t, _: t.dates, plain([NOON, "soon"])),
    Read("dates in a map", lambda t, _: t.dates_by_name["a"], plain(NOON)),
    Read("lists in a map", lambda t, _: t.lists_by_name["a"][0].id, plain("b")),
    Read("discriminator", lambda t, _: type(t.task).__name__, plain("Http")),
    Read("discriminators in a list", lambda t, _: [type(one).__name__ for one in t.tasks], plain(["Shell", "Http"])),
    Read("constant", lambda t, _: t.tasks[0].type_, lambda p: p.model("ShellType").SH),
    Read("one of several types", lambda t, _: t.number_or_text, plain("5")),
    Read("any object", lambda t, _: t.free, plain({"a": [1, {"b": None}]})),
    Read("closed object", lambda t, _: hasattr(t.closed, "additional_properties"), plain(False)),
    Read("names that are alike", lambda t, _: (t.inline.fooBar, t.inline.foo_bar), plain((1, 2))),
    Read("words of Python", lambda t, _: (t.self_, t.class_, t.type_, t.field_1st), plain(("s", "c", "t", "f"))),
    Read("name for Python", lambda t, _: t.as_dict, plain("d")),
    Read("secret", lambda t, _: ("hunter2" in repr(t), t.secret), plain((False, "hunter2"))),
    Read("another file", lambda t, _: t.far.word, lambda p: p.model("Word").NEAR),
    Read("back from another file", lambda t, _: t.far.colour, lambda p: p.model("Colour").RED),
    Read("a whole file", lambda t, _: t.nearer.distance, plain(4)),
    Read("unknown field", lambda t, _: t["unknown"], plain({"a": 1})),
]


@pytest.mark.parametrize("world", WORLDS)
def test_answer_comes_back_as_it_was(world: str, torture: dict[str, Package], recorder: Recorder) -> None:
    package = torture["torture"]
    recorder.expect(Answer(body=json.dumps(THING).encode()))
    answer = call(package, recorder.url, "things.get_thing", world, "t", 1, package.model("Colour").RED)
    assert answer.parsed.to_dict() == THING
    for one in READ:
        assert one.value(answer.parsed, package) == one.right(package), one.name


JSON, TEXT, BYTES = "application/json", "text/plain", "application/octet-stream"
ANSWERS: list[tuple[str, Answer, Make]] = [
    ("get_text", Answer(body="ü".encode(), content_type="text/plain; charset=utf-8"), plain("ü")),
    ("get_bytes", Answer(body=b"\x00\xff", content_type=BYTES), plain(b"\x00\xff")),
    ("get_colour", Answer(body=b'"red"'), colour("red")),
    ("get_colour", Answer(body=b'"new"'), colour("new")),
    ("get_instant", Answer(body=b'"2031-02-03T12:00:00Z"'), plain(NOON)),
    ("get_instant", Answer(body=b'"soon"'), plain("soon")),
    ("get_number", Answer(body=b"5"), plain(5)),
    ("list_instants", Answer(body=b'["2031-02-03T12:00:00Z"]'), plain([NOON])),
    ("list_things", Answer(body=b'[{"id": "a"}]'), lambda p: [p.model("Thing")(id="a")]),
    ("get_task", Answer(status=299, body=b'{"type": "sh"}'), lambda p: p.model("Shell")(type_=p.model("ShellType").SH)),
    ("get_task", Answer(status=300, body=b'{"type": "sh"}'), plain(None)),
    ("get_either", Answer(body=b'{"id": "a"}'), lambda p: p.model("Thing")(id="a")),
    ("get_either", Answer(status=202, body=b'"red"'), colour("red")),
    ("get_either", Answer(status=302, body=b"there", content_type=TEXT), plain("there")),
    ("get_either", Answer(status=500, body=b"no", content_type=TEXT), plain(None)),
    ("get_any", Answer(body=b'[1, {"a": null}]'), plain([1, {"a": None}])),
    ("get_elsewhere", Answer(body=b'{"word": "far"}'), lambda p: p.model("Far")(word=p.model("Word").FAR)),
]


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize(("operation", "answer", "right"), ANSWERS, ids=lambda value: str(value)[:20])
def test_answer(
    operation: str, answer: Answer, right: Make, world: str, torture: dict[str, Package], recorder: Recorder
) -> None:
    recorder.expect(answer)
    parsed = call(torture["torture"], recorder.url, f"answers.{operation}", world).parsed
    assert parsed == right(torture["torture"])
    assert type(parsed) is type(right(torture["torture"]))


@pytest.mark.parametrize("world", WORLDS)
def test_map_of_models(world: str, torture: dict[str, Package], recorder: Recorder) -> None:
    recorder.expect(Answer(body=b'{"a": {"id": "x"}}'))
    parsed = call(torture["torture"], recorder.url, "answers.map_things", world).parsed
    assert (parsed.additional_keys, parsed["a"].id) == (["a"], "x")


def thing(package: Package) -> Any:
    return package.model("Thing").from_dict(THING)


BODIES: list[tuple[str, Make, str | None, bytes]] = [
    ("send_thing", thing, JSON, json.dumps(THING).encode()),
    ("send_perhaps", thing, JSON, json.dumps(THING).encode()),
    ("send_perhaps", lambda p: p.module("types").UNSET, None, b""),
    ("send_list", lambda p: [thing(p)], JSON, json.dumps([THING]).encode()),
    ("send_text", plain("text"), JSON, b'"text"'),
    ("send_task", lambda p: p.model("Http").from_dict({"url": "u"}), JSON, b'{"url": "u"}'),
    ("send_either", thing, "application/vnd.torture+json", json.dumps(THING).encode()),
    ("send_either", lambda p: p.module("types").File(io.BytesIO(b"\x00")), BYTES, b"\x00"),
]


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize(("operation", "body", "media", "content"), BODIES, ids=lambda value: str(value)[:20])
def test_body(
    operation: str,
    body: Make,
    media: str | None,
    content: bytes,
    world: str,
    torture: dict[str, Package],
    recorder: Recorder,
) -> None:
    recorder.expect(Answer(status=204))
    given = body(torture["torture"])
    call(torture["torture"], recorder.url, f"bodies.{operation}", world, body=given)
    (request,) = recorder.seen
    assert request.headers.get("content-type") == media
    assert _json(request) == (json.loads(content) if content[:1] in (b"{", b"[", b'"') else content)


def _json(request: Request) -> object:
    return json.loads(request.body) if request.body[:1] in (b"{", b"[", b'"') else request.body


def method(package: Package, url: str, name: str, world: str, /, *args: Any, **arguments: Any) -> Any:
    """Call an operation as a method of a client, such as `answers.get_text`, and return the result."""
    tag, _, operation = name.partition(".")
    if world == "sync":
        with package.module("client").Client(base_url=url) as client:
            return getattr(getattr(client, tag), operation)(*args, **arguments)

    async def run() -> Any:
        async with package.module("client").AsyncClient(base_url=url) as client:
            return await getattr(getattr(client, tag), operation)(*args, **arguments)

    return asyncio.run(run())


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize(("operation", "answer", "right"), ANSWERS, ids=lambda value: str(value)[:20])
def test_result_of_a_method(
    operation: str, answer: Answer, right: Make, world: str, torture: dict[str, Package], recorder: Recorder
) -> None:
    """The result itself; what is no success, or not the documented one, is an error."""
    package = torture["torture"]
    recorder.expect(answer)
    if right(package) is None:
        with pytest.raises(package.module("errors").UnexpectedStatus) as caught:
            method(package, recorder.url, f"answers.{operation}", world)
        assert (caught.value.status_code, caught.value.content) == (answer.status, answer.body)
        return
    assert method(package, recorder.url, f"answers.{operation}", world) == right(package)


@pytest.mark.parametrize("world", WORLDS)
def test_methods_without_result_or_with_any(world: str, torture: dict[str, Package], recorder: Recorder) -> None:
    package = torture["torture"]
    recorder.expect(Answer(status=204))
    assert method(package, recorder.url, "bodies.send_text", world, body="a") is None
    recorder.expect(Answer(body=b"null"))
    assert method(package, recorder.url, "answers.get_any", world) is None
    recorder.expect(Answer(status=503, body=b"no", content_type=TEXT))
    for name, arguments in (("answers.get_any", {}), ("bodies.send_text", {"body": "a"})):
        with pytest.raises(package.module("errors").UnexpectedStatus, match="503"):
            method(package, recorder.url, name, world, **arguments)


def test_methods_are_called_like_their_operations_less_the_tag(torture: dict[str, Package]) -> None:
    told = torture["torture"].module().SURFACE["operations"]
    assert {name: one["method"] for name, one in told.items() if one["module"] == "things"} == {
        "get_thing": "get",
        "get_old": "get_old",
    }
    assert told["list_things"]["method"] == "list_things"  # it stands under another tag


OLD: dict[str, Any] = {
    "text": None,
    "plain": "a",
    "mood": None,
    "pace": None,
    "when": None,
    "part": None,
    "either": None,
    "any_of": None,
    "list": [None, "a"],
    "size": None,
    "nullable": True,
}


@pytest.mark.parametrize("world", WORLDS)
def test_null_of_3_0(world: str, torture: dict[str, Package], recorder: Recorder) -> None:
    package = torture["torture_3_0"]
    recorder.expect(Answer(body=json.dumps(OLD).encode()))
    arguments = {"mood": package.model("GetThingMood").GOOD}
    parsed = call(package, recorder.url, "things.get_thing", world, **arguments).parsed
    assert recorder.seen[0].query == [("mood", "good")]
    assert parsed.to_dict() == OLD
    assert package.model("Thing").from_dict({"plain": None}).plain is package.module("types").UNSET
    full = {"mood": "good", "pace": "fast", "part": {"name": "n"}, "either": {"name": "n"}, "any_of": {"name": "n"}}
    thing = package.model("Thing").from_dict(full)
    assert [type(getattr(thing, name)).__name__ for name in full] == ["Mood", "ThingPace", "Part", "Part", "Part"]


@pytest.mark.parametrize("world", WORLDS)
def test_what_is_deprecated_warns_where_it_is_used(world: str, torture: dict[str, Package], recorder: Recorder) -> None:
    package = torture["torture"]
    recorder.expect(Answer(status=204))
    with pytest.warns(DeprecationWarning, match="operation get_old is deprecated") as caught:
        call(package, recorder.url, "things.get_old", world)
    assert caught[0].filename == __file__
    recorder.expect(Answer(body=b'{"id": "t"}'))
    with pytest.warns(DeprecationWarning, match="parameter aged of get_thing is deprecated") as caught:
        call(package, recorder.url, "things.get_thing", world, "t", 1, package.model("Colour").RED, aged="a")
    assert caught[0].filename == __file__
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        call(package, recorder.url, "things.get_thing", world, "t", 1, package.model("Colour").RED)


DOCUMENTED = [
    ("things.get_old", "Deprecated. Get what was."),
    ("things.get_thing", "thing_id (str): Which thing."),
    ("things.get_thing", "shared (str | Unset): Of the path."),
    ("things.get_thing", "aged (str | Unset): Deprecated. Of old."),
    ("things.get_thing", "x_text (str | Unset): A trace."),
    ("bodies.send_thing", "body (Thing): What to send."),
]


@pytest.mark.parametrize(("operation", "line"), DOCUMENTED)
def test_descriptions_reach_the_docstring(operation: str, line: str, torture: dict[str, Package]) -> None:
    assert line in torture["torture"].module(f"api.{operation}").sync_detailed.__doc__


@pytest.mark.parametrize(
    "line", ["id (str): Its id.", "mood (Mood | None | Unset): How it feels.", "Unset): Deprecated."]
)
def test_descriptions_reach_the_models(line: str, torture: dict[str, Package]) -> None:
    assert line in torture["torture"].model("Thing").__doc__


def test_the_generated_code_is_the_same_again(torture: dict[str, Package], tmp_path: Path) -> None:
    folder = torture["torture"].folder
    root = tmp_path / "elsewhere"
    (root / "specs").mkdir(parents=True)
    for name in ("torture", "templates"):
        source = Path(__file__).parent / name if name == "torture" else Path(__file__).parents[2] / "specs" / name
        (root / "specs" / name).symlink_to(source)
    build(Layout(root).source("torture"), tmp_path / "again")
    files = {
        path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.suffix in (".py", ".json")
    }
    again = tmp_path / "again"
    assert files == {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()}
