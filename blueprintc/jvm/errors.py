"""``JavaError``: what the server's Java code would throw."""

from blueprintc.errors import BlueprintcError

_PACKAGES = {
    "ArithmeticException": "java.lang",
    "ArrayIndexOutOfBoundsException": "java.lang",
    "ArrayStoreException": "java.lang",
    "ClassCastException": "java.lang",
    "Error": "java.lang",
    "Exception": "java.lang",
    "IllegalArgumentException": "java.lang",
    "IllegalStateException": "java.lang",
    "IndexOutOfBoundsException": "java.lang",
    "NegativeArraySizeException": "java.lang",
    "NullPointerException": "java.lang",
    "NumberFormatException": "java.lang",
    "OutOfMemoryError": "java.lang",
    "RuntimeException": "java.lang",
    "StackOverflowError": "java.lang",
    "StringIndexOutOfBoundsException": "java.lang",
    "UnsupportedOperationException": "java.lang",
    "ConcurrentModificationException": "java.util",
    "EmptyStackException": "java.util",
    "NoSuchElementException": "java.util",
    "PatternSyntaxException": "java.util.regex",
    "URISyntaxException": "java.net",
    "IOException": "java.io",
}


class JavaError(BlueprintcError):
    """An exception of the emulated Java code.

    ``java_class`` is the full class name (a simple name of a common ``java.lang`` or ``java.util`` class is
    completed); ``message`` is what ``getMessage()`` gives, ``None`` for null. A Java cause is ``__cause__``.
    """

    def __init__(self, java_class: str, message: str | None = None) -> None:
        if "." not in java_class and java_class in _PACKAGES:
            java_class = f"{_PACKAGES[java_class]}.{java_class}"
        self.java_class = java_class
        self.message = message
        super().__init__(java_class if message is None else f"{java_class}: {message}")

    @property
    def simple_name(self) -> str:
        """The class name without its package (and without an enclosing class)."""
        return self.java_class.rpartition(".")[2].rpartition("$")[2]
