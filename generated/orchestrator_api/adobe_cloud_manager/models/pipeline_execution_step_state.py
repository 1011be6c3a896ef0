# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode, decode_datetime, decode_enum, decode_object
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset
from ..models.pipeline_execution_step_status import PipelineExecutionStepStatus


@_attrs_define
class PipelineExecutionStepState(Open[Any]):
    """PipelineExecutionStepState

    Attributes:
        id (str | Unset): Identifies this record of a state. Addresses are made with `phaseId` and `stepId` instead.
        step_id (str | Unset):
        phase_id (str | Unset):
        execution_id (str | Unset):
        pipeline_id (str | Unset):
        program_id (str | Unset):
        action (str | Unset): What the step does. Known: `validate`, `build`, `codeQuality`, `buildImage`,
            `securityTest`, `loadTest`, `assetsTest`, `reportPerformanceTest`, `productTest`, `functionalTest`,
            `uiTest`, `contentAudit`, `approval`, `schedule`, `managed`, `deploy`. `deploy` can occur several times,
            told apart by `environmentType`.
        repository (str | Unset):
        branch (str | Unset):
        commit_id (str | Unset):
        environment (str | Unset):
        environment_id (str | Unset):
        environment_type (str | Unset): Known: `dev`, `stage`, `prod`; the pipelines themselves also know `rde` and
            `preprod`.
        asset_collection_id (str | Unset):
        started_at (datetime.datetime | Unset):
        finished_at (datetime.datetime | Unset):
        updated_at (datetime.datetime | Unset):
        status (PipelineExecutionStepStatus | Unset): Over at `FINISHED` and `INCOMPLETE` (both successes),
            `FAILED`, `ERROR`, `CANCELLED` and `ROLLED_BACK`. `WAITING` needs a person.
        details (PipelineExecutionStepStateDetails | Unset): Depends on the `action`, often empty.
        field_links (HalLinks | Unset): Links by their relation. `self` and those of paging are plain words; Adobe's
            own all begin with `http://ns.adobe.com/adobecloud/rel/`, followed on an execution by `program` or
            `pipeline`, and on a step by `pipeline/logs`, `pipeline/metrics`, `pipeline/advance`, `pipeline/cancel`,
            `pipeline/reExecute`, `execution`, `pipeline` or `program`. The links to advance and cancel are there only
            while that can be done, the one to re-execute only on the production deployment of the last execution.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    id: str | Unset = UNSET
    step_id: str | Unset = UNSET
    phase_id: str | Unset = UNSET
    execution_id: str | Unset = UNSET
    pipeline_id: str | Unset = UNSET
    program_id: str | Unset = UNSET
    action: str | Unset = UNSET
    repository: str | Unset = UNSET
    branch: str | Unset = UNSET
    commit_id: str | Unset = UNSET
    environment: str | Unset = UNSET
    environment_id: str | Unset = UNSET
    environment_type: str | Unset = UNSET
    asset_collection_id: str | Unset = UNSET
    started_at: datetime.datetime | str | Unset = UNSET
    finished_at: datetime.datetime | str | Unset = UNSET
    updated_at: datetime.datetime | str | Unset = UNSET
    status: PipelineExecutionStepStatus | Unset = UNSET
    details: PipelineExecutionStepStateDetails | Unset = UNSET
    field_links: HalLinks | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("id", self.id),
            ("stepId", self.step_id),
            ("phaseId", self.phase_id),
            ("executionId", self.execution_id),
            ("pipelineId", self.pipeline_id),
            ("programId", self.program_id),
            ("action", self.action),
            ("repository", self.repository),
            ("branch", self.branch),
            ("commitId", self.commit_id),
            ("environment", self.environment),
            ("environmentId", self.environment_id),
            ("environmentType", self.environment_type),
            ("assetCollectionId", self.asset_collection_id),
            ("startedAt", self.started_at),
            ("finishedAt", self.finished_at),
            ("updatedAt", self.updated_at),
            ("status", self.status),
            ("details", self.details),
            ("_links", self.field_links),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = src_dict if len(src_dict) == 20 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 20:
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
            v9,
            v10,
            v11,
            v12,
            v13,
            v14,
            v15,
            v16,
            v17,
            v18,
            v19,
            v20,
        ) = row
        try:
            self.status = _PipelineExecutionStepStatus[v18] if v18 is not None else UNSET
        except (KeyError, TypeError):  # a word that is not in the spec
            self.status = (
                decode_enum(PipelineExecutionStepStatus, v18, "status")
                if v18 is not None and v18 is not UNSET
                else UNSET
            )
        self.id = (v1) if v1 is not None else UNSET
        self.step_id = (v2) if v2 is not None else UNSET
        self.phase_id = (v3) if v3 is not None else UNSET
        self.execution_id = (v4) if v4 is not None else UNSET
        self.pipeline_id = (v5) if v5 is not None else UNSET
        self.program_id = (v6) if v6 is not None else UNSET
        self.action = (v7) if v7 is not None else UNSET
        self.repository = (v8) if v8 is not None else UNSET
        self.branch = (v9) if v9 is not None else UNSET
        self.commit_id = (v10) if v10 is not None else UNSET
        self.environment = (v11) if v11 is not None else UNSET
        self.environment_id = (v12) if v12 is not None else UNSET
        self.environment_type = (v13) if v13 is not None else UNSET
        self.asset_collection_id = (v14) if v14 is not None else UNSET
        self.started_at = (decode(decode_datetime, v15, "startedAt")) if v15 is not None and v15 is not UNSET else UNSET
        self.finished_at = (
            (decode(decode_datetime, v16, "finishedAt")) if v16 is not None and v16 is not UNSET else UNSET
        )
        self.updated_at = (decode(decode_datetime, v17, "updatedAt")) if v17 is not None and v17 is not UNSET else UNSET
        self.details = (
            (decode_object(PipelineExecutionStepStateDetails, v19, "details"))
            if v19 is not None and v19 is not UNSET
            else UNSET
        )
        self.field_links = (decode_object(HalLinks, v20, "_links")) if v20 is not None and v20 is not UNSET else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "id": UNSET,
    "stepId": UNSET,
    "phaseId": UNSET,
    "executionId": UNSET,
    "pipelineId": UNSET,
    "programId": UNSET,
    "action": UNSET,
    "repository": UNSET,
    "branch": UNSET,
    "commitId": UNSET,
    "environment": UNSET,
    "environmentId": UNSET,
    "environmentType": UNSET,
    "assetCollectionId": UNSET,
    "startedAt": UNSET,
    "finishedAt": UNSET,
    "updatedAt": UNSET,
    "status": UNSET,
    "details": UNSET,
    "_links": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_PipelineExecutionStepStatus: dict[Any, Any] = {**PipelineExecutionStepStatus._value2member_map_, UNSET: UNSET}
PipelineExecutionStepState.FIELDS = _FIELDS

from ..models.hal_links import HalLinks  # noqa: E402
from ..models.pipeline_execution_step_state_details import PipelineExecutionStepStateDetails  # noqa: E402

PipelineExecutionStepState.KINDS = {
    "startedAt": str,
    "finishedAt": str,
    "updatedAt": str,
    "status": str,
    "details": PipelineExecutionStepStateDetails,
    "_links": HalLinks,
}
