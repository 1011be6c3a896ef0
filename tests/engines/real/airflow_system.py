"""A real Airflow: API server, scheduler, DAG processor and triggerer as processes, on loopback only, to be killed."""

from __future__ import annotations

import base64
import json
import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import httpx
import psutil

from tests.engines.known import LOOPBACK, connection, free_port, until
from tests.engines.real.installed import installed

COMPONENTS = ("api-server", "scheduler", "dag-processor", "triggerer")
DAGS = Path(__file__).parent / "dags"
SETTINGS = {
    "CORE__LOAD_EXAMPLES": "false",
    "CORE__DAGS_FOLDER": str(DAGS),
    "CORE__DAGS_ARE_PAUSED_AT_CREATION": "false",
    "CORE__EXECUTOR": "LocalExecutor",
    "CORE__PARALLELISM": "8",
    "CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS": "true",
    "SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "30",  # that a worker died is noticed sooner than within five minutes
    "SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL": "5",
    "SCHEDULER__TASK_INSTANCE_HEARTBEAT_SEC": "5",
    "TRIGGERER__TRIGGERER_HEALTH_CHECK_THRESHOLD": "30",
    "TRIGGERER__JOB_HEARTBEAT_SEC": "3",
    "TRIGGERER__CAPACITY": "1000",
    "API__WORKERS": "1",
    "DAG_PROCESSOR__REFRESH_INTERVAL": "60",
    "USAGE_DATA_COLLECTION__ENABLED": "false",
}


