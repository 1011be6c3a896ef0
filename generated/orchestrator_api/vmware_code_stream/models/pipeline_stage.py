# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import as_is, decode_list, decode_object
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class PipelineStage(Open[Any]):
    """One stage of a pipeline.

    Attributes:
        description (str | Unset):
        tags (list[str] | Unset):
        task_order (list[str] | Unset): Names of the tasks in their order; tasks that run in parallel are one text,
            joined with commas.
        tasks (PipelineTasks | Unset): Names of tasks with their definitions.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    description: str | Unset = UNSET
    tags: list[str] | Unset = UNSET
    task_order: list[str] | Unset = UNSET
    tasks: PipelineTasks | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("description", self.description),
            ("tags", self.tags),
            ("taskOrder", self.task_order),
            ("tasks", self.tasks),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 4:
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
        ) = row
        self.description = (v1) if v1 is not None else UNSET
        self.tags = (decode_list(as_is, v2, "tags")) if v2 is not None and v2 is not UNSET else UNSET
        self.task_order = (decode_list(as_is, v3, "taskOrder")) if v3 is not None and v3 is not UNSET else UNSET
        self.tasks = (decode_object(PipelineTasks, v4, "tasks")) if v4 is not None and v4 is not UNSET else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "description": UNSET,
    "tags": UNSET,
    "taskOrder": UNSET,
    "tasks": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
PipelineStage.FIELDS = _FIELDS

from ..models.pipeline_tasks import PipelineTasks  # noqa: E402

PipelineStage.KINDS = {
    "tags": list,
    "taskOrder": list,
    "tasks": PipelineTasks,
}
