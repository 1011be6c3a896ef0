"""docs/performance.md and its plot, from the results of one run."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .calls import CONTESTS
from .promises import WHY, verdicts

DOCS = Path(__file__).parents[2] / "docs"
GROWTH = (
    ("decoding", "typed", "a page into models: time"),
    ("decoding", "kB kept", "a page: memory"),
    ("aspera-xml", "ours", "Aspera XML"),
    ("ruby-literals", "new style", "Ruby literals"),
    ("generating", "seconds", "generation"),
    ("many-waits", "cpu s", "many waits: time"),
    ("many-waits", "peak MiB", "many waits: memory"),
)
"""What grows with a size: the measurement, the column that is plotted, and what it is called."""

COLOURS = ("#1b6ca8", "#c0392b", "#2e8b57", "#8e44ad", "#d68910", "#16a2a2", "#7f5539")


def write(results: Mapping[str, Any], machine: str) -> None:
    """Write the page and the plot."""
    DOCS.mkdir(exist_ok=True)
    parts = [_head(machine), _promises(results), NOTES, *_contests(results), *_singles(results)]
    (DOCS / "performance.md").write_text("\n".join(parts), encoding="utf-8")
    (DOCS / "growth.svg").write_text(plot(_series(results)), encoding="utf-8")


NOTES = """## Limits, and what was left

A bare socket and msgspec for the two fields that are looked at need 156 us of processor time for 500 items: what this machine
needs at least. The table `parts` says where the time of a call of 20 goes.

libcurl (pycurl 7.49, which has a wheel) was measured as a wire, 2026-11-30, on a busy machine, processor time by turns in one
process: an exchange of 20 items takes 104 us (quartiles 96 to 111) where the wire over urllib3 takes 248 (232 to 265), of 500
items 319 where that takes 491; the wire has since come to write its heads by itself, which takes 26 us less, and to read a
large body in one piece. It is not used: it knows no `ssl.SSLContext`, so that trust would mean another thing there, and it
brings an OpenSSL of its own, which no security update of the system or of Python reaches.
"""


def _head(machine: str) -> str:
    return f"""# Performance

Measured by `scripts/bench --docs` on {datetime.now(UTC):%Y-%m-%d}, on: {machine}.
To repeat it run `scripts/bench`, which needs only loopback, and a Java runtime for openapi-generator. `stock_client` is what
openapi-python-client makes of our spec with its own templates, `openapi_generator` what openapi-generator makes. All figures of
a table come from one run: each contender is a process of its own, they take turns round by round, and the server (in another
process) answers with fixed bytes; `bare_socket` shows how little that takes. Given are the medians of processor time with the
quartiles of the rounds, and the median of time by the clock; promises between contenders are of processor time. Each contender
reads the fields of the result as a user would. `+fast` is with the extra `[fast]`.
"""


def _promises(results: Mapping[str, Any]) -> str:
    found = list(verdicts(results))
    broken = [f"- {line}" for _, line, kept in found if not kept]
    why = [f"- {name}: {WHY[name]}" for name in dict.fromkeys(n for n, _, kept in found if not kept) if name in WHY]
    head = f"## Promises\n\n{len(found) - len(broken)} of {len(found)} were kept."
    return "\n".join(
        [head, *(["", "Not kept:", "", *broken, "", "Where the time goes:", "", *why] if broken else []), ""]
    )


def _contests(results: Mapping[str, Any]) -> list[str]:
    return [_contest(contest.title, results[contest.name]) for contest in CONTESTS if contest.name in results]


def _contest(title: str, result: Mapping[str, Any]) -> str:
    rows = [
        f"| {name} | {times['median']:.0f} | {times['quartile 1']:.0f} to {times['quartile 3']:.0f} "
        f"| {times['wall']:.0f} |"
        for name, times in result["microseconds"].items()
    ]
    targets = [
        f"- {t['of']} against {t['against']}: **{t['ratio']:.2f}** (promised {t['bound']}: "
        f"{'kept' if t['kept'] else 'not kept'})"
        for t in result["targets"]
    ]
    head = f"## {title}\n\n| contender | CPU us per call | quartiles | us by the clock |\n|---|---|---|---|"
    missing = [f"- {name} is not measured: {reason}" for name, reason in result["missing"].items()]
    return "\n".join([head, *rows, "", *_share(result["microseconds"]), *targets, *missing, ""])


def _share(times: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Return the line that shows whether the server is a bottleneck."""
    if "bare_socket" not in times:
        return []
    server = times["bare_socket"]["median"]
    fastest = min(row["median"] for name, row in times.items() if name != "bare_socket")
    return [f"- the server takes {100 * server / fastest:.0f} % of the fastest contender's time"]