class Airflow:
    """The components, their logs and their REST API."""

    def __init__(self, home: Path, database: str, simulators: Mapping[str, Any]) -> None:
        self.home, port = home, free_port()
        self._url = f"http://{LOOPBACK}:{port}"
        self._arguments = {"api-server": ["--host", LOOPBACK, "--port", str(port)]}
        for component in ("scheduler", "triggerer"):
            self._arguments[component] = ["--skip-serve-logs"]  # its server of logs would listen on all interfaces
        own = {
            "CORE__FERNET_KEY": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
            "API_AUTH__JWT_SECRET": secrets.token_hex(32),
            "API__SECRET_KEY": secrets.token_hex(32),
            "API__PORT": str(port),
            "CORE__EXECUTION_API_SERVER_URL": f"{self._url}/execution/",
            "DATABASE__SQL_ALCHEMY_CONN": database,
            "LOGGING__BASE_LOG_FOLDER": str(home / "logs"),
        }
        named = {f"AIRFLOW__{name}": value for name, value in {**SETTINGS, **own}.items()}
        path = str(installed(home))
        self._environment = {**os.environ, "AIRFLOW_HOME": str(home), "PYTHONPATH": path, **named}
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._simulators = simulators
        self._api: httpx.Client | None = None

    def migrate(self) -> None:
        """Make the tables, and keep the connections in them, encrypted."""
        self.says("db", "migrate")
        file = self.home / "connections.json"
        known = {f"{name}_default": connection(simulator) for name, simulator in self._simulators.items()}
        file.write_text(json.dumps({name: {**one, "extra": json.dumps(one["extra"])} for name, one in known.items()}))
        self.says("connections", "import", str(file))
        file.unlink()

    def begin(self, *components: str) -> None:
        """Start components."""
        for component in components:
            with (self.home / f"{component}.log").open("ab") as log:
                command = [sys.executable, "-m", "airflow", component, *self._arguments.get(component, [])]
                self._processes[component] = subprocess.Popen(
                    command, stdout=log, stderr=log, env=self._environment, start_new_session=True
                )

    def ready(self, dags: list[str]) -> None:
        """Wait for the API, and for DAGs to be known."""
        until(lambda: self._answers(), 180, "the API server")
        token = httpx.get(f"{self._url}/auth/token", timeout=60).json()["access_token"]
        self._api = httpx.Client(base_url=self._url, headers={"Authorization": f"Bearer {token}"}, timeout=60)
        known = lambda: {one["dag_id"] for one in self.call("GET", "/dags?limit=100")["dags"]}  # noqa: E731
        until(lambda: set(dags) <= known(), 180, "the DAGs")

    def call(self, method: str, path: str, **body: Any) -> Any:
        """Call the REST API; a path that is no whole one is of its public part."""
        assert self._api is not None
        answer = self._api.request(
            method, path if path.startswith("/ui/") else f"/api/v2{path}", **({"json": body} if body else {})
        )
        assert answer.status_code < 300, f"{method} {path}: {answer.status_code} {answer.text[:2000]}"
        return answer.json() if answer.content else None

    def run(self, dag: str, name: str, **conf: Any) -> Callable[[], dict[str, str]]:
        """Start a DAG run; return what tells the states of its tasks."""
        self.call("POST", f"/dags/{dag}/dagRuns", dag_run_id=name, logical_date=None, conf=conf)
        return lambda: self.states(dag, name)

    def states(self, dag: str, name: str) -> dict[str, str]:
        """Return the states of a DAG run's tasks."""
        found = self.call("GET", f"/dags/{dag}/dagRuns/{name}/taskInstances?limit=200")["task_instances"]
        return {one["task_id"]: str(one["state"]) for one in found}

    def ended(self, dag: str, name: str) -> bool:
        """Return whether a DAG run is over, which the scheduler says some time after its last task."""
        return self.call("GET", f"/dags/{dag}/dagRuns/{name}")["state"] in ("success", "failed")

    def tries(self, dag: str, name: str) -> dict[str, int]:
        """Return how often each task was tried."""
        found = self.call("GET", f"/dags/{dag}/dagRuns/{name}/taskInstances?limit=200")["task_instances"]
        return {one["task_id"]: one["try_number"] for one in found}

    def mark(self, dag: str, name: str, task: str, state: str) -> None:
        """Mark a task as a person does."""
        self.call("PATCH", f"/dags/{dag}/dagRuns/{name}/taskInstances/{task}", new_state=state)

    def clear(self, dag: str, name: str, *tasks: str) -> None:
        """Clear tasks as a person does."""
        what = {"dry_run": False, "dag_run_id": name, "task_ids": list(tasks), "only_failed": False}
        self.call("POST", f"/dags/{dag}/clearTaskInstances", **what)

    def kill(self, component: str, how: int = signal.SIGKILL) -> None:
        """Kill a component with all that it began."""
        process = self._processes.pop(component)
        family = [process.pid, *(child.pid for child in _children(process.pid))]
        for pid in family if how == signal.SIGKILL else family[:1]:
            _signal(pid, how)
        process.wait(60)

    def kill_workers(self) -> int:
        """Kill each worker that has a task, and the task, with SIGKILL; return how many processes that were."""
        busy = [one for one in _children(self._processes["scheduler"].pid) if _is_worker(one) and _children(one.pid)]
        family = {pid for worker in busy for pid in (worker.pid, *(child.pid for child in _children(worker.pid)))}
        for pid in family:
            _signal(pid, signal.SIGKILL)
        return len(family)

    def close(self) -> None:
        """Kill everything."""
        for component in list(self._processes):
            self.kill(component)
        if self._api is not None:
            self._api.close()

    def written(self) -> bytes:
        """Return the logs of all components and tasks."""
        logs = [*self.home.glob("*.log"), *(one for one in (self.home / "logs").rglob("*") if one.is_file())]
        return b"".join(one.read_bytes() for one in logs)

    def complaints(self) -> str:
        """Return what the logs have of errors, the newest last."""
        lines = [line for line in self.written().decode(errors="replace").splitlines() if "error" in line.lower()]
        return "\n".join(line[:500] for line in lines[-20:])

    def says(self, *arguments: str) -> str:
        """Run the command `airflow` and return what it says."""
        command = [sys.executable, "-m", "airflow", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, env=self._environment)
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        return done.stdout

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self._url}/api/v2/version", timeout=10).status_code == 200
        except httpx.HTTPError:
            return False


def _children(pid: int) -> list[psutil.Process]:
    try:
        return list(psutil.Process(pid).children(recursive=True))
    except psutil.NoSuchProcess:
        return []


def _is_worker(one: psutil.Process) -> bool:
    try:
        return "LocalExecutor" in " ".join(one.cmdline()) or "worker" in " ".join(one.cmdline())
    except psutil.NoSuchProcess:
        return False


def _signal(pid: int, how: int) -> None:
    try:
        os.kill(pid, how)
    except ProcessLookupError:
        return
