"""The names of `orchestrator_clients.adobe_cloud_manager.simulator`, under the path they had in 0.1."""

from ..adobe_cloud_manager.simulator import AdobeCloudManagerSimulator, AdobeCredentials
from ..adobe_cloud_manager.simulator.access import LIFETIME
from ..adobe_cloud_manager.simulator.lists import EMPTY_PAGES
from ..adobe_cloud_manager.simulator.logs import NO_LOG
from ..adobe_cloud_manager.simulator.metrics import AdobeMetric
from ..adobe_cloud_manager.simulator.record import AdobeRecord as Execution

__all__ = [
    "AdobeCloudManagerSimulator",
    "AdobeCredentials",
    "AdobeMetric",
    "EMPTY_PAGES",
    "Execution",
    "LIFETIME",
    "NO_LOG",
]
