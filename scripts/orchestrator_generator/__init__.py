"""Makes typed clients of OpenAPI specs, which send by the clients of `orchestrator_clients`: see docs/generator.md.

It is behind the extra `generator`; what it makes needs `orchestrator-clients` alone.
"""
