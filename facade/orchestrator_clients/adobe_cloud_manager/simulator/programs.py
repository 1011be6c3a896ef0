"""The program of a simulated Cloud Manager: what lists tell of it, of its pipeline and of its environments."""

from __future__ import annotations

Row = dict[str, object]

ENVIRONMENTS = (("301", "acme-stage", "stage"), ("302", "acme-prod", "prod"))


def program(program_id: str) -> Row:
    """Return the program."""
    link = {"self": {"href": f"/api/program/{program_id}"}}
    return {"id": program_id, "name": "Acme Main Site", "enabled": True, "tenantId": "acme", "_links": link}


def pipeline(program_id: str, pipeline_id: str, status: str) -> Row:
    """Return the pipeline, which deploys to both environments."""
    deploys = [
        {"name": f"{kind.upper()}_DEPLOY", "type": "DEPLOY", "environmentId": number, "environmentType": kind}
        for number, _, kind in ENVIRONMENTS
    ]
    return {
        "id": pipeline_id,
        "programId": program_id,
        "name": "Main",
        "trigger": "MANUAL",
        "status": status,
        "phases": [
            {"name": "VALIDATE", "type": "VALIDATE"},
            {"name": "BUILD_1", "type": "BUILD", "repositoryId": "7", "branch": "main"},
            *deploys,
        ],
        "_links": {"self": {"href": f"/api/program/{program_id}/pipeline/{pipeline_id}"}},
    }


def environments(program_id: str) -> list[Row]:
    """Return the environments."""
    return [
        {"id": number, "programId": program_id, "name": name, "type": kind, "status": "ready"}
        for number, name, kind in ENVIRONMENTS
    ]


def listed(name: str, rows: list[Row], path: str) -> Row:
    """Return a list as HAL writes it."""
    return {"_totalNumberOfItems": len(rows), "_embedded": {name: rows}, "_links": {"self": {"href": path}}}
