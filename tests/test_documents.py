"""The examples of README and docs run, against the simulators, as they are printed."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

import orchestrator_clients
from orchestrator_clients import testing
from orchestrator_clients.testing import Run, Step
from tests.documents import ROOT, blocks, text_of

DOCUMENTS = (
    "README.md",
    "docs/logging.md",
    "docs/options.md",
    "docs/services.md",
    "docs/starts.md",
    "docs/systems.md",
    "docs/testing.md",
)
EXAMPLES = [
    pytest.param(block, id=f"{name}:{text[: text.index(block)].count(chr(10)) + 1}")
    for name in DOCUMENTS
    for text in [text_of(name)]
    for block in blocks(name)
]


class Stand:
    """Stands in for a client class: whatever address and credentials an example gives, it talks to the simulator."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make

    def __call__(self, *_: object, **__: object) -> Any:
        return self.make()


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[dict[str, Any]]:
    """What the examples take as given: credentials, ids, and clients that talk to simulators."""
    monkeypatch.chdir(tmp_path)
    with ExitStack() as stack:
        values: dict[str, Any] = dict.fromkeys(
            ["password", "org_id", "client_id", "client_secret", "refresh_token"], "given"
        )
        values["pipeline_arn"] = "arn:aws:imagebuilder:us-east-1:123456789012:image-pipeline/web-base"
        for name in ("AdobeCloudManager", "AsperaOrchestrator", "AwsImageBuilder", "Cloudify", "VmwareCodeStream"):
            simulator = stack.enter_context(getattr(testing, f"{name}Simulator")())
            prepare(name, simulator)
            monkeypatch.setattr(orchestrator_clients, name, Stand(simulator.client))
            monkeypatch.setattr(orchestrator_clients, f"Async{name}", Stand(simulator.async_client))
        log = logging.getLogger("orchestrator_clients")
        handlers, level = log.handlers[:], log.level
        yield values
        log.handlers[:] = handlers
        log.setLevel(level)


def prepare(name: str, simulator: Any) -> None:
    if name == "AdobeCloudManager":
        simulator.script = Run(steps=(Step("build", 60), Step("approval", waits_for_person=True), Step("deploy", 60)))


@pytest.mark.parametrize("example", EXAMPLES)
def test_example(example: str, names: dict[str, Any]) -> None:
    exec(compile(example, "example", "exec"), names)


def test_there_are_examples_for_all_five() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("AdobeCloudManager", "AsperaOrchestrator", "AwsImageBuilder", "Cloudify", "VmwareCodeStream"):
        assert f"with {name}(" in text


PAGES = [
    *DOCUMENTS,
    "docs/airflow.md",
    "docs/events.md",
    "docs/new-system.md",
    "docs/temporal.md",
    "docs/upgrading.md",
    "docs/versions.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
]


@pytest.mark.parametrize("name", PAGES)
def test_links_within_the_repository_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text(encoding="utf-8")):
        assert ((ROOT / name).parent / target).exists(), target
