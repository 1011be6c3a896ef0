"""Completion in bash, which takes words apart at `:` and `=`, as ARNs and inputs have them, and quotes nothing by itself."""

from __future__ import annotations

import os
import re
from typing import Any, ClassVar, Final

from click.shell_completion import BashComplete, CompletionItem, add_completion_class, split_arg_string

_SOURCE: Final = """\
%(complete_func)s() {
    local kind value
    COMPREPLY=()
    while IFS=',' read -r kind value; do
        case $kind in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            open) compopt -o nospace; COMPREPLY+=("$value") ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done < <(env COMP_LINE="${COMP_LINE:0:COMP_POINT}" COMP_BREAKS="$COMP_WORDBREAKS" \
%(complete_var)s=bash_complete "$1" 2>/dev/null)
    return 0
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

_PLAIN: Final = re.compile(r"[\w@%+=:,./-]")


class Bash(BashComplete):
    """Reads the line itself, which scripts of older releases do not hand over: those are served as before."""

    source_template: ClassVar[str] = _SOURCE

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is completed, and that one as far as it is typed."""
        line = os.environ.get("COMP_LINE")
        if line is None:
            return super().get_completion_args()
        words = split_arg_string(f"{line}x")  # so that there is a last word, and it is known where it begins
        return words[1:-1], words[-1][:-1] if words else ""

    def complete(self) -> str:
        """Return a line for each completion: its kind, and what is to stand in place of the current word of bash."""
        line = os.environ.get("COMP_LINE")
        if line is None:
            return super().complete()
        args, incomplete = self.get_completion_args()
        items = self.get_completions(args, incomplete)
        typed = incomplete.partition("=")[2] if incomplete.startswith("--") and "=" in incomplete else incomplete
        quoted = _in_quotes(line)
        return "\n".join(_told(item, "" if quoted else _begun(typed), quoted) for item in items)


def _told(item: CompletionItem[Any], begun: str, quoted: bool) -> str:
    if item.type != "plain":
        return f"{item.type},{item.value}"
    value = str(item.value).removeprefix(begun)
    escaped = value if quoted else "".join(c if _PLAIN.fullmatch(c) else f"\\{c}" for c in value)
    return f"{'open' if item.open else 'plain'},{escaped}"


def _begun(typed: str) -> str:
    """Return what of a typed word bash takes for words before it."""
    breaks = os.environ.get("COMP_BREAKS", ":=")
    end = max((typed.rfind(mark) for mark in ":=" if mark in breaks), default=-1)
    return typed[: end + 1]


def _in_quotes(line: str) -> bool:
    """Return whether the last word is within a quotation that is open."""
    mark = ""
    escaped = False
    for character in line:
        if escaped:
            escaped = False
        elif character == "\\" and mark != "'":
            escaped = True
        elif not mark and character in "'\"":
            mark = character
        elif character == mark:
            mark = ""
    return bool(mark)


def install() -> None:
    """Let the name `bash` mean this."""
    add_completion_class(Bash, "bash")
