"""``picture_of``: from the trace of a call to its picture."""

import json
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from blueprintc.emulator.trace import Step
from blueprintc.pages.picture.course import Course
from blueprintc.pages.picture.json_places import JsonText, Path, path_text, read_places
from blueprintc.pages.picture.lane import LaneWeaver
from blueprintc.pages.picture.layout import Mark, show
from blueprintc.pages.picture.model import Box, Column, Lane, Picture
from blueprintc.pages.picture.results import Result, mark_of, path_of, results_of
from blueprintc.pages.picture.secrets import Secrets
from blueprintc.pages.picture.strands import Key, StrandBook

#: More requests of one call are not shown.
MOST_LANES = 20
_NO_VALUES = frozenset(
    {"return_number", "return_bytes", "target_response", "function_name", "algorithm", "action_type", "async"}
)


def picture_of(course: Course) -> Picture:
    """The picture of a call. Nothing in it holds a secret of the course."""
    return _Weaver(course).picture()


class _Weaver:
    """Weaves one picture."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._secrets = Secrets(course.secrets)
        self._book = StrandBook(self._secrets)
        self._documents: list[tuple[int, ...]] = []
        self._answer = read_places(course.answer)

    def picture(self) -> Picture:
        course = self._course
        call = self._call()
        results = self._results()
        lanes = tuple(self._lanes(results))
        answer = self._output(results)
        strands = self._book.all()
        used = {column for strand in strands for column in strand.stops}
        return Picture(
            title=course.title,
            target=course.release,
            is_failure=course.is_failure,
            strands=strands,
            columns=tuple(column for column in Column if column in used or column is Column.CALLER),
            call=call,
            lanes=lanes,
            answer=answer,
            problems=tuple(
                (severity, self._secrets.masked(message), self._secrets.masked(advice))
                for severity, message, advice in course.problems
            ),
        )

    # the call

    def _call(self) -> Box:
        body = self._course.body or ""
        source = read_places(body)
        marks = [] if source is None else list(self._call_marks(source))
        shown = (show("body", body, marks, self._secrets),) if body else ()
        return Box(Column.CALLER, f"POST {self._course.path}", shown=shown)

    def _call_marks(self, source: JsonText) -> Iterable[Mark]:
        for place in source.places:
            path = place.path
            if not path or path[0] in _NO_VALUES or (place.kind in ("object", "array") and path[0] != "parameters"):
                continue
            if path[0] == "parameters" and len(path) != 2:
                continue
            value = source.value(place)
            text = value if isinstance(value, str) else source.text[place.start : place.end]
            key, name = _input_name(path)
            strands = self._book.strand(key, name, "caller", text)
            self._book.stop(strands, Column.CALLER, path_text(path))
            if isinstance(value, str):
                self._book.input(value, strands)
            if key[0] == "document":
                self._documents.append(strands)
            yield mark_of(place, strands)

    # the requests

    def _lanes(self, results: Sequence[tuple[Result, tuple[int, ...]]]) -> Iterable[Lane]:
        steps: dict[int, list[Step]] = {}
        for step in self._course.steps:
            if step.sub_request is not None:
                steps.setdefault(step.sub_request, []).append(step)
        connector = _connector(self._course.steps)
        for number, own in sorted(steps.items())[:MOST_LANES]:
            mine = [(result, strands) for result, strands in results if result.lane == number]
            weaver = LaneWeaver(self._book, connector, self._secrets, mine)
            boxes = [box for step in own for box in weaver.boxes(step)]
            cut = next((at + 1 for at, step in enumerate(boxes) if step.column is Column.REQUEST), len(boxes))
            title = f"Request {number + 1} of {len(steps)}" if len(steps) > 1 else "Request"
            yield Lane(title, tuple(boxes[:cut]), urlsplit(weaver.url).netloc, tuple(boxes[cut:]))

    # the answer

    def _results(self) -> list[tuple[Result, tuple[int, ...]]]:
        """The results with their strands: that of the document where there is one result for each of them."""
        results = results_of(self._answer)
        if results and len(results) == len(self._documents):
            return list(zip(results, self._documents, strict=True))
        named: list[tuple[Result, tuple[int, ...]]] = []
        for number, result in enumerate(results, 1):
            name = "result" if len(results) == 1 else f"result {number}"
            value = json.dumps(result.values[0][1], ensure_ascii=False) if result.values else ""
            named.append((result, self._book.strand(("result", number), name, "provider", value)))
        return named

    def _output(self, results: Sequence[tuple[Result, tuple[int, ...]]]) -> Box | None:
        for step in self._course.steps:
            if step.stage in ("create", "register") and step.gave:
                return Box(
                    Column.OUTPUT,
                    f"{step.stage}: {step.title}",
                    self._secrets.masked(step.why),
                    tuple(show(label, text, (), self._secrets) for label, text in step.gave.items()),
                    is_failure=True,
                )
        status = self._course.status
        last = self._course.steps[-1] if self._course.steps else None
        if status is None:
            return None if last is None else Box(Column.OUTPUT, last.title, self._secrets.masked(last.why))
        marks = list(self._output_marks(results))
        why = "" if last is None else self._secrets.masked(last.why)
        shown = (show("body", self._course.answer, marks, self._secrets),)
        return Box(Column.OUTPUT, f"status {status}", why, shown, is_failure=status >= 400)

    def _output_marks(self, results: Sequence[tuple[Result, tuple[int, ...]]]) -> Iterable[Mark]:
        places = {place.path: place for place in self._answer.places} if self._answer is not None else {}
        for result, strands in results:
            inner = result.values[0][0] if result.values else ()
            if inner == ("dataAsMap",) and len(result.values) == 2:
                inner = result.values[1][0]
            place = places.get(path_of(result, inner))
            if place is not None and strands:
                self._book.stop(strands, Column.OUTPUT, path_text(("output", result.index, *inner)))
                yield mark_of(place, strands)


def _input_name(path: Path) -> tuple[Key, str]:
    """The key and the name of a value of a call."""
    if path[0] == "parameters":
        return ("parameter", path[1]), str(path[1])
    if path[0] == "text_docs":
        number = path[1] if len(path) > 1 and isinstance(path[1], int) else 0
        if len(path) > 2:
            return ("document", path_text(path)), f"document {path_text(path[1:])}"
        return ("document", number), f"document {number + 1}"
    name = {"query_text": "query"}.get(str(path[0]), path_text(path))
    return ("call", path_text(path)), name


def _connector(steps: Sequence[Step]) -> Mapping[str, object]:
    """The connector that was created."""
    text = next((step.given.get("body", "") for step in steps if step.stage == "create"), "")
    try:
        given = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return {}
    return given if isinstance(given, dict) else {}
