# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
"""A client library for accessing VMware Code Stream"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .client import AsyncClient, AuthenticatedClient, Client

    SURFACE: Mapping[str, Any]
    """What this package offers, read at the first use: `spec` (its version and the hash of its text), `operations` with
    parameters, body and results, `models` with fields, `enums` with words; types as they stand in the code."""


if not TYPE_CHECKING:  # to whom it would make every misspelt name an Any

    def __getattr__(name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        if name == "SURFACE":
            return globals().setdefault(name, _surface())
        from . import client

        return getattr(client, name)


def _surface() -> Any:
    import json
    from importlib.resources import files

    return json.loads(files(__name__).joinpath("surface.json").read_text(encoding="utf-8"))


__all__ = ("SURFACE", "AsyncClient", "AuthenticatedClient", "Client")
