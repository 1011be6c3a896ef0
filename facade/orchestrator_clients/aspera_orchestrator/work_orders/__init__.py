"""The work orders of Aspera Orchestrator."""
