"""JSON as the server's parsers read it and as its printers write it."""

from blueprintc.jsontext.printing import gson_quote, jackson_quote, print_gson, print_jackson
from blueprintc.jsontext.values import Json, LazyNumber

__all__ = ["Json", "LazyNumber", "gson_quote", "jackson_quote", "print_gson", "print_jackson"]
