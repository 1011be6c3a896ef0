"""The report: escaped, self-contained, and of the shape its policy says."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestrator_clients import Progress, Snapshot, State
from orchestrator_clients.cli.report import render

from .runs import EVIL, NOON, everywhere, failed, step

ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "main", "header", "p", "h1", "h2", "strong", "span", "dl", "div", "dt",
    "dd", "a", "ol", "li", "svg", "rect", "small", "footer",
}  # fmt: skip


class Page(HTMLParser):
    """The elements of a page, checked to be properly nested."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError("there are no comments")


def test_what_it_tells() -> None:
    page = Page(render(failed(), now=NOON + timedelta(hours=1)))
    text = " ".join(page.texts)
    for part in (
        "Deploy production", "failed", "It failed.", "Step codeQuality: sqale_rating is D; A was required", "44m00s", "23m20s",
        "The pipeline did not pass the quality gate", "48213", "2030-05-01 12:00:00Z", "Progress: 3 of 5", "no times known",
        "As seen at 2030-05-01 13:00:00Z",
    ):  # fmt: skip
        assert part in text, part
    assert [one["href"] for tag, one in page.elements if tag == "a"] == [
        "https://experience.adobe.com/cloud-manager/runs/1234"
    ]


@pytest.mark.parametrize(
    "text", [EVIL, "javascript:alert(1)", "https://x/\"onclick='a'", "]]>", "$title ${body} $$", "{}%s"]
)
def test_a_servers_text_stays_text(text: str) -> None:
    page = Page(render(everywhere(text), now=NOON))
    assert {tag for tag, _ in page.elements} <= ALLOWED
    assert {name for _, one in page.elements for name in one if name.startswith("on") or name == "style"} == set()
    assert [one for tag, one in page.elements if tag == "a"] == []
    assert len([tag for tag, _ in page.elements if tag == "style"]) == 1


@given(st.text(max_size=40))
def test_any_text_stays_text(text: str) -> None:
    page = Page(render(everywhere(text)))
    assert {tag for tag, _ in page.elements} <= ALLOWED
    assert render(everywhere(text)).encode("utf-8")


def test_the_policy_forbids_all_but_our_style() -> None:
    text = render(failed())
    page = Page(text)
    style = re.search("<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = next(one["content"] for _, one in page.elements if one.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_it_asks_for_nothing() -> None:
    page = Page(render(failed()))
    for _, attributes in page.elements:
        assert not {"src", "srcset", "data", "action", "poster", "background"} & set(attributes)
    assert "url(" not in render(failed())
    assert "@import" not in render(failed())


def test_it_is_a_pure_function() -> None:
    assert render(failed()) == render(failed())
    assert render(failed(), now=NOON) != render(failed())


@pytest.mark.parametrize("state", list(State))
def test_every_state_and_no_times(state: State) -> None:
    run = Snapshot(system="x", id="1", ids={"id": "1"}, state=state, raw_status="", steps=[step("s", state)])
    text = " ".join(Page(render(run)).texts)
    assert str(state) in text
    assert "no times known" in text


def test_no_steps() -> None:
    run = Snapshot(system="cloudify", id="1", ids={"id": "1"}, state=State.RUNNING, raw_status="started")
    assert "The system reports no steps of this run." in render(run)


def test_bars_stay_inside() -> None:
    steps = [
        step("begins late", State.RUNNING, 100),
        step("point", State.FAILED, 100, 100),
        step("odd", State.FAILED, 50, 20),
    ]
    run = Snapshot(
        system="x",
        id="1",
        ids={"id": "1"},
        state=State.RUNNING,
        raw_status="",
        started=NOON,
        steps=steps,
        progress=Progress(9, 3),
    )
    page = Page(render(run, now=NOON + timedelta(seconds=100)))
    for _, one in [each for each in page.elements if each[0] == "rect"]:
        x, width = int(one.get("x") or 0), int(one["width"] or 0)
        assert 0 <= x <= x + width <= 1000
