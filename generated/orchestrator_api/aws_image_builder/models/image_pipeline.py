# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import as_object, decode, decode_enum, decode_models, decode_object
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset
from ..models.image_status import ImageStatus
from ..models.pipeline_status import PipelineStatus
from ..models.platform import Platform


@_attrs_define
class ImagePipeline(Open[Any]):
    """What builds images, by hand or by a schedule.

    Attributes:
        arn (str | Unset):
        name (str | Unset):
        description (str | Unset):
        platform (Platform | Unset): Operating system of an image.
        enhanced_image_metadata_enabled (bool | Unset):
        image_recipe_arn (str | Unset):
        container_recipe_arn (str | Unset):
        infrastructure_configuration_arn (str | Unset):
        distribution_configuration_arn (str | Unset):
        image_tests_configuration (ImageTestsConfiguration | Unset):
        schedule (PipelineSchedule | Unset): When the pipeline builds by itself.
        status (PipelineStatus | Unset): Whether the schedule of the pipeline is in force; it can be started by hand
            either way.
        date_created (str | Unset): Time in ISO 8601, UTC with milliseconds, such as `2026-09-09T19:12:23.418Z`.
        date_updated (str | Unset): Time in ISO 8601, UTC with milliseconds, such as `2026-09-09T19:12:23.418Z`.
        date_last_run (str | Unset): Time in ISO 8601, UTC with milliseconds, such as `2026-09-09T19:12:23.418Z`.
        last_run_status (ImageStatus | Unset): How far the build of an image is.
        date_next_run (str | Unset): Time in ISO 8601, UTC with milliseconds, such as `2026-09-09T19:12:23.418Z`.
        tags (TagMap | Unset): Tags of an image.
        image_scanning_configuration (dict[str, Any] | Unset): Settings of the scan for vulnerabilities; not
            described here.
        image_tags (TagMap | Unset): Tags of an image.
        execution_role (str | Unset):
        workflows (list[WorkflowConfiguration] | Unset):
        logging_configuration (PipelineLoggingConfiguration | Unset):
        consecutive_failures (int | Unset): Failures since the last success, where the schedule disables the
            pipeline after some.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    arn: str | Unset = UNSET
    name: str | Unset = UNSET
    description: str | Unset = UNSET
    platform: Platform | Unset = UNSET
    enhanced_image_metadata_enabled: bool | Unset = UNSET
    image_recipe_arn: str | Unset = UNSET
    container_recipe_arn: str | Unset = UNSET
    infrastructure_configuration_arn: str | Unset = UNSET
    distribution_configuration_arn: str | Unset = UNSET
    image_tests_configuration: ImageTestsConfiguration | Unset = UNSET
    schedule: PipelineSchedule | Unset = UNSET
    status: PipelineStatus | Unset = UNSET
    date_created: str | Unset = UNSET
    date_updated: str | Unset = UNSET
    date_last_run: str | Unset = UNSET
    last_run_status: ImageStatus | Unset = UNSET
    date_next_run: str | Unset = UNSET
    tags: TagMap | Unset = UNSET
    image_scanning_configuration: dict[str, Any] | Unset = UNSET
    image_tags: TagMap | Unset = UNSET
    execution_role: str | Unset = UNSET
    workflows: list[WorkflowConfiguration] | Unset = UNSET
    logging_configuration: PipelineLoggingConfiguration | Unset = UNSET
    consecutive_failures: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("arn", self.arn),
            ("name", self.name),
            ("description", self.description),
            ("platform", self.platform),
            ("enhancedImageMetadataEnabled", self.enhanced_image_metadata_enabled),
            ("imageRecipeArn", self.image_recipe_arn),
            ("containerRecipeArn", self.container_recipe_arn),
            ("infrastructureConfigurationArn", self.infrastructure_configuration_arn),
            ("distributionConfigurationArn", self.distribution_configuration_arn),
            ("imageTestsConfiguration", self.image_tests_configuration),
            ("schedule", self.schedule),
            ("status", self.status),
            ("dateCreated", self.date_created),
            ("dateUpdated", self.date_updated),
            ("dateLastRun", self.date_last_run),
            ("lastRunStatus", self.last_run_status),
            ("dateNextRun", self.date_next_run),
            ("tags", self.tags),
            ("imageScanningConfiguration", self.image_scanning_configuration),
            ("imageTags", self.image_tags),
            ("executionRole", self.execution_role),
            ("workflows", self.workflows),
            ("loggingConfiguration", self.logging_configuration),
            ("consecutiveFailures", self.consecutive_failures),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = src_dict if len(src_dict) == 24 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 24:
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
            v21,
            v22,
            v23,
            v24,
        ) = row
        try:
            self.platform = _Platform[v4] if v4 is not None else UNSET
            self.status = _PipelineStatus[v12] if v12 is not None else UNSET
            self.last_run_status = _ImageStatus[v16] if v16 is not None else UNSET
        except (KeyError, TypeError):  # a word that is not in the spec
            self.platform = decode_enum(Platform, v4, "platform") if v4 is not None and v4 is not UNSET else UNSET
            self.status = decode_enum(PipelineStatus, v12, "status") if v12 is not None and v12 is not UNSET else UNSET
            self.last_run_status = (
                decode_enum(ImageStatus, v16, "lastRunStatus") if v16 is not None and v16 is not UNSET else UNSET
            )
        self.arn = (v1) if v1 is not None else UNSET
        self.name = (v2) if v2 is not None else UNSET
        self.description = (v3) if v3 is not None else UNSET
        self.enhanced_image_metadata_enabled = (v5) if v5 is not None else UNSET
        self.image_recipe_arn = (v6) if v6 is not None else UNSET
        self.container_recipe_arn = (v7) if v7 is not None else UNSET
        self.infrastructure_configuration_arn = (v8) if v8 is not None else UNSET
        self.distribution_configuration_arn = (v9) if v9 is not None else UNSET
        self.image_tests_configuration = (
            (decode_object(ImageTestsConfiguration, v10, "imageTestsConfiguration"))
            if v10 is not None and v10 is not UNSET
            else UNSET
        )
        self.schedule = (
            (decode_object(PipelineSchedule, v11, "schedule")) if v11 is not None and v11 is not UNSET else UNSET
        )
        self.date_created = (v13) if v13 is not None else UNSET
        self.date_updated = (v14) if v14 is not None else UNSET
        self.date_last_run = (v15) if v15 is not None else UNSET
        self.date_next_run = (v17) if v17 is not None else UNSET
        self.tags = (decode_object(TagMap, v18, "tags")) if v18 is not None and v18 is not UNSET else UNSET
        self.image_scanning_configuration = (
            (v19 if type(v19) is dict else decode(as_object, v19, "imageScanningConfiguration"))
            if v19 is not None and v19 is not UNSET
            else UNSET
        )
        self.image_tags = (decode_object(TagMap, v20, "imageTags")) if v20 is not None and v20 is not UNSET else UNSET
        self.execution_role = (v21) if v21 is not None else UNSET
        self.workflows = (
            (decode_models(WorkflowConfiguration, v22, "workflows")) if v22 is not None and v22 is not UNSET else UNSET
        )
        self.logging_configuration = (
            (decode_object(PipelineLoggingConfiguration, v23, "loggingConfiguration"))
            if v23 is not None and v23 is not UNSET
            else UNSET
        )
        self.consecutive_failures = (v24) if v24 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "arn": UNSET,
    "name": UNSET,
    "description": UNSET,
    "platform": UNSET,
    "enhancedImageMetadataEnabled": UNSET,
    "imageRecipeArn": UNSET,
    "containerRecipeArn": UNSET,
    "infrastructureConfigurationArn": UNSET,
    "distributionConfigurationArn": UNSET,
    "imageTestsConfiguration": UNSET,
    "schedule": UNSET,
    "status": UNSET,
    "dateCreated": UNSET,
    "dateUpdated": UNSET,
    "dateLastRun": UNSET,
    "lastRunStatus": UNSET,
    "dateNextRun": UNSET,
    "tags": UNSET,
    "imageScanningConfiguration": UNSET,
    "imageTags": UNSET,
    "executionRole": UNSET,
    "workflows": UNSET,
    "loggingConfiguration": UNSET,
    "consecutiveFailures": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_Platform: dict[Any, Any] = {**Platform._value2member_map_, UNSET: UNSET}
_PipelineStatus: dict[Any, Any] = {**PipelineStatus._value2member_map_, UNSET: UNSET}
_ImageStatus: dict[Any, Any] = {**ImageStatus._value2member_map_, UNSET: UNSET}
ImagePipeline.FIELDS = _FIELDS

from ..models.image_tests_configuration import ImageTestsConfiguration  # noqa: E402
from ..models.pipeline_logging_configuration import PipelineLoggingConfiguration  # noqa: E402
from ..models.pipeline_schedule import PipelineSchedule  # noqa: E402
from ..models.tag_map import TagMap  # noqa: E402
from ..models.workflow_configuration import WorkflowConfiguration  # noqa: E402

ImagePipeline.LISTS = {
    "workflows": WorkflowConfiguration,
}

ImagePipeline.KINDS = {
    "platform": str,
    "imageTestsConfiguration": ImageTestsConfiguration,
    "schedule": PipelineSchedule,
    "status": str,
    "lastRunStatus": str,
    "tags": TagMap,
    "imageScanningConfiguration": dict,
    "imageTags": TagMap,
    "loggingConfiguration": PipelineLoggingConfiguration,
}
