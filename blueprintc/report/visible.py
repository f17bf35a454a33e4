"""Characters as a terminal shows them: what is invisible is named, and how many columns each one takes."""

TAB = "    "


def visible(text: str) -> str:
    """``text`` fit for one line of a terminal: no control character, no direction change, no lone surrogate."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(shown for shown, _ in cells(text))


def cells(text: str) -> list[tuple[str, int]]:
    """For each character what to print for it and how many columns that takes."""
    if text.isascii() and text.isprintable():
        return [(char, 1) for char in text]
    return [_cell(char) for char in text]


def _cell(char: str) -> tuple[str, int]:
    if char == "\t":
        return TAB, len(TAB)
    if " " <= char <= "~":
        return char, 1
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code), 1
    if code == 0x7F:
        return "\u2421", 1
    import unicodedata  # wanted only for texts that are not plain ASCII

    if not char.isprintable():
        name = f"<U+{code:04X}>"
        return name, len(name)
    if unicodedata.category(char) in ("Mn", "Me"):
        return char, 0
    return char, 2 if unicodedata.east_asian_width(char) in "WF" else 1
