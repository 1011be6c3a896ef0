"""Reading the logs of steps, which lie in a file storage elsewhere."""
