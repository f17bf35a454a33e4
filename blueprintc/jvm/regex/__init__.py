"""``java.util.regex``: Java's syntax and error texts, matched by Python's engines.

``compile_pattern(pattern, flags)`` gives a ``Pattern``; wrong syntax raises Java's ``PatternSyntaxException`` as a
``JavaError``, what cannot be translated ``UnsupportedRegexError``, and a match that explodes ``RegexTimeoutError``.

Known differences, both in the text of groups only: Java keeps what a group captured inside a lookaround that it gave
up, and a capturing group that is repeated inside of another repetition ends with one of its earlier rounds.
"""

from blueprintc.jvm.regex.errors import RegexTimeoutError, UnsupportedRegexError
from blueprintc.jvm.regex.pattern import Match, Pattern, compile_pattern, quote, quote_replacement

__all__ = [
    "Match",
    "Pattern",
    "RegexTimeoutError",
    "UnsupportedRegexError",
    "compile_pattern",
    "quote",
    "quote_replacement",
]
