"""The names of `orchestrator_clients.aspera_orchestrator.simulator`, under the path they had in 0.1."""

from ..aspera_orchestrator.simulator import AsperaCredentials, AsperaOrchestratorSimulator, AsperaOutput, AsperaStyle

__all__ = ["AsperaCredentials", "AsperaOrchestratorSimulator", "AsperaOutput", "AsperaStyle"]
