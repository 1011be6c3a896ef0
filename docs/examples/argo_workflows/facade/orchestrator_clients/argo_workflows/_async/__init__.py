"""The asynchronous half, which is written; `_sync` is derived from it by scripts/unasync."""
