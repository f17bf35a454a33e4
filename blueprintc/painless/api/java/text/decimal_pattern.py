"""Patterns of ``DecimalFormat``: text to settings. Upstream: DecimalFormat.applyPattern and toPattern."""

from dataclasses import dataclass

from blueprintc.jvm.errors import JavaError

UNLIMITED = 2**31 - 1
_SPECIAL = "#0,.;%‰-¤"


@dataclass(slots=True)
class DecimalPattern:
    """The settings that a pattern gives. Affixes are in pattern form: special characters behind an apostrophe."""

    positive_prefix: str = ""
    positive_suffix: str = ""
    negative_prefix: str = "'-"
    negative_suffix: str = ""
    multiplier: int = 1
    grouping: int = 0
    grouping_used: bool = False
    least_integer: int = 0
    most_integer: int = UNLIMITED
    least_fraction: int = 0
    most_fraction: int = UNLIMITED
    point_always: bool = False
    exponent_digits: int = 0


def _illegal(message: str) -> JavaError:
    return JavaError("IllegalArgumentException", message)


class _Part:
    """One of the two halves of a pattern, while it is read."""

    def __init__(self) -> None:
        self.prefix = ""
        self.suffix = ""
        self.left = self.zeros = self.right = 0
        self.point = -1
        self.grouping = -1
        self.exponent = 0
        self.multiplier = 1
        self.exponential = False


def parse(text: str) -> DecimalPattern:
    """The settings, or IllegalArgumentException."""
    result = DecimalPattern()
    if not text:
        result.grouping, result.grouping_used = 3, True
        return result
    part, at = _half(text, 0)
    result.positive_prefix, result.positive_suffix = part.prefix, part.suffix
    _number(part, text, result)
    negative = None
    if at < len(text):
        other, at = _half(text, at)
        negative = (other.prefix, other.suffix)
    if negative is None or negative == (part.prefix, part.suffix):
        result.negative_prefix, result.negative_suffix = "'-" + part.prefix, part.suffix
    else:
        result.negative_prefix, result.negative_suffix = negative
    return result


def _half(text: str, at: int) -> tuple[_Part, int]:
    part = _Part()
    phase = 0
    quoted = False
    affix = ""
    while at < len(text):
        char = text[at]
        if phase == 1:
            step = _number_char(part, text, at)
            if step:
                at += step
                continue
            part.prefix, affix, phase = affix, "", 2
            continue
        if quoted:
            if char == "'":
                if text[at + 1 : at + 2] == "'":
                    at += 1
                    affix += "''"
                else:
                    quoted = False
                at += 1
                continue
            affix += char
            at += 1
            continue
        if char in "#0,.":
            if phase == 0:
                phase = 1
                continue
            raise _illegal(f"Unquoted special character '{char}' in pattern \"{text}\"")
        if char == "'":
            if text[at + 1 : at + 2] == "'":
                at += 1
                affix += "''"
            else:
                quoted = True
            at += 1
            continue
        if char == ";":
            if phase == 0:
                raise _illegal(f"Unquoted special character ';' in pattern \"{text}\"")
            at += 1
            break
        if char == "¤":
            double = text[at + 1 : at + 2] == "¤"
            at += 1 if double else 0
            affix += "'¤¤" if double else "'¤"
        elif char in "%‰":
            if part.multiplier != 1:
                raise _illegal(f'Too many percent/per mille characters in pattern "{text}"')
            part.multiplier = 100 if char == "%" else 1000
            affix += "'" + char
        elif char == "-":
            affix += "'-"
        else:
            affix += char
        at += 1
    if phase == 2:
        part.suffix = affix
    else:
        part.prefix = affix
    if quoted:
        raise _illegal(f'Malformed pattern "{text}"')
    return part, at


def _number_char(part: _Part, text: str, at: int) -> int:
    """Take a character of the number; how many were taken, 0 at its end."""
    char = text[at]
    if char == "#":
        if part.zeros > 0:
            part.right += 1
        else:
            part.left += 1
        if part.grouping >= 0 and part.point < 0:
            part.grouping += 1
    elif char == "0":
        if part.right > 0:
            raise _illegal(f"Unexpected '0' in pattern \"{text}\"")
        part.zeros += 1
        if part.grouping >= 0 and part.point < 0:
            part.grouping += 1
    elif char == ",":
        part.grouping = 0
    elif char == ".":
        if part.point >= 0:
            raise _illegal(f'Multiple decimal separators in pattern "{text}"')
        part.point = part.left + part.zeros + part.right
    elif char == "E":
        if part.exponential:
            raise _illegal(f'Multiple exponential symbols in pattern "{text}"')
        end = at + 1
        while end < len(text) and text[end] == "0":
            end += 1
        part.exponential = True
        part.exponent = end - at - 1
        if part.left + part.zeros < 1 or part.exponent < 1:
            raise _illegal(f'Malformed exponential pattern "{text}"')
        # what follows is the suffix, also when it begins like a number
        return end - at
    else:
        return 0
    return 1


def _number(part: _Part, text: str, result: DecimalPattern) -> None:
    if part.zeros == 0 and part.left > 0 and part.point >= 0:
        position = part.point or 1
        part.right = part.left - position
        part.left = position - 1
        part.zeros = 1
    misplaced = part.right if part.point < 0 else not part.left <= part.point <= part.left + part.zeros
    if misplaced or part.grouping == 0:
        raise _illegal(f'Malformed pattern "{text}"')
    total = part.left + part.zeros + part.right
    effective = part.point if part.point >= 0 else total
    result.exponent_digits = part.exponent if part.exponential else 0
    result.least_integer = effective - part.left
    result.most_integer = part.left + result.least_integer if part.exponential else UNLIMITED
    result.most_fraction = total - part.point if part.point >= 0 else 0
    result.least_fraction = part.left + part.zeros - part.point if part.point >= 0 else 0
    result.grouping_used = part.grouping > 0
    result.grouping = max(part.grouping, 0)
    result.multiplier = part.multiplier
    result.point_always = part.point in (0, total)


def affix_pattern(affix: str) -> str:
    """Pattern form of a plain affix, and of one in pattern form, as ``toPattern`` prints it."""
    out = []
    at = 0
    while at < len(affix):
        char = affix[at]
        if char == "'" and at + 1 < len(affix):
            at += 1
            char = affix[at]
            out.append("''" if char == "'" else char)
        elif char in _SPECIAL:
            out.append(f"'{char}'")
        else:
            out.append(char)
        at += 1
    return "".join(out)
