# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
"""Shared types of the generated code, and the functions that read and write its models."""

from orchestrator_api._runtime.calls import Response
from orchestrator_api._runtime.decoding import (
    as_is,
    as_object,
    decode,
    decode_body,
    decode_datetime,
    decode_enum,
    decode_list,
    decode_model,
    decode_models,
    decode_union,
)
from orchestrator_api._runtime.encoding import encode, path_part
from orchestrator_api._runtime.errors import DecodeError
from orchestrator_api._runtime.values import MISSING, UNSET, File, FileContent, FileTypes, Open, RequestFiles, Unset

__all__ = [
    "MISSING",
    "UNSET",
    "DecodeError",
    "File",
    "FileContent",
    "FileTypes",
    "Open",
    "RequestFiles",
    "Response",
    "Unset",
    "as_is",
    "as_object",
    "decode",
    "decode_body",
    "decode_datetime",
    "decode_enum",
    "decode_list",
    "decode_model",
    "decode_models",
    "decode_union",
    "encode",
    "path_part",
]
