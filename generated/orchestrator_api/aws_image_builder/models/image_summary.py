# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode_enum, decode_object
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset
from ..models.build_type import BuildType
from ..models.image_source import ImageSource
from ..models.image_type import ImageType
from ..models.platform import Platform


@_attrs_define
class ImageSummary(Open[Any]):
    """One build of an image, in short.

    Attributes:
        arn (str | Unset):
        name (str | Unset):
        type_ (ImageType | Unset): What is built.
        version (str | Unset): `major.minor.patch` or `major.minor.patch/build`.
        platform (Platform | Unset): Operating system of an image.
        os_version (str | Unset):
        state (ImageState | Unset): How far the build is, and why it stopped.
        owner (str | Unset):
        date_created (str | Unset): Time in ISO 8601, UTC with milliseconds, such as `2026-09-09T19:12:23.418Z`.
        output_resources (OutputResources | Unset): What the build has made.
        tags (TagMap | Unset): Tags of an image.
        build_type (BuildType | Unset): What caused a build.
        image_source (ImageSource | Unset): Where the base image comes from.
        deprecation_time (float | Unset): Time in seconds since 1970-01-01 UTC, fractions allowed.
        lifecycle_execution_id (str | Unset):
        logging_configuration (ImageLoggingConfiguration | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    arn: str | Unset = UNSET
    name: str | Unset = UNSET
    type_: ImageType | Unset = UNSET
    version: str | Unset = UNSET
    platform: Platform | Unset = UNSET
    os_version: str | Unset = UNSET
    state: ImageState | Unset = UNSET
    owner: str | Unset = UNSET
    date_created: str | Unset = UNSET
    output_resources: OutputResources | Unset = UNSET
    tags: TagMap | Unset = UNSET
    build_type: BuildType | Unset = UNSET
    image_source: ImageSource | Unset = UNSET
    deprecation_time: float | Unset = UNSET
    lifecycle_execution_id: str | Unset = UNSET
    logging_configuration: ImageLoggingConfiguration | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("arn", self.arn),
            ("name", self.name),
            ("type", self.type_),
            ("version", self.version),
            ("platform", self.platform),
            ("osVersion", self.os_version),
            ("state", self.state),
            ("owner", self.owner),
            ("dateCreated", self.date_created),
            ("outputResources", self.output_resources),
            ("tags", self.tags),
            ("buildType", self.build_type),
            ("imageSource", self.image_source),
            ("deprecationTime", self.deprecation_time),
            ("lifecycleExecutionId", self.lifecycle_execution_id),
            ("loggingConfiguration", self.logging_configuration),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = src_dict if len(src_dict) == 16 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 16:
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
        ) = row
        try:
            self.type_ = _ImageType[v3] if v3 is not None else UNSET
            self.platform = _Platform[v5] if v5 is not None else UNSET
            self.build_type = _BuildType[v12] if v12 is not None else UNSET
            self.image_source = _ImageSource[v13] if v13 is not None else UNSET
        except (KeyError, TypeError):  # a word that is not in the spec
            self.type_ = decode_enum(ImageType, v3, "type") if v3 is not None and v3 is not UNSET else UNSET
            self.platform = decode_enum(Platform, v5, "platform") if v5 is not None and v5 is not UNSET else UNSET
            self.build_type = (
                decode_enum(BuildType, v12, "buildType") if v12 is not None and v12 is not UNSET else UNSET
            )
            self.image_source = (
                decode_enum(ImageSource, v13, "imageSource") if v13 is not None and v13 is not UNSET else UNSET
            )
        self.arn = (v1) if v1 is not None else UNSET
        self.name = (v2) if v2 is not None else UNSET
        self.version = (v4) if v4 is not None else UNSET
        self.os_version = (v6) if v6 is not None else UNSET
        self.state = (decode_object(ImageState, v7, "state")) if v7 is not None and v7 is not UNSET else UNSET
        self.owner = (v8) if v8 is not None else UNSET
        self.date_created = (v9) if v9 is not None else UNSET
        self.output_resources = (
            (decode_object(OutputResources, v10, "outputResources")) if v10 is not None and v10 is not UNSET else UNSET
        )
        self.tags = (decode_object(TagMap, v11, "tags")) if v11 is not None and v11 is not UNSET else UNSET
        self.deprecation_time = (v14) if v14 is not None else UNSET
        self.lifecycle_execution_id = (v15) if v15 is not None else UNSET
        self.logging_configuration = (
            (decode_object(ImageLoggingConfiguration, v16, "loggingConfiguration"))
            if v16 is not None and v16 is not UNSET
            else UNSET
        )
        return self


_FIELDS: dict[str, Any] = {
    "arn": UNSET,
    "name": UNSET,
    "type": UNSET,
    "version": UNSET,
    "platform": UNSET,
    "osVersion": UNSET,
    "state": UNSET,
    "owner": UNSET,
    "dateCreated": UNSET,
    "outputResources": UNSET,
    "tags": UNSET,
    "buildType": UNSET,
    "imageSource": UNSET,
    "deprecationTime": UNSET,
    "lifecycleExecutionId": UNSET,
    "loggingConfiguration": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_ImageType: dict[Any, Any] = {**ImageType._value2member_map_, UNSET: UNSET}
_Platform: dict[Any, Any] = {**Platform._value2member_map_, UNSET: UNSET}
_BuildType: dict[Any, Any] = {**BuildType._value2member_map_, UNSET: UNSET}
_ImageSource: dict[Any, Any] = {**ImageSource._value2member_map_, UNSET: UNSET}
ImageSummary.FIELDS = _FIELDS

from ..models.image_logging_configuration import ImageLoggingConfiguration  # noqa: E402
from ..models.image_state import ImageState  # noqa: E402
from ..models.output_resources import OutputResources  # noqa: E402
from ..models.tag_map import TagMap  # noqa: E402

ImageSummary.KINDS = {
    "type": str,
    "platform": str,
    "state": ImageState,
    "outputResources": OutputResources,
    "tags": TagMap,
    "buildType": str,
    "imageSource": str,
    "loggingConfiguration": ImageLoggingConfiguration,
}
