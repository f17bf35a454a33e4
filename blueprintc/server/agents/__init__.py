"""Agents: their documents, the tools that they run, and how each kind of agent answers."""
