"""Decisions: which there are, where they go, what they say."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from orchestrator_api.adobe_cloud_manager.models import Metric, PipelineExecutionStepState
from orchestrator_clients import AdobeStep, UsageError
from orchestrator_clients.adobe_cloud_manager import gates
from orchestrator_clients.adobe_cloud_manager.links import ExecutionAddress
from orchestrator_clients.adobe_cloud_manager.model import step_of
from orchestrator_clients.adobe_cloud_manager.requests import decide

from .conftest import STEP, step

RUN = ExecutionAddress("19905", "48213", "1188402")
BOTH = ("advance", "cancel")
METRIC_ACTIONS = ("codeQuality", "securityTest", "loadTest", "assetsTest", "reportPerformanceTest")


def seen(action: str, status: str, *links: str, **fields: Any) -> AdobeStep:
    return step_of(PipelineExecutionStepState.from_dict(step(action, status, *links, **fields)), RUN)


@pytest.mark.parametrize(
    ("action", "status", "name", "path", "body"),
    [
        *((action, "WAITING", "reject", "cancel", {"override": False}) for action in METRIC_ACTIONS),
        *((action, "WAITING", "cancel", "cancel", {"override": False}) for action in METRIC_ACTIONS),
        ("approval", "WAITING", "approve", "advance", {"approved": True}),
        ("approval", "WAITING", "reject", "cancel", {"approved": False}),
        ("approval", "WAITING", "cancel", "cancel", {"approved": False}),
        ("schedule", "WAITING", "run_now", "advance", {"type": "IMMEDIATE"}),
        ("schedule", "WAITING", "cancel", "cancel", {"cancel": True}),
        ("deploy", "WAITING", "resume", "advance", {"resume": True}),
        ("deploy", "WAITING", "stop", "advance", {"resume": False}),
        ("deploy", "WAITING", "cancel", "advance", {"resume": False}),
        ("managed", "WAITING", "approve", "advance", {"start": True}),
        ("managed", "WAITING", "reject", "cancel", {"start": False}),
        *((action, "RUNNING", "cancel", "cancel", {"cancel": True}) for action in ("build", *METRIC_ACTIONS)),
    ],
)
def test_each_decision_goes_where_adobe_wants_it(action: str, status: str, name: str, path: str, body: object) -> None:
    waiting = seen(action, status, *BOTH)
    request = decide(waiting.located(), gates.decision(waiting, name))
    assert (request["method"], request["url"], request["json"]) == ("put", f"{STEP}/{path}", body)
    assert request["headers"] == {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("waiting", "name", "reason"),
    [
        (seen("approval", "WAITING", "cancel"), "approve", "no link for it now; it can be decided by reject"),
        (seen("approval", "WAITING", "advance"), "reject", "no link for it now; it can be decided by approve"),
        (seen("deploy", "WAITING", "cancel"), "stop", "no link for it now; nothing can be decided"),
        (seen("approval", "WAITING", *BOTH), "override_metrics", "no decision about it in this status"),
        (seen("codeQuality", "WAITING", *BOTH), "approve", "it can be decided by override_metrics, reject"),
        (seen("approval", "FINISHED", *BOTH), "approve", "FINISHED, and that is no decision"),
        (seen("approval", "NOT_STARTED", *BOTH), "approve", "nothing can be decided"),
        (seen("build", "RUNNING"), "cancel", "no link for it now"),
        (seen("build", "RUNNING", *BOTH), "approve", "no decision about it in this status"),
        (seen("teleport", "WAITING", *BOTH), "approve", "nothing can be decided"),
        (seen("approval", "DREAMING", *BOTH), "cancel", "DREAMING"),
    ],
)
def test_a_decision_that_cannot_be_made_says_why(waiting: AdobeStep, name: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason) as caught:
        gates.decision(waiting, name)
    assert "refresh()" in str(caught.value)


@pytest.mark.parametrize(
    ("waiting", "text"),
    [
        (seen("approval", "WAITING", *BOTH), "step 'approval' waits for a person: approve or reject"),
        (
            seen("deploy", "WAITING", "advance", environmentType="prod"),
            "step 'deploy (prod)' waits for a person: resume or stop",
        ),
        (seen("schedule", "WAITING", "cancel"), "step 'schedule' waits for a person: cancel"),
        (
            seen("teleport", "WAITING"),
            "step 'teleport' waits for a person: no decision is offered here, see Cloud Manager",
        ),
    ],
)
def test_attention_names_the_gate_and_what_can_be_done(waiting: AdobeStep, text: str) -> None:
    assert gates.attention(waiting) == text


def metric(kpi: str, severity: str = "important", **fields: Any) -> Metric:
    return Metric.from_dict({"kpi": kpi, "severity": severity, **fields})


METRICS = [
    metric("coverage", passed=False),
    metric("security_rating", "critical", passed=False),
    metric("skipped_tests", "informational", passed=False),
    metric("open_issues", passed=True),
    metric("sqale_rating"),  # `passed` missing means false
    metric("coverage", "informational", passed=False),
    metric("reliability_rating", passed=False, override=True),
    metric("coverage", "IMPORTANT", passed=False, id="2"),
]


def test_an_override_lists_every_failing_important_metric_row_by_row() -> None:
    body = gates.overrides(seen("codeQuality", "WAITING", *BOTH), METRICS, None).to_dict()
    names = ["coverage", "sqale_rating", "reliability_rating", "coverage"]
    assert body == {"metrics": [{"kpi": name, "override": True} for name in names]}


@pytest.mark.parametrize(
    "kpis",
    [["coverage", "sqale_rating", "reliability_rating"], ("coverage", "sqale_rating", "reliability_rating", "x")],
)
def test_naming_all_that_failed_is_fine(kpis: Any) -> None:
    assert len(gates.overrides(seen("codeQuality", "WAITING"), METRICS, kpis).metrics) == 4


@pytest.mark.parametrize(
    ("metrics", "kpis", "message"),
    [
        (METRICS, "coverage", "leaves out reliability_rating, sqale_rating"),
        (METRICS, [], "leaves out coverage, reliability_rating, sqale_rating"),
        ([], None, "nothing to override"),
        (METRICS[1:4], None, "nothing to override"),
    ],
)
def test_an_override_of_less_or_nothing_is_refused(metrics: list[Metric], kpis: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        gates.overrides(seen("codeQuality", "WAITING"), metrics, kpis)


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (datetime(2018, 11, 16, 13, 45, tzinfo=UTC), "2018-11-16T13:45:00.000Z"),
        (datetime(2018, 11, 16, 13, 45, 1, 999_999, tzinfo=UTC), "2018-11-16T13:45:01.999Z"),
        (datetime(2018, 11, 16, 13, 45, tzinfo=timezone(timedelta(hours=5, minutes=30))), "2018-11-16T08:15:00.000Z"),
    ],
)
def test_a_time_is_sent_in_the_documented_form(at: datetime, text: str) -> None:
    assert gates.scheduled(at).to_dict() == {"type": "SCHEDULED", "schedule": text}


@pytest.mark.parametrize("at", [datetime(2018, 11, 16), "2018-11-16T13:45:00.000Z", None])
def test_a_time_without_a_zone_is_refused(at: Any) -> None:
    with pytest.raises(UsageError, match="time zone"):
        gates.scheduled(at)


def test_a_decision_that_needs_more_is_not_sent_without_it() -> None:
    waiting = seen("schedule", "WAITING", *BOTH)
    with pytest.raises(UsageError, match="a time"):
        decide(waiting.located(), gates.decision(waiting, "schedule"))
