"""Every kind of credential that a client takes, for the tables about secrets."""

from __future__ import annotations

from tests.contract.case import Kind
from tests.contract.cases import CASES

__all__ = ["KINDS", "Kind"]

KINDS: dict[str, Kind] = {name: kind for case in CASES.values() for name, kind in case.credentials.items()}
