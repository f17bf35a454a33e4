"""The boxes of one request: from the merged parameters to the post-process function."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from blueprintc.emulator.errors import ServerError
from blueprintc.emulator.substitution import CREDENTIAL, PARAMETERS, substitute
from blueprintc.emulator.trace import Step
from blueprintc.errors import UnsupportedError
from blueprintc.model.placeholder import placeholders
from blueprintc.pages.picture.json_places import path_text, read_places
from blueprintc.pages.picture.layout import Mark, show
from blueprintc.pages.picture.model import Box, Column, Shown
from blueprintc.pages.picture.results import Finder, Result, mark_of
from blueprintc.pages.picture.secrets import Secrets
from blueprintc.pages.picture.strands import StrandBook

_FAILED_AT = {
    "merge parameters": Column.CONNECTOR,
    "run pre process": Column.PRE_PROCESS,
    "make payload": Column.BODY,
    "run input processors": Column.BODY,
    "check filled": Column.BODY,
    "check rate": Column.BODY,
    "check input guardrail": Column.BODY,
    "exchange": Column.RESPONSE,
    "process response": Column.POST_PROCESS,
}
#: Parameters that the server itself looks at.
_MEANINGFUL = frozenset({"response_filter", "input_processors", "output_processors", "region", "service_name"})
_TO_STRING = ".toString()"
#: AWS signs with them, in no header of the author's.
_SIGNING = ("access_key", "secret_key", "session_token", "roleArn")

Values = Mapping[str, "str | None"]


class LaneWeaver:
    """Makes boxes of the steps of one request, and notes the stops of strands on the way."""

    def __init__(
        self,
        book: StrandBook,
        connector: Mapping[str, object],
        secrets: Secrets,
        results: Sequence[tuple[Result, tuple[int, ...]]],
    ) -> None:
        self.url = ""
        self._book = book
        self._connector = connector
        self._secrets = secrets
        self._results = results
        self._origins: Mapping[str, str] = {}
        self._values: Values = {}
        self._has_parameters = False
        self._produced: Values = {}

    def boxes(self, step: Step) -> Iterator[Box]:
        """The boxes of a step: one, or none."""
        match step.stage:
            case "parameters":
                self._origins = step.origins
                self._values = step.values
                return
            case "pre_process":
                yield from self._take_parameters()
                yield self._pre_process(step)
            case "payload":
                yield from self._take_parameters()
                yield self._payload(step)
            case "input_processors":
                yield self._input_processors(step)
            case "request":
                yield self._request(step)
            case "response":
                yield self._result_box(Column.RESPONSE, step, "body", without_why=True)
            case "filter":
                yield self._filter(step)
            case "post_process" | "output_processors":
                yield self._post_process(step)
            case "failure":
                yield from self._take_parameters()
                column = _FAILED_AT.get(step.title.removesuffix(" fails"), Column.REQUEST)
                yield Box(column, step.title, self._masked(step.why), is_failure=True)

    # the way out

    def _take_parameters(self) -> Iterator[Box]:
        """The box of parameters and credentials, once."""
        if self._has_parameters:
            return
        self._has_parameters = True
        shown = []
        for name, value in self._values.items():
            strands = self._parameter(name) if self._is_used(name) else ()
            text = "null" if value is None else value
            shown.append(show(name, text, [Mark(0, len(text), strands)], self._secrets))
        credential = self._credentials()
        for name, secret in credential.items():
            if self._signs(name) or any(f"${{credential.{name}}}" in text for text in _texts(self._connector)):
                marks = [Mark(0, len(secret), self._credential(name, credential))]
                shown.append(show(f"credential.{name}", secret, marks, self._secrets))
        if shown:
            yield Box(Column.CONNECTOR, "parameters", "those of the call win over the connector's", tuple(shown))

    def _credentials(self) -> dict[str, str]:
        return {name: str(value) for name, value in _member(self._connector, "credential").items()}

    def _signs(self, name: str) -> bool:
        return self._connector.get("protocol") == "aws_sigv4" and name in _SIGNING

    def _is_used(self, name: str) -> bool:
        """Whether a parameter of the connector stands in the action, or means something to the server."""
        if name in _MEANINGFUL or self._origins.get(name) != "connector":
            return True
        return any(f"${{parameters.{name}" in text for text in _texts(self._connector))

    def _parameter(self, name: str, default: str | None = None) -> tuple[int, ...]:
        """The strands of a parameter: its own, or those of the caller's texts in it."""
        plain = name.removesuffix(_TO_STRING)
        origin = self._origins.get(plain, self._origins.get(name, ""))
        if plain in self._produced and origin in ("", "pre-process"):
            value = self._produced[plain] or ""
            inside = tuple(dict.fromkeys(number for mark in self._book.find_inputs(value) for number in mark.strands))
            return inside or self._made(plain, value)
        if origin in ("request", "algorithm"):
            strands = self._book.known(("parameter", plain))
            if strands:
                return strands
        value = str(_member(self._connector, "parameters").get(plain, default or ""))
        if origin == "" and default is not None:
            strands = self._book.strand(("default", plain), f"{plain} (default)", "default", default)
            self._book.stop(strands, Column.CONNECTOR, "default")
            return strands
        strands = self._book.strand(("connector", plain), plain, "connector", value)
        self._book.stop(strands, Column.CONNECTOR, f"parameters.{plain}")
        return strands

    def _made(self, name: str, value: str) -> tuple[int, ...]:
        strands = self._book.strand(("pre-process", name), name, "pre-process", value)
        self._book.stop(strands, Column.PRE_PROCESS, name)
        return strands

    def _pre_process(self, step: Step) -> Box:
        self._produced = step.values
        shown = self._script(step)
        for name, value in step.values.items():
            text = "null" if value is None else value
            marks = self._book.find_inputs(text)
            for mark in marks:
                self._book.stop(mark.strands, Column.PRE_PROCESS, name)
            if not marks:
                marks = [Mark(0, len(text), self._made(name, text))]
            shown.append(show(name, text, marks, self._secrets))
        return Box(Column.PRE_PROCESS, step.title, step.why, tuple(shown))

    def _script(self, step: Step) -> list[Shown]:
        script = step.given.get("script")
        return [] if script is None else [show("script", script, (), self._secrets)]

    def _payload(self, step: Step) -> Box:
        self._origins = {**self._origins, **step.origins}
        template, payload = step.given.get("template"), step.gave.get("payload", "")
        shown: list[Shown] = []
        if template is not None:
            shown.append(show("template", template, self._template_marks(template), self._secrets))
        marks = [] if template is None else self._filled(template, payload, step.values)
        if not marks:
            marks = self._book.find_inputs(payload)
        self._stop_at(marks, payload, Column.BODY)
        shown.append(show("filled in", payload, marks, self._secrets))
        why = "" if template is not None else "the action has no request_body"
        return Box(Column.BODY, "request body", why, tuple(shown))

    def _template_marks(self, template: str) -> list[Mark]:
        return [
            Mark(found.start, found.end, self._parameter(found.name, found.default))
            for found in placeholders(template)
            if self._is_filled(found.name, found.default)
        ]

    def _is_filled(self, name: str, default: str | None) -> bool:
        plain = name.removesuffix(_TO_STRING)
        return default is not None or any(each in self._origins or each in self._produced for each in (name, plain))

    def _filled(self, template: str, text: str, values: Values) -> list[Mark]:
        """Where values of parameters stand in a text that was filled; nothing where it was changed afterwards."""
        places: list[tuple[int, int, str]] = []
        if _substituted(template, values, PARAMETERS, places) != text:
            return []
        marks: list[Mark] = []
        for start, end, name in places:
            inside = self._book.find_inputs(text, start, end) if name in self._produced else []
            default = text[start:end] if values.get(name) is None else None
            marks += inside or [Mark(start, end, self._parameter(name, default))]
        return marks

    def _stop_at(self, marks: Iterable[Mark], text: str, column: Column, where: str = "") -> None:
        source = None if where else read_places(text)
        for mark in marks:
            place = None if source is None else source.around(mark.start)
            inside = "" if place is None else path_text(place.path)
            self._book.stop(mark.strands, column, where or inside or column.value.lower())

    def _input_processors(self, step: Step) -> Box:
        payload = step.gave.get("payload", "")
        shown = [
            show("processors", step.given.get("processors", ""), (), self._secrets),
            show("body", payload, self._book.find_inputs(payload), self._secrets),
        ]
        return Box(Column.BODY, step.title, step.why, tuple(shown))

    def _request(self, step: Step) -> Box:
        method, _, self.url = step.title.partition(" ")
        action = self._action(method)
        values = {**self._values, **self._produced}
        marks = self._filled(str(action.get("url", "")), self.url, values)
        self._stop_at(marks, self.url, Column.REQUEST, "URL")
        shown = [show("URL", self.url, marks, self._secrets)]
        templates = {name.lower(): str(text) for name, text in _member(action, "headers").items()}
        for line in step.gave.get("headers", "").split("\n"):
            name, sign, text = line.partition(" = ")
            if sign:
                shown.append(self._header(name, text, templates.get(name.lower(), ""), values))
        return Box(Column.REQUEST, method, step.why, tuple(shown))

    def _action(self, method: str) -> Mapping[str, object]:
        """The action that was called: the one whose method and host fit best."""
        actions = self._connector.get("actions")
        given = [one for one in actions if isinstance(one, dict)] if isinstance(actions, list) else []
        fitting = [one for one in given if str(one.get("method", "")).upper() == method.upper()]
        predict = [one for one in fitting if str(one.get("action_type", "")).lower() == "predict"]
        return next(iter(predict or fitting or given), {})

    def _header(self, name: str, text: str, template: str, values: Values) -> Shown:
        credential = self._credentials()
        places: list[tuple[int, int, str]] = []
        marks = self._filled(template, text, values) if "${parameters." in template else []
        if CREDENTIAL in template and _substituted(template, credential, CREDENTIAL, places) == text:
            # a credential that is not there may have a default, which is nobody's value
            known = [(start, end, key) for start, end, key in places if key in credential]
            marks += [Mark(start, end, self._credential(key, credential)) for start, end, key in known]
        if self._connector.get("protocol") == "aws_sigv4" and not template:
            marks += self._signature_marks(text, credential, values)
        self._stop_at(marks, text, Column.REQUEST, name)
        return show(name, text, marks, self._secrets)

    def _signature_marks(self, text: str, credential: Mapping[str, str], values: Values) -> Iterator[Mark]:
        """What can be seen of credentials and parameters in the headers that signing adds."""
        for key in _SIGNING:
            at = text.find(credential[key]) if credential.get(key) else -1
            if at >= 0:
                yield Mark(at, at + len(credential[key]), self._credential(key, credential))
        for key in ("region", "service_name"):
            value = values.get(key)
            at = text.find(f"/{value}/") if value else -1
            if value and at >= 0 and "aws4_request" in text:
                yield Mark(at + 1, at + 1 + len(value), self._parameter(key))

    def _credential(self, key: str, credential: Mapping[str, str]) -> tuple[int, ...]:
        strands = self._book.strand(("credential", key), key, "credential", credential[key])
        self._book.stop(strands, Column.CONNECTOR, f"credential.{key}")
        return strands

    # the way back

    def _result_box(self, column: Column, step: Step, label: str, *, without_why: bool = False) -> Box:
        text = step.gave.get(label, "")
        marks = self._result_marks(text, column)
        shown = self._script(step)
        if label in step.gave:
            shown.append(show(label, text, marks, self._secrets))
        return Box(column, self._masked(step.title), "" if without_why else step.why, tuple(shown))

    def _result_marks(self, text: str, column: Column) -> list[Mark]:
        finder = Finder(text)
        marks: list[Mark] = []
        for result, strands in self._results:
            for place, _ in finder.take(result.values):
                self._book.stop(strands, column, path_text(place.path) or "all of it")
                marks.append(mark_of(place, strands))
        return [mark for mark in marks if mark.strands]

    def _filter(self, step: Step) -> Box:
        box = self._result_box(Column.FILTER, step, "found")
        given = _member(self._connector, "parameters").get("response_filter")
        if given != step.title:
            return box
        strands = self._parameter("response_filter")
        self._book.stop(strands, Column.FILTER, "path")
        path = show("path", step.title, [Mark(0, len(step.title), strands)], self._secrets)
        return Box(box.column, "response_filter", "", (path, *box.shown))

    def _post_process(self, step: Step) -> Box:
        label = next(iter(step.gave), "")
        return self._result_box(Column.POST_PROCESS, step, label)

    def _masked(self, text: str) -> str:
        return self._secrets.masked(text)


def _substituted(template: str, values: Values, prefix: str, places: list[tuple[int, int, str]]) -> str | None:
    """The filled template, with the places of the values; ``None`` where the server cannot fill it."""
    try:
        return substitute(template, values, prefix=prefix, places=places)
    except (ServerError, UnsupportedError):
        return None


def _member(given: Mapping[str, object], name: str) -> Mapping[str, object]:
    value = given.get(name)
    return value if isinstance(value, dict) else {}


def _texts(value: object, depth: int = 0) -> Iterator[str]:
    """Every text in a connector."""
    if isinstance(value, str):
        yield value
    elif depth < 8 and isinstance(value, dict):
        for one in value.values():
            yield from _texts(one, depth + 1)
    elif depth < 8 and isinstance(value, list):
        for one in value:
            yield from _texts(one, depth + 1)
