"""Executions of all pipelines, and the approvals they wait for."""
