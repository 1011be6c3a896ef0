"""The httpx that is used at run time, by generated code and by the transports of our clients: this line alone says which."""

import httpx

__all__ = ["httpx"]
