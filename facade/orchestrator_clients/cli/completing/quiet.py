"""The process that the shell starts to complete a word: it says nothing but completions, and ends in time whatever hangs."""

from __future__ import annotations

import logging
import os
import threading
import warnings
from typing import Final

VARIABLE: Final = "_ORCHESTRATORS_COMPLETE"
"""Set by the shell's function, by click's convention."""

LIMIT: Final = 1.7
"""Seconds after which the process ends without completions: a person waits for the next character."""


def completing() -> bool:
    """Return whether this process was started to complete a word."""
    return os.environ.get(VARIABLE, "").endswith("_complete")


def be_quiet() -> None:
    """Let nothing reach the terminal that somebody types on, and bound the life of this process."""
    logging.disable()
    warnings.simplefilter("ignore")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 2)
    watch = threading.Timer(LIMIT, os._exit, (0,))
    watch.daemon = True
    watch.start()
