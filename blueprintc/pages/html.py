"""Pages as HTML: templates of the package, style and scripts inside the page, and a policy that allows nothing else."""

import base64
import functools
import hashlib
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

from blueprintc.pages.picture.model import Column, Picture, Shown, Strand
from blueprintc.records import record
from blueprintc.report.visible import visible
from blueprintc.version import __version__

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

COLOURS = 12
#: A text with so many lines or characters may have to be scrolled, which takes a place for the keyboard.
_TALL_LINES, _TALL_CHARACTERS = 16, 1200
#: A text of that length stands beside its label, not below it.
_ROW = 160


@record
class Cell:
    """A cell of the map: how its line is drawn, its column, and where the value stands."""

    state: str
    column: str
    where: str = ""


def asset(name: str) -> str:
    """A file of ``pages/assets``."""
    return files("blueprintc.pages").joinpath("assets", name).read_text(encoding="utf-8")


def render_page(
    template: str,
    scripts: Sequence[str] = (),
    styles: Sequence[str] = (),
    *,
    asks_its_server: bool = False,
    **values: object,
) -> str:
    """A whole page from a template that extends ``page.html``; ``scripts`` and ``styles`` are further assets.

    Everything stands inside the page, and its policy names the hashes: nothing else is run, nothing is loaded. A page
    may ask the server that it came from where ``asks_its_server``.
    """
    style = "".join(map(asset, ("style.css", *styles)))
    script = "".join(map(asset, ("picture.js", *scripts)))
    page = environment().get_template(template)
    policy = _policy(style, script) + ("; connect-src 'self'" if asks_its_server else "")
    return page.render(style=style, script=script, policy=policy, version=__version__, **values)


def render_part(template: str, **values: object) -> str:
    """A part of a page."""
    return environment().get_template(template).render(**values)


@functools.cache
def environment() -> "Environment":
    """The templates, with everything escaped that comes from outside."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # pages only; start-up of other commands counts

    made = Environment(
        loader=FunctionLoader(asset), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["seen"] = seen
    made.filters["colour"] = colour
    made.filters["cells"] = cells
    made.filters["names"] = _names
    made.filters["is_row"] = _is_row
    made.filters["breakable"] = breakable
    made.filters["brief"] = lambda text: shortened(text, 110)
    made.filters["short"] = lambda text: shortened(text, 300)
    made.filters["long"] = lambda text: shortened(text, 20_000)
    made.filters["is_tall"] = _is_tall
    made.filters["travellers"] = _travellers
    made.filters["unseen"] = _unseen
    return made


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"


def seen(text: object) -> str:
    """A text of which everything can be seen: no control character, no change of direction, no lone surrogate."""
    given = str(text)
    if given.isascii() and given.replace("\n", "").isprintable():
        return given
    return "\n".join(map(visible, given.split("\n")))


def shortened(text: str, longest: int) -> str:
    """The beginning of a text, with a word about the rest."""
    left = len(text) - longest
    return text if left <= 0 else f"{text[:longest]} … and {left:,} more characters"


def breakable(path: str) -> "Markup":
    """A path that may be broken before its dots and brackets."""
    from markupsafe import Markup, escape

    return Markup("<wbr>").join(escape(part) for part in re.split(r"(?<=.)(?=[.\[])", seen(path)))


def colour(number: int) -> int:
    """The colour of a strand: they come round after twelve."""
    return (number - 1) % COLOURS + 1


def cells(strand: Strand, columns: Sequence[Column]) -> list[Cell]:
    """A row of the map: the line of a strand from its first stop to its last one, through the provider too."""
    order = list(Column)
    stops = sorted(order.index(column) for column in strand.stops)
    back = order.index(Column.RESPONSE)
    made: list[Cell] = []
    for column in columns:
        at = order.index(column)
        if column is Column.RESPONSE:
            crosses = bool(stops) and stops[0] < back <= stops[-1]
            made.append(Cell("provider thru" if crosses else "provider", "Provider"))
        made.append(Cell(_state(at, stops), column.value, strand.stops.get(column, "")))
    return made


def _state(at: int, stops: Sequence[int]) -> str:
    if not stops or not stops[0] <= at <= stops[-1]:
        return ""
    if at not in stops:
        return "thru"
    return "on" + (" first" if at == stops[0] else "") + (" last" if at == stops[-1] else "")


def _travellers(strands: Sequence[Strand]) -> list[Strand]:
    """The values that the map shows: those that go somewhere, and what the provider answers."""
    return [strand for strand in strands if len(strand.stops) > 1 or (strand.stops and strand.origin == "provider")]


def _unseen(strands: Sequence[Strand]) -> list[Strand]:
    """What the caller gives and nothing takes."""
    return [strand for strand in strands if strand.origin == "caller" and list(strand.stops) == [Column.CALLER]]


def _names(picture: Picture) -> Mapping[int, str]:
    return {strand.number: strand.name for strand in picture.strands}


def _is_row(shown: Shown) -> bool:
    return shown.size <= _ROW and not any("\n" in piece.text for piece in shown.pieces)


def _is_tall(shown: Shown) -> bool:
    text = "".join(piece.text for piece in shown.pieces)
    return text.count("\n") >= _TALL_LINES or len(text) >= _TALL_CHARACTERS
