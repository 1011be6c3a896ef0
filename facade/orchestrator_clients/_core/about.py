"""Checks that an answer is about what was asked for: otherwise a program would act on another execution."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from .body import BadAnswer
from .model import given
from .vendor import text_of

M = TypeVar("M")


def about(what: str, parse: Callable[[Any], M | None], **asked: object) -> Callable[[Any], M | None]:
    """Return a reader of an answer whose fields, as far as it has them, must be these; ValueError names one that is not.

    asked: what was asked for by the model's attributes, None for what was not. Letters may differ in case.
    """

    def read(answer: Any) -> M | None:
        raw = parse(answer)
        must_be(what, raw, **asked)
        return raw

    return read


def must_be(what: str, raw: object, **asked: object) -> None:
    """Raise ValueError that names the field where an answer is about something else, as `about` does."""
    for name, wanted in asked.items():
        told = text_of(given(getattr(raw, name, None)))
        if told is not None and wanted is not None and told.casefold() != str(wanted).strip().casefold():
            raise BadAnswer(f"the answer is about another {what}", _on_the_wire(name))


def _on_the_wire(attribute: str) -> str:
    return re.sub(r"_([a-z])", lambda found: found[1].upper(), attribute)
