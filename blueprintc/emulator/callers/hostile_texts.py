"""Texts that break naive templates: what every caller is tried with (data)."""

from collections.abc import Mapping

HOSTILE_TEXTS: Mapping[str, str] = {
    "empty": "",
    "blank": " ",
    "quotes": "She said \"yes\" and 'no'",
    "backslashes": "C:\\new\\table \\ \\\\",
    "newlines": "first\nsecond\r\nthird",
    "tab": "left\tright",
    "control characters": "bell \x07, escape \x1b, null \x00, delete \x7f",
    "slash": "and/or </script>",
    "emoji": "👩\u200d🚀 to the 🌕",
    "accents": "naïve Übergröße 東京",
    "line separators": "one\u2028two\u2029three",
    "JSON object": '{"a": 1}',
    "JSON array": '["a", "b"]',
    "JSON-looking": "[note] see {below}",
    "JSON word": "null",
    "number": "12.50",
    "placeholder": "cost of ${parameters.input} and ${parameters.zzz}",
    "escaped placeholder": "$${parameters.input}",
    "credential placeholder": "${credential.key}",
    "Jinja": "{{ 7 * 7 }} {% raw %}",
    "percent and plus": "100% a+b=c&d",
    "HTML": "<b>&amp;</b>",
}
"""Name and text. A caller that quotes its texts properly gets each of them through unharmed, except where the server
itself inserts text that looks like JSON without escaping, or fills placeholders inside of values."""

SERVER_CHANGES = frozenset({"JSON object", "JSON array", "placeholder", "escaped placeholder"})
"""Texts that ML Commons itself may change or refuse as a lone parameter value, whatever the template does
(reference, traps 7, 9 and 12); inside a list of documents the JSON ones pass."""

DOCUMENT_COUNTS = (1, 2, 3, 7)
"""How many documents callers with documents are tried with."""
