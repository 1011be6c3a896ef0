# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, decode, decode_list, encode


@_attrs_define
class PipelineExecutionStepStateDetails:
    """Depends on the `action`, often empty.

    Attributes:
        deploy_commands (str | Unset): The planned activities of a deployment, a JSON array written as a string.
        current_deploy_command_id (str | Unset): Which of the planned activities is under way.
        environment_urls (list[EnvironmentUrl] | Unset):
        deployment_step_description (str | Unset): A JSON array written as a string.
        input_ (StepInput | Unset): What was sent to advance or cancel the step, such as `approved` or `override`.
    """

    deploy_commands: str | Unset = UNSET
    current_deploy_command_id: str | Unset = UNSET
    environment_urls: list[EnvironmentUrl] | Unset = UNSET
    deployment_step_description: str | Unset = UNSET
    input_: StepInput | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

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
        get = src_dict.get
        self = cls.__new__(cls)
        self.deploy_commands = (v) if (v := get("deployCommands")) is not None else UNSET
        self.current_deploy_command_id = (v) if (v := get("currentDeployCommandId")) is not None else UNSET
        self.environment_urls = (
            (decode_list(EnvironmentUrl.from_dict, v, "environmentUrls"))
            if (v := get("environmentUrls")) is not None
            else UNSET
        )
        self.deployment_step_description = (v) if (v := get("deploymentStepDescription")) is not None else UNSET
        self.input_ = (decode(StepInput.from_dict, v, "input")) if (v := get("input")) is not None else UNSET
        if src_dict.keys() <= _FIELDS:
            self.additional_properties = {}
        else:
            self.additional_properties = {name: v for name, v in src_dict.items() if name not in _FIELDS}
        return self

    @property
    def additional_keys(self) -> list[str]:
        """Return the names of the fields that the spec does not know."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties


_NAMES = (
    "deployCommands",
    "currentDeployCommandId",
    "environmentUrls",
    "deploymentStepDescription",
    "input",
)
_FIELDS = frozenset(_NAMES)

from ..models.environment_url import EnvironmentUrl  # noqa: E402
from ..models.step_input import StepInput  # noqa: E402
