"""Workflow executions, their steps, and the steps that wait for an answer."""
