"""The only package that imports httpx: changing the transport changes this alone."""
