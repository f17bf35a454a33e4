"""The Painless scripts of a connector, compiled, with their places."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.jvm.strings import from_utf16_index
from blueprintc.linter.facts.functions import function_text, is_script
from blueprintc.linter.facts.subject import Action, Subject
from blueprintc.model.placeholder import placeholders, whole_placeholder
from blueprintc.records import replace
from blueprintc.source import Span, Text

if TYPE_CHECKING:
    from blueprintc.linter.facts.script_walk import ScriptFacts
    from blueprintc.painless import Checked


#: ``params.text_docs[0]`` is ``("text_docs", 0)``; a step that is not known is None.
PathOf = tuple[str | int | None, ...]


def written(path: PathOf) -> str:
    """A path as scripts have it."""
    return "params" + "".join(
        f".{step}" if isinstance(step, str) else f"[{'…' if step is None else step}]" for step in path
    )


@dataclass(frozen=True)
class Script:
    """A script of an action. ``which`` is ``pre`` or ``post``; ``source`` is ``text``'s value."""

    action: Action
    which: str
    text: Text

    @property
    def key(self) -> str:
        """The key that it stands under."""
        return f"{self.which}_process_function"

    @property
    def source(self) -> str:
        """The script as it was written."""
        return self.text.value

    @property
    def checked(self) -> "Checked":
        """The script compiled as the server does, placeholders standing for texts."""
        return _check(self.source)

    @property
    def facts(self) -> "ScriptFacts | None":
        """What the script reads and builds; none where it does not compile."""
        from blueprintc.linter.facts.script_walk import facts_of  # brings the trees of Painless

        return facts_of(self.checked.script)

    def span(self, offset: int | None) -> Span:
        """The place of an offset (UTF-16 units in what is compiled); the whole script without one."""
        if offset is None:
            return self.text.whole
        own = offset - len(_prefix(self.source))
        if own < 0:
            return self.text.whole
        at = from_utf16_index(self.source, own)
        return self.text.span(min(at, len(self.source)), min(at + 1, len(self.source)))


def scripts_of(subject: Subject) -> Iterator[Script]:
    """Every script of a connector, in the order of the document."""
    for action in subject.actions:
        for which in ("pre", "post"):
            text = action.text(f"{which}_process_function")
            source = function_text(action, which)
            if text is not None and is_script(source) and whole_placeholder(source) is None:
                yield Script(action, which, text)


def for_documents(subject: Subject, code: Code, message: str, span: Span, help_text: str) -> Diagnostic:
    """A finding about a pre-process script: a warning where no declared caller sends documents to it."""
    finding = Diagnostic.of(code, message, span, help=help_text)
    return replace(finding, severity=Severity.WARNING) if subject.may_be_called_with_parameters_only else finding


@lru_cache(maxsize=256)
def _check(source: str) -> "Checked":
    from blueprintc.painless import check

    return check(_prefix(source) + _with_texts(source))


def _prefix(source: str) -> str:
    """What the server puts in front of a script."""
    from blueprintc.painless.connector import with_default_functions

    return with_default_functions(source)[: -len(source)] if source else ""


def _with_texts(source: str) -> str:
    """The script with a string literal of the same length in place of each placeholder."""
    parts: list[str] = []
    at = 0
    for placeholder in placeholders(source):
        parts.append(source[at : placeholder.start])
        parts.append('"' + "x" * (placeholder.end - placeholder.start - 2) + '"')
        at = placeholder.end
    return "".join([*parts, source[at:]])
