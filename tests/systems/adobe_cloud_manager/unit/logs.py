"""A step's log in a storage: what the tests of logs let the two servers answer."""

from __future__ import annotations

from .conftest import IDS, STEP, Request, Server, answer, step

SIGNED = "/store/build.txt?sig=S3CR3T%2Fx&se=2026"
"""Where in the storage the log is."""

LOG = bytes(range(256)) * 1000  # no UTF-8


def points_to(server: Server, storage: Server, *statuses: str) -> None:
    """Let the API tell where the log is, and the step's status: each of these once, the last one for ever.

    Its execution goes on.
    """
    told = list(statuses)

    def handle(request: Request) -> bytes:
        if request.target.partition("?")[0] == f"{STEP}/logs":
            return answer(200, {"redirect": storage.url + SIGNED})
        if "/phase/" not in request.target:
            return answer(200, {"id": IDS[2], "programId": IDS[0], "pipelineId": IDS[1], "status": "RUNNING"})
        status = told.pop(0) if len(told) > 1 else told[0]
        return answer(200, step("build", status))

    server.handler = handle


def ranged(request: Request, log: bytes) -> bytes:
    """Answer as a storage that knows ranges."""
    wanted = request.headers.get("range")
    if wanted is None:
        return answer(200, log)
    begin = int(wanted.removeprefix("bytes=").removesuffix("-"))
    if begin >= len(log):
        return answer(416, b"InvalidRange")
    return answer(206, log[begin:], Content_Range=f"bytes {begin}-{len(log) - 1}/{len(log)}")
