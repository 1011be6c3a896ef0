"""The check of the built site: every internal link has a target, and nothing is loaded from other hosts."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADS = {("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src"), ("source", "src")}
"""Attributes by which a page makes a browser fetch something."""

ERROR_PAGE = "404.html"
"""A server sends it for any path: its links are relative to the root of the site."""


class Page(HTMLParser):
    """The anchors of a page, what it links to, and what it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element names."""
        for name, value in attrs:
            if value is None:
                continue
            if name == "id":
                self.anchors.add(value)
            elif (tag, name) in LOADS:
                self.loads.append(value)
            elif (tag, name) == ("a", "href"):
                self.links.append(value)


def faults(folder: Path) -> Iterator[str]:
    """Yield what is wrong with the site in a folder."""
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}
    for path, page in pages.items():
        for target in page.loads:
            if urlsplit(target).netloc:
                yield f"{path.name} loads {target}"
            elif path.name != ERROR_PAGE and not target.startswith("data:") and not _there(path, target).exists():
                yield f"{path.name} loads {target}, which is not there"
        for target in page.links:
            yield from _link(path, target, pages)


def _link(path: Path, target: str, pages: dict[Path, Page]) -> Iterator[str]:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or path.name == ERROR_PAGE:
        return
    place = _there(path, target)
    if place not in pages and not place.exists():
        yield f"{path.name} links to {target}, which is not there"
    elif parts.fragment and place in pages and unquote(parts.fragment) not in pages[place].anchors:
        yield f"{path.name} links to {target}, where there is no such heading"


def _there(path: Path, target: str) -> Path:
    name = unquote(urlsplit(target).path)
    return path if not name or name == "." else (path.parent / name).resolve()
