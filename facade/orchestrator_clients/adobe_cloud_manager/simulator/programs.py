"""The program of a simulated Cloud Manager, its pipeline and its environments, as lists show them."""

from __future__ import annotations

from .render import REL, link

Row = dict[str, object]

ENVIRONMENTS = (("301", "acme-stage", "stage"), ("302", "acme-prod", "prod"))


def program(program_id: str) -> Row:
    """Return the program. Adobe's own Node library goes from here by the links."""
    at = f"/api/program/{program_id}"
    links = {"self": link(at), **{f"{REL}{name}": link(f"{at}/{name}") for name in ("pipelines", "environments")}}
    return {"id": program_id, "name": "Acme Main Site", "enabled": True, "tenantId": "acme", "_links": links}


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
        "_links": _ways(program_id, pipeline_id),
    }


def _ways(program_id: str, pipeline_id: str) -> Row:
    program_at, at = f"/api/program/{program_id}", f"/api/program/{program_id}/pipeline/{pipeline_id}"
    one = {"href": f"{at}/execution/{{executionId}}", "templated": True}
    ways = {"program": program_at, "execution": f"{at}/execution", "executions": f"{at}/executions"}
    return {"self": link(at), **{f"{REL}{name}": link(href) for name, href in ways.items()}, f"{REL}execution/id": one}


def environments(program_id: str) -> list[Row]:
    """Return the environments."""
    return [
        {"id": number, "programId": program_id, "name": name, "type": kind, "status": "ready"}
        for number, name, kind in ENVIRONMENTS
    ]


def listed(name: str, rows: list[Row], path: str) -> Row:
    """Return a list as HAL writes it."""
    return {"_totalNumberOfItems": len(rows), "_embedded": {name: rows}, "_links": {"self": {"href": path}}}
