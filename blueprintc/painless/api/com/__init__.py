"""Classes that scripts meet but cannot name, by package."""
