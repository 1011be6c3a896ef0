"""Signatures on requests."""
