"""The pages of the site: `python -m documentation write FOLDER`, where documents are copied and the rest is made.

`python -m documentation check FOLDER` looks through the site that was built from them.
"""

import sys
from pathlib import Path

from orchestrator_clients._registry import OWN

from . import commands, copied, errors, reference, systems
from .links import faults


def pages() -> dict[str, str]:
    """Return the text of every page, by its name."""
    known = copied.pages()
    found = {page: copied.text_of(document, known) for document, page in known.items()}
    found |= {f"system-{system.key.replace('_', '-')}.md": systems.page(system) for system in OWN}
    found |= {name: reference.page(name) for name in reference.PAGES}
    return found | {"errors.md": errors.page(), "cli-reference.md": commands.page()}


def write(folder: Path) -> int:
    """Write them, and the pictures and the style that they need."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
    for needed in ((copied.ROOT / "docs").glob("*.svg"), Path(__file__).parent.glob("*.css")):
        for path in needed:
            (folder / path.name).write_bytes(path.read_bytes())
    return 0


def check(folder: Path) -> int:
    """Print what is wrong with the site; return 1 if anything is."""
    found = list(faults(folder.resolve()))
    sys.stderr.writelines(f"docs: {fault}\n" for fault in found)
    return min(len(found), 1)


if __name__ == "__main__":
    sys.exit({"write": write, "check": check}[sys.argv[1]](Path(sys.argv[2])))
