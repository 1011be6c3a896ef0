"""What is imported from Airflow, which has it in other places from 3 on."""

from __future__ import annotations

from airflow.exceptions import AirflowException, AirflowFailException
from airflow.triggers.base import BaseTrigger, TriggerEvent

try:
    from airflow.sdk import BaseHook, BaseOperator
except ImportError:  # Airflow 2
    from airflow.hooks.base import BaseHook
    from airflow.models import BaseOperator

__all__ = ["AirflowException", "AirflowFailException", "BaseHook", "BaseOperator", "BaseTrigger", "TriggerEvent"]
