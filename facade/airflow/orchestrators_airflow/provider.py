"""What Airflow asks a provider: which connection types it has. It asks while it starts itself: nothing of it is imported here."""

from __future__ import annotations

from typing import Any

from .fields import FORMS

HOOKS = {
    "adobe_cloud_manager": ("AdobeCloudManagerHook", "Adobe Cloud Manager"),
    "aws_image_builder": ("AwsImageBuilderHook", "EC2 Image Builder"),
    "vmware_code_stream": ("VmwareCodeStreamHook", "VMware Code Stream"),
    "cloudify": ("CloudifyHook", "Cloudify Manager"),
    "aspera_orchestrator": ("AsperaOrchestratorHook", "IBM Aspera Orchestrator"),
}
"""Class and name of the hook of each connection type, as `hooks` has them."""


def get_provider_info() -> dict[str, Any]:
    """Return the provider's metadata, as the entry point `apache_airflow_provider` wants it."""
    return {
        "package-name": "airflow-provider-orchestrators",
        "name": "Orchestrators",
        "description": "Executions of Adobe Cloud Manager, EC2 Image Builder, VMware Code Stream, Cloudify and Aspera.",
        "versions": ["0.1.0"],
        "extra-links": ["orchestrators_airflow.link.RunLink"],
        "connection-types": [
            {
                "connection-type": system,
                "hook-class-name": f"orchestrators_airflow.hooks.{hook}",
                "hook-name": name,
                **FORMS[system],
            }
            for system, (hook, name) in HOOKS.items()
        ],
    }
