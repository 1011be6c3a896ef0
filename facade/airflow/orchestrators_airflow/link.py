"""The button that leads to an execution."""

from __future__ import annotations

from typing import Any

from ._airflow import BaseOperatorLink, XCom

LINK = "orchestrators_link"
"""The XCom in which an operator keeps its execution's address."""


class RunLink(BaseOperatorLink):
    """Leads to the execution's address in the API of its system, which asks for credentials; EC2 Image Builder has none."""

    @property
    def name(self) -> str:
        """Return what the button says."""
        return "Execution"

    def get_link(self, operator: Any, *, ti_key: Any) -> str:
        """Return the address, empty before the execution was started."""
        return str(XCom.get_value(key=LINK, ti_key=ti_key) or "")
