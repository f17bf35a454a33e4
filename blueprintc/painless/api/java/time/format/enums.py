"""The enums of ``java.time.format``: ``TextStyle``, ``SignStyle``, ``ResolverStyle``, ``FormatStyle``."""

from typing import ClassVar

from blueprintc.painless.api.native import NativeEnum


class TextStyle(NativeEnum):
    """Full, short or narrow text, in a sentence or standing alone."""

    __slots__ = ()
    JAVA_CLASS = "java.time.format.TextStyle"
    FULL: "ClassVar[TextStyle]"
    FULL_STANDALONE: "ClassVar[TextStyle]"
    SHORT: "ClassVar[TextStyle]"
    SHORT_STANDALONE: "ClassVar[TextStyle]"
    NARROW: "ClassVar[TextStyle]"
    NARROW_STANDALONE: "ClassVar[TextStyle]"

    def is_standalone(self) -> bool:
        return self._ordinal % 2 == 1

    def as_standalone(self) -> "TextStyle":
        return self.CONSTANTS[self._ordinal | 1]  # type: ignore[no-any-return]

    def as_normal(self) -> "TextStyle":
        return self.CONSTANTS[self._ordinal & ~1]  # type: ignore[no-any-return]


TextStyle._declare("FULL", "FULL_STANDALONE", "SHORT", "SHORT_STANDALONE", "NARROW", "NARROW_STANDALONE")


class SignStyle(NativeEnum):
    """When a number has a sign."""

    __slots__ = ()
    JAVA_CLASS = "java.time.format.SignStyle"
    NORMAL: "ClassVar[SignStyle]"
    ALWAYS: "ClassVar[SignStyle]"
    NEVER: "ClassVar[SignStyle]"
    NOT_NEGATIVE: "ClassVar[SignStyle]"
    EXCEEDS_PAD: "ClassVar[SignStyle]"

    def accepts(self, positive: bool, strict: bool, fixed_width: bool) -> bool:
        """Upstream: SignStyle.parse."""
        if self is SignStyle.NORMAL:
            return not positive or not strict
        if self in (SignStyle.ALWAYS, SignStyle.EXCEEDS_PAD):
            return True
        return not strict and not fixed_width


SignStyle._declare("NORMAL", "ALWAYS", "NEVER", "NOT_NEGATIVE", "EXCEEDS_PAD")


class ResolverStyle(NativeEnum):
    """How strictly parsed fields are made into dates and times."""

    __slots__ = ()
    JAVA_CLASS = "java.time.format.ResolverStyle"
    STRICT: "ClassVar[ResolverStyle]"
    SMART: "ClassVar[ResolverStyle]"
    LENIENT: "ClassVar[ResolverStyle]"


ResolverStyle._declare("STRICT", "SMART", "LENIENT")


class FormatStyle(NativeEnum):
    """The length of a localized pattern."""

    __slots__ = ()
    JAVA_CLASS = "java.time.format.FormatStyle"
    FULL: "ClassVar[FormatStyle]"
    LONG: "ClassVar[FormatStyle]"
    MEDIUM: "ClassVar[FormatStyle]"
    SHORT: "ClassVar[FormatStyle]"


FormatStyle._declare("FULL", "LONG", "MEDIUM", "SHORT")
