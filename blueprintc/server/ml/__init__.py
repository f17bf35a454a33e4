"""Connectors, model groups, models, tasks and predict calls, as ML Commons keeps and runs them."""
