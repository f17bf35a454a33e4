"""Jayway's path functions, one module for each kind."""

from blueprintc.jsonpath.functions.registry import FUNCTIONS, PathFunction

__all__ = ["FUNCTIONS", "PathFunction"]
