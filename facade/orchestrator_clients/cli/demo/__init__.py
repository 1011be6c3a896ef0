"""The demonstration: scripted runs on the simulators."""
