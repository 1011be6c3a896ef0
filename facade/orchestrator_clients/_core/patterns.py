"""Regular expressions that few calls need: the long ones take a millisecond to compile."""

from __future__ import annotations

import re
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern compiled, which it is when it is first used. For constants: all are kept."""
    return re.compile(pattern)