def _singles(results: Mapping[str, Any]) -> list[str]:
    parts = []
    for name, result in results.items():
        if name in {contest.name for contest in CONTESTS}:
            continue
        parts.append(f"## {name}\n")
        parts.append(_table(result) + "\n")
    return [*parts, "![growth](growth.svg)\n"]


def _table(result: Mapping[str, Any]) -> str:
    rows = {name: value if isinstance(value, Mapping) else {"value": value} for name, value in result.items()}
    columns = list(next(iter(rows.values())))
    digits = 3 if all(abs(number) < 10 for row in rows.values() for number in row.values()) else 1
    lines = [f"| | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    lines += [
        f"| {name} | {' | '.join(f'{row[column]:.{digits}f}' for column in columns)} |" for name, row in rows.items()
    ]
    return "\n".join(lines)


def _series(results: Mapping[str, Any]) -> dict[str, list[tuple[float, float]]]:
    series = {}
    for name, column, label in GROWTH:
        points = [(_number(size), row[column]) for size, row in results.get(name, {}).items()]
        first = points[0] if points else None
        if first and first[1] > 0 and len(points) > 1:
            series[label] = [(size / first[0], value / first[1]) for size, value in points if value > 0]
    return series


def _number(label: str) -> float:
    return float(label.split(" ", maxsplit=1)[0].replace(",", ""))


def plot(series: Mapping[str, Sequence[tuple[float, float]]]) -> str:
    """Return an SVG of cost over size, both axes logarithmic; the dashed line is linear growth."""
    width, height, left, bottom = 640, 420, 60, 50
    most = max((max(x, y) for points in series.values() for x, y in points), default=10)
    decades = max(1, math.ceil(math.log10(most)))

    def place(x: float, y: float) -> tuple[float, float]:
        scale_x, scale_y = (width - left - 160) / decades, (height - bottom - 20) / decades
        return left + math.log10(max(x, 1)) * scale_x, height - bottom - math.log10(max(y, 1)) * scale_y

    lines = []
    for decade in range(decades + 1):
        x, y = place(10.0**decade, 10.0**decade)
        lines.append(f'<text x="{x:.0f}" y="{height - 25}" text-anchor="middle">x{10**decade}</text>')
        lines.append(f'<text x="{left - 8}" y="{y + 4:.0f}" text-anchor="end">x{10**decade}</text>')
    (x1, y1), (x2, y2) = place(1, 1), place(10.0**decades, 10.0**decades)
    lines.append(
        f'<line x1="{x1:.0f}" y1="{y1:.0f}" x2="{x2:.0f}" y2="{y2:.0f}" stroke="#999" stroke-dasharray="5 4"/>'
    )
    for index, (label, points) in enumerate(series.items()):
        colour = COLOURS[index % len(COLOURS)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*point) for point in points))
        lines.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        lines.append(f'<text x="{width - 150}" y="{40 + 20 * index}" fill="{colour}">{label}</text>')
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">'
    axis = f'<text x="{left}" y="{height - 6}">size, and cost (up), as multiples of the smallest measured</text>'
    return "\n".join([head, '<rect width="100%" height="100%" fill="white"/>', *lines, axis, "</svg>", ""])
