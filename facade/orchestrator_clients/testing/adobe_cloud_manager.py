"""The names of `orchestrator_clients.adobe_cloud_manager.simulator`, under the path they had in 0.1."""

from ..adobe_cloud_manager.simulator import AdobeCloudManagerSimulator, AdobeCredentials

__all__ = ["AdobeCloudManagerSimulator", "AdobeCredentials"]
