"""Makes typed packages of OpenAPI specs, which send through the clients of `orchestrator_clients`: see docs/generator.md.

It needs the extra `generator`; the packages that it makes need only `orchestrator-clients`.
"""
