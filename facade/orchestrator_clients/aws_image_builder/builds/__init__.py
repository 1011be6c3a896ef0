"""Builds of images as executions: one read tells the state, further ones what it waits for, its steps, why it failed."""
