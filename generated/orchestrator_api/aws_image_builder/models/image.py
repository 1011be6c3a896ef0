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
from ..models.build_type import BuildType
from ..models.image_source import ImageSource
from ..models.image_type import ImageType
from ..models.platform import Platform


@_attrs_define
class Image(Open[Any]):
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
        image_recipe (dict[str, Any] | Unset): Recipe of an AMI; not described here.
        container_recipe (dict[str, Any] | Unset): Recipe of a container image; not described here.
        source_pipeline_name (str | Unset):
        source_pipeline_arn (str | Unset):
        infrastructure_configuration (dict[str, Any] | Unset): Where and with what instances the image is built; not
            described here.
        distribution_configuration (dict[str, Any] | Unset): Where the image is distributed to; not described here.
        image_tests_configuration (ImageTestsConfiguration | Unset):
        date_created (str | Unset): Time in ISO 8601, UTC with milliseconds, such as `2026-09-09T19:12:23.418Z`.
        output_resources (OutputResources | Unset): What the build has made.
        tags (TagMap | Unset): Tags of an image.
        build_type (BuildType | Unset): What caused a build.
        image_source (ImageSource | Unset): Where the base image comes from.
        scan_state (ImageScanState | Unset): How far the scan for vulnerabilities is.
        image_scanning_configuration (dict[str, Any] | Unset): Settings of the scan for vulnerabilities; not
            described here.
        deprecation_time (float | Unset): Time in seconds since 1970-01-01 UTC, fractions allowed.
        lifecycle_execution_id (str | Unset):
        execution_role (str | Unset): Name or ARN of the role with which Image Builder runs the workflows.
        workflows (list[WorkflowConfiguration] | Unset): Workflows of this build.
        logging_configuration (ImageLoggingConfiguration | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    arn: str | Unset = UNSET
    type_: ImageType | Unset = UNSET
    name: str | Unset = UNSET
    version: str | Unset = UNSET
    platform: Platform | Unset = UNSET
    enhanced_image_metadata_enabled: bool | Unset = UNSET
    os_version: str | Unset = UNSET
    state: ImageState | Unset = UNSET
    image_recipe: dict[str, Any] | Unset = UNSET
    container_recipe: dict[str, Any] | Unset = UNSET
    source_pipeline_name: str | Unset = UNSET
    source_pipeline_arn: str | Unset = UNSET
    infrastructure_configuration: dict[str, Any] | Unset = UNSET
    distribution_configuration: dict[str, Any] | Unset = UNSET
    image_tests_configuration: ImageTestsConfiguration | Unset = UNSET
    date_created: str | Unset = UNSET
    output_resources: OutputResources | Unset = UNSET
    tags: TagMap | Unset = UNSET
    build_type: BuildType | Unset = UNSET
    image_source: ImageSource | Unset = UNSET
    scan_state: ImageScanState | Unset = UNSET
    image_scanning_configuration: dict[str, Any] | Unset = UNSET
    deprecation_time: float | Unset = UNSET
    lifecycle_execution_id: str | Unset = UNSET
    execution_role: str | Unset = UNSET
    workflows: list[WorkflowConfiguration] | Unset = UNSET
    logging_configuration: ImageLoggingConfiguration | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

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
        values = src_dict if len(src_dict) == 27 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 27:
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
            v25,
            v26,
            v27,
        ) = row
        try:
            self.type_ = _ImageType[v2] if v2 is not None else UNSET
            self.platform = _Platform[v5] if v5 is not None else UNSET
            self.build_type = _BuildType[v19] if v19 is not None else UNSET
            self.image_source = _ImageSource[v20] if v20 is not None else UNSET
        except (KeyError, TypeError):  # a word that is not in the spec
            self.type_ = decode_enum(ImageType, v2, "type") if v2 is not None and v2 is not UNSET else UNSET
            self.platform = decode_enum(Platform, v5, "platform") if v5 is not None and v5 is not UNSET else UNSET
            self.build_type = (
                decode_enum(BuildType, v19, "buildType") if v19 is not None and v19 is not UNSET else UNSET
            )
            self.image_source = (
                decode_enum(ImageSource, v20, "imageSource") if v20 is not None and v20 is not UNSET else UNSET
            )
        self.arn = (v1) if v1 is not None else UNSET
        self.name = (v3) if v3 is not None else UNSET
        self.version = (v4) if v4 is not None else UNSET
        self.enhanced_image_metadata_enabled = (v6) if v6 is not None else UNSET
        self.os_version = (v7) if v7 is not None else UNSET
        self.state = (decode_object(ImageState, v8, "state")) if v8 is not None and v8 is not UNSET else UNSET
        self.image_recipe = (
            (v9 if type(v9) is dict else decode(as_object, v9, "imageRecipe"))
            if v9 is not None and v9 is not UNSET
            else UNSET
        )
        self.container_recipe = (
            (v10 if type(v10) is dict else decode(as_object, v10, "containerRecipe"))
            if v10 is not None and v10 is not UNSET
            else UNSET
        )
        self.source_pipeline_name = (v11) if v11 is not None else UNSET
        self.source_pipeline_arn = (v12) if v12 is not None else UNSET
        self.infrastructure_configuration = (
            (v13 if type(v13) is dict else decode(as_object, v13, "infrastructureConfiguration"))
            if v13 is not None and v13 is not UNSET
            else UNSET
        )
        self.distribution_configuration = (
            (v14 if type(v14) is dict else decode(as_object, v14, "distributionConfiguration"))
            if v14 is not None and v14 is not UNSET
            else UNSET
        )
        self.image_tests_configuration = (
            (decode_object(ImageTestsConfiguration, v15, "imageTestsConfiguration"))
            if v15 is not None and v15 is not UNSET
            else UNSET
        )
        self.date_created = (v16) if v16 is not None else UNSET
        self.output_resources = (
            (decode_object(OutputResources, v17, "outputResources")) if v17 is not None and v17 is not UNSET else UNSET
        )
        self.tags = (decode_object(TagMap, v18, "tags")) if v18 is not None and v18 is not UNSET else UNSET
        self.scan_state = (
            (decode_object(ImageScanState, v21, "scanState")) if v21 is not None and v21 is not UNSET else UNSET
        )
        self.image_scanning_configuration = (
            (v22 if type(v22) is dict else decode(as_object, v22, "imageScanningConfiguration"))
            if v22 is not None and v22 is not UNSET
            else UNSET
        )
        self.deprecation_time = (v23) if v23 is not None else UNSET
        self.lifecycle_execution_id = (v24) if v24 is not None else UNSET
        self.execution_role = (v25) if v25 is not None else UNSET
        self.workflows = (
            (decode_models(WorkflowConfiguration, v26, "workflows")) if v26 is not None and v26 is not UNSET else UNSET
        )
        self.logging_configuration = (
            (decode_object(ImageLoggingConfiguration, v27, "loggingConfiguration"))
            if v27 is not None and v27 is not UNSET
            else UNSET
        )
        return self


