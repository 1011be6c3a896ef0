"""Many waits in one process, sharing list calls where a system has them."""
