"""The way back: which part of a response became which part of the answer."""

from collections import deque
from collections.abc import Iterator, Sequence

from blueprintc.pages.picture.json_places import JsonText, Path, Place, read_places
from blueprintc.pages.picture.layout import Mark
from blueprintc.records import record

_Canon = object


@record
class Result:
    """A tensor of the answer: its lane, its place there, its values, and the strands that it belongs to.

    ``values`` has the values of ``data``, of each member of ``dataAsMap``, or of ``result``, with their paths.
    """

    lane: int
    index: int
    values: tuple[tuple[Path, object], ...]
    is_whole: bool = False


def results_of(answer: JsonText | None) -> list[Result]:
    """The tensors of an answer in their order."""
    body = None if answer is None or not answer.places else answer.value(answer.places[0])
    lanes = body.get("inference_results") if isinstance(body, dict) else None
    found: list[Result] = []
    for lane, one in enumerate(lanes if isinstance(lanes, list) else ()):
        output = one.get("output") if isinstance(one, dict) else None
        for index, tensor in enumerate(output if isinstance(output, list) else ()):
            if isinstance(tensor, dict):
                found.append(Result(lane, index, tuple(_values(tensor))))
    return found


def _values(tensor: dict[str, object]) -> Iterator[tuple[Path, object]]:
    members = tensor.get("dataAsMap")
    if "data" in tensor:
        yield ("data",), tensor["data"]
    if isinstance(members, dict):
        yield ("dataAsMap",), members
        for name, value in members.items():
            yield ("dataAsMap", name), value
    if "result" in tensor:
        yield ("result",), tensor["result"]


def path_of(result: Result, inner: Path) -> Path:
    """Where a value of a result stands in the answer."""
    return ("inference_results", result.lane, "output", result.index, *inner)


class Finder:
    """Finds values again in a text; each place is given away once, in the order of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.source = read_places(text)
        self._places: dict[_Canon, deque[Place]] = {}
        if self.source is not None:
            for place in self.source.places:
                self._places.setdefault(_canon(self.source.value(place)), deque()).append(place)

    def take(self, values: Sequence[tuple[Path, object]]) -> list[tuple[Place, Path]]:
        """The places of the values of one result: those of the whole, or else of its parts."""
        taken: list[tuple[Place, Path]] = []
        for path, value in values:
            if taken and taken[0][1] == ("dataAsMap",):
                break  # the map as a whole was found, so its members are not looked for
            place = self._one(value)
            if place is None and isinstance(value, list) and len(value) == 1:
                place = self._one(value[0])
            if place is not None:
                taken.append((place, path))
        return taken

    def _one(self, value: object) -> Place | None:
        if self.source is None:
            if isinstance(value, str) and value and value == self.text:
                return Place((), 0, len(self.text), "string")
            return None
        waiting = self._places.get(_canon(value))
        return waiting.popleft() if waiting else None


def mark_of(place: Place, strands: tuple[int, ...]) -> Mark:
    """The characters of a value; of a string those between its quotes."""
    inside = 1 if place.kind == "string" and place.path else 0
    return Mark(place.start + inside, place.end - inside, strands)


def _canon(value: object) -> _Canon:
    """Something hashable that is equal for values that mean the same; numbers agree in six digits."""
    if isinstance(value, bool) or value is None:
        return ("word", value)
    if isinstance(value, int | float):
        return ("number", f"{value:.6g}" if abs(value) < 1e300 else str(value))
    if isinstance(value, list):
        return ("array", tuple(map(_canon, value)))
    if isinstance(value, dict):
        return ("object", frozenset((name, _canon(member)) for name, member in value.items()))
    return ("string", value)
