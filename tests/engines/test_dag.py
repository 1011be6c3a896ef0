"""A DAG of all five systems, run by Airflow itself (`dag.test()`, on SQLite), with its task state store and trigger runner."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("airflow.sdk.execution_time.context", reason="Airflow 3 is not installed: see scripts/engines-test")

from orchestrators_airflow.hooks import HOOKS

from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients._registry import registered
from tests.engines.test_airflow import GOOD, OPERATORS, STARTS, connection

DAGS = Path(__file__).parent / "dags"


def test_a_dag_of_five(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "AIRFLOW_HOME": str(tmp_path),
        "AIRFLOW__CORE__DAGS_FOLDER": str(DAGS),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "false",
    }
    with ExitStack() as stack:
        simulators: dict[str, Any] = {}
        for system in OPERATORS:
            simulator: Any = stack.enter_context(registered()[system].simulator()(clock=SystemClock()))
            simulator.script = GOOD
            simulators[system] = simulator
            environment[f"AIRFLOW_CONN_{HOOKS[system].default_conn_name.upper()}"] = json.dumps(connection(simulator))
        for command in (
            ["-m", "airflow", "db", "migrate"],
            ["-m", "airflow", "dags", "reserialize"],
            [str(DAGS / "five.py")],
        ):
            done = subprocess.run([sys.executable, *command], capture_output=True, text=True, env=environment)
            assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-5000:]
        output = done.stdout + done.stderr
        assert "the DAG run ended as success" in output, output[-5000:]
        starts = {system: simulator.count(STARTS[system]) for system, simulator in simulators.items()}
        assert starts == dict.fromkeys(OPERATORS, 1)
        for simulator in simulators.values():
            known = vars(simulator.credentials) if hasattr(simulator.credentials, "__dict__") else {}
            assert not [name for name, value in known.items() if "secret" in name and str(value) in output]
