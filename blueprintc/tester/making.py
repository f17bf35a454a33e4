"""One item of ``tests:`` to the cases that it stands for: variants, combinations of its matrix, releases."""

import itertools
from collections.abc import Iterator
from pathlib import Path

from blueprintc.data import Target
from blueprintc.data.releases import releases_in
from blueprintc.diagnostics import DiagnosticSink
from blueprintc.emulator.callers import Inputs
from blueprintc.errors import UsageError
from blueprintc.frontend import LoadOptions
from blueprintc.frontend.beside import BesideRenderer
from blueprintc.frontend.templating import has_template
from blueprintc.model import Mapping, Node, Plain, Scalar, Sequence, plain
from blueprintc.records import record
from blueprintc.runner import Workpiece
from blueprintc.tester.case import Case
from blueprintc.tester.expectations import read_expectations
from blueprintc.tester.fields import CASE
from blueprintc.tester.inputs import read_call, read_inputs
from blueprintc.tester.keys import check_keys, text_of, texts_of
from blueprintc.tester.problems import Problems
from blueprintc.tester.responses import read_responses

_MOST_COMBINATIONS = 10_000


@record
class _Item:
    """An item as it was written; ``templated`` says whether there is anything to render."""

    node: Mapping
    file: Path
    templated: bool


class CaseMaker:
    """Makes the cases of one blueprint; mistakes are reported."""

    def __init__(self, piece: Workpiece, problems: Problems) -> None:
        self._piece = piece
        self._problems = problems
        self._variants = {built.variant for built in piece.built}
        blueprint = None if piece.loaded is None else piece.loaded.blueprint
        options = piece.load_options or LoadOptions(root=piece.config.root)
        self._renderer = BesideRenderer(blueprint, piece.path, options)

    def cases(self, node: Mapping, file: Path) -> Iterator[Case]:
        """The cases of one item, in order: variants, then the matrix, then releases."""
        combinations = list(itertools.islice(_combinations(node.get("matrix")), _MOST_COMBINATIONS + 1))
        if len(combinations) > _MOST_COMBINATIONS:
            self._problems.report(f"the matrix has more than {_MOST_COMBINATIONS:,} combinations", node.span)
            return
        rest = Mapping(tuple(member for member in node.members if member.key.value != "matrix"), node.span)
        item = _Item(rest, file, _is_templated(rest))
        for variant in texts_of(node.get("variant")) or (None,):
            for names in combinations:
                yield from self._combination(item, variant, names)

    def _combination(self, item: _Item, variant: str | None, names: dict[str, Plain]) -> Iterator[Case]:
        before = len(self._problems.found)
        node = self._rendered(item, variant, names)
        check_keys(node, CASE, self._problems, "a test")
        if variant is not None and variant not in self._variants:
            there = ", ".join(name for name in self._variants if name) or "none"
            given = item.node.get("variant") or item.node
            self._problems.report(f'there is no variant "{variant}"', given.span, f"there is {there}")
        if len(self._problems.found) > before:
            return
        name = text_of(node.get("name")) or ""
        unnamed = [key for key in names if f"matrix.{key}" not in (text_of(item.node.get("name")) or "")]
        if unnamed:
            name += f" [{', '.join(f'{key}={_short(names[key])}' for key in unnamed)}]"
        if variant is not None:
            name += f" ({variant})"
        yield from self._releases(node, item.file, variant, name)

    def _rendered(self, item: _Item, variant: str | None, names: dict[str, Plain]) -> Mapping:
        if not item.templated:
            return item.node
        sink = DiagnosticSink()
        values: dict[str, Plain] = {"matrix": names}
        rendered = self._renderer.render(item.node, variant, values, item.node.span.file, sink)
        self._problems.take(sink.sorted())
        return rendered if isinstance(rendered, Mapping) else item.node

    def _releases(self, node: Mapping, file: Path, variant: str | None, name: str) -> Iterator[Case]:
        before = len(self._problems.found)
        inputs, call = read_inputs(node, file, self._problems), read_call(node)
        responses = read_responses(node.get("responses"), file, self._problems)
        expect = node.get("expect")
        expectations = read_expectations(expect, self._problems) if isinstance(expect, Mapping) else {}
        caller = text_of(node.get("caller")) or (self._only_caller(variant) if call is None else None)
        if caller == "predict" and inputs is not None and (inputs.docs or inputs.query is not None):
            help = "say who calls, such as caller: text_embedding"
            self._problems.report("the caller predict takes parameters only", node.members[0].span, help)
        if call is not None and (caller is not None or inputs is not None):
            self._problems.report('"call" stands in place of a caller and its inputs', node.members[0].span)
        if "error" in expectations and "output" in expectations:
            self._problems.report("a call that must fail has no output", node.members[0].span)
        targets = self._targets(node)
        if len(self._problems.found) > before:
            return
        for target in targets:
            shown = f"{name} [{target.name}]" if len(targets) > 1 else name
            yield Case(
                id=f"{self._piece.path.as_posix()}::{shown}",
                key=shown,
                name=shown,
                path=self._piece.path,
                file=file,
                place=node.members[0].span,
                node=node,
                target=target,
                variant=variant,
                tags=texts_of(node.get("tags")),
                caller=caller,
                inputs=inputs or Inputs(),
                call=call,
                responses=responses,
                expect=expectations,
                skip=text_of(node.get("skip")) or "",
            )

    def _only_caller(self, variant: str | None) -> str:
        """Who calls where a case does not say: the only one that the blueprint declares, else ``predict``."""
        declared = {caller for one in self._piece.built if one.variant == variant for caller in one.callers}
        return next(iter(declared)) if len(declared) == 1 else "predict"

    def _targets(self, node: Mapping) -> list[Target]:
        """The releases of a case, each once."""
        given = node.get("target")
        if given is None:
            return [self._piece.releases[-1]]
        found: dict[str, Target] = {}
        for item in given.items if isinstance(given, Sequence) else (given,):
            try:
                found.update({target.name: target for target in releases_in(text_of(item) or "")})
            except UsageError as error:
                self._problems.report(str(error), item.span)
        return list(found.values())


def _combinations(matrix: Node | None) -> Iterator[dict[str, Plain]]:
    """Every combination of the values of a matrix, the last name changing fastest."""
    if not isinstance(matrix, Mapping):
        yield {}
        return
    names = matrix.keys()
    values = [member.value.items if isinstance(member.value, Sequence) else () for member in matrix.members]
    for chosen in itertools.product(*values):
        yield {name: plain(value) for name, value in zip(names, chosen, strict=True)}


def _is_templated(node: Node) -> bool:
    """Whether there is a template, or a tag that stands for a file, anywhere in a value."""
    match node:
        case Scalar():
            return bool(node.tag) or has_template(node.text.value)
        case Mapping():
            return bool(node.tag) or any(
                has_template(member.key.value) or _is_templated(member.value) for member in node.members
            )
        case Sequence():
            return any(_is_templated(item) for item in node.items)


def _short(value: Plain) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= 40 else f"{text[:40]}…"
