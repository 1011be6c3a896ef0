"""The command `orchestrators`. It needs `pip install "orchestrator-clients[cli]"`; nothing else imports click or rich."""

import os
import sys

from .._core.extras import flaw_of

MISSING = 'orchestrators needs packages that are not installed: pip install "orchestrator-clients[cli]"'


def main() -> None:
    """Run the command with the arguments of this process, and exit with its code (see docs/cli.md)."""
    # Looked for here, so that their absence is one line and no traceback.
    if flaw := flaw_of("click") or flaw_of("rich"):
        sys.exit(_complain(f"{MISSING} ({flaw})"))
    # A command makes few calls: to import the transports of `[fast]` would take longer than they save.
    os.environ.setdefault("ORCHESTRATOR_CLIENTS_TRANSPORT", "httpx")
    from ._main import run

    sys.exit(run(sys.argv[1:]))


def _complain(text: str) -> int:
    sys.stderr.write(text + "\n")
    return 2
