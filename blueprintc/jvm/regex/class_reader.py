"""Character classes: ``[a-z&&[^b]]``."""

from blueprintc.jvm.regex import charsets
from blueprintc.jvm.regex.charsets import CharSet, Ranges, complement, intersection, union
from blueprintc.jvm.regex.errors import UnsupportedRegexError
from blueprintc.jvm.regex.escape_reader import EscapeReader

DEEPEST = 100
"""How deep groups and classes may be nested."""


class ClassReader(EscapeReader):
    """Reads classes, nested ones and intersections included."""

    depth = 0

    def _class(self, *, consume: bool) -> CharSet:
        """A class from its ``[`` (or from ``&&``) on; ``consume``: step over its ``]``.

        Upstream: Pattern.clazz, where single characters up to U+00FF are collected apart (``bits``) and join the rest
        at the end or at ``&&``.
        """
        cursor = self.cursor
        whole: CharSet | None = None
        current: CharSet | None = None
        bits, has_bits = charsets.ranges(), False
        negated = False
        char = cursor.next()
        if char == "^" and cursor.char(cursor.at - 1) == "[":
            char = cursor.next()
            negated = True
        while True:
            if char == "[":
                self._go_deeper()
                current = self._class(consume=True)
                self.depth -= 1
                whole = current if whole is None else union(whole, current)
                char = cursor.peek()
                continue
            if char == "&":
                if cursor.next() == "&":
                    right = self._right_of_intersection()
                    if has_bits:
                        if whole is None:
                            whole = current = bits
                        else:
                            whole = union(whole, bits)
                        # Only the mark goes; what was collected comes back with the next single character.
                        has_bits = False
                    if right is not None:
                        current = right
                    if whole is None:
                        if right is None:
                            raise cursor.error("Bad class syntax")
                        whole = right
                    else:
                        if current is None:
                            raise cursor.error("Bad intersection syntax")
                        whole = intersection(whole, current)
                    char = cursor.peek()
                    continue
                cursor.at -= 1
            elif char == "\0" and cursor.at_end:
                raise cursor.error("Unclosed character class")
            elif char == "]" and (whole is not None or has_bits):
                if consume:
                    cursor.next()
                result: CharSet = bits if whole is None else union(whole, bits) if has_bits else whole
                return complement(result) if negated else result
            found, single = self._range()
            if single and isinstance(found, Ranges):
                bits, has_bits = charsets.ranges(*bits.spans, *found.spans), True
            else:
                current = found
                whole = found if whole is None else union(whole, found)
            char = cursor.peek()

    def _go_deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise UnsupportedRegexError(f"a regular expression with more than {DEEPEST} nested classes")

    def _right_of_intersection(self) -> CharSet | None:
        cursor = self.cursor
        char = cursor.next()
        right: CharSet | None = None
        while char not in "]&":
            self._go_deeper()
            if char == "[":
                part = self._class(consume=True)
            else:
                cursor.at -= 1
                part = self._class(consume=False)
            self.depth -= 1
            right = part if right is None else union(right, part)
            char = cursor.peek()
        return right

    def _range(self) -> tuple[CharSet, bool]:
        """One item of a class; whether it is a single character that is kept apart."""
        cursor = self.cursor
        char = cursor.peek()
        if char == "\\":
            if cursor.next_plain() in "pP":
                return self._property(), False
            is_range = cursor.char(cursor.at + 1) == "-"
            cursor.at -= 1
            first = self._escape(in_class=True, is_range=is_range)
            if first < 0:
                return self.chars, False
        else:
            first = ord(char)
            cursor.next()
        if cursor.peek() == "-" and (behind := cursor.char(cursor.at + 1)) != "]":
            if behind != "[":
                return self._to_end_of_range(first), False
        return self._single(first), self._kept_apart(first)

    def _to_end_of_range(self, first: int) -> CharSet:
        cursor = self.cursor
        cursor.next()
        char = cursor.peek()
        if char == "\\":
            last = self._escape(in_class=True, is_range=True)
        else:
            last = ord(char)
            cursor.next()
        if last < first:
            raise cursor.error("Illegal character range")
        if "i" in self.flags:
            return charsets.range_ignoring_case(first, last, unicode="u" in self.flags)
        return charsets.ranges((first, last))

    def _kept_apart(self, code: int) -> bool:
        folds_far = code in (0xFF, 0xB5, 0x49, 0x69, 0x53, 0x73, 0x4B, 0x6B, 0xC5, 0xE5)
        return code < 256 and not ("i" in self.flags and "u" in self.flags and folds_far)
