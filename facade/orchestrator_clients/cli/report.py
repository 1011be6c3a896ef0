"""A report of one run as an HTML page that needs nothing else: no script, no request, readable on a phone and on paper.

Everything in it is a server's text and is escaped; a policy in the page forbids the browser all but our own style.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from datetime import datetime
from html import escape
from string import Template

from .._core.model import Snapshot, State, Step
from .report_style import STYLE
from .text import clean, duration, elapsed, label, moment, safe_link
from .timeline import Bar, bars, span

_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"
"""Only the one style element, known by its hash."""

_PAGE = Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>$style</style>
</head>
<body>
<main>
$body
</main>
</body>
</html>
""")

WIDTH = 1000
"""Units across a bar."""

_ENDINGS = {
    State.SUCCEEDED: "It succeeded.",
    State.FAILED: "It failed.",
    State.CANCELLED: "It was cancelled.",
    State.WAITING: "It waits for a person.",
    State.PAUSED: "It is paused until a person lets it go on.",
    State.UNKNOWN: "Its system reports a status that this version does not know.",
}


def render(run: Snapshot, *, now: datetime | None = None) -> str:
    """Return the report of a run. `now` is the moment it was looked at; without it, the latest time in it counts.

    Secrets are the caller's to take out: pass what `text.shown` returns.
    """
    title = f"{run.name or run.id}: {run.state}"
    parts = [*_head(run), *_facts(run, now), *_progress(run), *_timeline(run, now), *_foot(now)]
    return _PAGE.substitute(policy=escape(POLICY), title=_text(title), style=STYLE, body="\n".join(parts))


def _text(value: object) -> str:
    """Return a text escaped for elements and quoted attributes, without control characters."""
    return escape(clean(str(value)), quote=True)


def _head(run: Snapshot) -> Iterator[str]:
    yield f'<header><p class="system">{_text(run.system)}</p>'
    yield f"<h1>{_text(run.name or run.id)}</h1>"
    first, *more = _outcome(run)
    yield f'<div class="outcome {run.state}"><p><strong>{run.state}</strong> {_text(first)}</p>'
    yield from (f"<p>{_text(text)}</p>" for text in more)
    yield "</div></header>"


def _outcome(run: Snapshot) -> list[str]:
    """Return the sentences that describe the state of a run."""
    failed = run.failed_step if run.state is State.FAILED else None
    parts = [_ENDINGS.get(run.state, "It has not ended."), run.attention]
    if failed:
        parts.append(f"Step {label(failed)}: {failed.message}" if failed.message else f"Step {label(failed)} failed.")
    if run.message and not (failed and failed.message == run.message):
        parts.append(run.message)
    return [part for part in parts if part]


def _facts(run: Snapshot, now: datetime | None) -> Iterator[str]:
    whole = span(run, now)
    rows = [
        ("id", run.id),
        *((name, value) for name, value in run.ids.items() if value != run.id),
        ("status", run.raw_status),
        ("started", moment(run.started)),
        ("ended", moment(run.ended)),
        ("took" if run.state.ended else "has taken", duration(whole[1] - whole[0]) if whole else ""),
    ]
    yield "<dl>"
    yield from (f"<div><dt>{_text(name)}</dt><dd>{_text(value)}</dd></div>" for name, value in rows if value)
    if run.link:
        yield f'<div class="whole"><dt>link</dt><dd>{_link(run.link)}</dd></div>'
    yield "</dl>"


def _link(link: str) -> str:
    """Return a link to follow if it is a safe one, else its text."""
    safe = safe_link(link)
    return f'<a href="{_text(safe)}" rel="noopener noreferrer nofollow">{_text(safe)}</a>' if safe else _text(link)


def _progress(run: Snapshot) -> Iterator[str]:
    if run.progress is None or run.progress.total <= 0:
        return
    done, total = run.progress.done, run.progress.total
    part = min(1.0, max(0.0, done / total))
    yield f"<h2>Progress: {done} of {total}</h2>"
    yield _svg(f'<rect class="bar {run.state}" width="{round(part * WIDTH)}" height="16"/>', f"{done} of {total} done")


def _timeline(run: Snapshot, now: datetime | None) -> Iterator[str]:
    if not run.steps:
        yield "<h2>Steps</h2>\n<p>The system reports no steps of this run.</p>"
        return
    yield '<h2>Steps</h2>\n<ol class="steps">'
    yield from (_row(bar, now) for bar in bars(run, now))
    yield "</ol>"


def _row(bar: Bar, now: datetime | None) -> str:
    step = bar.step
    took = duration(elapsed(step, now or step.started)) if step.started and (step.ended or not step.state.ended) else ""
    when = " - ".join(part for part in (moment(step.started), moment(step.ended)) if part)
    told = f"{label(step)}: {step.state}{f', {took}' if took else ''}"
    message = f'<p class="message">{_text(step.message)}</p>' if step.message else ""
    return (
        f'<li><div class="step"><span class="name">{_text(label(step))}</span>'
        f'<span class="state {step.state}">{step.state}{_raw(step)}</span><span class="took">{_text(took)}</span></div>'
        f"{_svg(_rect(bar), told)}"
        f'<p class="when">{_text(when or "no times known")}</p>{message}</li>'
    )


def _raw(step: Step) -> str:
    words = [step.raw_status if step.raw_status != step.state else None, "tolerated" if step.tolerated else None]
    text = ", ".join(word for word in words if word)
    return f" <small>{_text(text)}</small>" if text else ""


def _rect(bar: Bar) -> str:
    if bar.begin is None or bar.end is None:
        return ""
    x = round(bar.begin * WIDTH)
    width = max(6, round((bar.end - bar.begin) * WIDTH))  # a short step is still to be seen
    return f'<rect class="bar {bar.step.state}" x="{min(x, WIDTH - width)}" width="{width}" height="16"/>'


def _svg(content: str, told: str) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} 16" preserveAspectRatio="none" role="img" aria-label="{_text(told)}">'
        f'<rect class="track" width="{WIDTH}" height="16"/>{content}</svg>'
    )


def _foot(now: datetime | None) -> Iterator[str]:
    if now is not None:
        yield f"<footer>As seen at {_text(moment(now))}. All times are UTC.</footer>"
