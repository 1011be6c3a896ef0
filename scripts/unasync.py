"""Derives the synchronous code of the facade from the asynchronous code, word by word.

Every module in a folder `_async` gives the one of its name in the folder `_sync` beside it, formatted by ruff. Strings and
comments are changed by the same rules, so a docstring that names `AsyncCloudify` names `Cloudify` in the twin. A rule that
nothing uses any more is an error.
"""

import argparse
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEADER = "# Derived from {source} by scripts/unasync: do not edit.\n"

RULES: dict[str, str] = {
    r"async (def|with|for)\b": r"\1",
    r"\bawait ": "",
    r"\bAwaitable\[([\w\[\], .|]+?)\]": r"\1",
    r"\basync_(?=adopt|tapped|wait_many|watch_many|within|wire_maker)": "",
    r"\bhttpx\.AsyncByteStream\b": "httpx.SyncByteStream",
    r"\b(_?)[aA]sync(?=[A-Z])": r"\1",
    r"\b__aenter__\b": "__enter__",
    r"\b__aexit__\b": "__exit__",
    r"\b__aiter__\b": "__iter__",
    r"\baclose\b": "close",
    r"\baclosing\b": "closing",
    r"\baread\b": "read",
    r"\bsleep_async\b": "sleep",
    r"\bhandle_async_request\b": "handle_request",
    r"\bset_async_httpx_client\b": "set_httpx_client",
    r"\b_async\b": "_sync",
}
"""Patterns and replacements, in this order."""


def derive(text: str, used: Counter[str]) -> str:
    """Return the synchronous form of a source, counting the rules that changed something."""
    for pattern, replacement in RULES.items():
        text, count = re.subn(pattern, replacement, text)
        used[pattern] += count
    return text


def _formatted(text: str) -> str:
    ruff = [sys.executable, "-m", "ruff"]
    config = ["--config", str(ROOT / "pyproject.toml"), "--no-cache", "--quiet", "--stdin-filename", "_sync.py", "-"]
    for command in (["check", "--select", "F401,I", "--fix-only"], ["format"]):
        text = subprocess.run([*ruff, *command, *config], input=text, capture_output=True, text=True, check=True).stdout
    return text


def main() -> int:
    """Derive all synchronous modules; with --check return 1 if one is out of date."""
    parser = argparse.ArgumentParser(prog="scripts/unasync", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 on a difference")
    check = parser.parse_args().check
    used: Counter[str] = Counter()
    stale = []
    for source in sorted(ROOT.glob("facade/**/_async/*.py")):
        if source.name == "__init__.py":
            continue
        target = source.parent.with_name("_sync") / source.name
        text = _formatted(
            HEADER.format(source=f"_async/{source.name}") + derive(source.read_text(encoding="utf-8"), used)
        )
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            stale.append(target.relative_to(ROOT).as_posix())
            if not check:
                target.parent.mkdir(exist_ok=True)  # of a new system
                target.write_text(text, encoding="utf-8")
    unused = [pattern for pattern in RULES if not used[pattern]]
    for name in stale:
        print(f"unasync: {name} {'is not what its source gives; run scripts/unasync' if check else 'derived'}")
    for pattern in unused:
        print(f"unasync: the rule {pattern!r} changes nothing any more: remove it")
    return 1 if unused or (check and stale) else 0


if __name__ == "__main__":
    sys.exit(main())
