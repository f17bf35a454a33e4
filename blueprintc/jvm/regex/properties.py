"""``\\p{…}``: Java's names for sets of characters."""

from blueprintc.jvm.regex import charsets
from blueprintc.jvm.regex.charsets import CharSet, Property, Ranges, complement, ranges, union
from blueprintc.jvm.regex.unicode_names import find_block, find_script

_CATEGORIES = frozenset(
    {"L", "M", "N", "Z", "C", "P", "S"}
    | {f"L{kind}" for kind in "ultmo"}
    | {f"M{kind}" for kind in "nec"}
    | {f"N{kind}" for kind in "dlo"}
    | {f"Z{kind}" for kind in "slp"}
    | {f"C{kind}" for kind in "ncfos"}
    | {f"P{kind}" for kind in "dsecoif"}
    | {f"S{kind}" for kind in "mcko"}
)
_CASED = ("Lu", "Ll", "Lt")
_CASED_LETTERS = Property(r"\p{Lu}\p{Ll}\p{Lt}")
_LETTERS = ranges((65, 90), (97, 122))
_PUNCTUATION = ranges((33, 47), (58, 64), (91, 96), (123, 126))
_IGNORABLE: CharSet = union(ranges((0, 8), (14, 27), (127, 159)), Property(r"\p{Cf}"))

_ASCII: dict[str, Ranges] = {
    "ASCII": ranges((0, 127)),
    "Alnum": ranges((48, 57), (65, 90), (97, 122)),
    "Alpha": _LETTERS,
    "Blank": charsets.characters(" \t"),
    "Cntrl": ranges((0, 31), (127, 127)),
    "Digit": charsets.DIGIT,
    "Graph": ranges((33, 126)),
    "Lower": ranges((97, 122)),
    "Print": ranges((32, 126)),
    "Punct": _PUNCTUATION,
    "Space": charsets.SPACE,
    "Upper": ranges((65, 90)),
    "XDigit": ranges((48, 57), (65, 70), (97, 102)),
    "L1": ranges((0, 255)),
    "all": charsets.ALL,
}

_WHITESPACE_OF_JAVA = ranges((9, 13), (28, 32), (0x1680, 0x1680), (0x2000, 0x2006), (0x2008, 0x200A),
                             (0x2028, 0x2029), (0x205F, 0x205F), (0x3000, 0x3000))  # fmt: skip

_JAVA_METHODS: dict[str, CharSet] = {
    "javaLowerCase": Property(r"\p{Lowercase}"),
    "javaUpperCase": Property(r"\p{Uppercase}"),
    "javaAlphabetic": Property(r"\p{Alphabetic}"),
    "javaIdeographic": Property(r"\p{Ideographic}"),
    "javaTitleCase": Property(r"\p{Lt}"),
    "javaDigit": Property(r"\p{Nd}"),
    "javaDefined": complement(Property(r"\p{Cn}")),
    "javaLetter": Property(r"\p{L}"),
    "javaLetterOrDigit": Property(r"\p{L}\p{Nd}"),
    "javaJavaIdentifierStart": Property(r"\p{L}\p{Nl}\p{Sc}\p{Pc}"),
    "javaJavaIdentifierPart": union(_IGNORABLE, Property(r"\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mc}\p{Mn}")),
    "javaUnicodeIdentifierStart": Property(r"\p{ID_Start}"),
    "javaUnicodeIdentifierPart": union(_IGNORABLE, Property(r"\p{ID_Continue}")),
    "javaIdentifierIgnorable": _IGNORABLE,
    "javaSpaceChar": Property(r"\p{Z}"),
    "javaWhitespace": _WHITESPACE_OF_JAVA,
    "javaISOControl": ranges((0, 31), (127, 159)),
    "javaMirrored": Property(r"\p{Bidi_Mirrored}"),
}

UNICODE_SPACE: CharSet = union(ranges((9, 13), (0x85, 0x85)), Property(r"\p{Z}"))
UNICODE_DIGIT: CharSet = Property(r"\p{Nd}")
UNICODE_WORD: CharSet = union(ranges((0x200C, 0x200D)), Property(r"\p{Alphabetic}\p{M}\p{Nd}\p{Pc}"))
_HEX_DIGIT = union(
    ranges((48, 57), (65, 70), (97, 102), (0xFF10, 0xFF19), (0xFF21, 0xFF26), (0xFF41, 0xFF46)), Property(r"\p{Nd}")
)
_BLANK: CharSet = union(ranges((9, 9)), Property(r"\p{Zs}"))
_GRAPH: CharSet = complement(Property(r"\p{Z}\p{Cc}\p{Cs}\p{Cn}"))
_CONTROL = Property(r"\p{Cc}")

