"""What carries a request: the contract of a wire, and what the wires are made of. Only wires import a transport library."""
