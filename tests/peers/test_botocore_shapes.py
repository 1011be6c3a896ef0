"""Every member of botocore's output shapes survives our models: of each operation that we have, with each word of each enum."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

import pytest
import yaml

from orchestrator_clients import AsyncAwsImageBuilder, AwsImageBuilder
from orchestrator_clients.testing import Answer, Call, Operation, Simulator
from tests.peers.conftest import SPEC

pytestmark = [pytest.mark.peers, pytest.mark.filterwarnings("ignore::DeprecationWarning:botocore.*")]
botocore = pytest.importorskip("botocore.session", reason="the group `peers` is not installed")

OURS = [path.strip("/") for path in yaml.safe_load(SPEC.read_text(encoding="utf-8"))["paths"]]
SCALARS: dict[str, Any] = {"integer": 7, "long": 2**40, "double": 0.5, "float": 0.25, "boolean": False, "blob": "AAE="}
"""Values of each type on the wire. The boolean is the one that is easily taken for a missing one."""

INSTANT = 1788981600.5
"""A timestamp as restJson1 writes it, in seconds; this service writes nearly all times as text."""


@cache
def shape_of(operation: str) -> Any:
    """Return botocore's shape of an answer."""
    return botocore.get_session().get_service_model("imagebuilder").operation_model(operation).output_shape


def filled(shape: Any, word: int, path: str = "") -> Any:
    """Return an answer with every member filled; `word`: which word of each enum, counted round."""
    if shape.type_name == "structure":
        return {
            member.serialization.get("name", name): filled(member, word, f"{path}.{name}")
            for name, member in shape.members.items()
        }
    if shape.type_name == "list":
        return [filled(shape.member, word + n, f"{path}[{n}]") for n in range(2)]
    if shape.type_name == "map":
        return {f"key {n}": filled(shape.value, word + n, f"{path}.{n}") for n in range(2)}
    if shape.type_name == "timestamp":
        return INSTANT
    if shape.type_name == "string":
        return shape.enum[word % len(shape.enum)] if shape.enum else f"text of {path}"
    return SCALARS[shape.type_name]


def longest_enum(shape: Any) -> int:
    """Return how many words the longest enum in a shape has."""
    if shape.type_name == "structure":
        return max(map(longest_enum, shape.members.values()), default=1)
    if shape.type_name in ("list", "map"):
        return longest_enum(shape.member if shape.type_name == "list" else shape.value)
    return max(1, len(getattr(shape, "enum", ())))


CASES = [(operation, word) for operation in OURS for word in range(longest_enum(shape_of(operation)))]


@pytest.mark.parametrize(("operation", "word"), CASES)
def test_every_member_survives_our_model(operation: str, word: int) -> None:
    answer = filled(shape_of(operation), word)
    model = getattr(import_module("orchestrator_api.aws_image_builder.models"), f"{operation}Response")
    assert model.from_dict(json.loads(json.dumps(answer))).to_dict() == answer


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield what is at the ends of a value, with its path."""
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, one in pairs:
            yield from leaves(one, (*path, str(key)))
    else:
        yield path, value


@pytest.mark.parametrize("operation", OURS)
def test_botocore_reads_as_much_of_such_an_answer(operation: str) -> None:
    """The answers above are in the form of the service, and have no member that botocore drops."""
    parsers = import_module("botocore.parsers")
    answer = filled(shape_of(operation), 0)
    sent = {"headers": {}, "status_code": 200, "body": json.dumps(answer).encode()}
    read = parsers.create_parser("rest-json").parse(sent, shape_of(operation))
    read.pop("ResponseMetadata")
    assert {path for path, _ in leaves(read)} == {path for path, _ in leaves(answer)}


class Filled(Simulator):
    """A service that answers the read of an image with everything there can be."""

    system = "aws_image_builder"

    def operations(self) -> tuple[Operation, ...]:
        return (Operation("get_image", "GET", "/GetImage", self._image),)

    def _image(self, call: Call) -> Answer:
        answer = filled(shape_of("GetImage"), 0)
        answer["image"]["arn"] = ARN
        return Answer.json(answer)


ARN = "arn:aws:imagebuilder:us-east-1:123456789012:image/web/1.0.0/1"


async def by_async_client(url: str) -> Any:
    """Return the image, read by our asynchronous client."""
    async with AsyncAwsImageBuilder("us-east-1", base_url=url, credentials=("AKID", "secret")) as client:
        return await client.images.get(ARN)


@pytest.mark.parametrize("world", ["sync", "async"])
def test_an_execution_of_our_client_keeps_it_all(world: str) -> None:
    with Filled() as server:
        if world == "async":
            run = asyncio.run(by_async_client(server.url))
        else:
            with AwsImageBuilder("us-east-1", base_url=server.url, credentials=("AKID", "secret")) as client:
                run = client.images.get(ARN)
    assert run.raw.to_dict() == filled(shape_of("GetImage"), 0)["image"] | {"arn": ARN}
