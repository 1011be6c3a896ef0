"""Completions for the tab key: quickly, without error messages, and without a secret."""
