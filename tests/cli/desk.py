"""A loopback server with canned answers, for systems of which the command line needs single answers."""

from __future__ import annotations

from orchestrator_clients.testing import Answer, Call, Operation, Simulator


class Desk(Simulator):
    """It answers by `answers[method, end of the path]`, anything else by 404. Calls are recorded as usual."""

    def setup(self) -> None:
        self.answers: dict[tuple[str, str], Answer] = {}

    def operations(self) -> tuple[Operation, ...]:
        return tuple(Operation("any", method, "/{rest:path}", self._answer_laid) for method in ("GET", "POST", "PUT"))

    def lay(self, method: str, end: str, answer: Answer | object) -> None:
        self.answers[method, end] = answer if isinstance(answer, Answer) else Answer.json(answer)

    def _answer_laid(self, call: Call) -> Answer:
        fitting = (
            answer
            for (method, end), answer in self.answers.items()
            if method == call.method and call.path.endswith(end)
        )
        return next(fitting, Answer.json({"title": f"nothing is laid out for {call.method} {call.path}"}, 404))

    def sent(self, method: str, end: str) -> list[Call]:
        return [call for call in self.calls if call.method == method and call.path.endswith(end)]
