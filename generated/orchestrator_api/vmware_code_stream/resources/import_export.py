# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
"""The operations of `import_export`, as methods of a client: `client.import_export`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, SyncResource
from ..api.import_export import export_yaml, import_yaml


class _ImportExport:
    """What both worlds have."""

    export_yaml: Final = Bound(export_yaml.build_request, export_yaml.parse_response, export_yaml.sync_detailed)
    import_yaml: Final = Bound(import_yaml.build_request, import_yaml.parse_response, import_yaml.sync_detailed)


class ImportExport(_ImportExport, SyncResource):
    """Operations that return their result."""


class AsyncImportExport(_ImportExport, AsyncResource):
    """Operations that are awaited."""
