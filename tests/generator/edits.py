"""Edits of the probe's text."""

from collections.abc import Callable

Edit = Callable[[str], str]


def replace(old: str, new: str) -> Edit:
    """Return an edit of the spec's text that must find what it replaces (once)."""

    def edit(text: str) -> str:
        assert text.count(old) >= 1, f"the probe has no {old!r} any more"
        return text.replace(old, new, 1)

    return edit


def append(more: str) -> Edit:
    """Return an edit that puts text at the end, where the schemas are."""
    return lambda text: text + more


def both(*edits: Edit) -> Edit:
    """Return several edits as one."""

    def edit(text: str) -> str:
        for one in edits:
            text = one(text)
        return text

    return edit
