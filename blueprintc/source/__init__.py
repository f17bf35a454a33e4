"""Files, places in them, and strings that know where they were written."""

from blueprintc.source.reads import Reads
from blueprintc.source.span import Position, SourceFile, Span
from blueprintc.source.text import Segment, Text, whole_text

__all__ = ["Position", "Reads", "Segment", "SourceFile", "Span", "Text", "whole_text"]
