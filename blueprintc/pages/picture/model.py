"""What a picture consists of: strands (values on their way), boxes (steps), and texts cut into coloured pieces."""

from collections.abc import Mapping
from dataclasses import field
from enum import Enum

from blueprintc.records import record


class Column(Enum):
    """A step of the mapping, in the order of the way; the value is what people call it."""

    CALLER = "Caller"
    CONNECTOR = "Connector"
    PRE_PROCESS = "Pre-process"
    BODY = "Body"
    REQUEST = "Request"
    RESPONSE = "Response"
    FILTER = "Filter"
    POST_PROCESS = "Post-process"
    OUTPUT = "Output"


@record
class Strand:
    """A value on its way.

    ``number`` counts from 1 and chooses the colour; ``origin`` says who supplies it (``caller``, ``connector``,
    ``credential``, ``default``, ``pre-process``, ``provider``); ``value`` is a short text of it, without secrets;
    ``stops`` say where it stands at each step, by column.
    """

    number: int
    name: str
    origin: str
    value: str
    stops: Mapping[Column, str] = field(default_factory=dict)


@record
class Piece:
    """A run of characters of a shown text.

    ``strands`` are the numbers of the strands that it belongs to. ``kind`` is ``key`` for a name in JSON, ``secret``
    for asterisks in place of one, ``cut`` for a remark in place of what was left out, else empty.
    """

    text: str
    strands: tuple[int, ...] = ()
    kind: str = ""


@record
class Shown:
    """A text that a box shows, as pieces; ``whole`` is all of it where the pieces leave something out.

    ``size`` is the length of the real text in characters.
    """

    label: str
    pieces: tuple[Piece, ...]
    whole: str = ""
    size: int = 0


@record
class Box:
    """A step: its column, what happened, why, and the texts that went in or came out."""

    column: Column
    title: str
    why: str = ""
    shown: tuple[Shown, ...] = ()
    is_failure: bool = False


@record
class Lane:
    """One request to the provider: the steps before it, its host, and the steps behind it."""

    title: str
    before: tuple[Box, ...]
    host: str
    behind: tuple[Box, ...]


@record
class Picture:
    """One call and all that became of it.

    ``columns`` are the steps at which a value stands; ``problems`` what the caller would trip over, or what the server
    refuses, each a severity, a message and a help.
    """

    title: str
    target: str
    is_failure: bool
    strands: tuple[Strand, ...]
    columns: tuple[Column, ...]
    call: Box
    lanes: tuple[Lane, ...]
    answer: Box | None
    problems: tuple[tuple[str, str, str], ...] = ()
