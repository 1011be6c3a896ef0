"""Hooks: from the name of a connection to a client."""

from __future__ import annotations

from typing import Any, ClassVar

from orchestrator_clients import OrchestratorError
from orchestrator_clients._registry import registered

from ._airflow import BaseHook
from .connections import arguments


class OrchestratorHook(BaseHook):
    """Gives clients of one system, made from a connection. None is made before it is asked for: workers fork."""

    conn_name_attr = "conn_id"
    system: ClassVar[str]
    hook_name: ClassVar[str]
    default_conn_name: ClassVar[str]

    def __init__(self, conn_id: str | None = None) -> None:
        super().__init__()
        self.conn_id = conn_id or self.default_conn_name

    def load(self) -> None:
        """Import what makes a client, which takes a while the first time, and is no matter of an event loop."""
        registered()[self.system].clients()

    def client(self) -> Any:
        """Return a synchronous client, to be closed by the caller."""
        return self._made(self.get_connection(self.conn_id), asynchronous=False)

    def async_client(self, connection: Any) -> Any:
        """Return an asynchronous client, to be closed by the caller; `connection` is this hook's, which a trigger awaits."""
        return self._made(connection, asynchronous=True)

    def test_connection(self) -> tuple[bool, str]:
        """Return whether the credentials are good, and the client's own words if they are not."""
        try:
            with self.client() as client:
                client.check()
        except OrchestratorError as error:
            return False, str(error)
        return True, "The system took the credentials"

    def _made(self, connection: Any, *, asynchronous: bool) -> Any:
        clients = registered()[self.system].clients()
        return clients[asynchronous](**arguments(self.system, connection))


class AdobeCloudManagerHook(OrchestratorHook):
    """Clients of Adobe Cloud Manager."""

    system = conn_type = "adobe_cloud_manager"
    hook_name, default_conn_name = "Adobe Cloud Manager", "adobe_cloud_manager_default"


class AwsImageBuilderHook(OrchestratorHook):
    """Clients of EC2 Image Builder; a connection of type `aws` does as well."""

    system = conn_type = "aws_image_builder"
    hook_name, default_conn_name = "EC2 Image Builder", "aws_image_builder_default"


class VmwareCodeStreamHook(OrchestratorHook):
    """Clients of VMware Code Stream."""

    system = conn_type = "vmware_code_stream"
    hook_name, default_conn_name = "VMware Code Stream", "vmware_code_stream_default"


class CloudifyHook(OrchestratorHook):
    """Clients of Cloudify Manager."""

    system = conn_type = "cloudify"
    hook_name, default_conn_name = "Cloudify Manager", "cloudify_default"


class AsperaOrchestratorHook(OrchestratorHook):
    """Clients of IBM Aspera Orchestrator."""

    system = conn_type = "aspera_orchestrator"
    hook_name, default_conn_name = "IBM Aspera Orchestrator", "aspera_orchestrator_default"


HOOKS: dict[str, type[OrchestratorHook]] = {
    hook.system: hook
    for hook in (
        AdobeCloudManagerHook,
        AwsImageBuilderHook,
        VmwareCodeStreamHook,
        CloudifyHook,
        AsperaOrchestratorHook,
    )
}
"""The hook of each system."""
