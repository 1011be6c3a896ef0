"""What the command line needs to know of a system: settings, how its runs are read, logs, its part of the demonstration."""
