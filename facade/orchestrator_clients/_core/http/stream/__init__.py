"""Answers that are read chunk by chunk, however long they are."""
