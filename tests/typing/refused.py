"""What no type checker may let pass, besides what `written` has for every client: type-checked, never run."""

from orchestrator_clients import Cloudify


def operations(client: Cloudify) -> None:
    client.api.executions.get()  # must fail
    client.api.executions.get("id", nonsense=1)  # must fail


def options(client: Cloudify) -> None:
    client.with_options(proxy="http://proxy:3128")  # must fail
    client.with_options(retry=3)  # must fail
