"""The Jinja2 environment: sandboxed, strict, bounded; line numbers are offsets, output keeps its origins.

The only importer of Jinja2. How origins come about: the tokens that the parser sees carry offsets in place of line
numbers; the syntax tree is then rewritten so that literal text becomes ``environment.literal(…)`` and the result of
an expression ``environment.result(…)``, which give ``Traced`` texts.
"""

import functools
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter
from types import BuiltinMethodType
from typing import Any, NoReturn, cast

from jinja2 import BaseLoader, StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.lexer import TokenStream
from jinja2.nativetypes import NativeCodeGenerator
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from blueprintc.frontend.templating.limits import (
    MAX_MACRO_DEPTH,
    MAX_SIZE,
    Budget,
    MacroCycleError,
    TemplateLimitError,
    as_text,
    check_format,
    check_operation,
    check_replacement,
    check_size,
    check_text_method,
    measure,
    weight,
)
from blueprintc.frontend.templating.traced import Traced, concatenate, traced_result
from blueprintc.frontend.values import Variables
from blueprintc.source import Span, Text

#: Filters that depend on chance, or that write HTML.
_LEFT_OUT = (
    "random",
    "escape",
    "e",
    "forceescape",
    "safe",
    "urlize",
    "xmlattr",
    "striptags",
    "pprint",
    "filesizeformat",
)


class _Undefined(StrictUndefined):
    """An undefined name whose message speaks of the blueprint."""

    @property
    def _undefined_message(self) -> str:
        hint, obj, name = self._undefined_hint, self._undefined_obj, self._undefined_name
        if hint:
            return str(hint)
        if isinstance(obj, Variables):
            return f'"vars.{name}" is not declared'
        if isinstance(name, str) and not isinstance(obj, (str, int, list, tuple, dict, bool)) and obj is not None:
            return f'"{name}" is not defined'
        return f'{type(obj).__name__} value has no "{name}"'


@functools.lru_cache(maxsize=200)
def _compiled(key: str, text: str, name: str | None) -> tuple[Any, list[tuple[int, int]], list[int]]:
    """The code of a template (none where it is wrong), its blocks, its conditions: files of a run share templates."""
    units = UnitTexts()
    try:
        code = TemplateEnvironment(BaseLoader(), units, Budget()).compile_alone(key, text, name)
    except TemplateSyntaxError:
        code = None
    return code, units.blocks.get(key, []), units.conditions.get(key, [])


