"""Programs that run in a process of their own, for what can kill or hang one: see `tests/wire/children.py`."""
