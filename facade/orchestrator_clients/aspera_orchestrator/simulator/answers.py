"""What the simulated Orchestrator says of work orders and of actions on steps, in XML and JSON; and how it fails."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from xml.sax.saxutils import quoteattr

from ..._simulation.messages import Answer, Call
from .formats import document, element, wished, xml_text
from .orders import WorkOrder
from .record import WorkStep
from .routes import XML_OPERATIONS
from .ruby import AsperaStyle, Moment

WORKFLOW_NAME = "Ship"
PORTABLE_ID = "0d8e2c1f-55a1-4d0a-9a0e-5d0c5a1b2c3d"


def trace(message: str, status: int) -> Answer:
    """Return an error as 4.1.6 gives it: the exception's message with its stack trace, as text, under whatever code."""
    return Answer.text(
        f"{message}\napp/controllers/api_controller.rb:112:in `work_order'\nlib/rails.rb:7:in `run'\n", status
    )


def unimitated(name: str) -> Answer:
    """Return what no server says: this simulator does not do what a parameter asks for."""
    text = f"the simulator does not imitate {name!r}: start without it, and ask for the status until the work order has ended"
    return replace(Answer.text(f"{text}\n", 501), beyond_spec=True)


def no_route() -> Answer:
    """Return the answer to a call that this version lacks: documented as 404."""
    return trace("ActionController::RoutingError: No route matches", 404)


def either(call: Call, json: object, body: bytes) -> Answer:
    """Answer in the format that is wanted; text is none of these, so that it gets XML."""
    if wished(call) == "json":
        return replace(Answer.json(json), beyond_spec=call.operation in XML_OPERATIONS)
    return xml(call, body)


def xml(call: Call, body: bytes) -> Answer:
    """Answer with an XML document."""
    return Answer(200, _typed("application/xml"), body, beyond_spec=call.operation not in XML_OPERATIONS)


def bare(call: Call, text: str | None, style: AsperaStyle) -> Answer:
    """Answer with a text, under the type of the extension asked for as in Rails; for null, with what Rails makes of it."""
    shown = text if text is not None else "" if style.new else " "
    form = wished(call)
    kind = "text/plain" if style.by_content or form == "txt" else f"application/{form}"
    beyond = kind == "application/json" or call.operation == "get_work_step"
    return Answer(200, _typed(kind), shown.encode(), beyond_spec=beyond)


def _typed(media_type: str) -> tuple[tuple[str, str], ...]:
    return (("content-type", f"{media_type}; charset=utf-8"),)


def ping(version: str) -> tuple[object, bytes]:
    """Return what the server says of itself, in JSON and in XML."""
    inside = f"<orchestrator-version>{version}</orchestrator-version>"
    told = {"remote_orchestrator_info": {"orchestrator-version": version}}
    return told, document(f"<remote_orchestrator_info>{inside}</remote_orchestrator_info>")


def odd(word: str, style: AsperaStyle) -> str:
    """Return a status word, in capitals between spaces where the style is odd."""
    return f" {word.upper()} " if style.odd_words else word


def order_json(order: WorkOrder, now: float, style: AsperaStyle) -> dict[str, object]:
    """Return the members of `work_order` in JSON."""
    return {"id": order.id, "status": odd(order.status(now), style), "statusDetails": order.detail(now)}


def order_xml(order: WorkOrder, now: float, style: AsperaStyle, action: str = "status") -> bytes:
    """Return the document of a work order: here the status word is in an attribute, and its text is the detail."""
    steps = "".join(_step_xml(step, style) for step in order.steps(now))
    master = order.master_id or order.id
    return document(
        f"<work_order time={quoteattr(Moment(now).spaced)} action={quoteattr(action)}"
        f' id="{order.id}" master_id="{master}"><name>{xml_text(order.name)}</name>'
        f'<workflow id="{order.workflow_id}" revision_id="3">{WORKFLOW_NAME}</workflow>'
        f"<status state={quoteattr(odd(order.status(now), style))}>{xml_text(order.detail(now))}</status><comments/>"
        f"<latest_update>{Moment(now).spaced[:19]}</latest_update>"  # without a zone: it is UTC
        "<ownership><initiated_by>ops</initiated_by><running_as>ops</running_as><launched_by>ops</launched_by></ownership>"
        f'<priority dedicated_worker="{str(order.dedicated).lower()}">{order.priority}</priority>'
        f"{_timestamps(order, now)}<work_steps>{steps}</work_steps></work_order>"
    )


def _step_xml(step: WorkStep, style: AsperaStyle) -> str:
    status = f"<status state={quoteattr(odd(step.status, style))}>{xml_text(step.details)}</status>"
    return f'<work_step id="{step.id}"><name>{xml_text(step.name)}</name>{status}</work_step>'


def _timestamps(order: WorkOrder, now: float) -> str:
    picture = order.play.at(now)
    times = {
        "created_at": order.created,
        "initiated_at": picture.started,
        "updated_at": order.updated(now),
        "completed_at": picture.ended,
    }
    inside = (
        f"<{name}/>" if at is None else f"<{name}>{Moment(at).spaced}</{name}>" for name, at in times.items()
    )  # an empty element stands for "no date"
    return f"<timestamps>{''.join(inside)}</timestamps>"


def order_list(orders: Sequence[WorkOrder], now: float, style: AsperaStyle) -> tuple[object, bytes]:
    """Return a list of work orders in JSON and in XML."""
    inside = "".join(f'<work_order id="{order.id}"/>' for order in orders)
    return {"work_orders": [order_json(order, now, style) for order in orders]}, document(
        f"<work_orders>{inside}</work_orders>"
    )


def cancelled_xml(step: WorkStep, word: str, now: float) -> bytes:
    """Return the answer to cancelling a step: no id, and two `status` (the vendor's sample)."""
    return document(
        f'<work_step time={quoteattr(Moment(now).spaced)} action="cancel" id=""><name>{xml_text(step.name)}</name>'
        f"<workflow>{WORKFLOW_NAME}</workflow><status state={quoteattr(word)}/><status state={quoteattr(step.status)}/>"
        "</work_step>"
    )


def restarted_xml(done: bool, steps: Iterable[WorkStep]) -> bytes:
    """Return the answer to a restart: snake case, no types, a plain empty element for every null (the vendor's sample)."""
    inside = "".join(f"<work_steps>{_snake_fields(step)}</work_steps>" for step in steps)
    return document(f"<WorkStep_Reset><workstep_reset>{str(done).lower()}</workstep_reset>{inside}</WorkStep_Reset>")


def _snake_fields(step: WorkStep) -> str:
    # Columns that a reset answer of 3.0.2 has and the status of a step had not.
    later = {"journaling": None, "weight": 1, "percent_complete": None, "episteps": None, "prerequisites": None}
    return "".join(
        f"<{name}/>" if value is None else f"<{name}>{xml_text(_ruby_1_8(value))}</{name}>"
        for name, value in {**step.fields, **later}.items()
    )


def _ruby_1_8(value: object) -> str:
    return value.utc.strftime("%a %b %d %H:%M:%S UTC %Y") if isinstance(value, Moment) else str(value)


def outputs_xml(steps: Iterable[WorkStep], variable_name: str | None, style: AsperaStyle) -> bytes:
    """Return the outputs of these work steps."""
    found = (
        element("variable", {**variable.xml_fields(style), "step_name": step.name}, style)
        for step in steps
        for variable in step.outputs
        if variable_name in (None, variable.name)
    )
    return document(f"<work_order_output>{''.join(found)}</work_order_output>")
