"""Turns specs/<system>/openapi.yaml into generated/orchestrator_api/<system>: a development tool, never shipped."""
