# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode, decode_list
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import Open


@_attrs_define
class HalLinks(Open["HalLink | list[HalLink]"]):
    """Links by their relation. `self` and those of paging are plain words; Adobe's own all begin
    with `http://ns.adobe.com/adobecloud/rel/`, followed on an execution by `program` or
    `pipeline`, and on a step by `pipeline/logs`, `pipeline/metrics`, `pipeline/advance`,
    `pipeline/cancel`, `pipeline/reExecute`, `execution`, `pipeline` or `program`. The links to
    advance and cancel are there only while that can be done, the one to re-execute only on the
    production deployment of the last execution."""

    KINDS: ClassVar[Mapping[str, Any]] = {}

    additional_properties: dict[str, HalLink | list[HalLink]] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        self = cls.__new__(cls)
        self.additional_properties = {
            name: decode(_read_extra, v, name) for name, v in src_dict.items() if v is not None
        }
        return self


def _read_extra(v: Any) -> HalLink | list[HalLink]:
    return (
        HalLink.from_dict(v)
        if isinstance(v, dict)
        else decode_list(HalLink.from_dict, v, "")
        if isinstance(v, list)
        else v
    )


from ..models.hal_link import HalLink  # noqa: E402

HalLinks.KINDS = {
    "": (HalLink,),  # what the spec does not name
}
