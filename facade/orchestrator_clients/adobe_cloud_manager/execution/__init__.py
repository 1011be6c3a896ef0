"""Executions of pipelines, and the decisions that their steps wait for."""
