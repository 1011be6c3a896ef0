"""The work steps of Aspera Orchestrator."""