_FIELDS: dict[str, Any] = {
    "arn": UNSET,
    "type": UNSET,
    "name": UNSET,
    "version": UNSET,
    "platform": UNSET,
    "enhancedImageMetadataEnabled": UNSET,
    "osVersion": UNSET,
    "state": UNSET,
    "imageRecipe": UNSET,
    "containerRecipe": UNSET,
    "sourcePipelineName": UNSET,
    "sourcePipelineArn": UNSET,
    "infrastructureConfiguration": UNSET,
    "distributionConfiguration": UNSET,
    "imageTestsConfiguration": UNSET,
    "dateCreated": UNSET,
    "outputResources": UNSET,
    "tags": UNSET,
    "buildType": UNSET,
    "imageSource": UNSET,
    "scanState": UNSET,
    "imageScanningConfiguration": UNSET,
    "deprecationTime": UNSET,
    "lifecycleExecutionId": UNSET,
    "executionRole": UNSET,
    "workflows": UNSET,
    "loggingConfiguration": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_ImageType: dict[Any, Any] = {**ImageType._value2member_map_, UNSET: UNSET}
_Platform: dict[Any, Any] = {**Platform._value2member_map_, UNSET: UNSET}
_BuildType: dict[Any, Any] = {**BuildType._value2member_map_, UNSET: UNSET}
_ImageSource: dict[Any, Any] = {**ImageSource._value2member_map_, UNSET: UNSET}
Image.FIELDS = _FIELDS

from ..models.image_logging_configuration import ImageLoggingConfiguration  # noqa: E402
from ..models.image_scan_state import ImageScanState  # noqa: E402
from ..models.image_state import ImageState  # noqa: E402
from ..models.image_tests_configuration import ImageTestsConfiguration  # noqa: E402
from ..models.output_resources import OutputResources  # noqa: E402
from ..models.tag_map import TagMap  # noqa: E402
from ..models.workflow_configuration import WorkflowConfiguration  # noqa: E402

Image.LISTS = {
    "workflows": WorkflowConfiguration,
}

Image.KINDS = {
    "type": str,
    "platform": str,
    "state": ImageState,
    "imageRecipe": dict,
    "containerRecipe": dict,
    "infrastructureConfiguration": dict,
    "distributionConfiguration": dict,
    "imageTestsConfiguration": ImageTestsConfiguration,
    "outputResources": OutputResources,
    "tags": TagMap,
    "buildType": str,
    "imageSource": str,
    "scanState": ImageScanState,
    "imageScanningConfiguration": dict,
    "loggingConfiguration": ImageLoggingConfiguration,
}
