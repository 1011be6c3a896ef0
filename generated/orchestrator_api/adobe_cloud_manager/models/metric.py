# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode_enum
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset
from ..models.metric_comparator import MetricComparator
from ..models.metric_severity import MetricSeverity


@_attrs_define
class Metric(Open[Any]):
    """Metric

    Attributes:
        id (str | Unset):
        kpi (str | Unset): Name of the metric, an open set and not unique in one answer. Known of code quality:
            `security_rating`, `reliability_rating`, `sqale_rating`, `coverage`, `skipped_tests`, `open_issues`,
            `duplicated_lines_density`; of performance: `error_rate`, `cpu_utilization_rate`, `disk_io_wait_time`,
            `response_time`, `peak_resp_time`, `views_per_minute`, `disk_bandwidth_util`, `network_bandwidth_util`,
            `requests_per_minute`; of the experience audit: `performance`, `best-practices`, `accessibility`, `seo`,
            `pwa`; of security some twenty, such as `default_login_accounts`, `ssl_configuration`, `crxde_support`.
        severity (MetricSeverity | Unset): A failed `critical` metric ends the pipeline, a failed `important` one
            makes the step wait for a person, `informational` has no effect.
        passed (bool | Unset): Missing means false.
        override (bool | Unset): Whether a person has accepted the failure. Missing means false.
        actual_value (str | Unset): What was measured, a number as text or a rating `A` to `E`.
        expected_value (str | Unset): What was asked for, in the same form.
        comparator (MetricComparator | Unset): How the actual value must stand to the expected one.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    id: str | Unset = UNSET
    kpi: str | Unset = UNSET
    severity: MetricSeverity | Unset = UNSET
    passed: bool | Unset = UNSET
    override: bool | Unset = UNSET
    actual_value: str | Unset = UNSET
    expected_value: str | Unset = UNSET
    comparator: MetricComparator | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("id", self.id),
            ("kpi", self.kpi),
            ("severity", self.severity),
            ("passed", self.passed),
            ("override", self.override),
            ("actualValue", self.actual_value),
            ("expectedValue", self.expected_value),
            ("comparator", self.comparator),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = src_dict if len(src_dict) == 8 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 8:
            self.additional_properties = {name: v for name, v in src_dict.items() if name not in _FIELDS}
        return self

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> Self:
        """Return the model of the JSON values of its fields, in the order of `FIELDS`, with `UNSET` for what was not sent."""
        self = cls.__new__(cls)
        (
            v1,
            v2,
            v3,
            v4,
            v5,
            v6,
            v7,
            v8,
        ) = row
        try:
            self.severity = _MetricSeverity[v3] if v3 is not None else UNSET
            self.comparator = _MetricComparator[v8] if v8 is not None else UNSET
        except (KeyError, TypeError):  # a word that is not in the spec
            self.severity = decode_enum(MetricSeverity, v3, "severity") if v3 is not None and v3 is not UNSET else UNSET
            self.comparator = (
                decode_enum(MetricComparator, v8, "comparator") if v8 is not None and v8 is not UNSET else UNSET
            )
        self.id = (v1) if v1 is not None else UNSET
        self.kpi = (v2) if v2 is not None else UNSET
        self.passed = (v4) if v4 is not None else UNSET
        self.override = (v5) if v5 is not None else UNSET
        self.actual_value = (v6) if v6 is not None else UNSET
        self.expected_value = (v7) if v7 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "id": UNSET,
    "kpi": UNSET,
    "severity": UNSET,
    "passed": UNSET,
    "override": UNSET,
    "actualValue": UNSET,
    "expectedValue": UNSET,
    "comparator": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_MetricSeverity: dict[Any, Any] = {**MetricSeverity._value2member_map_, UNSET: UNSET}
_MetricComparator: dict[Any, Any] = {**MetricComparator._value2member_map_, UNSET: UNSET}
Metric.FIELDS = _FIELDS


Metric.KINDS = {
    "severity": str,
    "comparator": str,
}
