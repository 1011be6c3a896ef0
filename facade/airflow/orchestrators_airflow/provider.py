"""What Airflow asks a provider: which connection types it has."""

from __future__ import annotations

from typing import Any

from .hooks import HOOKS


def get_provider_info() -> dict[str, Any]:
    """Return the provider's metadata, as the entry point `apache_airflow_provider` wants it."""
    return {
        "package-name": "airflow-provider-orchestrators",
        "name": "Orchestrators",
        "description": "Executions of Adobe Cloud Manager, EC2 Image Builder, VMware Code Stream, Cloudify and Aspera.",
        "versions": ["0.1.0"],
        "connection-types": [
            {
                "connection-type": system,
                "hook-class-name": f"{hook.__module__}.{hook.__qualname__}",
                "hook-name": hook.hook_name,
            }
            for system, hook in HOOKS.items()
        ],
    }
