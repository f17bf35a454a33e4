"""Runs analysed scripts: Python code is generated from the typed tree and executed with Java's semantics."""
