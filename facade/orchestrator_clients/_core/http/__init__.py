"""Calls and answers between the seam and the wires: what is sent, what came back, what it amounts to."""
