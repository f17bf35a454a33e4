"""The ``java`` packages: one module per class, loaded when a script first needs it."""
