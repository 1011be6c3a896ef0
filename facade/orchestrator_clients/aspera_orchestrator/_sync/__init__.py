"""The synchronous half: derived from `_async` by scripts/unasync, never edited."""
