"""What is imported from Airflow, which has it in other places from 3 on; checkers see the newest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from airflow.triggers.base import BaseTrigger, TriggerEvent

if TYPE_CHECKING:
    from airflow.sdk import BaseHook, BaseOperator, BaseOperatorLink
    from airflow.sdk.bases.xcom import BaseXCom as XCom
    from airflow.sdk.exceptions import AirflowException, AirflowFailException
else:
    from airflow.exceptions import AirflowException, AirflowFailException

    try:
        from airflow.sdk import BaseHook, BaseOperator, BaseOperatorLink
        from airflow.sdk.execution_time.xcom import XCom
    except ImportError:  # Airflow 2
        from airflow.hooks.base import BaseHook
        from airflow.models import BaseOperator, XCom
        from airflow.models.baseoperatorlink import BaseOperatorLink

WHOLE = hasattr(BaseTrigger, "on_kill")
"""Whether this is Airflow 3.3 or newer, where every promise holds."""


def event(payload: dict[str, Any]) -> TriggerEvent:
    """Return the event that a trigger yields."""
    return TriggerEvent(payload)  # type: ignore[no-untyped-call]


__all__ = [
    "WHOLE",
    "AirflowException",
    "AirflowFailException",
    "BaseHook",
    "BaseOperator",
    "BaseOperatorLink",
    "BaseTrigger",
    "TriggerEvent",
    "XCom",
    "event",
]
