"""The httpx that generated code uses: this line alone says which."""

import httpx

__all__ = ["httpx"]
