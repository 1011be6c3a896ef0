"""The databases of a real Airflow: SQLite, and PostgreSQL as Debian packages it, on loopback."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.engines.known import LOOPBACK, free_port

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


class Database:
    """Where Airflow's metadata are."""

    def __init__(self, url: str, file: Path | None = None) -> None:
        self.url, self._file = url, file

    def dump(self) -> bytes:
        """Return all that is stored."""
        if self._file is not None:
            return b"".join(part.read_bytes() for part in self._file.parent.glob(f"{self._file.name}*"))
        url = self.url.replace("+psycopg2", "")
        return subprocess.run([str(PROGRAMS[-1] / "pg_dump"), "--dbname", url], capture_output=True, check=True).stdout


@contextmanager
def database(kind: str, folder: Path) -> Iterator[Database]:
    """Make an empty database of a kind and run it."""
    if kind == "sqlite":
        yield Database(f"sqlite:///{folder}/airflow.db", folder / "airflow.db")
        return
    if not PROGRAMS:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with TemporaryDirectory(prefix="orchestrators-postgres-") as apart, _postgres(Path(apart)) as port:
        yield Database(f"postgresql+psycopg2://airflow@{LOOPBACK}:{port}/postgres")


@contextmanager
def _postgres(folder: Path) -> Iterator[int]:
    port, user = free_port(), []
    if os.geteuid() == 0:  # it refuses to be run by root
        shutil.chown(folder, "postgres")
        user = ["runuser", "-u", "postgres", "--"]

    def run(program: str, *arguments: str) -> None:
        command = [*user, str(PROGRAMS[-1] / program), "--pgdata", str(folder / "data"), *arguments]
        nowhere = subprocess.DEVNULL  # no pipe: the server would keep it open
        subprocess.run(command, check=True, stdout=nowhere, stderr=nowhere, cwd="/")

    run("initdb", "--username", "airflow", "--auth", "trust", "--no-sync")
    options = (
        f"-p {port} -c listen_addresses={LOOPBACK} -c unix_socket_directories= -c fsync=off -c max_connections=200"
    )
    run("pg_ctl", "start", "--wait", "--options", options)
    try:
        yield port
    finally:
        run("pg_ctl", "stop", "--mode", "immediate")
