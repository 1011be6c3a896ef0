"""The simulator of Adobe Cloud Manager."""

from .simulator import AdobeCloudManagerSimulator, AdobeCredentials

__all__ = ["AdobeCloudManagerSimulator", "AdobeCredentials"]
