"""Semantic analysis: syntax tree to analysed tree, or the server's compile errors."""

from blueprintc.painless.analysis.script import Context, analyse

__all__ = ["Context", "analyse"]
