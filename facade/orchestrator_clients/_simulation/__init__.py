"""The kernel of the simulators: server, routing, rules, scripts, clock, faults, messages, validation. It knows no vendor."""
