"""What ``blueprintc jsonpath`` prints: the result as JSON, or the reason why there is none."""

from blueprintc.jsonpath.api import compile_json_path, parse_document, read
from blueprintc.jsonpath.explain import explain_no_match
from blueprintc.jsontext.json_smart import to_json_string
from blueprintc.jvm import JavaError
from blueprintc.records import record


@record
class JsonPathOutput:
    """The text to print (None when Jayway fails), and a complaint when nothing matched."""

    output: str | None
    complaint: str | None


def run_jsonpath(expression: str, text: str, *, paths: bool = False) -> JsonPathOutput:
    """Read ``expression`` in the document ``text``; with ``paths`` the places of the matches, one a line.

    A path that leads nowhere, and a list without elements, come with the reason.
    """
    try:
        document = parse_document(text)
        if paths:
            places = compile_json_path(expression).paths(document)
            complaint = None if places else explain_no_match(expression, document)
            return JsonPathOutput("\n".join(places) or None, complaint)
        value = read(document, expression)
    except JavaError as error:
        return JsonPathOutput(None, _reason(expression, text, error))
    empty = value == [] and not compile_json_path(expression).is_definite
    return JsonPathOutput(
        to_json_string(value, escape_slash=False), explain_no_match(expression, document) if empty else None
    )


def _reason(expression: str, text: str, error: JavaError) -> str:
    """Jayway's own words and, where the path is fine but leads nowhere, ours."""
    said = f"{error.simple_name}: {error.message}" if error.message else error.simple_name
    if error.simple_name != "PathNotFoundException":
        return said
    return f"{explain_no_match(expression, parse_document(text))} ({said})"
