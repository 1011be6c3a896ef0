"""What `wait` is given: ids, tokens, and what stands on stdin."""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .._core._sync.execution import Execution
from .._core.errors import OrchestratorError, UsageError
from .exits import Exit
from .problems import give_up
from .session import Session

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def given(
    session: Session, ids: Iterable[str], tokens: Iterable[str], *, moved: bool = False
) -> tuple[list[Execution], list[Exit]]:
    """Return the runs to wait for, and the exit codes of those that cannot be read, which are reported.

    `moved`: the systems that tokens speak of may be under other URLs now.
    `UsageError`, before anything is sent, for what names no run.
    """
    runs = [session.from_token(token, moved=moved) for token in tokens]
    codes: list[Exit] = []
    wanted: list[str] = []
    for text in _texts(ids):
        if text.startswith("{"):
            _take(session, _object(text), text, runs, codes, moved=moved)
        else:
            session.ids(session.profile(), text)
            wanted.append(text)
    for text in wanted:
        profile = session.profile()
        try:
            runs.append(session.waitable(profile, session.ids(profile, text)))
        except UsageError:
            raise
        except OrchestratorError as error:
            if len(wanted) + len(runs) > 1:
                session.out.note(f"{text}:")
            codes.append(give_up(session, error, profile.where, text))
    return runs, codes


def _texts(ids: Iterable[str]) -> Iterator[str]:
    """Yield the ids, with what stands on stdin in the place of a `-`: the first column of each line, or an object."""
    for text in ids:
        if text != "-":
            yield text
        elif sys.stdin is not None:  # started with a closed one, Python has None in its place
            lines = map(str.strip, decoded(sys.stdin.buffer.read()).splitlines())
            yield from (line if line.startswith("{") else line.partition("\t")[0] for line in lines if line)


def decoded(data: bytes) -> str:
    """Return a text in UTF-8 or, as PowerShell writes it, UTF-16, with its byte order mark or without.

    `UsageError` for anything else.
    """
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\0" in data:  # no id and no JSON of ours holds it: every other byte of ASCII in UTF-16
        encoding = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise UsageError("stdin is neither UTF-8 nor UTF-16: what is to be waited for cannot be read") from None


def _object(text: str) -> Mapping[str, Any]:
    try:
        found: Mapping[str, Any] = json.loads(text)
    except (ValueError, RecursionError):
        raise UsageError(
            "a line of stdin begins like JSON and is none: it is cut short, or something else made it"
        ) from None
    return found


def _take(
    session: Session, data: Mapping[str, Any], text: str, runs: list[Execution], codes: list[Exit], *, moved: bool
) -> None:
    """Take a token, or an object of `--json`: a run's, or that of an error in its place."""
    if "error" in data and "token" not in data:
        session.out.note(f"stdin reports an error: {session.out.redact(str(data['error']))}")
        code = data.get("exit_code")
        codes.append(Exit(code) if code in list(Exit) and code else Exit.REFUSED)
        return
    token, name = data.get("token", text), data.get("profile")
    known = name if isinstance(name, str) and name in session.profiles.tables else None
    runs.append(session.from_token(token if isinstance(token, str) else text, known, moved=moved))
