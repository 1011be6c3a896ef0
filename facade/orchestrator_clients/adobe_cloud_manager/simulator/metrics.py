"""The metrics of steps: which values they have where the step waits, was overridden or failed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..._simulation.script import StepPicture


@dataclass(frozen=True, slots=True)
class AdobeMetric:
    """One value a step measures: as it is when all is well, and (`bad`) when it fails. Numbers and ratings are texts.

    Of ratings A is the greatest: actual A, GTE, expected B passes.
    """

    kpi: str
    severity: str
    good: str
    bad: str
    expected: str
    comparator: str = "GTE"


_PERFORMANCE = (
    AdobeMetric("error_rate", "critical", "0.1", "9.8", "2", "LTE"),
    AdobeMetric("cpu_utilization_rate", "important", "41.2", "97.0", "80", "LTE"),
    AdobeMetric("response_time", "important", "212", "4120", "1000", "LTE"),
    AdobeMetric("views_per_minute", "informational", "900", "120", "200"),
)

METRICS: Mapping[str, Sequence[AdobeMetric]] = {
    "codeQuality": (
        AdobeMetric("security_rating", "critical", "A", "E", "B"),
        AdobeMetric("coverage", "important", "80.1", "41.7", "50"),
        AdobeMetric("skipped_tests", "important", "0", "3", "1", "LTE"),
        AdobeMetric("open_issues", "important", "0", "0", "0", "EQ"),
        # A kpi is not unique: it may come once per severity.
        AdobeMetric("coverage", "informational", "80.1", "41.7", "75"),
        AdobeMetric("duplicated_lines_density", "informational", "0.4", "2.5", "1.0", "LTE"),
    ),
    "securityTest": (
        AdobeMetric("default_login_accounts", "critical", "0", "2", "0", "EQ"),
        AdobeMetric("ssl_configuration", "important", "0", "1", "0", "EQ"),
        AdobeMetric("crxde_support", "informational", "0", "1", "0", "EQ"),
    ),
    "loadTest": _PERFORMANCE,
    "assetsTest": _PERFORMANCE,
    "reportPerformanceTest": _PERFORMANCE,
}
"""By the action of the step. A failed critical one ends the run, a failed important one makes the step wait."""


def failing(metrics: Sequence[AdobeMetric]) -> list[str]:
    """Return the important ones that fail where a step waits, all of which an override must name."""
    return [metric.kpi for metric in metrics if metric.severity == "important" and metric.bad != metric.good]


def measured(
    metrics: Sequence[AdobeMetric], shown: StepPicture, decided: Mapping[str, object] | None
) -> list[dict[str, object]]:
    """Return the metrics of a step as the API has them: which ones fail depends on how the step stands."""
    bad = _bad(shown, decided)
    overridden = decided is not None and "metrics" in decided
    return [_row(number, metric, metric.severity in bad, overridden) for number, metric in enumerate(metrics)]


def _bad(shown: StepPicture, decided: Mapping[str, object] | None) -> frozenset[str]:
    if shown.state == "waiting" or (decided is not None and "cancel" not in decided):
        return frozenset({"important", "informational"})
    return frozenset({"critical"} if shown.state == "failed" else ())


def _row(number: int, metric: AdobeMetric, bad: bool, overridden: bool) -> dict[str, object]:
    fails = bad and metric.bad != metric.good
    return {
        "id": str(880_120 + number),
        "kpi": metric.kpi,
        "severity": metric.severity,
        "passed": not fails,
        "override": fails and overridden and metric.severity == "important",
        "actualValue": metric.bad if fails else metric.good,
        "expectedValue": metric.expected,
        "comparator": metric.comparator,
    }
