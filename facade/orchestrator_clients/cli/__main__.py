"""`python -m orchestrator_clients.cli` is the command `orchestrators`."""

from . import main

main()
