"""The simulator of Argo Workflows."""

from .simulator import ArgoWorkflowsCredentials, ArgoWorkflowsSimulator

__all__ = ["ArgoWorkflowsCredentials", "ArgoWorkflowsSimulator"]
