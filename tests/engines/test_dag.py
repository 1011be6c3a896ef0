"""A DAG of all five systems, run by Airflow (`dag.test()`, on SQLite) with what its version has of a store and triggers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("airflow.version", reason="Airflow is not installed here: scripts/engines-test brings it")

from orchestrators_airflow._airflow import WHOLE
from orchestrators_airflow.hooks import HOOKS
from orchestrators_airflow.memory import NO_STORE

from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients._registry import registered
from tests.engines.known import connection, secrets
from tests.engines.test_airflow import GOOD, OPERATORS, STARTS

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
        known = [secret for simulator in simulators.values() for secret in secrets(simulator)]
        assert not [secret for secret in known if secret in output]
        assert (NO_STORE in output) is not WHOLE, (
            "below 3.3 the log names the promises that do not hold, and from it on none"
        )
