"""Whether each template override is still needed: the generator's own output must still have the problem it mends.

A failure here is good news: delete the override (and its line in specs/templates/README.md), regenerate, and see whether
the tests of what it did still pass.
"""

import json

import pytest

from tests.generator.probes import RUN, SECRET, Package, answered, calls_to_read, imported_by, read
from tests.generator.recorder import Answer, Recorder

GONE = "override ({0}) may go: the generator's own output no longer has the problem"


def test_a_unknown_enum_value_still_raises(stock: Package) -> None:
    try:
        read(stock, status="PAUSED_BY_ADMIN")
    except ValueError:
        return
    pytest.fail(GONE.format("a"))


@pytest.mark.parametrize("status", [520, 599])
def test_b_unregistered_status_still_raises(stock: Package, recorder: Recorder, status: int) -> None:
    try:
        answered(stock, recorder, Answer(status, b"no", "text/plain"))
    except ValueError:
        return
    pytest.fail(GONE.format("b"))


@pytest.mark.parametrize("name", ["first", "steps", "created"])
def test_c_null_still_raises(stock: Package, name: str) -> None:
    try:
        read(stock, **{name: None})
    except (AttributeError, TypeError):
        return
    pytest.fail(GONE.format("c"))


@pytest.mark.parametrize("name", ["id", "first", "words"])
def test_c_missing_field_still_raises(stock: Package, name: str) -> None:
    source = {key: value for key, value in RUN.items() if key != name}
    try:
        stock.model("Run").from_dict(source)
    except KeyError:
        return
    pytest.fail(GONE.format("c"))


def test_c_other_date_text_still_raises(stock: Package) -> None:
    try:
        read(stock, created="Tue Feb 04 10:20:30 UTC 2031")
    except ValueError:
        return
    pytest.fail(GONE.format("c"))


def test_c_html_body_is_still_a_json_error(stock: Package, recorder: Recorder) -> None:
    try:
        answered(stock, recorder, Answer(200, b"<html>"))
    except json.JSONDecodeError:
        return
    pytest.fail(GONE.format("c"))


def test_d_repr_still_shows_secrets(stock: Package) -> None:
    """The client is no template any more: all packages share that of the runtime."""
    error = stock.module("errors").UnexpectedStatus(500, f"1{SECRET}".encode())
    shown = str(error) + repr(stock.model("Login")(user="me", password=f"2{SECRET}"))
    still = [number for number in "12" if f"{number}{SECRET}" in shown]
    assert still, GONE.format("d")
    assert still == list("12"), f"parts of override (d) may go: only {still} still show"


def test_e_files_still_have_no_header(stock: Package) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (stock.folder / "models").rglob("*.py")]
    assert texts
    assert not any("generated" in text[:200].lower() for text in texts), GONE.format("e")


def test_f_reading_still_copies_and_imports(stock: Package, ours: Package) -> None:
    source = (stock.folder / "models" / "run.py").read_text(encoding="utf-8")
    reader = source.split("def from_dict")[1]
    assert "d = dict(src_dict)" in reader, GONE.format("f")
    assert "from ..models." in reader, GONE.format("f")
    assert calls_to_read(ours, 50) < calls_to_read(stock, 50), GONE.format("f")


def test_g_import_still_takes_everything(stock: Package) -> None:
    modules = imported_by(stock, "import probe_stock, probe_stock.models")
    assert {"httpx", "probe_stock.models.run"} <= modules, GONE.format("g")


def test_h_objects_of_any_fields_still_have_a_class(stock: Package) -> None:
    assert "Labels" in stock.module("models").__all__, GONE.format("h")
