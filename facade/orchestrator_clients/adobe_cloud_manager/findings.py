"""What a measured step found: its metrics with what failed, how bad that is, and whether it can be overridden. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .._core.model import given
from .._core.vendor import text_of
from . import gates
from .model import AdobeStep

if TYPE_CHECKING:
    from orchestrator_api.adobe_cloud_manager.models import Metric


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One metric of a step, such as the coverage of a code quality step; what Adobe does not say is None.

    `severity` is `critical`, `important` or `informational`: a critical failure ends the execution, an important one makes
    the step wait, an informational one does nothing. `passed` is Adobe's own word for it: of ratings "greater" is "better",
    so that nobody else should compare. `overridden` is whether somebody accepted the failure, `can_be_overridden` whether
    that can be done now, by `override_metrics` of the step's gate. Values are texts as Adobe has them, numbers and ratings.
    """

    kpi: str
    """Adobe's name of the metric, such as `coverage`."""
    severity: str | None = None
    passed: bool = False
    overridden: bool = False
    can_be_overridden: bool = False
    actual: str | None = None
    """What was measured."""
    expected: str | None = None
    """What it was held against."""
    comparator: str | None = None
    """Adobe's word for how the two are compared, such as `GTE`."""
    raw: Metric = field(repr=False, compare=False)
    """The model of the low-level client."""

    @property
    def blocks(self) -> bool:
        """Return whether it failed, was not accepted, and is bad enough to hold or end the execution."""
        return not self.passed and not self.overridden and self.severity in ("critical", "important")

    def __str__(self) -> str:
        verdict = "passed" if self.passed else "overridden" if self.overridden else "failed"
        wanted = " ".join(part for part in (self.comparator, self.expected) if part)
        told = f": {self.actual}, wanted {wanted}" if self.actual and wanted else ""
        return f"{self.kpi} ({self.severity or 'of no severity'}) {verdict}{told}"


def findings_of(step: AdobeStep, metrics: Iterable[Metric]) -> Sequence[Finding]:
    """Return what a step found, in Adobe's order. A name can come several times, once for each severity."""
    open_ = "override_metrics" in gates.decisions(step)
    return tuple(_finding(metric, open_=open_) for metric in metrics)


def _finding(metric: Metric, *, open_: bool) -> Finding:
    severity, overridden = text_of(given(metric.severity)), given(metric.override) is True
    return Finding(
        kpi=text_of(given(metric.kpi)) or "?",
        severity=severity.lower() if severity else None,
        passed=metric.passed is True,
        overridden=overridden,
        can_be_overridden=open_ and gates.is_failing(metric) and not overridden,
        actual=text_of(given(metric.actual_value)),
        expected=text_of(given(metric.expected_value)),
        comparator=text_of(given(metric.comparator)),
        raw=metric,
    )
