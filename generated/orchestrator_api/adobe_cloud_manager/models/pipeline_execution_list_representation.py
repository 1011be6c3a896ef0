# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode_object
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class PipelineExecutionListRepresentation(Open[Any]):
    """PipelineExecutionListRepresentation

    Attributes:
        field_total_number_of_items (int | Unset): Number of the executions in this page, not of all there are.
        field_page (RequestedPageDetails | Unset):
        field_embedded (PipelineExecutionListRepresentationEmbedded | Unset):
        field_links (HalLinks | Unset): Links by their relation. `self` and those of paging are plain words; Adobe's
            own all begin with `http://ns.adobe.com/adobecloud/rel/`, followed on an execution by `program` or
            `pipeline`, and on a step by `pipeline/logs`, `pipeline/metrics`, `pipeline/advance`, `pipeline/cancel`,
            `pipeline/reExecute`, `execution`, `pipeline` or `program`. The links to advance and cancel are there only
            while that can be done, the one to re-execute only on the production deployment of the last execution.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    field_total_number_of_items: int | Unset = UNSET
    field_page: RequestedPageDetails | Unset = UNSET
    field_embedded: PipelineExecutionListRepresentationEmbedded | Unset = UNSET
    field_links: HalLinks | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("_totalNumberOfItems", self.field_total_number_of_items),
            ("_page", self.field_page),
            ("_embedded", self.field_embedded),
            ("_links", self.field_links),
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
        self.field_total_number_of_items = (v1) if v1 is not None else UNSET
        self.field_page = (
            (decode_object(RequestedPageDetails, v2, "_page")) if v2 is not None and v2 is not UNSET else UNSET
        )
        self.field_embedded = (
            (decode_object(PipelineExecutionListRepresentationEmbedded, v3, "_embedded"))
            if v3 is not None and v3 is not UNSET
            else UNSET
        )
        self.field_links = (decode_object(HalLinks, v4, "_links")) if v4 is not None and v4 is not UNSET else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "_totalNumberOfItems": UNSET,
    "_page": UNSET,
    "_embedded": UNSET,
    "_links": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
PipelineExecutionListRepresentation.FIELDS = _FIELDS

from ..models.hal_links import HalLinks  # noqa: E402
from ..models.pipeline_execution_list_representation_embedded import PipelineExecutionListRepresentationEmbedded  # noqa: E402
from ..models.requested_page_details import RequestedPageDetails  # noqa: E402

PipelineExecutionListRepresentation.KINDS = {
    "_page": RequestedPageDetails,
    "_embedded": PipelineExecutionListRepresentationEmbedded,
    "_links": HalLinks,
}
