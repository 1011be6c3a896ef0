"""A lock for tasks and one for threads, named so that the derived code finds its own."""

import asyncio
import threading

AsyncLock = asyncio.Lock
Lock = threading.Lock
