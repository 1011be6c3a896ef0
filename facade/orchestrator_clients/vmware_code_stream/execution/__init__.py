"""Executions of pipelines as handles."""
