"""The generated low-level clients, one package a system; `orchestrator_clients` is the way in."""