class UnitTexts:
    """The texts of templates by key: what offsets in compiled templates mean."""

    __slots__ = ("blocks", "conditions", "texts")

    def __init__(self) -> None:
        self.texts: dict[str, Text] = {}
        self.blocks: dict[str, list[tuple[int, int]]] = {}
        self.conditions: dict[str, list[int]] = {}

    def span(self, key: str, offset: int) -> Span:
        """The place of the ``{{ … }}`` or ``{% … %}`` around an offset, else of the character there."""
        text = self.texts[key]
        blocks = self.blocks.get(key, [])
        index = bisect_right(blocks, offset, key=itemgetter(0)) - 1
        if index >= 0 and offset < blocks[index][1]:
            return text.span(*blocks[index])
        return text.span(offset, min(offset + 1, len(text.value)))


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """See the module."""

    code_generator_class = NativeCodeGenerator
    intercepted_binops = frozenset({"*", "**", "+", "%"})
    concat = staticmethod(concatenate)

    def __init__(self, loader: BaseLoader, units: UnitTexts, budget: Budget) -> None:
        super().__init__(loader=loader, undefined=_Undefined, keep_trailing_newline=True, optimized=False)
        self.units = units
        self.budget = budget
        self.keep_values = False  # whether an expression gives its value in place of a text
        self._macros: list[str] = []
        self._key = ""
        for name in _LEFT_OUT:
            self.filters.pop(name, None)
        self.globals.pop("lipsum", None)
        self.filters.update(
            tojson=_to_json, string=as_text, replace=_replace, center=_center, indent=_indent, join=_join,
            format=_format, list=self._list,
        )  # fmt: skip
        for name, function in self.filters.items():
            self.filters[name] = self._weighing(function)

    # Compiling

    def compile_unit(self, key: str, text: Text, name: str | None = None) -> Any:
        """The code of a template; its offsets are those of ``text``, which is kept under ``key``."""
        self.budget.spend(len(text.value) // 2)  # compiling is the slowest thing that a template does
        self.units.texts[key] = text
        code, self.units.blocks[key], conditions = _compiled(key, text.value, name)
        for offset in conditions:
            self.budget.branches.know(self.units.span(key, offset), offset)
        return self.compile_alone(key, text.value, name) if code is None else code

    def compile_alone(self, key: str, text: str, name: str | None) -> Any:
        """The code of a template, whatever has been compiled before. Raises ``TemplateSyntaxError``."""
        outer, self._key = self._key, key
        try:
            return self.compile(text, name=name, filename=key)
        finally:
            self._key = outer

    def parse_unit(self, key: str, text: Text) -> nodes.Template:
        """The syntax tree of a template."""
        outer, self._key = self._key, key
        try:
            return self.parse(text.value, filename=key)
        finally:
            self._key = outer

    def _tokenize(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> TokenStream:
        found: list[tuple[int, str, str]] = []
        blocks: list[tuple[int, int]] = []
        at = opened = 0
        try:
            for _, kind, value in self.lexer.tokeniter(source, name, filename, state):
                start = max(source.find(value, at), at)
                at = start + len(value)
                if kind in ("variable_begin", "block_begin", "comment_begin", "raw_begin"):
                    opened = start
                elif kind in ("variable_end", "block_end", "comment_end", "raw_end"):
                    blocks.append((opened, start + len(value.rstrip())))
                found.append((start, kind, value))
        except TemplateSyntaxError as error:
            error.lineno = at
            raise
        finally:
            self.units.blocks[self._key] = blocks
        return TokenStream(self.lexer.wrap(found, name, filename), name, filename)

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        tracing = _Tracing(self._key)
        tree = tracing.visit(source)
        self.units.conditions[self._key] = tracing.conditions
        tree.set_environment(self)
        return super()._generate(tree, *args, **kwargs)

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Leave exceptions as they are: their lines are offsets."""
        raise

    # At run time; called by the code of templates

    def literal(self, key: str, start: int, end: int) -> str:
        """Text that stands in a template."""
        return Traced.of(self.units.texts[key].slice(start, end))

    def result(self, key: str, offset: int, value: Any) -> Any:
        """The text of an expression, or its value where that is wanted."""
        if isinstance(value, _Undefined):
            value._fail_with_undefined_error()
        if self.keep_values and key.startswith("text:") and not self._macros:
            return value
        return traced_result(value, self.units.span(key, offset))

    def branched(self, key: str, offset: int, value: Any) -> bool:
        """The way that a condition goes, counted."""
        truth = bool(value)
        self.budget.branches.took(self.units.span(key, offset), offset, truth)
        return truth

    def looped(self, values: Any) -> Iterable[Any]:
        """What a loop goes through, counted."""
        if isinstance(values, (list, tuple, str, range, dict)):
            self.budget.spend(len(values))
            return values
        return self._counted(values)

    def _counted(self, values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            self.budget.spend()
            yield value

    def _list(self, values: Iterable[Any]) -> list[Any]:
        return list(self.looped(values))

    def joined(self, *values: Any) -> str:
        """The operator ``~``."""
        texts = [as_text(value) for value in values]
        check_size(sum(map(len, texts)))
        return "".join(texts)

    def measured(self, value: Any) -> Any:
        """A list or mapping that a template makes."""
        self.budget.spend(measure(value) // 20)
        return value

    def weighed(self, value: Any) -> Any:
        """An operand that is gone through, counted."""
        self.budget.spend(weight(value))
        return value

    def _weighing(self, function: Any) -> Any:
        """A filter that counts what it goes through."""

        @functools.wraps(function)
        def filtered(*args: Any, **kwargs: Any) -> Any:
            self.budget.spend(1 + sum(map(weight, args)))
            return function(*args, **kwargs)

        return filtered

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        __self.budget.spend(1 + sum(map(weight, args)))
        if isinstance(__obj, Macro):
            __self._macros.append(str(__obj.name or "caller"))
            if len(__self._macros) > MAX_MACRO_DEPTH:
                raise MacroCycleError(_cycle(__self._macros))
            try:
                return super().call(__context, __obj, *args, **kwargs)
            finally:
                __self._macros.pop()
        owner = getattr(__obj, "__self__", None)
        if isinstance(owner, str) and isinstance(__obj, BuiltinMethodType):
            __self.budget.spend(weight(owner))
            check_text_method(owner, __obj.__name__, args)
        return super().call(__context, __obj, *args, **kwargs)

    def wrap_str_format(self, value: Any) -> Any:
        """``str.format``, whose widths are checked."""
        wrapped = super().wrap_str_format(value)
        if wrapped is not None:
            check_format(value.__self__)
        return wrapped

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Binary operators, checked before they are applied."""
        check_operation(operator, left, right)
        result = super().call_binop(context, operator, left, right)
        self.budget.spend(weight(result))
        return result


class _Tracing(NodeTransformer):
    """Rewrites a template's tree: origins for what it writes, counters for what it does."""

    def __init__(self, key: str) -> None:
        self._key = key
        self.conditions: list[int] = []

    def visit_If(self, node: nodes.If) -> nodes.If:
        self.generic_visit(node)
        node.test = self._condition(cast(nodes.Expr, node.test), node.lineno)
        return node

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.CondExpr:
        self.generic_visit(node)
        node.test = self._condition(node.test, node.test.lineno)
        return node

    def _condition(self, test: nodes.Expr, offset: int) -> nodes.Expr:
        self.conditions.append(offset)
        return self._call("branched", [nodes.Const(self._key), nodes.Const(offset), test], offset)

    def visit_Output(self, node: nodes.Output) -> nodes.Output:
        children: list[nodes.Expr] = []
        for child in node.nodes:
            at = child.lineno
            if isinstance(child, nodes.TemplateData):
                arguments: list[nodes.Expr] = [nodes.Const(at), nodes.Const(at + len(child.data))]
                children.append(self._call("literal", [nodes.Const(self._key), *arguments], at))
            else:
                inner: nodes.Expr = self.visit(child)
                children.append(self._call("result", [nodes.Const(self._key), nodes.Const(at), inner], at))
        node.nodes = children
        return node

    def visit_For(self, node: nodes.For) -> nodes.For:
        self.generic_visit(node)
        node.iter = self._call("looped", [cast(nodes.Expr, node.iter)], node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Expr:
        self.generic_visit(node)
        return self._call("joined", list(node.nodes), node.lineno)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Compare:
        self.generic_visit(node)
        node.expr = self._call("weighed", [node.expr], node.lineno)
        for operand in node.ops:
            operand.expr = self._call("weighed", [operand.expr], node.lineno)
        return node

    def visit_List(self, node: nodes.List) -> nodes.Expr:
        self.generic_visit(node)
        return self._call("measured", [node], node.lineno)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Expr:
        self.generic_visit(node)
        return self._call("measured", [node], node.lineno)

    @staticmethod
    def _call(name: str, arguments: list[nodes.Expr], offset: int) -> nodes.Call:
        return nodes.Call(_attribute(name, offset), arguments, [], None, None, lineno=offset)


def _attribute(name: str, offset: int) -> nodes.Expr:
    attribute: nodes.Expr = nodes.EnvironmentAttribute(name, lineno=offset)
    return attribute


def _cycle(names: list[str]) -> list[str]:
    """The part of a call stack that repeats, closed: ``a → b → a``."""
    last = names[-1]
    for index in range(len(names) - 2, -1, -1):
        if names[index] == last:
            return names[index:]
    return names[-3:]


def _to_json(value: Any, indent: int | None = None) -> str:
    measure(value)
    if isinstance(value, Variables):
        value = {name: value[name] for name in value}
    return json.dumps(value, ensure_ascii=False, indent=None if indent is None else min(indent, 20))


def _replace(text: Any, old: str, new: str, count: int | None = None) -> str:
    whole = as_text(text)
    check_replacement(whole, as_text(old), as_text(new))
    return whole.replace(as_text(old), as_text(new), -1 if count is None else count)


def _center(value: Any, width: int = 80) -> str:
    check_size(width)
    return as_text(value).center(width)


def _indent(text: Any, width: int | str = 4, first: bool = False, blank: bool = False) -> str:
    from jinja2.filters import do_indent

    text = as_text(text)
    check_size((width if isinstance(width, int) else len(width)) * (text.count("\n") + 1))
    return do_indent(text, width, first, blank)


def _join(values: Iterable[Any], separator: str = "", attribute: str | int | None = None) -> str:
    if attribute is not None:
        raise TypeError('the filter "join" takes no attribute here; use map first')
    texts: list[str] = []
    size = 0
    for value in values:
        texts.append(as_text(value))
        size += len(texts[-1]) + len(separator)
        check_size(size)
    return separator.join(texts)


def _format(template: Any, *args: Any, **kwargs: Any) -> str:
    text = as_text(template)
    check_format(text)
    measure(list(args) + list(kwargs.values()))
    formatted: str = text % (kwargs or args)
    return formatted


__all__ = [
    "MAX_SIZE",
    "MacroCycleError",
    "SecurityError",
    "TemplateEnvironment",
    "TemplateLimitError",
    "TemplateSyntaxError",
    "UndefinedError",
    "UnitTexts",
]
