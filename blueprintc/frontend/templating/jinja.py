"""Runs Jinja2 templates for the renderer: loads files, gives findings for everything that may go wrong."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from jinja2 import BaseLoader, TemplateError, TemplateNotFound, meta
from jinja2.environment import Template

from blueprintc.diagnostics import Code, Diagnostic, DiagnosticSink, Label, did_you_mean
from blueprintc.errors import BlueprintcError
from blueprintc.frontend import codes
from blueprintc.frontend.templating.environment import (
    MacroCycleError,
    SecurityError,
    TemplateEnvironment,
    TemplateLimitError,
    TemplateSyntaxError,
    UndefinedError,
    UnitTexts,
)
from blueprintc.frontend.templating.files import FileReader, MissingFileError, OutsideRootError, file_text
from blueprintc.frontend.templating.limits import Budget
from blueprintc.frontend.templating.traced import Traced, concatenate
from blueprintc.frontend.values import Variables
from blueprintc.source import SourceFile, Span, Text

_Result = TypeVar("_Result")


class TemplateCycleError(BlueprintcError):
    """Templates include each other in a circle; ``chain`` names them."""

    def __init__(self, chain: list[str]) -> None:
        super().__init__(" → ".join(chain))
        self.chain = chain


class _ReportedError(Exception):
    """The reason was reported already."""


class _Loader(BaseLoader):
    """Loads template files of the repository for ``include``, ``import`` and ``extends``."""

    def __init__(self, files: FileReader, source: SourceFile) -> None:
        self._files = files
        self._source = source
        self._references: dict[str, list[str]] = {}

    def text(self, name: str) -> Text:
        """The text of the template of a name."""
        path = self._files.find_template(name, self._source)
        if path is None:
            raise TemplateNotFound(name)
        try:
            found = self._files.read(path)
        except MissingFileError as error:
            raise TemplateNotFound(name) from error
        if found is None:
            raise _ReportedError
        return file_text(found)

    def load(self, environment: Any, name: str, globals: Any = None) -> Template:
        """Compile a template file. Circles are refused before anything runs."""
        text = self.text(name)
        self._check_cycles(environment, name, [name])
        code = environment.compile_unit(f"file:{name}", text, name)
        return Template.from_code(environment, code, environment.make_globals(globals))

    def _check_cycles(self, environment: TemplateEnvironment, name: str, chain: list[str]) -> None:
        for other in self._referenced(environment, name):
            if other in chain:
                raise TemplateCycleError([*chain[chain.index(other) :], other])
            self._check_cycles(environment, other, [*chain, other])

    def _referenced(self, environment: TemplateEnvironment, name: str) -> list[str]:
        if name not in self._references:
            found: list[str] = []
            try:
                text = self.text(name)
                if "{%" in text.value:
                    tree = environment.parse_unit(f"file:{name}", text)
                    found = [each for each in meta.find_referenced_templates(tree) if each is not None]
            except (TemplateNotFound, TemplateSyntaxError, _ReportedError):
                found = []  # reported when it is really used
            self._references[name] = found
        return self._references[name]


class TemplateEngine:
    """Renders texts and files in one context."""

    def __init__(
        self,
        context: dict[str, object],
        source: SourceFile,
        files: FileReader,
        sink: DiagnosticSink,
        budget: Budget,
    ) -> None:
        self._context = context
        self._sink = sink
        self._files = files
        self._source = source
        self._units = UnitTexts()
        self._compiled_texts: dict[str, Template] = {}
        self._loader = _Loader(files, source)
        self._environment = TemplateEnvironment(self._loader, self._units, budget)

    def text(self, text: Text, context: dict[str, object]) -> Text | None:
        """A text with its templates rendered; ``None`` where that failed (reported)."""
        return self._guarded(text, lambda: _written(self._run(self._compiled(text), context), text.whole))

    def expression(self, text: Text) -> tuple[object, ...] | None:
        """The value of a text that is one whole expression, in a tuple.

        ``None`` where the text is not one whole expression; an empty tuple where it failed (reported).
        """
        if not _is_whole(text.value):
            return None
        template = self._guarded(text, lambda: self._compiled(text))
        if template is None:
            return ()
        blocks = self._units.blocks[template.filename or ""]
        stripped = text.value.rstrip("\n")
        if blocks != [(0, len(stripped))]:
            return None
        self._environment.keep_values = True
        try:
            parts: list[object] | None = self._guarded(text, lambda: self._run(template, self._context))
        finally:
            self._environment.keep_values = False
        return () if parts is None else (parts[0],)

    def file(self, name: Text, context: dict[str, object]) -> Text | None:
        """A template file rendered for the place of ``name``; ``None`` where that failed (reported)."""

        def render() -> Text:
            template = self._environment.get_template(name.value)
            return _written(self._run(template, context), name.whole)

        return self._guarded(name, render)

    def _compiled(self, text: Text) -> Template:
        known = self._compiled_texts.get(text.value)
        if known is not None:
            self._units.texts[known.filename or ""] = text
            return known
        code = self._environment.compile_unit(f"text:{len(self._compiled_texts)}", text)
        template = Template.from_code(self._environment, code, self._environment.make_globals(None))
        self._compiled_texts[text.value] = template
        return template

    def _run(self, template: Template, context: dict[str, object]) -> list[Any]:
        return list(template.root_render_func(template.new_context(dict(context))))

    def _guarded(self, text: Text, action: Callable[[], _Result]) -> _Result | None:
        """Run something; what it raises becomes a finding."""
        self._environment.budget.begin()
        try:
            return action()
        except _ReportedError:
            return None
        except TemplateSyntaxError as error:
            place = self._span(error.filename or "", error.lineno, text)
            self._report(codes.TEMPLATE_SYNTAX, _lower(error.message or "not a template"), place, text)
        except RecursionError:
            self._report(codes.TEMPLATE_ENDLESS, "the template goes too deep", text.whole, text)
        except Exception as error:
            self._explain(error, text)
        return None

    def _explain(self, error: Exception, text: Text) -> None:
        place = self._raised_at(error, text)
        match error:
            case UndefinedError():
                self._undefined(str(error), place, text)
            case SecurityError():
                message = f"the template is refused: {_lower(str(error))}"
                self._report(codes.TEMPLATE_REFUSED, message, place, text)
            case TemplateLimitError() | MemoryError() | OverflowError():
                last = str(error.args[-1]) if error.args else "out of memory"
                words = "a range is too long" if "Range too big" in last else _lower(last)
                self._report(codes.TEMPLATE_ENDLESS, f"the template is stopped: {words}", place, text)
            case MacroCycleError() | TemplateCycleError():
                what = "macros" if isinstance(error, MacroCycleError) else "templates"
                self._report(codes.CYCLE, f"{what} include each other in a circle: {error}", place, text)
            case OutsideRootError():
                self._report(codes.OUTSIDE_ROOT, "a template's path leads out of the repository", place, text)
            case TemplateNotFound():
                help = did_you_mean(str(error.name), self._files.template_names(self._source))
                self._report(codes.TEMPLATE_NOT_FOUND, f'there is no template "{error.name}"', place, text, help=help)
            case TemplateError() | _:
                self._report(codes.TEMPLATE_FAILED, f"the template failed: {_lower(_words(error))}", place, text)

    def _undefined(self, message: str, place: Span, text: Text) -> None:
        variable = re.fullmatch(r'"vars\.(.*)" is not declared', message)
        help = ""
        if variable is not None:
            known = self._context["vars"]
            help = did_you_mean(variable.group(1), list(known) if isinstance(known, Variables) else [])
            found = place.text.find(f"vars.{variable.group(1)}")
            if found >= 0:
                place = Span(place.file, place.start + found, place.start + found + len(variable.group(1)) + 5)
        else:
            name = re.fullmatch(r'"(.*)" is not defined', message)
            if name is not None:
                variables = self._context["vars"]
                inner = f'; a variable is written "vars.{name.group(1)}"'
                is_variable = isinstance(variables, Variables) and name.group(1) in variables
                help = did_you_mean(name.group(1), list(self._context)) or (inner.lstrip("; ") if is_variable else "")
        if not help and place.file.text[place.start - 1 : place.start] == "$":
            help = "to keep ${{ … }} as text, write {% raw %}${{ … }}{% endraw %}"
        self._report(codes.UNDEFINED_NAME, message, place, text, help=help)

    def _raised_at(self, error: Exception, text: Text) -> Span:
        """The innermost place of a template from which an exception came."""
        place = text.whole
        traceback = error.__traceback__
        while traceback is not None:
            template = traceback.tb_frame.f_globals.get("__jinja_template__")
            if isinstance(template, Template):
                offset = template.get_corresponding_lineno(traceback.tb_lineno)
                place = self._span(traceback.tb_frame.f_code.co_filename, offset, text)
            traceback = traceback.tb_next
        return place

    def _span(self, key: str, offset: int, text: Text) -> Span:
        return self._units.span(key, offset) if key in self._units.texts else text.whole

    def _report(self, code: Code, message: str, span: Span, text: Text, *, help: str = "") -> None:
        outside = span.file is not text.whole.file
        labels = (Label(text.whole, "rendered for this value"),) if outside else ()
        self._sink.report(Diagnostic.of(code, message, span, help=help, labels=labels))


def _written(parts: list[Any], whole: Span) -> Text:
    written = concatenate(parts)
    segments = written._origin.segments if isinstance(written, Traced) else ()
    return Text(str.__str__(written), whole, segments)


def _is_whole(value: str) -> bool:
    return value.startswith("{{") and value.rstrip("\n").endswith("}}")


def _lower(message: str) -> str:
    message = message.strip().rstrip(".")
    return message[:1].lower() + message[1:300]


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__
