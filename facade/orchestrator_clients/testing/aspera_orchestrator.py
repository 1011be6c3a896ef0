"""Aspera Orchestrator, as the vendor's help pages and public guides say it behaves; no server was asked.

Not imitated: sub-workflows other than as steps, synchronous starts, the cookie login, scrambled passwords, `processes_status`,
`plugin_version`, counts of statuses, and the losses of nested elements where a server hands real hashes to its XML writer.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Unpack
from xml.sax.saxutils import quoteattr

from ._aspera_formats import NEW, OLD, Moment, Style, document, element, xml_text
from ._aspera_record import Variable, WorkOrder, WorkStep, documented
from .messages import Answer, Call, Operation, Refusal
from .scenario import Playback, Run, Step
from .simulator import Simulator

if TYPE_CHECKING:
    from orchestrator_clients._core.clock import Clock
    from orchestrator_clients._core.options import Options
    from orchestrator_clients.aspera_orchestrator import AsperaOrchestrator, AsyncAsperaOrchestrator

DEFAULT_SCRIPT = Run(steps=(Step("Watch folder", 5), Step("Transcode", 60), Step("Create faspex package", 5)))
ROOT = "/aspera/orchestrator"
TOKEN_SECONDS = 3600.0


@dataclass(frozen=True, slots=True)
class AsperaCredentials:
    """What gets a client in: user and password, or user and API key."""

    username: str
    password: str = field(repr=False)
    api_key: str = field(repr=False)


class AsperaOrchestratorSimulator(Simulator):
    """A server with one workflow (`workflow_id`, whose input `file` must be given) and the vendor's documented work order 8461.

    `script` is how started work orders go. Switches: `ruby` (style of hashes in XML, and of times), `jwt_only` (nothing but
    tokens from `login` gets in), `odd_words` (status words in capitals between spaces), `error_status` (code of failures).
    """

    system = "aspera_orchestrator"
    marks = frozenset({"expired_token"})
    workflow_id = 12
    credentials = AsperaCredentials("ops", "simulated-password", "simulated-api-key")

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        port: int = 0,
        spec: str | Path | None = None,
        script: Run = DEFAULT_SCRIPT,
    ) -> None:
        """See `Simulator`. script: how started work orders go."""
        self._default_script = script
        super().__init__(clock=clock, port=port, spec=spec)

    def setup(self) -> None:
        """Make the state of a new server."""
        self.script = self._default_script
        self.ruby: Literal["3.1", "3.4"] = "3.1"
        self.jwt_only = False
        self.odd_words = False
        self.error_status = 404
        self.work_orders: dict[int, WorkOrder] = {}
        self._tokens: dict[str, float] = {}
        self._next_id = 9000
        now = self.clock.time()
        documented(self._add(Run(steps=()), now - 60, number=8461), now)

    @property
    def base_url(self) -> str:
        """The URL that clients want: with the web root."""
        return f"{self.url}{ROOT}"

    def client(self, **options: Unpack[Options]) -> AsperaOrchestrator:
        """Return a client of this server, on its clock; options as for `AsperaOrchestrator`."""
        from orchestrator_clients.aspera_orchestrator import AsperaOrchestrator

        options.setdefault("clock", self.clock)
        known = self.credentials
        return AsperaOrchestrator(self.base_url, auth=(known.username, known.password), **options)

    def async_client(self, **options: Unpack[Options]) -> AsyncAsperaOrchestrator:
        """Return an asynchronous client of this server, on its clock; options as for `AsyncAsperaOrchestrator`."""
        from orchestrator_clients.aspera_orchestrator import AsyncAsperaOrchestrator

        options.setdefault("clock", self.clock)
        known = self.credentials
        return AsyncAsperaOrchestrator(self.base_url, auth=(known.username, known.password), **options)

    def seed(self, number: int) -> list[int]:
        """Add so many work orders that ended a minute apart; return their ids, oldest first."""
        now = self.clock.time()
        with self.lock:
            return [self._add(Run(steps=(Step("Copy", 1),)), now - 60 * (number - n)).id for n in range(number)]

    def _add(self, script: Run, begun: float, *, number: int | None = None, **fields: object) -> WorkOrder:
        self._next_id += number is None
        order_id = number or self._next_id
        inputs = fields.get("inputs")
        order = WorkOrder(
            order_id,
            self.workflow_id,
            str(fields.get("name") or f"Order {order_id}"),
            Playback(script, begun),
            begun,
            inputs if isinstance(inputs, Mapping) else {},
        )
        self.work_orders[order_id] = order
        return order

    def operations(self) -> tuple[Operation, ...]:
        """Return all operations of our document, below the web root."""
        routes = (
            ("get_work_step_status_xml", "GET", "/work_step_status/work_order.xml", self._status_xml),
            ("get_work_step_status_json", "GET", "/work_step_status/work_order.json", self._status_json),
            ("get_work_step_output_text", "GET", "/work_step_status/{step}.txt", self._output_text),
            ("get_work_step_output_xml", "GET", "/work_step_status/{step}.xml", self._output_xml),
            ("get_work_step_output_json", "GET", "/work_step_status/{step}.json", self._output_json),
            ("get_work_step", "GET", "/work_step_status/{step}", self._step),
            ("cancel_work_step", "GET", "/work_step_cancel/{step}.xml", self._cancel_step),
            ("restart_from_work_step", "GET", "/workstep_reset/{step}.xml", self._restart),
            ("initiate_work_order", "POST", "/initiate", self._initiate),
            ("initiate_work_order_by_query", "GET", "/initiate/{workflow}.json", self._initiate_by_query),
            ("get_work_order_status", "GET", "/work_order_status/{order}.json", self._order_json),
            ("get_work_order_status_xml", "GET", "/work_order_status/{order}.xml", self._order_xml),
            ("list_work_orders", "GET", "/work_orders_list/{workflow}.json", self._list),
            ("get_work_order_outputs", "GET", "/work_order_output/{order}.xml", self._outputs),
            ("cancel_work_order", "GET", "/work_order_cancel/{order}.json", self._cancel),
            ("reset_work_order", "GET", "/work_order_reset/{order}.json", self._reset),
            ("list_workflows", "GET", "/workflows_list", self._workflows),
            ("get_workflow_inputs_spec", "GET", "/workflow_inputs_spec/{workflow}.json", self._inputs_spec),
            ("get_workflow_outputs_spec", "GET", "/workflow_outputs_spec/{workflow}.json", self._outputs_spec),
            ("login", "POST", "/login", self._login),
            ("ping", "GET", "/remote_node_ping", self._ping),
        )
        return tuple(Operation(name, method, f"{ROOT}/api{path}", handler) for name, method, path, handler in routes)

    def check(self, call: Call) -> None:
        """Refuse a call without good credentials, by Basic, token or query; `ping` and `login` need none."""
        if call.operation in ("ping", "login"):
            return
        if "expired_token" in call.marks or not self._is_in(call):
            raise Refusal(Answer.text("HTTP Basic: Access denied.\n", 401))

    def _is_in(self, call: Call) -> bool:
        known, header = self.credentials, call.header("authorization") or ""
        if header.startswith("Bearer "):
            return self._tokens.get(header[7:], 0.0) > self.clock.time()
        if self.jwt_only:
            return False
        pair = base64.b64encode(f"{known.username}:{known.password}".encode()).decode()
        if header:
            return header == f"Basic {pair}"
        secrets = (call.query_value("password") == known.password, call.query_value("api_key") == known.api_key)
        return call.query_value("login") == known.username and any(secrets)

    def not_found(self, call: Call) -> Answer:
        """Answer as for a call that this version lacks."""
        return self.error(404)

    def not_allowed(self, call: Call, allowed: tuple[str, ...]) -> Answer:
        """Answer as for a wrong method."""
        return self.error(405)

    def error(self, status: int) -> Answer:
        """Return a message with a stack trace, as text, which is what any failure gives."""
        return _trace("RuntimeError: something went wrong", status)

    def _refuse(self, message: str) -> Refusal:
        return Refusal(_trace(message, self.error_status))

    def _style(self) -> Style:
        return OLD if self.ruby == "3.1" else NEW

    def _word(self, word: str) -> str:
        return f" {word.upper()} " if self.odd_words else word

    def _order(self, call: Call) -> WorkOrder:
        text = call.params.get("order") or call.query_value("work_order_id") or ""
        order = self.work_orders.get(int(text)) if text.isdigit() else None
        if order is None:
            raise self._refuse(f"ActiveRecord::RecordNotFound: Couldn't find WorkOrder with ID={text}")
        return order

    def _steps(self, order: WorkOrder) -> list[WorkStep]:
        steps = order.steps(self.clock.time())
        return [replace(step, fields={**step.fields, "status": self._word(step.status)}) for step in steps]

    def _named_step(self, call: Call) -> WorkStep:
        name = call.query_value("step_name")
        found = [step for step in self._steps(self._order(call)) if step.fields["workStepName"] == name]
        if not found:
            raise self._refuse(f"NoMethodError: undefined method `status' for nil:NilClass ({name})")
        return found[0]

    def _any_step(self, call: Call) -> tuple[WorkOrder, WorkStep]:
        text = call.params["step"]
        for order in self.work_orders.values():
            for step in self._steps(order):
                if str(step.id) == text:
                    return order, step
        raise self._refuse(f"ActiveRecord::RecordNotFound: Couldn't find WorkStep with ID={text}")

    def _status_xml(self, call: Call) -> Answer:
        step = self._named_step(call)
        if call.query_value("status_only") == "true":
            return Answer(200, _XML, step.status.encode())  # no XML, whatever the type says
        return Answer(200, _XML, step.xml(self._style()))

    def _status_json(self, call: Call) -> Answer:
        return Answer.json(self._named_step(call).json())

    def _step(self, call: Call) -> Answer:
        return Answer.json(self._any_step(call)[1].json())

    def _output(self, call: Call) -> Variable:
        name = call.query_value("output_name")
        _, step = self._any_step(call)
        found = next((variable for variable in step.outputs if variable.name == name), None)
        if found is None:
            raise self._refuse(f"NoMethodError: undefined method `value' for nil:NilClass ({name})")
        return found

    def _output_text(self, call: Call) -> Answer:
        value = self._output(call).xml_value(self._style())
        return Answer.text("" if value is None else str(value))

    def _output_xml(self, call: Call) -> Answer:
        found, style = self._output(call), self._style()
        fields = [("name", found.name), ("id", found.id), ("value", found.xml_value(style)), ("type", found.type)]
        content = "".join(element(name, value, style) for name, value in fields)
        return Answer(200, _XML, document(f"<Work_step_output>{content}</Work_step_output>"))

    def _output_json(self, call: Call) -> Answer:
        if call.query_value("output_name") is None:
            return Answer.json(self._any_step(call)[1].json())
        value = self._output(call).value
        if isinstance(value, str):  # Rails hands it to its JSON renderer as it is: bare text under a JSON type
            return Answer(200, (("content-type", "application/json"),), value.encode(), beyond_spec=True)
        return Answer.json(value)

    def _initiate(self, call: Call) -> Answer:
        given = self._object(call)
        inputs = given.get("external_parameters")
        return self._started(str(given.get("workflow_id")), inputs if isinstance(inputs, dict) else {}, call)

    def _object(self, call: Call) -> Mapping[str, object]:
        try:
            body = call.json()
        except ValueError:
            body = None
        if not isinstance(body, dict):
            raise self._refuse("JSON::ParserError: unexpected token")
        return body

    def _initiate_by_query(self, call: Call) -> Answer:
        prefix = "external_parameters["
        inputs = {name[len(prefix) : -1]: value for name, value in call.query if name.startswith(prefix)}
        return self._started(call.params["workflow"], inputs, call)

    def _started(self, workflow: str, inputs: Mapping[str, object], call: Call) -> Answer:
        if workflow != str(self.workflow_id):
            raise self._refuse(f"ActiveRecord::RecordNotFound: Couldn't find Workflow with ID={workflow}")
        if "file" not in inputs:
            details = {"status": "Failed", "statusDetails": "Missing input parameters"}
            return Answer.json({"work_order": details, "missing_parameters": ["file"]}, 400)
        name = call.query_value("work_order[name]")
        return self._json(self._add(self.script, self.clock.time(), name=name, inputs=inputs))

    def _json(self, order: WorkOrder) -> Answer:
        now = self.clock.time()
        return Answer.json(
            {
                "work_order": {
                    "id": order.id,
                    "status": self._word(order.status(now)),
                    "statusDetails": order.detail(now),
                }
            }
        )

    def _order_json(self, call: Call) -> Answer:
        return self._json(self._order(call))

    def _order_xml(self, call: Call) -> Answer:
        order, now = self._order(call), self.clock.time()
        picture = order.play.at(now)
        ended = f"<completed_at>{_spaced(picture.ended)}</completed_at>" if picture.ended else "<completed_at/>"
        steps = "".join(
            f'<work_step id="{step.id}"><name>{xml_text(str(step.fields["workStepName"]))}</name>'
            f"<status state={quoteattr(step.status)}>{xml_text(str(step.fields['statusDetails'] or ''))}</status></work_step>"
            for step in self._steps(order)
        )
        content = (
            f'<work_order time={quoteattr(_spaced(now))} action="status" id="{order.id}" master_id="{order.id}">'
            f'<name>{xml_text(order.name)}</name><workflow id="{order.workflow_id}" revision_id="1">Ship</workflow>'
            f"<status state={quoteattr(self._word(order.status(now)))}>{xml_text(order.detail(now))}</status>"
            f"<ownership><initiated_by>ops</initiated_by></ownership>"
            f"<timestamps><created_at>{_spaced(order.created)}</created_at>"
            f"<initiated_at>{_spaced(order.created)}</initiated_at>{ended}</timestamps>"
            f"<work_steps>{steps}</work_steps></work_order>"
        )
        return Answer(200, _XML, document(content))

    def _list(self, call: Call) -> Answer:
        most = call.query_value("max_results")
        mine = [order for order in self.work_orders.values() if str(order.workflow_id) == call.params["workflow"]]
        now = self.clock.time()
        shown = [{"id": order.id, "status": self._word(order.status(now))} for order in mine]
        if most is not None and not most.isdigit():
            raise self._refuse(f"ArgumentError: invalid value for Integer(): {most}")
        return Answer.json({"work_orders": shown[: int(most)] if most else shown})

    def _outputs(self, call: Call) -> Answer:
        order, style = self._order(call), self._style()
        step_name, name = call.query_value("step_name"), call.query_value("variable_name")
        found = [
            {**variable.xml_fields(style), "step_name": step.fields["workStepName"]}
            for step in self._steps(order)
            for variable in step.outputs
            if step_name in (None, step.fields["workStepName"]) and name in (None, variable.name)
        ]
        content = "".join(element("variable", fields, style) for fields in found)
        return Answer(200, _XML, document(f"<work_order_output>{content}</work_order_output>"))

    def _cancel(self, call: Call) -> Answer:
        order, now = self._order(call), self.clock.time()
        if not order.play.at(now).finished:
            order.play.cancel(now)
        return self._json(order)

    def _reset(self, call: Call) -> Answer:
        order = self._order(call)
        order.restart(0, self.clock.time())
        return self._json(order)

    def _cancel_step(self, call: Call) -> Answer:
        order, step = self._any_step(call)
        now = self.clock.time()
        if not order.play.at(now).finished:
            order.play.cancel(now)
        content = (
            f'<work_step time={quoteattr(_spaced(now))} action="cancel" id="">'
            f"<name>{xml_text(str(step.fields['workStepName']))}</name><workflow>Ship</workflow>"
            f'<status state={quoteattr(step.status)}/><status state="Canceled"/></work_step>'
        )
        return Answer(200, _XML, document(content))

    def _restart(self, call: Call) -> Answer:
        order, step = self._any_step(call)
        now = self.clock.time()
        if step.id in order.kept:
            return Answer(
                200, _XML, document("<WorkStep_Reset><workstep_reset>false</workstep_reset></WorkStep_Reset>")
            )
        order.restart(step.id - order.step_id(0), now)
        # Snake case, no types, and a plain empty element for null: the vendor's sample.
        steps = "".join(
            "<work_steps>"
            + "".join(
                f"<{name}>{'' if value is None else xml_text(str(value))}</{name}>"
                for name, value in each.fields.items()
            )
            + "</work_steps>"
            for each in self._steps(order)
        )
        content = f"<WorkStep_Reset><workstep_reset>true</workstep_reset>{steps}</WorkStep_Reset>"
        return Answer(200, _XML, document(content))

    def _workflows(self, call: Call) -> Answer:
        workflow = {
            "id": self.workflow_id,
            "portable_id": "0d8e2c1f-55a1-4d0a-9a0e-5d0c5a1b2c3d",
            "name": "Ship",
            "published_status": "published",
            "published_revision_id": 3,
            "latest_revision_id": 4,
        }
        return Answer.json({"workflows": {"workflow": [workflow]}})

    def _inputs_spec(self, call: Call) -> Answer:
        parameter = {"id": 1, "name": "file", "value_type": "string", "optional": False, "value": None}
        spec = {"workflow_id": self.workflow_id, "workflow_name": "Ship", "parameter": [parameter]}
        return Answer.json({"workflow_inputs_spec": spec})

    def _outputs_spec(self, call: Call) -> Answer:
        output = {"step_name": "Transcode", "variable_name": "files", "value_type": "array"}
        return Answer.json({"workflow_outputs_spec": {"output": [output]}})

    def _login(self, call: Call) -> Answer:
        body, known = self._object(call), self.credentials
        good = (
            {"username": known.username, "password": known.password},
            {"apikey": known.api_key},
        )
        if body not in good:
            return Answer.text("Invalid credentials\n", 401)
        token = f"simulated.jwt.{len(self._tokens)}"
        self._tokens[token] = self.clock.time() + TOKEN_SECONDS
        return Answer.json({"token": token})

    def _ping(self, call: Call) -> Answer:
        return Answer.json({"remote_orchestrator_info": {"orchestrator-version": "4.1.6"}})


_XML = (("content-type", "application/xml; charset=utf-8"),)


def _trace(message: str, status: int) -> Answer:
    return Answer.text(
        f"{message}\napp/controllers/api_controller.rb:112:in `work_order'\nlib/rails.rb:7:in `run'\n", status
    )


def _spaced(seconds: float) -> str:
    """Return a time as the calls about work orders write it."""
    return str(Moment(seconds)).replace("T", " ").replace("Z", " UTC")
