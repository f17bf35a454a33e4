"""``java.text.Annotation``."""

from typing import Any

from blueprintc.painless.api.native import Native, bind
from blueprintc.painless.values import ToText


class Annotation(Native):
    """A wrapped attribute value."""

    __slots__ = ("value",)
    JAVA_CLASS = "java.text.Annotation"

    def __init__(self, value: Any) -> None:
        self.value = value

    @staticmethod
    def new_1(value: Any) -> "Annotation":
        return Annotation(value)

    def get_value(self) -> Any:
        return self.value

    def java_text(self, text: ToText) -> str:
        return f"java.text.Annotation[value={text(self.value)}]"


CLASSES = (bind(Annotation, "java.text.Annotation", constructors="1", methods="getValue/0"),)
