"""One odd value in the record of a run harms what is read from it and nothing else; what cannot be read says where it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

from orchestrator_clients import DecodeError
from orchestrator_clients._registry import registered

from .answers import Place, answer_of, spelled
from .cases import places
from .looks import LOOKS

pytestmark = pytest.mark.filterwarnings("ignore")  # unknown words are warned of

FIELDS = (
    "id",
    "ids",
    "state",
    "raw_status",
    "name",
    "started",
    "ended",
    "progress",
    "steps",
    "message",
    "attention",
    "link",
)
ODD: tuple[Any, ...] = (
    None,
    7,
    -1e308,
    True,
    "x",
    "7",
    "9999-12-31T23:59:59-14:00",
    "9" * 5000,
    [],
    {},
    ["x", {}],
    {"a": [1]},
)
WHOLE = {"_embedded", "stepStates", "work_steps", "work_step", "stages"}
"""What holds all steps: without it there are none, nor what is told by them."""
READS: dict[str, Callable[[Any, Any], Any]] = {
    "aspera_orchestrator": lambda client, _: next(iter(client.work_orders.list(workflow_id=12)), None),
}
"""How the record of a run is read, where that is not by `fetch_run`: Aspera's is XML."""


@contextmanager
def read_of(key: str) -> Iterator[tuple[Place, Callable[[], Any]]]:
    place = Place()
    with registered()[key].simulator()() as server:
        server.script = LOOKS[key].script
        with server.client(transport=place, max_attempts=1) as client:
            run = LOOKS[key].start(client)
            server.clock.sleep(2.5)
            read = READS.get(key, lambda client, run: client.fetch_run(run.ids, detail=True))
            place.kept.clear()
            read(client, run)
            place.remember()
            yield place, lambda: read(client, run)


@pytest.mark.parametrize("key", LOOKS)
def test_one_odd_value(key: str) -> None:
    with read_of(key) as (place, read):
        usual = {name: getattr(read(), name) for name in FIELDS}
        for kind, answer in place.kept.items():
            for name, damaged in one_odd(answer):
                place.damaged = kind, damaged
                assert_harmless(read, usual, name)


def assert_harmless(read: Callable[[], Any], usual: Mapping[str, Any], name: str) -> None:
    """Check that what was read is the usual but for what the value of this name tells, or that the error says where it is."""
    try:
        run = read()
    except DecodeError as error:
        where = error.path
        assert where, f"{name}: {error}"  # noqa: PT017
        return
    if run is not None:  # of an empty list
        harmed = [field for field in FIELDS if getattr(run, field) != usual[field]]
        assert len(harmed) <= 3 or name in WHOLE, f"{name}: {harmed}"


def one_odd(answer: bytes) -> Iterator[tuple[str, bytes]]:
    whole = answer_of(answer)
    body = b"".join(whole.stream)  # type: ignore[arg-type]
    root = [json.loads(body)]
    for holder, name in list(places(root))[1:]:
        kept = holder[name]
        for value in ODD:
            holder[name] = value
            yield str(name), spelled(whole.status_code, dict(whole.headers), json.dumps(root[0]).encode())
        holder[name] = kept
