"""The simulator of IBM Aspera Orchestrator."""

from .simulator import AsperaCredentials, AsperaOrchestratorSimulator, AsperaOutput, AsperaStyle

__all__ = ["AsperaCredentials", "AsperaOrchestratorSimulator", "AsperaOutput", "AsperaStyle"]
