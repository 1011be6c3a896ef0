"""Answers about the server itself: its version, and the token of a login."""

from __future__ import annotations

import pytest

from orchestrator_clients.aspera_orchestrator import reading
from tests.unit.aspera_orchestrator.desk import body


@pytest.mark.parametrize(
    "content",
    [
        '{"remote_orchestrator_info": {"orchestrator-version": "4.1.6"}}',
        "<r><orchestrator-version>4.1.6</orchestrator-version></r>",
        "<remote_orchestrator_info><orchestrator-version>4.1.6</orchestrator-version></remote_orchestrator_info>",
    ],
)
def test_the_version(content: str) -> None:
    assert reading.version(body(content)) == "4.1.6"


@pytest.mark.parametrize("content", ["{}", '{"token": ""}', '{"token": 5}', "[]", "eyJ.x.y"])
def test_a_login_without_a_token(content: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        reading.token(body(content))
