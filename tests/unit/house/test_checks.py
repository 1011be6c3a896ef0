"""The checks of the house notice what they are for."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from housekeeping import attributes, docstrings, figures, names


def written(folder: Path, text: str) -> Path:
    """Write a package of one module."""
    home = folder / "acme"
    home.mkdir()
    (home / "one.py").write_text(text)
    return home


NAKED = {
    "module": ("x = 1", "the module"),
    "class": ('"""M."""\nclass A: pass', "A"),
    "function": ('"""M."""\ndef f(): pass', "f"),
    "method": ('"""M."""\nclass A:\n    """A."""\n    async def go(self): pass', "A.go"),
    "property": ('"""M."""\nclass A:\n    """A."""\n    @property\n    def go(self): pass', "A.go"),
    "conditional": ('"""M."""\nif x:\n    pass\nelse:\n    def f(): pass', "f"),
}


@pytest.mark.parametrize("kind", NAKED)
def test_a_public_name_without_docstring_is_amiss(kind: str, tmp_path: Path) -> None:
    text, name = NAKED[kind]
    assert docstrings.check(written(tmp_path, text), list).amiss == (f"no docstring: acme/one.py: {name}",)


def test_private_names_and_setters_need_none(tmp_path: Path) -> None:
    text = '"""M."""\nclass A:\n    """A."""\n    @go.setter\n    def go(self): pass\n    def _f(self): pass\nclass _B: pass'
    assert docstrings.check(written(tmp_path, text), list).amiss == ()


BARE = {
    "a field": ("A thing.", "x: int", False),
    "a field with a string": ("A thing.", 'x: int\n    """How many."""', True),
    "a field in the docstring": ("A thing, of which `x` says how many.", "x: int", True),
    "a field in a list": ("A thing.\n\n    x: how many.", "x: int", True),
    "a field whose name is in other words": ("A thing with an x, or `maxima`.", "x: int", False),
    "a field before another with a string": ("A thing.", 'x: int\n    y: int\n    """Another."""', False),
}


@pytest.mark.parametrize("kind", BARE)
def test_a_public_attribute_is_told_of(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said, body, fine = BARE[kind]
    (tmp_path / "thing.py").write_text(
        f'class A:\n    """{said}"""\n    {body}\n    _y: int\n\nclass B(A):\n    x: bool\n'
    )
    name = "orchestrator_clients.thing"
    spec = importlib.util.spec_from_file_location(name, tmp_path / "thing.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    attributes.definitions.cache_clear()
    spec.loader.exec_module(module)
    told = attributes.attributes([module.A, module.B])
    assert {key: told[key] for key in told if key.endswith(".x")} == {f"{name}: A.x": fine, f"{name}: B.x": fine}
    attributes.definitions.cache_clear()


LONG = "def g():\n" + "    x = 1\n" * 30

TOO_LONG = {
    "has 301 lines, 300 are allowed": "def f(): pass\n" * 301,
    "the median file has 121 lines, 120 are allowed": "def f(): pass\n" * 121,
    "one function of ten has 31 lines or more, 25 are allowed": LONG * 3,
}


@pytest.mark.parametrize("words", TOO_LONG)
def test_what_is_too_long_is_amiss(words: str, tmp_path: Path) -> None:
    assert any(line.endswith(words) for line in figures.check(written(tmp_path, TOO_LONG[words])).amiss)


def test_a_docstring_makes_no_function_long(tmp_path: Path) -> None:
    told = 'def f():\n    """' + "Words.\n" * 40 + '    """\n    return 1\n'
    assert figures.check(written(tmp_path, told * 2)).amiss == ()


def test_a_system_is_spelled_in_one_way_and_has_its_reader() -> None:
    assert list(names.flaws("cloudify", "Cloudify")) == []
    assert list(names.flaws("cloudify", "CloudifyManager")) == ["CloudifyManager is not cloudify but for case"]
    assert list(names.flaws("acme", "Acme")) == ["acme has no reading.py"]


def test_two_classes_of_one_name_are_amiss(monkeypatch: pytest.MonkeyPatch) -> None:
    twins = [type("Step", (), {"__module__": f"orchestrator_clients.{home}"}) for home in ("one", "two")]
    monkeypatch.setattr(names, "exported", lambda: iter(twins))
    assert names.check().amiss == (
        "several classes are called Step: orchestrator_clients.one, orchestrator_clients.two",
    )


@pytest.mark.parametrize("check", [docstrings.check, figures.check, names.check])
def test_the_house_is_in_order(check: object) -> None:
    assert check().amiss == ()  # type: ignore[operator]
