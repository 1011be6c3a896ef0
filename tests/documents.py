"""The Python examples that documents have."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)


def text_of(name: str) -> str:
    """Return the text of a document, by its path in the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str) -> list[str]:
    """Return the examples of a document, in their order."""
    return BLOCK.findall(text_of(name))
