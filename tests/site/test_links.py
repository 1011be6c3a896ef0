"""The check of the site that was built finds what leads nowhere and what is loaded from elsewhere."""

from pathlib import Path

import pytest

from documentation.links import faults

GOOD = '<html><link href="site.css"><h2 id="here">x</h2><a href="#here">x</a> <a href="https://example.com/">x</a>'


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ("", []),
        ('<a href="page.html#here">', []),
        ('<a href="sub/other.html">', []),
        ('<a href="none.html">', ["page.html links to none.html, which is not there"]),
        ('<a href="#there">', ["page.html links to #there, where there is no such heading"]),
        ('<a href="sub/other.html#x">', ["page.html links to sub/other.html#x, where there is no such heading"]),
        ('<script src="https://cdn.example.com/a.js">', ["page.html loads https://cdn.example.com/a.js"]),
        ('<img src="//cdn.example.com/a.png">', ["page.html loads //cdn.example.com/a.png"]),
        ('<link href="none.css">', ["page.html loads none.css, which is not there"]),
        ('<img src="data:image/png;base64,AAAA">', []),
    ],
)
def test_faults(more: str, wrong: list[str], tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "other.html").write_text('<a href="../page.html">')
    (tmp_path / "site.css").write_text("")
    (tmp_path / "page.html").write_text(GOOD + more)
    assert list(faults(tmp_path)) == wrong
