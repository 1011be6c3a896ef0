"""What a script says in the place of a status is no breach of the document; the same word said by a mistake is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from orchestrator_clients._simulation.script import Playback
from orchestrator_clients.testing import Answer, Call, Operation, Run, Simulator, SpecViolation, Spell, Step
from tests.contract.cases import CASES, client_of

WORDS = """
openapi: 3.1.0
info: {title: Words, version: "1"}
paths:
  /run:
    get:
      operationId: getRun
      responses:
        "200":
          description: a run
          content: {application/json: {schema: {$ref: "#/components/schemas/Run"}}}
components:
  schemas:
    Word: {type: string, enum: [running, ended]}
    Run:
      type: object
      properties:
        status: {$ref: "#/components/schemas/Word"}
        maybe: {anyOf: [{$ref: "#/components/schemas/Word"}, {type: "null"}]}
        many: {type: array, items: {$ref: "#/components/schemas/Word"}}
        number: {type: integer}
        choice: {oneOf: [{type: object, properties: {word: {$ref: "#/components/schemas/Word"}}}, {type: integer}]}
"""


class Words(Simulator):
    """It answers with what it is told, in which `{}` stands for the word of its script."""

    system = "words"
    told: Any = None

    def operations(self) -> tuple[Operation, ...]:
        return (Operation("get_run", "GET", "/run", self._get),)

    def setup(self) -> None:
        script = Run(steps=(Step("work", 600),), status_sequence=(Spell("hibernating", 0, 300),))
        self.play = Playback(script, self.clock.time())

    def _get(self, call: Call) -> Answer:
        return Answer.json(filled(self.told, self.play.at(self.clock.time()).word or "running"))


def filled(value: Any, word: str) -> Any:
    if isinstance(value, dict):
        return {key: filled(one, word) for key, one in value.items()}
    if isinstance(value, list):
        return [filled(one, word) for one in value]
    return word if value == "{}" else value


@pytest.mark.parametrize(
    ("told", "breach"),
    [
        ({"status": "{}"}, None),
        ({"maybe": "{}"}, None),
        ({"maybe": None, "many": ["{}", "running"]}, None),
        ({"choice": {"word": "{}"}}, None),
        ({"status": "sleeping"}, "'sleeping' is not one of"),
        ({"status": "{}", "many": ["sleeping"]}, "'sleeping' is not one of"),
        ({"maybe": "sleeping"}, "is not valid under any of the given schemas"),
        ({"choice": {"word": "sleeping"}}, "is not valid under any of the given schemas"),
        ({"number": "{}"}, "is not of type 'integer'"),
    ],
)
def test_a_word_of_the_script_is_no_breach(told: Any, breach: str | None, tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text(WORDS)
    words = Words(spec=tmp_path / "words.yaml").start()
    words.told = told
    httpx.get(f"{words.url}/run")
    if breach is None:
        words.stop()
        return
    with pytest.raises(SpecViolation, match=breach):
        words.stop()


def test_it_is_one_afterwards(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text(WORDS)
    words = Words(spec=tmp_path / "words.yaml").start()
    words.told = {"status": "hibernating"}
    words.clock.advance(400)  # type: ignore[attr-defined]
    httpx.get(f"{words.url}/run")
    with pytest.raises(SpecViolation, match="'hibernating' is not one of"):
        words.stop()


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_every_simulator_says_words_that_its_document_does_not_know(case: Any) -> None:
    with case.make() as simulator, client_of(simulator, "sync") as client:
        simulator.script = Run(steps=(Step("work", 600),), status_sequence=(Spell("HIBERNATING", 2, 300),))
        run = case.start(client, simulator)
        simulator.clock.advance(9)
        assert run.refresh().raw_status == "HIBERNATING"
        assert "HIBERNATING" in {one.raw_status for one in case.generated.runs(client)}
