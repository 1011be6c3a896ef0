"""Writes the sections of CHANGELOG.md that list, per system, the changes of the generated API since the last release."""

import re
import textwrap
from collections.abc import Iterator

from .gate import announced, read, since_release
from .layout import Layout

HEADING = "### orchestrator_api."
_UNRELEASED = re.compile(r"^## Unreleased\n.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
_SECTIONS = re.compile(rf"^{re.escape(HEADING)}.*?(?=^##|\Z)", re.DOTALL | re.MULTILINE)


def is_current(layout: Layout) -> bool:
    """Return whether the changelog is up to date; true where there is none."""
    return not layout.changelog.exists() or _rewritten(layout) == layout.changelog.read_text(encoding="utf-8")


def write(layout: Layout) -> None:
    """Write the sections of all systems at the end of the unreleased part, in place of earlier ones."""
    layout.changelog.write_text(_rewritten(layout), encoding="utf-8")


def _rewritten(layout: Layout) -> str:
    text = layout.changelog.read_text(encoding="utf-8")
    return _UNRELEASED.sub(lambda found: _with_sections(layout, found[0]), text, count=1)


def _with_sections(layout: Layout, unreleased: str) -> str:
    rest = _SECTIONS.sub("", unreleased).rstrip("\n")
    sections = ["\n".join(lines) for system in layout.systems() if (lines := list(_section(layout, system)))]
    end = "\n\n" if _followed(unreleased) else "\n"
    return "\n\n".join([rest, *sections]) + end


def _followed(unreleased: str) -> bool:
    return unreleased.endswith("\n\n")


def _section(layout: Layout, system: str) -> Iterator[str]:
    told, reasons = read(layout.surface(system)), announced(layout, system)
    found = since_release(layout, system, told) if told else []
    if found:
        yield f"{HEADING}{system}"
    for one in found:
        kind = "**Breaking**" if one.kind == "breaking" else one.kind.capitalize()
        reason = f". {reasons[one.text]}" if reasons.get(one.text) else ""
        yield textwrap.fill(f"- {kind}: {one.text}{reason}", 128, subsequent_indent="  ", break_on_hyphens=False)
