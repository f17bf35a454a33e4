"""Places where an author may type something wrong: every scalar style, templates, JSON strings, line ends, marks.

Each placement is a file, and the offset and spelling of one offending text in it.
"""

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

#: A placeholder with white space in its name: reported wherever it is written.
BAD = "${parameters. x}"


@dataclass(frozen=True)
class Placement:
    """``text[start:start + len(spelled)]`` is ``spelled``. ``files`` are further files, by path."""

    id: str
    name: str
    text: str
    start: int
    spelled: str
    files: dict[str, str] = field(default_factory=dict)
    in_file: str = ""


_MARK = "\x01"  # stands for the offending text while a file is put together
_FILLERS = (
    "",
    "plain ",
    "a\tb ",
    "😀 ",
    "é ß 中 ",
    "x'y ",
    'say "hi" ',
    "back\\slash ",
    "${parameters.ok} ",
    "# no comment ",
)


def _scalar_styles(rng: random.Random) -> Iterator[tuple[str, str, str, str]]:
    """(id, text of the scalar at indentation 10 with the mark, spelling of the bad text, and of the text's rest)"""
    indent = " " * 10
    for number, filler in enumerate(_FILLERS):
        lines = [
            rng.choice(("first", "second line", "", "  deeper", "\ttab", "end 😀")) for _ in range(rng.randint(0, 4))
        ]
        for header in ("|", "|-", "|+", "|2-", ">", ">-", ">+"):
            own = indent
            if header == "|2-":
                own = " " * 8
            shown = [own + line if line else "" for line in lines]
            if shown and not shown[0].startswith(own + "f") and header != "|2-":
                shown = [own + "first", *shown]
            body = "\n".join(
                [*shown, f"{own}{filler.strip() or 'z'} {_MARK} rest", *([own + "last"] if number % 2 else [])]
            )
            yield f"block{header}{number}", f"{header}{'  # why' if number % 3 == 0 else ''}\n{body}\n", BAD, ""
        single = filler.replace("'", "''")
        yield f"single{number}", f"'{single}{_MARK}'", BAD, ""
        yield f"single-folded{number}", f"'{single}one\n{indent}two\n\n{indent}{_MARK} three'", BAD, ""
        double = filler.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("😀", "\\U0001F600")
        yield f"double{number}", f'"{double}{_MARK} \\u00e9"', BAD, ""
        yield f"double-folded{number}", f'"{double}one \\\n{indent}  two\n{indent}three\n\n{indent}{_MARK}\\n"', BAD, ""
        yield f"double-escaped{number}", f'"\\x41{double}{_MARK}"', "\\u0024{parameters.\\x20x}", ""
        yield f"double-literal{number}", f'"{filler.replace(chr(92), "").replace(chr(34), "")}{_MARK}"', BAD, ""
        if filler and not set(filler) & set("#\"'"):
            yield f"plain{number}", f"{filler.strip()} {_MARK} end", BAD, ""
            yield f"plain-folded{number}", f"{filler.strip()} word\n{indent}more\n\n{indent}{_MARK} end", BAD, ""


_DOCUMENT = """\
blueprint: 1
name: placed
version: 1
protocol: http
parameters:
  ok: 1
  list: [1, 2]
credential: {{k: {{env: K}}}}
vars: {{v: {{default: value}}}}
actions:
  - action_type: predict
    method: POST
    url: https://example.com/
    {place}
"""

_PLACES = (
    "request_body: {}",
    "pre_process_function: {}",
    "request_body:\n      outer:\n       - - {}",
    'request_body:\n      outer:\n        "k": {}',
    "headers:\n      X-One: one\n      X-Two: {}",
    "? request_body\n    : {}",
    "request_body: &anchor {}",
)


def yaml_placements() -> Iterator[Placement]:
    """Placements in YAML, with both line ends and with a byte order mark."""
    rng = random.Random(20)
    ends = itertools.cycle(("\n", "\r\n", "\n", "\n"))
    marks = itertools.cycle(("", "", "\ufeff"))
    places = itertools.cycle(_PLACES)
    for name, scalar, spelled, _ in _scalar_styles(rng):
        for turn in range(2):
            place, end, mark = next(places), next(ends), next(marks)
            while "|2" in scalar and "outer" in place:  # the indentation would have to be another one
                place = next(places)
            document = _DOCUMENT.format(place=place.format(scalar))
            yield _placed(
                f"{name}-{turn}-{len(end)}{len(mark)}-{place[:24]!r}", mark + document.replace("\n", end), spelled
            )


