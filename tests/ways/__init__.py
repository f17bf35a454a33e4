"""Ways out and in: what a form says of a connector is read back as that connector."""
