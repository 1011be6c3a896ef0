"""The memory that a large answer takes, kept for the next one."""

from __future__ import annotations

from functools import cache

LARGE = 128 << 10
"""Bytes of a large body: as soon as so much is free at the end of its heap, glibc gives it back to the system."""

_BLOCK = 2 << 20


@cache
def keep_room() -> None:
    """Let the C library keep, from now on, 4 MB of what a large answer took, instead of taking it anew page by page.

    glibc keeps twice the size of the largest block that was freed (mallopt(3): M_TRIM_THRESHOLD follows M_MMAP_THRESHOLD, unless
    somebody sets them). So one block is made and freed, once a process; its pages are never touched. Other libraries do not care.
    """
    bytes(_BLOCK)
