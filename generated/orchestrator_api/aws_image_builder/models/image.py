# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.build_type import BuildType
from ..models.image_source import ImageSource
from ..models.image_type import ImageType
from ..models.platform import Platform
from ..types import UNSET, Unset, decode, decode_enum, decode_list, encode


@_attrs_define
class Image:
    """One build of an image, with the configuration it was built from.

    Attributes:
        arn (str | Unset):
        type_ (ImageType | Unset): What is built.
        name (str | Unset):
        version (str | Unset): `major.minor.patch` or `major.minor.patch/build`.
        platform (Platform | Unset): Operating system of an image.
        enhanced_image_metadata_enabled (bool | Unset):
        os_version (str | Unset):
        state (ImageState | Unset): How far the build is, and why it stopped.
        image_recipe (ImageRecipe | Unset): Recipe of an AMI; not described here.
        container_recipe (ContainerRecipe | Unset): Recipe of a container image; not described here.
        source_pipeline_name (str | Unset):
        source_pipeline_arn (str | Unset):
        infrastructure_configuration (InfrastructureConfiguration | Unset): Where and with what instances the image
            is built; not described here.
        distribution_configuration (DistributionConfiguration | Unset): Where the image is distributed to; not
            described here.
        image_tests_configuration (ImageTestsConfiguration | Unset):
        date_created (str | Unset): Time in ISO 8601, UTC with milliseconds, such as `2026-09-09T19:12:23.418Z`.
        output_resources (OutputResources | Unset): What the build has made.
        tags (TagMap | Unset): Tags of an image.
        build_type (BuildType | Unset): What caused a build.
        image_source (ImageSource | Unset): Where the base image comes from.
        scan_state (ImageScanState | Unset): How far the scan for vulnerabilities is.
        image_scanning_configuration (ImageScanningConfiguration | Unset): Settings of the scan for vulnerabilities;
            not described here.
        deprecation_time (float | Unset): Time in seconds since 1970-01-01 UTC, fractions allowed.
        lifecycle_execution_id (str | Unset):
        execution_role (str | Unset): Name or ARN of the role with which Image Builder runs the workflows.
        workflows (list[WorkflowConfiguration] | Unset): Workflows of this build.
        logging_configuration (ImageLoggingConfiguration | Unset):
    """

    arn: str | Unset = UNSET
    type_: ImageType | Unset = UNSET
    name: str | Unset = UNSET
    version: str | Unset = UNSET
    platform: Platform | Unset = UNSET
    enhanced_image_metadata_enabled: bool | Unset = UNSET
    os_version: str | Unset = UNSET
    state: ImageState | Unset = UNSET
    image_recipe: ImageRecipe | Unset = UNSET
    container_recipe: ContainerRecipe | Unset = UNSET
    source_pipeline_name: str | Unset = UNSET
    source_pipeline_arn: str | Unset = UNSET
    infrastructure_configuration: InfrastructureConfiguration | Unset = UNSET
    distribution_configuration: DistributionConfiguration | Unset = UNSET
    image_tests_configuration: ImageTestsConfiguration | Unset = UNSET
    date_created: str | Unset = UNSET
    output_resources: OutputResources | Unset = UNSET
    tags: TagMap | Unset = UNSET
    build_type: BuildType | Unset = UNSET
    image_source: ImageSource | Unset = UNSET
    scan_state: ImageScanState | Unset = UNSET
    image_scanning_configuration: ImageScanningConfiguration | Unset = UNSET
    deprecation_time: float | Unset = UNSET
    lifecycle_execution_id: str | Unset = UNSET
    execution_role: str | Unset = UNSET
    workflows: list[WorkflowConfiguration] | Unset = UNSET
    logging_configuration: ImageLoggingConfiguration | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("arn", self.arn),
            ("type", self.type_),
            ("name", self.name),
            ("version", self.version),
            ("platform", self.platform),
            ("enhancedImageMetadataEnabled", self.enhanced_image_metadata_enabled),
            ("osVersion", self.os_version),
            ("state", self.state),
            ("imageRecipe", self.image_recipe),
            ("containerRecipe", self.container_recipe),
            ("sourcePipelineName", self.source_pipeline_name),
            ("sourcePipelineArn", self.source_pipeline_arn),
            ("infrastructureConfiguration", self.infrastructure_configuration),
            ("distributionConfiguration", self.distribution_configuration),
            ("imageTestsConfiguration", self.image_tests_configuration),
            ("dateCreated", self.date_created),
            ("outputResources", self.output_resources),
            ("tags", self.tags),
            ("buildType", self.build_type),
            ("imageSource", self.image_source),
            ("scanState", self.scan_state),
            ("imageScanningConfiguration", self.image_scanning_configuration),
            ("deprecationTime", self.deprecation_time),
            ("lifecycleExecutionId", self.lifecycle_execution_id),
            ("executionRole", self.execution_role),
            ("workflows", self.workflows),
            ("loggingConfiguration", self.logging_configuration),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        filled = src_dict if len(src_dict) == 27 else {**_ABSENT, **src_dict}
        if len(filled) == 27 and (whole := cls._whole(filled)) is not None:
            return whole
        get = src_dict.get
        self = cls.__new__(cls)
        self.arn = (v) if (v := get("arn")) is not None else UNSET
        self.type_ = (decode_enum(ImageType, v, "type")) if (v := get("type")) is not None else UNSET
        self.name = (v) if (v := get("name")) is not None else UNSET
        self.version = (v) if (v := get("version")) is not None else UNSET
        self.platform = (decode_enum(Platform, v, "platform")) if (v := get("platform")) is not None else UNSET
        self.enhanced_image_metadata_enabled = (v) if (v := get("enhancedImageMetadataEnabled")) is not None else UNSET
        self.os_version = (v) if (v := get("osVersion")) is not None else UNSET
        self.state = (decode(ImageState.from_dict, v, "state")) if (v := get("state")) is not None else UNSET
        self.image_recipe = (
            (decode(ImageRecipe.from_dict, v, "imageRecipe")) if (v := get("imageRecipe")) is not None else UNSET
        )
        self.container_recipe = (
            (decode(ContainerRecipe.from_dict, v, "containerRecipe"))
            if (v := get("containerRecipe")) is not None
            else UNSET
        )
        self.source_pipeline_name = (v) if (v := get("sourcePipelineName")) is not None else UNSET
        self.source_pipeline_arn = (v) if (v := get("sourcePipelineArn")) is not None else UNSET
        self.infrastructure_configuration = (
            (decode(InfrastructureConfiguration.from_dict, v, "infrastructureConfiguration"))
            if (v := get("infrastructureConfiguration")) is not None
            else UNSET
        )
        self.distribution_configuration = (
            (decode(DistributionConfiguration.from_dict, v, "distributionConfiguration"))
            if (v := get("distributionConfiguration")) is not None
            else UNSET
        )
        self.image_tests_configuration = (
            (decode(ImageTestsConfiguration.from_dict, v, "imageTestsConfiguration"))
            if (v := get("imageTestsConfiguration")) is not None
            else UNSET
        )
        self.date_created = (v) if (v := get("dateCreated")) is not None else UNSET
        self.output_resources = (
            (decode(OutputResources.from_dict, v, "outputResources"))
            if (v := get("outputResources")) is not None
            else UNSET
        )
        self.tags = (decode(TagMap.from_dict, v, "tags")) if (v := get("tags")) is not None else UNSET
        self.build_type = (decode_enum(BuildType, v, "buildType")) if (v := get("buildType")) is not None else UNSET
        self.image_source = (
            (decode_enum(ImageSource, v, "imageSource")) if (v := get("imageSource")) is not None else UNSET
        )
        self.scan_state = (
            (decode(ImageScanState.from_dict, v, "scanState")) if (v := get("scanState")) is not None else UNSET
        )
        self.image_scanning_configuration = (
            (decode(ImageScanningConfiguration.from_dict, v, "imageScanningConfiguration"))
            if (v := get("imageScanningConfiguration")) is not None
            else UNSET
        )
        self.deprecation_time = (v) if (v := get("deprecationTime")) is not None else UNSET
        self.lifecycle_execution_id = (v) if (v := get("lifecycleExecutionId")) is not None else UNSET
        self.execution_role = (v) if (v := get("executionRole")) is not None else UNSET
        self.workflows = (
            (decode_list(WorkflowConfiguration.from_dict, v, "workflows"))
            if (v := get("workflows")) is not None
            else UNSET
        )
        self.logging_configuration = (
            (decode(ImageLoggingConfiguration.from_dict, v, "loggingConfiguration"))
            if (v := get("loggingConfiguration")) is not None
            else UNSET
        )
        if src_dict.keys() <= _FIELDS:
            self.additional_properties = {}
        else:
            self.additional_properties = {name: v for name, v in src_dict.items() if name not in _FIELDS}
        return self

    @classmethod
    def _whole(cls, src_dict: Mapping[str, Any]) -> Self | None:
        """Return the model of an object with all fields (some may be UNSET), read in one go; None for others or unknown words."""
        self = cls.__new__(cls)
        try:
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
                v25,
                v26,
                v27,
            ) = _VALUES(src_dict)
            self.type_ = _ImageType[v2] if v2 is not None else UNSET
            self.platform = _Platform[v5] if v5 is not None else UNSET
            self.build_type = _BuildType[v19] if v19 is not None else UNSET
            self.image_source = _ImageSource[v20] if v20 is not None else UNSET
        except (KeyError, TypeError):
            return None
        self.arn = (v1) if v1 is not None else UNSET
        self.name = (v3) if v3 is not None else UNSET
        self.version = (v4) if v4 is not None else UNSET
        self.enhanced_image_metadata_enabled = (v6) if v6 is not None else UNSET
        self.os_version = (v7) if v7 is not None else UNSET
        self.state = (decode(ImageState.from_dict, v8, "state")) if v8 is not None and v8 is not UNSET else UNSET
        self.image_recipe = (
            (decode(ImageRecipe.from_dict, v9, "imageRecipe")) if v9 is not None and v9 is not UNSET else UNSET
        )
        self.container_recipe = (
            (decode(ContainerRecipe.from_dict, v10, "containerRecipe"))
            if v10 is not None and v10 is not UNSET
            else UNSET
        )
        self.source_pipeline_name = (v11) if v11 is not None else UNSET
        self.source_pipeline_arn = (v12) if v12 is not None else UNSET
        self.infrastructure_configuration = (
            (decode(InfrastructureConfiguration.from_dict, v13, "infrastructureConfiguration"))
            if v13 is not None and v13 is not UNSET
            else UNSET
        )
        self.distribution_configuration = (
            (decode(DistributionConfiguration.from_dict, v14, "distributionConfiguration"))
            if v14 is not None and v14 is not UNSET
            else UNSET
        )
        self.image_tests_configuration = (
            (decode(ImageTestsConfiguration.from_dict, v15, "imageTestsConfiguration"))
            if v15 is not None and v15 is not UNSET
            else UNSET
        )
        self.date_created = (v16) if v16 is not None else UNSET
        self.output_resources = (
            (decode(OutputResources.from_dict, v17, "outputResources"))
            if v17 is not None and v17 is not UNSET
            else UNSET
        )
        self.tags = (decode(TagMap.from_dict, v18, "tags")) if v18 is not None and v18 is not UNSET else UNSET
        self.scan_state = (
            (decode(ImageScanState.from_dict, v21, "scanState")) if v21 is not None and v21 is not UNSET else UNSET
        )
        self.image_scanning_configuration = (
            (decode(ImageScanningConfiguration.from_dict, v22, "imageScanningConfiguration"))
            if v22 is not None and v22 is not UNSET
            else UNSET
        )
        self.deprecation_time = (v23) if v23 is not None else UNSET
        self.lifecycle_execution_id = (v24) if v24 is not None else UNSET
        self.execution_role = (v25) if v25 is not None else UNSET
        self.workflows = (
            (decode_list(WorkflowConfiguration.from_dict, v26, "workflows"))
            if v26 is not None and v26 is not UNSET
            else UNSET
        )
        self.logging_configuration = (
            (decode(ImageLoggingConfiguration.from_dict, v27, "loggingConfiguration"))
            if v27 is not None and v27 is not UNSET
            else UNSET
        )
        self.additional_properties = {}
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
    "arn",
    "type",
    "name",
    "version",
    "platform",
    "enhancedImageMetadataEnabled",
    "osVersion",
    "state",
    "imageRecipe",
    "containerRecipe",
    "sourcePipelineName",
    "sourcePipelineArn",
    "infrastructureConfiguration",
    "distributionConfiguration",
    "imageTestsConfiguration",
    "dateCreated",
    "outputResources",
    "tags",
    "buildType",
    "imageSource",
    "scanState",
    "imageScanningConfiguration",
    "deprecationTime",
    "lifecycleExecutionId",
    "executionRole",
    "workflows",
    "loggingConfiguration",
)
_FIELDS = frozenset(_NAMES)
_VALUES = itemgetter(*_NAMES)
_ABSENT = dict.fromkeys(_NAMES, UNSET)
_ImageType: dict[Any, Any] = {**ImageType._value2member_map_, UNSET: UNSET}
_Platform: dict[Any, Any] = {**Platform._value2member_map_, UNSET: UNSET}
_BuildType: dict[Any, Any] = {**BuildType._value2member_map_, UNSET: UNSET}
_ImageSource: dict[Any, Any] = {**ImageSource._value2member_map_, UNSET: UNSET}

from ..models.container_recipe import ContainerRecipe  # noqa: E402
from ..models.distribution_configuration import DistributionConfiguration  # noqa: E402
from ..models.image_logging_configuration import ImageLoggingConfiguration  # noqa: E402
from ..models.image_recipe import ImageRecipe  # noqa: E402
from ..models.image_scan_state import ImageScanState  # noqa: E402
from ..models.image_scanning_configuration import ImageScanningConfiguration  # noqa: E402
from ..models.image_state import ImageState  # noqa: E402
from ..models.image_tests_configuration import ImageTestsConfiguration  # noqa: E402
from ..models.infrastructure_configuration import InfrastructureConfiguration  # noqa: E402
from ..models.output_resources import OutputResources  # noqa: E402
from ..models.tag_map import TagMap  # noqa: E402
from ..models.workflow_configuration import WorkflowConfiguration  # noqa: E402