_TEMPLATES = (
    '"{{{{ vars.v }}}} {}"',
    '"{} {{{{ vars.v }}}}"',
    '"{{% for i in range(1) %}}{} {{{{ i }}}}{{% endfor %}}"',
    '"{{# note #}} {}{{{{ vars.v | upper }}}}"',
    "\"{{% if vars.v == 'value' %}}a {} b{{% else %}}no{{% endif %}}\"",
    "|\n          {{%- if vars.v %}}\n          one {}\n          {{%- endif %}}\n          {{{{ vars.v }}}}",
    "'{{% set q %}}x {} y{{% endset %}}it''s {{{{ q }}}}'",
    '"{{% macro m(a) %}}<{}{{{{ a }}}}>{{% endmacro %}}{{{{ m(1) }}}}"',
    ">-\n          {{{{ vars.v }}}} one\n          two {}",
)


def template_placements() -> Iterator[Placement]:
    """Placements in literal text of templates."""
    places = itertools.cycle(_PLACES[:6])
    for number, (template, end) in enumerate(itertools.product(_TEMPLATES, ("\n", "\r\n"))):
        for place in (next(places), next(places)):
            document = _DOCUMENT.format(place=place.format(template.format(_MARK)))
            yield _placed(f"template{number}-{place[:24]!r}", document.replace("\n", end), BAD)


_FILES = (
    (
        "macro",
        "request_body: \"{% import 'm.j2' as m %}{{ m.text('a') }}\"",
        "{% macro text(a) %}\nsome $BAD {{ a }}{% endmacro %}\n",
    ),
    ("template", "request_body: !template m.j2", '{"a": "{{ vars.v }} é $BAD"}\n'),
    ("with", "request_body: !template {name: m.j2, with: {w: 5}}", "{% for i in range(2) %}{{ w }}{% endfor %} $BAD\n"),
    ("include", "request_body: \"{% include 'm.j2' %}\"", "x\n😀 $BAD\n"),
    (
        "call",
        "pre_process_function: \"{% from 'm.j2' import t %}{% call t() %}y{% endcall %}\"",
        "{% macro t() %}{{ caller() }} $BAD{% endmacro %}",
    ),
)


def file_placements() -> Iterator[Placement]:
    """Placements in template files: the finding is there."""
    for name, place, template in _FILES:
        for end in ("\n", "\r\n"):
            for mark in ("", "\ufeff"):
                text = mark + template.replace("\n", end)
                start = text.index("$BAD")
                yield Placement(
                    f"file-{name}-{len(end)}{len(mark)}",
                    "x.blueprint.yaml",
                    _DOCUMENT.format(place=place),
                    start,
                    BAD,
                    {"templates/m.j2": text.replace("$BAD", BAD)},
                    "templates/m.j2",
                )
    yield Placement(
        "file-taken",
        "x.blueprint.yaml",
        _DOCUMENT.format(place="pre_process_function: !file s.painless"),
        len("return 1;\n// "),
        BAD,
        {"s.painless": f"return 1;\n// {BAD}\n"},
        "s.painless",
    )


_CONNECTOR = """\
{{
  "name": "n", // a comment
  "version": 1, "protocol": "http",
  "actions": [{{"action_type": "predict", "method": "POST", "url": "https://example.com/",
    {place}}}]
}}
"""

_JSON_PLACES = (
    '"request_body": "{{ \\"a\\": \\"{}\\" }}"',
    '"request_body": "\\u007b \\"😀\\": \\"\\ud83d\\ude00\\\\n{}\\" }}"',
    '"request_body": """\n{{ "a": "{}" }}"""',
    '"headers": {{"X": "tab\\t{}"}}',
    '"pre_process_function": "\\n  return \\"{}\\";"',
)


def json_placements() -> Iterator[Placement]:
    """Placements in JSON: inside the string of a body, through escapes."""
    spellings = (BAD, "$\\u007bparameters. x}", "${parameters.\\u0020x}", "${parameters.\\tx}")
    for number, (place, spelled) in enumerate(itertools.product(_JSON_PLACES, spellings)):
        if '"""' in place and "\\" in spelled:
            continue
        for end in ("\n", "\r\n"):
            text = _CONNECTOR.format(place=place.format(_MARK)).replace("\n", end)
            for name in ("x.connector.json", "x.blueprint.json"):
                document = text.replace("{", '{"blueprint": 1,', 1) if "blueprint" in name else text
                yield _placed(f"json{number}-{len(end)}-{name}", document, spelled, name)


def _placed(name: str, text: str, spelled: str, file: str = "x.blueprint.yaml") -> Placement:
    start = text.index(_MARK)
    return Placement(name, file, text.replace(_MARK, spelled), start, spelled)


def all_placements() -> list[Placement]:
    """Every placement."""
    found = [*yaml_placements(), *template_placements(), *file_placements(), *json_placements()]
    return [replace(placement, id=f"{number}-{placement.id}") for number, placement in enumerate(found)]
