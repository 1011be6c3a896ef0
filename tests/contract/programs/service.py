"""Runs the program of docs/services.md against simulators of another process."""

import asyncio
import sys
from typing import Any

from orchestrator_clients import AsyncAdobeCloudManager, AsyncCloudify
from tests.documents import blocks

folder, manager, cloud_manager, tenant, user, password, org_id, client_id, client_secret = sys.argv[1:]
names: dict[str, Any] = {}
exec(compile(blocks("docs/services.md")[0], "docs/services.md", "exec"), names)
clients = (
    AsyncCloudify(manager, tenant=tenant, auth=(user, password)),
    AsyncAdobeCloudManager(
        org_id=org_id,
        client_id=client_id,
        client_secret=client_secret,
        base_url=cloud_manager,
        token_url=f"{cloud_manager}/ims/token/v3",
    ),
)
asyncio.run(names["main"](folder, *clients))
