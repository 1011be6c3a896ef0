"""What all simulators share: server, routing, rules, scripts, clock, faults, messages, validation. It knows no vendor."""
