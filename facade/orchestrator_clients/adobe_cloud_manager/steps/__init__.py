"""The steps of an execution."""
