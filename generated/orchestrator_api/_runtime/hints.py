"""What the signatures of generated functions name: imported by type checkers alone."""

from .calls import Response
from .client import Client
from .http import httpx

__all__ = ["Client", "Response", "httpx"]
