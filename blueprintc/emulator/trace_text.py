"""``render_text``: a dry run for people: every step, what went in, what came out, and why."""

import re
from collections.abc import Iterator, Mapping

from blueprintc.emulator.dry_run import Run, mask
from blueprintc.emulator.trace import Step

_PLACEHOLDER = re.compile(r"\$\{parameters\.([^}]*?)(?::-[^}]*)?\}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
#: Longer values are folded to their beginning and end.
_LONGEST = 600
_HEAD, _TAIL = 400, 100

_STYLES = {
    "connector": "36",
    "request": "32",
    "algorithm": "33",
    "pre-process": "35",
    "default": "34",
    "title": "1",
    "why": "2",
    "bad": "31",
    "good": "32",
}


def render_text(run: Run, *, color: bool = False, full: bool = False) -> str:
    """The trace of a run. ``full`` shows long values whole; ``color`` paints placeholders by origin."""
    return mask("\n".join(_Writer(run, _Paint(color), full=full).lines()), run.secrets) + "\n"


def summary(run: Run) -> str:
    """A run in one line: its requests, the answer's status, and what is wrong."""
    sent = ", ".join(f"{request.method} {request.url}" for request in run.outcome.requests[:3])
    more = len(run.outcome.requests) - 3
    parts = [sent + (f" and {more} more" if more > 0 else "") or "no request"]
    answer = run.outcome.response
    if answer is not None:
        parts.append(f"status {answer.status}")
    parts += [finding.message for finding in run.findings]
    return _visible(f"{run.title}: {'; '.join(parts)}")


class _Paint:
    """Colours, or none."""

    def __init__(self, enabled: bool) -> None:
        self._enabled = enabled

    def __call__(self, style: str, text: str) -> str:
        code = _STYLES.get(style)
        return f"\x1b[{code}m{text}\x1b[0m" if self._enabled and code and text else text


class _Writer:
    """Writes one run."""

    def __init__(self, run: Run, paint: _Paint, *, full: bool) -> None:
        self._run = run
        self._paint = paint
        self._full = full

    def lines(self) -> Iterator[str]:
        run = self._run
        yield self._paint("title", f"{run.title}: POST {run.call.path} on OpenSearch {run.target.name}")
        if run.call.body is not None:
            yield from self._value("body", run.call.body, {})
        for step in run.steps:
            yield from self._step(step)
        yield from self._findings()

    def _step(self, step: Step) -> Iterator[str]:
        number = "" if step.sub_request is None else f" #{step.sub_request + 1}"
        name = step.stage.replace("_", " ")
        bad = step.stage == "failure" or step.title.startswith(("the server refuses", "no answer"))
        yield ""
        yield self._paint("bad" if bad else "title", f"{name}{number}: ") + _visible(step.title)
        if step.why:
            yield "    " + self._paint("why", f"because: {_visible(self._fold(step.why))}")
        if step.stage == "parameters":
            yield from self._parameters(step)
            return
        for label, text in step.given.items():
            yield from self._value(label, text, step.origins)
        if step.origins:
            yield from self._filled(step.origins)
        for label, text in step.gave.items():
            yield from self._value(label, text, {}, sign=" =")

    def _parameters(self, step: Step) -> Iterator[str]:
        for text in step.gave.values():
            for line in text.splitlines():
                origin = step.origins.get(line.partition(" = ")[0], "")
                note = self._paint(origin, f"  ({origin})") if origin else ""
                yield "    " + _visible(self._fold(line)) + note

    def _filled(self, origins: Mapping[str, str]) -> Iterator[str]:
        for name, origin in origins.items():
            yield "    " + self._paint(origin, f"${{parameters.{_visible(name)}}}") + f" from: {origin}"

    def _value(self, label: str, text: str, origins: Mapping[str, str], sign: str = ":") -> Iterator[str]:
        shown = _visible(self._fold(text))
        if origins:
            shown = _PLACEHOLDER.sub(lambda match: self._paint(origins.get(match[1], "bad"), match[0]), shown)
        lines = shown.rstrip("\n").split("\n")
        if len(lines) == 1:
            yield f"    {label}{sign} {lines[0]}"
            return
        yield f"    {label}{sign}"
        for line in lines:
            yield f"        {line}"

    def _fold(self, text: str) -> str:
        if self._full or len(text) <= _LONGEST:
            return text
        left = len(text) - _HEAD - _TAIL
        return f"{text[:_HEAD]} … {left:,} characters … {text[-_TAIL:]}"

    def _findings(self) -> Iterator[str]:
        for finding in self._run.findings:
            yield ""
            yield self._paint("bad", f"{finding.severity}[{finding.slug}]: ") + _visible(finding.message)
            if finding.help:
                yield f"    help: {_visible(finding.help)}"


def _visible(text: str) -> str:
    """A text that cannot command the terminal."""
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text.replace("\r\n", "\n"))