_POSIX: dict[str, CharSet] = {
    "ALPHA": Property(r"\p{Alphabetic}"),
    "LOWER": Property(r"\p{Lowercase}"),
    "UPPER": Property(r"\p{Uppercase}"),
    "SPACE": UNICODE_SPACE,
    "PUNCT": Property(r"\p{P}"),
    "XDIGIT": _HEX_DIGIT,
    "ALNUM": Property(r"\p{Alphabetic}\p{Nd}"),
    "CNTRL": _CONTROL,
    "DIGIT": UNICODE_DIGIT,
    "BLANK": _BLANK,
    "GRAPH": _GRAPH,
    "PRINT": charsets.intersection(union(_GRAPH, _BLANK), complement(_CONTROL)),
}

_BINARY: dict[str, CharSet] = {
    "ALPHABETIC": Property(r"\p{Alphabetic}"),
    "ASSIGNED": complement(Property(r"\p{Cn}")),
    "CONTROL": _CONTROL,
    "EMOJI": Property(r"\p{Emoji}"),
    "EMOJI_PRESENTATION": Property(r"\p{Emoji_Presentation}"),
    "EMOJI_MODIFIER": Property(r"\p{Emoji_Modifier}"),
    "EMOJI_MODIFIER_BASE": Property(r"\p{Emoji_Modifier_Base}"),
    "EMOJI_COMPONENT": Property(r"\p{Emoji_Component}"),
    "EXTENDED_PICTOGRAPHIC": Property(r"\p{Extended_Pictographic}"),
    "HEXDIGIT": _HEX_DIGIT,
    "HEX_DIGIT": _HEX_DIGIT,
    "IDEOGRAPHIC": Property(r"\p{Ideographic}"),
    "JOINCONTROL": ranges((0x200C, 0x200D)),
    "JOIN_CONTROL": ranges((0x200C, 0x200D)),
    "LETTER": Property(r"\p{L}"),
    "LOWERCASE": Property(r"\p{Lowercase}"),
    "NONCHARACTERCODEPOINT": Property(r"\p{Noncharacter_Code_Point}"),
    "NONCHARACTER_CODE_POINT": Property(r"\p{Noncharacter_Code_Point}"),
    "TITLECASE": Property(r"\p{Lt}"),
    "PUNCTUATION": Property(r"\p{P}"),
    "UPPERCASE": Property(r"\p{Uppercase}"),
    "WHITESPACE": UNICODE_SPACE,
    "WHITE_SPACE": UNICODE_SPACE,
    "WORD": UNICODE_WORD,
}
_ANY_CASE = Property(r"\p{Lowercase}\p{Uppercase}\p{Lt}")
_CASED_NAMES = frozenset({"LOWER", "UPPER", "LOWERCASE", "UPPERCASE", "TITLECASE"})
_CASED_METHODS = frozenset({"javaLowerCase", "javaUpperCase", "javaTitleCase"})


def by_name(name: str, *, ignore_case: bool, unicode_classes: bool) -> CharSet | None:
    """``\\p{name}`` without a value; None when Java knows no such name."""
    if name.startswith("In"):
        return _block(name[2:])
    if name.startswith("Is"):
        short = name[2:]
        found = _binary(short.upper(), ignore_case)
        if found is None:
            found = _property(short, ignore_case)
        return _script(short) if found is None else found
    if unicode_classes:
        posix = _posix(name.upper(), ignore_case)
        if posix is not None:
            return posix
    return _property(name, ignore_case)


def by_value(name: str, value: str, *, ignore_case: bool) -> CharSet | None:
    """``\\p{name=value}``; ``name`` in lower case."""
    if name in ("sc", "script"):
        return _script(value)
    if name in ("blk", "block"):
        return _block(value)
    return _property(value, ignore_case) if name in ("gc", "general_category") else None


def _property(name: str, ignore_case: bool) -> CharSet | None:
    if name in _CATEGORIES:
        return _CASED_LETTERS if ignore_case and name in _CASED else Property(rf"\p{{{name}}}")
    if name == "LC":
        return _CASED_LETTERS
    if name == "LD":
        return Property(r"\p{L}\p{Nd}")
    if name in _ASCII:
        return _LETTERS if ignore_case and name in ("Lower", "Upper") else _ASCII[name]
    if ignore_case and name in _CASED_METHODS:
        return _ANY_CASE
    return _JAVA_METHODS.get(name)


def _posix(name: str, ignore_case: bool) -> CharSet | None:
    return _ANY_CASE if ignore_case and name in _CASED_NAMES and name in _POSIX else _POSIX.get(name)


def _binary(name: str, ignore_case: bool) -> CharSet | None:
    if ignore_case and name in _CASED_NAMES:
        return _ANY_CASE
    found = _BINARY.get(name)
    return _POSIX.get(name) if found is None else found


def _script(name: str) -> CharSet | None:
    script = find_script(name)
    return None if script is None else Property(rf"\p{{Script={script}}}")


def _block(name: str) -> CharSet | None:
    block = find_block(name)
    return None if block is None else ranges(block)
