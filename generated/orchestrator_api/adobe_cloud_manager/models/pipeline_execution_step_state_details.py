# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import as_object, decode, decode_models
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class PipelineExecutionStepStateDetails(Open[Any]):
    """Depends on the `action`, often empty.

    Attributes:
        deploy_commands (str | Unset): The planned activities of a deployment, a JSON array written as a string.
        current_deploy_command_id (str | Unset): Which of the planned activities is under way.
        environment_urls (list[EnvironmentUrl] | Unset):
        deployment_step_description (str | Unset): A JSON array written as a string.
        input_ (dict[str, Any] | Unset): What was sent to advance or cancel the step, such as `approved` or
            `override`.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    deploy_commands: str | Unset = UNSET
    current_deploy_command_id: str | Unset = UNSET
    environment_urls: list[EnvironmentUrl] | Unset = UNSET
    deployment_step_description: str | Unset = UNSET
    input_: dict[str, Any] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("deployCommands", self.deploy_commands),
            ("currentDeployCommandId", self.current_deploy_command_id),
            ("environmentUrls", self.environment_urls),
            ("deploymentStepDescription", self.deployment_step_description),
            ("input", self.input_),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 5:
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
        ) = row
        self.deploy_commands = (v1) if v1 is not None else UNSET
        self.current_deploy_command_id = (v2) if v2 is not None else UNSET
        self.environment_urls = (
            (decode_models(EnvironmentUrl, v3, "environmentUrls")) if v3 is not None and v3 is not UNSET else UNSET
        )
        self.deployment_step_description = (v4) if v4 is not None else UNSET
        self.input_ = (
            (v5 if type(v5) is dict else decode(as_object, v5, "input"))
            if v5 is not None and v5 is not UNSET
            else UNSET
        )
        return self


_FIELDS: dict[str, Any] = {
    "deployCommands": UNSET,
    "currentDeployCommandId": UNSET,
    "environmentUrls": UNSET,
    "deploymentStepDescription": UNSET,
    "input": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
PipelineExecutionStepStateDetails.FIELDS = _FIELDS

from ..models.environment_url import EnvironmentUrl  # noqa: E402

PipelineExecutionStepStateDetails.LISTS = {
    "environmentUrls": EnvironmentUrl,
}

PipelineExecutionStepStateDetails.KINDS = {
    "input": dict,
}
