"""``java.util.EventObject``."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.native import Native, bind
from blueprintc.painless.values import ToText


class EventObject(Native):
    """An event with its source."""

    __slots__ = ("source",)
    JAVA_CLASS = "java.util.EventObject"

    def __init__(self, source: Any) -> None:
        self.source = source

    @staticmethod
    def new_1(source: Any) -> "EventObject":
        if source is None:
            raise JavaError("IllegalArgumentException", "null source")
        return EventObject(source)

    def get_source(self) -> Any:
        return self.source

    def java_text(self, text: ToText) -> str:
        return f"java.util.EventObject[source={text(self.source)}]"


CLASSES = (bind(EventObject, "java.util.EventObject", constructors="1", methods="getSource/0"),)
