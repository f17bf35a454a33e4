"""``java.text.AttributedCharacterIterator``: its attributes' names; no iterator is supported."""

from blueprintc.painless.api.native import Native, bind, bind_interface


class Attribute(Native):
    """The key of an attribute."""

    __slots__ = ("name",)
    JAVA_CLASS = "java.text.AttributedCharacterIterator$Attribute"

    def __init__(self, name: str) -> None:
        self.name = name

    def __str__(self) -> str:
        return f"{self.JAVA_CLASS}({self.name})"


_ATTRIBUTE = bind(Attribute, Attribute.JAVA_CLASS)
_ATTRIBUTE.constants(
    INPUT_METHOD_SEGMENT=Attribute("input_method_segment"),
    LANGUAGE=Attribute("language"),
    READING=Attribute("reading"),
)
CLASSES = (
    _ATTRIBUTE,
    bind_interface("java.text.AttributedCharacterIterator", "java.text.CharacterIterator"),
)
