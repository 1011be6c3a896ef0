"""All that the modules of operations need, under one name that no parameter can have."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .calls import deprecated, media_of, request, send, send_async
from .decoding import as_is, as_object, decode_body, decode_datetime, decode_list, decode_model, decode_union
from .encoding import kind, path_part
from .values import UNSET, File, Unset

__all__ = [
    "UNSET",
    "File",
    "Unset",
    "as_is",
    "as_object",
    "decode_body",
    "decode_datetime",
    "decode_list",
    "decode_model",
    "decode_union",
    "deprecated",
    "kind",
    "media_of",
    "path_part",
    "request",
    "send",
    "send_async",
]

_FOR_TYPES = {"Client": ".client", "Response": ".calls", "httpx": ".http"}
"""Names that modules of operations have for their types alone; those that an earlier release generated ask for them here."""

if not TYPE_CHECKING:  # to whom it would make every misspelt name an Any

    def __getattr__(name: str) -> Any:
        if name not in _FOR_TYPES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_FOR_TYPES[name], __package__), name)
