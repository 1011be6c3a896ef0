"""The report in a real browser: its style is allowed, nothing runs, and a phone shows it without scrolling sideways."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import struct
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients import Snapshot, State, Step
from orchestrator_clients.cli.report import render

from .runs import EVIL, NOON, everywhere, failed

BROWSER = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no chromium here: apt-get install chromium")

LONG_WORD = "com.example.content.packages.ui.apps.structure.with.a.name.that.has.no.end" * 4

HARNESS = """<!DOCTYPE html><html><body>
<iframe id="page" width="{width}" height="800" srcdoc="{page}"></iframe>
<pre id="out"></pre>
<script>
window.alerts = 0; window.alert = () => {{ window.alerts += 1; }};
document.getElementById("page").addEventListener("load", event => {{
  const inner = event.target.contentDocument, root = inner.documentElement, bar = inner.querySelector(".bar");
  inner.defaultView.alert = window.alert;
  document.getElementById("out").textContent = JSON.stringify({{
    wide: root.scrollWidth, room: root.clientWidth, alerts: window.alerts, scripts: inner.scripts.length,
    margin: getComputedStyle(inner.body).marginTop, fill: bar && getComputedStyle(bar).fill,
    beyond: [...inner.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1).length,
    requests: performance.getEntriesByType("resource").length,
  }});
}});
</script></body></html>"""


def chromium(folder: Path, *arguments: str) -> str:
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
    done = subprocess.run(
        [str(BROWSER), *flags, f"--user-data-dir={folder / 'user'}", *arguments],
        capture_output=True,
        timeout=120,
        env={**os.environ, "HOME": str(folder)},
    )
    return done.stdout.decode("utf-8", "replace")


def measured(folder: Path, run: Snapshot, width: int) -> dict[str, Any]:
    """Return what a frame as wide as a phone tells of the report."""
    page = html.escape(render(run, now=NOON + timedelta(hours=1)), quote=True)
    (folder / "harness.html").write_text(HARNESS.format(width=width, page=page), encoding="utf-8")
    dom = chromium(folder, "--dump-dom", "--virtual-time-budget=3000", (folder / "harness.html").as_uri())
    found = re.search('<pre id="out">(.+?)</pre>', dom, re.DOTALL)
    assert found is not None, dom[-2000:]
    value: dict[str, Any] = json.loads(html.unescape(found[1]))
    return value


def crowded() -> Snapshot:
    """Return a run with words that have no place to be broken, in every field that can be long."""
    step = Step(name=LONG_WORD, state=State.FAILED, raw_status=LONG_WORD, started=NOON, message=LONG_WORD)
    return replace(
        failed(), name=LONG_WORD, message=LONG_WORD, steps=[step] * 3, link=f"https://example.com/{LONG_WORD}"
    )


@pytest.mark.parametrize("width", [320, 390, 1200])
@pytest.mark.parametrize("make", [failed, crowded, lambda: everywhere(EVIL)], ids=["usual", "crowded", "evil"])
def test_a_phone_shows_it_whole(tmp_path: Path, make: Any, width: int) -> None:
    seen = measured(tmp_path, make(), width)
    assert seen["wide"] <= seen["room"]
    assert seen["beyond"] == 0
    assert (seen["alerts"], seen["scripts"], seen["requests"]) == (0, 0, 0)
    assert seen["margin"] == "0px"  # the browser's own would be 8px: our style is in force under the policy
    assert seen["fill"] not in (None, "rgb(0, 0, 0)")


def test_a_picture_of_it(tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(render(failed(), now=NOON + timedelta(hours=1)), encoding="utf-8")
    picture = tmp_path / "report.png"
    chromium(tmp_path, "--window-size=500,1000", f"--screenshot={picture}", (tmp_path / "report.html").as_uri())
    data = picture.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (500, 1000)
    assert len(data) > 20_000  # an empty page has 2,000
    if keep := os.environ.get("KEEP_PICTURES"):
        shutil.copy(picture, keep)
