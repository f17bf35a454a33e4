"""``java.text.Normalizer``."""

import unicodedata
from typing import Any, Literal

from blueprintc.painless.api.java.lang.char_sequence import text_of
from blueprintc.painless.api.native import NativeEnum, bind, require


class Form(NativeEnum):
    """``Normalizer.Form``."""

    __slots__ = ()
    JAVA_CLASS = "java.text.Normalizer$Form"

    def kind(self) -> Literal["NFC", "NFD", "NFKC", "NFKD"]:
        """The name as ``unicodedata`` wants it."""
        return self._name  # type: ignore[return-value]


Form._declare("NFD", "NFC", "NFKD", "NFKC")


class Normalizer:
    """The static methods."""

    @staticmethod
    def normalize(text: Any, form: Form) -> str:
        return unicodedata.normalize(require(form).kind(), text_of(require(text)))

    @staticmethod
    def is_normalized(text: Any, form: Form) -> bool:
        return unicodedata.is_normalized(require(form).kind(), text_of(require(text)))


CLASSES = (
    bind(Normalizer, "java.text.Normalizer", statics="isNormalized/2 normalize/2"),
    bind(Form, "java.text.Normalizer$Form", "java.lang.Enum"),
)
