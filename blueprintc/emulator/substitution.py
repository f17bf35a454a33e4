"""``substitute``: fill ``${parameters.…}`` and ``${credential.…}`` as Apache's ``StringSubstitutor`` does.

Upstream: commons-text StringSubstitutor.substitute (1.14) as ML Commons sets it up: escape character ``$``, value
delimiter ``:-``, values are substituted themselves, names are not, unknown names stay as they are.
"""

from collections.abc import Mapping

from blueprintc.emulator.errors import illegal_state
from blueprintc.errors import UnsupportedError

PARAMETERS = "${parameters."
CREDENTIAL = "${credential."

_DELIMITER = ":-"
_LONGEST_RESULT = 128 * 1024 * 1024
_MOST_PLACEHOLDERS = 1_000_000


class _Frame:
    """A text that is being substituted: where reading goes on, what has been written, the variable it came from."""

    __slots__ = ("name", "out", "position", "start", "text")

    def __init__(self, text: str, name: str, start: int) -> None:
        self.text = text
        self.name = name
        self.start = start
        self.position = 0
        self.out: list[str] = []


def substitute(
    text: str,
    values: Mapping[str, str | None],
    *,
    prefix: str = PARAMETERS,
    suffix: str = "}",
    filled: dict[str, str] | None = None,
    places: list[tuple[int, int, str]] | None = None,
) -> str:
    """The text with its placeholders filled.

    ``filled`` notes, for each name that was filled, ``value`` or ``default``; ``places`` gets, for each placeholder
    that was filled, where its value stands in the result: start, end, name; values inside of others have places of
    their own. Raises ``ServerError`` (``IllegalStateException``) for a cycle, and ``UnsupportedError`` where values
    that contain one another would make the result longer than 128 MiB, or need a million placeholders.
    """
    if prefix not in text:
        return text
    return _Substitution(values, prefix, suffix, filled, places).run(text)


class _Substitution:
    """One call of ``substitute``; an explicit stack of frames, since values may be nested deeply."""

    def __init__(
        self,
        values: Mapping[str, str | None],
        prefix: str,
        suffix: str,
        filled: dict[str, str] | None,
        places: list[tuple[int, int, str]] | None,
    ) -> None:
        self.values = values
        self.prefix = prefix
        self.suffix = suffix
        self.filled = filled
        self.places = places
        self.reached = 0
        self.written = 0
        self.placeholders = 0
        self.frames: list[_Frame] = []
        self.open_names: set[str] = set()
        self.beginning: str | None = None

    def run(self, text: str) -> str:
        frames = self.frames
        frames.append(_Frame(text, "", 0))
        while True:
            frame = frames[-1]
            if self._step(frame):
                continue
            result = "".join(frame.out)
            frames.pop()
            if not frames:
                return result
            self.open_names.discard(frame.name)
            self.reached = frame.start
            self._append(frames[-1], result, frame.name)

    def _append(self, frame: _Frame, piece: str, name: str | None = None) -> None:
        """Write a piece; ``name``: the placeholder whose value it is."""
        if self.places is not None and name is not None:
            self.places.append((self.reached, self.reached + len(piece), name))
        self.reached += len(piece)
        if piece:
            self.written += len(piece)
            if self.written > _LONGEST_RESULT:
                raise UnsupportedError("placeholders that contain one another grow to more than 128 MiB")
            frame.out.append(piece)

    def _step(self, frame: _Frame) -> bool:
        """Handle the next placeholder of a frame; false when the frame is done."""
        text = frame.text
        start = text.find(self.prefix, frame.position)
        name_start = start + len(self.prefix)
        end = text.find(self.suffix, name_start) if start >= 0 else -1
        if end < 0:
            self._append(frame, text[frame.position :])
            return False
        self._append(frame, text[frame.position : start])
        if frame.out and frame.out[-1].endswith("$"):
            # Upstream: the escape is taken away and the search goes on behind "${"
            frame.out[-1] = frame.out[-1][:-1]
            self.reached -= 1
            if not frame.out[-1]:
                frame.out.pop()
            self._append(frame, text[start : start + 2])
            frame.position = start + 2
            return True
        if self.beginning is None:
            self.beginning = "".join(frame.out) + text[start:]
        frame.position = end + len(self.suffix)
        self.placeholders += 1
        if self.placeholders > _MOST_PLACEHOLDERS:
            raise UnsupportedError(f"a text in which more than {_MOST_PLACEHOLDERS:,} placeholders are filled")
        name, default = self._split(text[name_start:end])
        self._check_cycle(name)
        value = self.values.get(name)
        if self.filled is not None and (value is not None or default is not None):
            self.filled[name] = "default" if value is None else "value"
        if value is None:
            value = default
        if value is None:
            self._append(frame, text[start : frame.position])
        elif self.prefix in value:
            self.frames.append(_Frame(value, name, self.reached))
            self.open_names.add(name)
        else:
            self._append(frame, value, name)
        return True

    def _split(self, expression: str) -> tuple[str, str | None]:
        """Name and default. Upstream: a placeholder inside the expression ends the search for the delimiter."""
        delimiter = expression.find(_DELIMITER)
        if delimiter < 0:
            return expression, None
        nested = expression.find(self.prefix)
        if 0 <= nested < delimiter:
            return expression, None
        return expression[:delimiter], expression[delimiter + len(_DELIMITER) :]

    def _check_cycle(self, name: str) -> None:
        if name in self.open_names:
            chain = [frame.name for frame in self.frames[1:]]
            raise illegal_state(f"Infinite loop in property interpolation of {self.beginning}: {'->'.join(chain)}")
