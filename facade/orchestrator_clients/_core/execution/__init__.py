"""Executions as handles: looking again, waiting, cancelling, picking up elsewhere."""
