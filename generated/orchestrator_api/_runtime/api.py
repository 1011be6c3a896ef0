"""All that the modules of operations need, under one name that no parameter can have."""

from .calls import Response, deprecated, media_of, request, send, send_async
from .client import Client
from .decoding import as_is, as_object, decode_body, decode_datetime, decode_list, decode_model, decode_union
from .encoding import kind, path_part
from .http import httpx
from .values import UNSET, File, Unset

__all__ = [
    "UNSET",
    "Client",
    "File",
    "Response",
    "Unset",
    "as_is",
    "as_object",
    "decode_body",
    "decode_datetime",
    "decode_list",
    "decode_model",
    "decode_union",
    "deprecated",
    "httpx",
    "kind",
    "media_of",
    "path_part",
    "request",
    "send",
    "send_async",
]
