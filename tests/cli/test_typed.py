"""Inputs and options of a start, from words to typed values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients import UsageError
from orchestrator_clients.cli import typed


@pytest.mark.parametrize(
    ("texts", "json_texts", "expected"),
    [
        ([], [], {}),
        (["n=2"], [], {"n": "2"}),
        (["n=0012", "empty=", "sum=a=b"], [], {"n": "0012", "empty": "", "sum": "a=b"}),
        ([], ["n=2", "flag=true", "none=null"], {"n": 2, "flag": True, "none": None}),
        ([], ['list=[1, "a"]'], {"list": [1, "a"]}),
        (["a=1"], ['{"b": {"c": 1}}'], {"a": "1", "b": {"c": 1}}),
    ],
)
def test_inputs(texts: list[str], json_texts: list[str], expected: dict[str, Any]) -> None:
    assert typed.inputs(texts, json_texts) == expected


def test_inputs_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "in.json").write_text('{"a": [1]}')
    assert typed.inputs([], [f"@{tmp_path}/in.json"]) == {"a": [1]}


@pytest.mark.parametrize(
    ("texts", "json_texts", "message"),
    [
        (["novalue"], [], "--input novalue: write it as NAME=VALUE"),
        (["=x"], [], "write it as NAME=VALUE"),
        (["a=1", "a=2"], [], "--input a is given twice"),
        (["a=1"], ["a=2"], "--json-input a: this input is given twice"),
        ([], ["a=word"], "--json-input a: that is not JSON"),
        ([], ["[1]"], "write it as NAME=VALUE"),
        ([], ["{broken"], "that is not JSON"),
        ([], ["@/nonexistent/file"], "--json-input @/nonexistent/file: No such file"),
        ([], ["a=" + "[" * 100_000], "that is not JSON"),
    ],
)
def test_bad_inputs(texts: list[str], json_texts: list[str], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        typed.inputs(texts, json_texts)
    assert message in str(caught.value)


OPTIONS = {"queue": bool, "seconds": float, "count": int, "comments": str}


def test_options_have_types() -> None:
    found = typed.options(["queue=Yes", "seconds=1.5", "count=3", "comments=3"], OPTIONS, "x")
    assert found == {"queue": True, "seconds": 1.5, "count": 3, "comments": "3"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("queue=maybe", "give true or false"),
        ("count=1.5", "give a whole number"),
        ("kueue=true", "x has queue, seconds, count, comments"),
    ],
)
def test_bad_options(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        typed.options([text], OPTIONS, "x")
