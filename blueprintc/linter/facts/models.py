"""Which model an action calls, and where its name was written."""

from blueprintc.linter.facts.answers import operation_of, url_of
from blueprintc.linter.facts.bodies import body_of
from blueprintc.linter.facts.fillers import is_filled_in
from blueprintc.linter.facts.subject import Action, Subject
from blueprintc.model import Scalar
from blueprintc.model.placeholder import placeholders
from blueprintc.providers import Operation
from blueprintc.records import record
from blueprintc.source import Span, Text


@record
class CalledModel:
    """A model's id, the operation that it is for, and where the id was written."""

    name: str
    operation: Operation
    span: Span


def called_model(subject: Subject, action: Action) -> CalledModel | None:
    """The model that an action calls; none where the provider, or the name, is not known before the call."""
    operation = operation_of(subject, action)
    if operation is None or not (operation.models or operation.model_table):
        return None
    parts = operation.parts("", url_of(subject, action)) if not operation.wanted_headers else None
    if parts and "model" in parts:
        text, name = action.text("url"), parts["model"]
    else:
        text, name = action.text("request_body"), _in_body(subject, action, operation)
    if text is None or not name or "${" in name or not is_filled_in(name):
        return None
    return CalledModel(name, operation, _place(subject, text, name))


def _in_body(subject: Subject, action: Action, operation: Operation) -> str:
    body = body_of(subject, action)
    value = body.value.get(operation.model_field) if body is not None and isinstance(body.value, dict) else None
    return value if isinstance(value, str) else ""


def _place(subject: Subject, text: Text, name: str) -> Span:
    """The parameter that holds the name, or else the name in the text."""
    for placeholder in placeholders(text.value):
        node = subject.parameters.get(placeholder.name)
        if isinstance(node, Scalar) and node.value == name:
            return node.span
    at = text.value.find(name)
    return text.whole if at < 0 else text.span(at, at + len(name))
