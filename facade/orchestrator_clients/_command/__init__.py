"""What a system tells the command line: its settings, how its runs are read, its logs, its scene in the demonstration."""
