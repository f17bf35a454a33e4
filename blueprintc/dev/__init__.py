"""Tools for working on blueprintc itself; not in the wheel."""
