"""Recognised errors as text and as JSON, with the rules that foresee them."""

import textwrap
from collections.abc import Mapping

from blueprintc.errorbook.recognise import Recognised, Recognition
from blueprintc.errorbook.statements import Statement

_WIDTH = 110
_LONGEST = 300
_MOST_UNKNOWN = 10


def as_text(recognition: Recognition, rules: Mapping[str, str], *, with_lines: bool) -> str:
    """All errors for people. ``rules`` gives each code its name; ``with_lines`` shows where in the text they stand."""
    blocks = [_block(one, rules, with_lines) for one in recognition.known]
    if recognition.unknown:
        shown = recognition.unknown[:_MOST_UNKNOWN]
        lines = [f"  {_unknown(one, with_lines)}\n" for one in shown]
        more = len(recognition.unknown) - len(shown)
        blocks.append("not known:\n" + "".join(lines) + (f"  and {more} more\n" if more else ""))
    return "\n".join(blocks)


def as_json(recognition: Recognition, rules: Mapping[str, str]) -> list[dict[str, object]]:
    """All errors for programs: plain values only."""
    return [
        {
            "id": one.error.id,
            "message": one.message,
            "type": one.error_type or None,
            "line": one.line,
            "times": one.times,
            "variables": dict(one.variables),
            "meaning": one.error.meaning,
            "causes": list(one.error.causes),
            "codes": [{"code": code, "name": rules.get(code, "")} for code in one.error.codes],
            "mend": one.error.mend,
        }
        for one in recognition.known
    ]


def _unknown(one: Statement, with_lines: bool) -> str:
    message = " ".join(one.message.split())
    place = f"line {one.line}: " if with_lines else ""
    kind = f"{one.error_type}: " if one.error_type else ""
    return f"{place}{kind}{message[:_LONGEST]}{'…' if len(message) > _LONGEST else ''}"


def _block(one: Recognised, rules: Mapping[str, str], with_lines: bool) -> str:
    lines = [_headline(one, with_lines)]
    lines += _wrapped("means: ", one.error.meaning)
    lines.append("  likely causes:")
    for number, cause in enumerate(one.error.causes, 1):
        lines += _wrapped(f"  {number}. ", cause)
    found_by = ", ".join(f"{code} {rules.get(code, '')}".rstrip() for code in one.error.codes)
    lines += _wrapped("found by: ", found_by or "no rule: only the cluster, the call or the provider decides")
    lines += _wrapped("mend: ", one.error.mend)
    return "".join(f"{line}\n" for line in lines)


def _headline(one: Recognised, with_lines: bool) -> str:
    place = f"line {one.line}: " if with_lines else ""
    inner = "caused by: " if one.is_inner else ""
    times = f" ({one.times} times)" if one.times > 1 else ""
    message = one.message if len(one.message) <= _LONGEST else one.message[:_LONGEST] + "…"
    kind = f"{one.error_type}: " if one.error_type else ""
    return f"{place}{inner}{kind}{message}{times}"


def _wrapped(label: str, text: str) -> list[str]:
    indent = " " * (2 + len(label)) if label.endswith(". ") else "    "
    return textwrap.wrap(text, _WIDTH, initial_indent=f"  {label}", subsequent_indent=indent, break_long_words=False)
