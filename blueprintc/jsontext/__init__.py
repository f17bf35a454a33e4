"""JSON as the server's parsers read it and as its printers write it."""

from blueprintc.jsontext.gson import parse_gson, parse_gson_doubles, read_gson_map
from blueprintc.jsontext.is_json import is_json, is_json_or_ndjson
from blueprintc.jsontext.jackson_tree import MISSING, read_jackson
from blueprintc.jsontext.printing import gson_quote, jackson_quote, print_gson, print_jackson
from blueprintc.jsontext.values import Json, LazyNumber
from blueprintc.jsontext.xcontent import ParsingError, XContentParser

__all__ = [
    "MISSING",
    "Json",
    "LazyNumber",
    "ParsingError",
    "XContentParser",
    "gson_quote",
    "is_json",
    "is_json_or_ndjson",
    "jackson_quote",
    "parse_gson",
    "parse_gson_doubles",
    "print_gson",
    "print_jackson",
    "read_gson_map",
    "read_jackson",
]
