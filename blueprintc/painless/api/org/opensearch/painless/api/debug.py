"""``org.opensearch.painless.api.Debug``: ``Debug.explain`` ends the script and tells what a value is."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import Runtime, class_name

DEBUG = JavaClass("org.opensearch.painless.api.Debug")
CLASSES = (DEBUG,)

EXPLAIN_ERROR = "org.opensearch.painless.PainlessExplainError"


class ExplainError(JavaError):
    """The error that ``Debug.explain`` throws; it carries the value."""

    def __init__(self, value: Any, to_string: str | None) -> None:
        super().__init__(EXPLAIN_ERROR)
        self.value = value
        self.to_string = to_string
        self.java_name = None if value is None else class_name(value)


@DEBUG.static("explain/1", runtime=True)
def explain(runtime: Runtime, value: Any) -> None:
    """``explain(value)``."""
    raise ExplainError(value, None if value is None else runtime.to_text(value))
