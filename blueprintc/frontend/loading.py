"""A file to a ``Blueprint``: read, merge, give variables their values, render, check the structure."""

import re
from pathlib import Path

from blueprintc.diagnostics import Code, Diagnostic, DiagnosticSink, Label
from blueprintc.frontend import codes
from blueprintc.frontend.inheritance import Inheritance, merge
from blueprintc.frontend.options import Loaded, LoadOptions
from blueprintc.frontend.parsing import read_document
from blueprintc.frontend.reading import read_source
from blueprintc.frontend.structure import check_structure
from blueprintc.frontend.templating import Renderer
from blueprintc.frontend.templating.files import FileReader
from blueprintc.frontend.templating.limits import Budget
from blueprintc.frontend.values import Variables
from blueprintc.frontend.variables import VariableResolver, declarations
from blueprintc.model import Blueprint, Instance, Mapping, Member, Plain, Scalar, describe
from blueprintc.source import SourceFile, Span

#: The version of the blueprint format that is known.
FORMAT_VERSION = 1
MAX_VARIANTS = 200


def load_file(path: Path, options: LoadOptions | None = None, *, shown: str | None = None) -> Loaded:
    """Read and load the file at ``path``; that it cannot be read is a finding, too."""
    sink = DiagnosticSink()
    source = read_source(path, sink, shown=shown)
    if source is None:
        return Loaded(None, sink.sorted(), (path,))
    return load(source, options, path=path)


def load(source: SourceFile, options: LoadOptions | None = None, *, path: Path | None = None) -> Loaded:
    """The blueprint of a text. Relative paths in it start at ``path`` (default: ``source.path``)."""
    sink = DiagnosticSink()
    document = read_document(source, sink)
    where = path if path is not None else Path("stdin" if source.path.startswith(("<", "-")) else source.path)
    if document is None:
        return Loaded(None, sink.sorted(), (where,))
    if document.get("blueprint") is None:
        check_structure(document, sink, is_connector=True)
        blueprint = Blueprint(source, document, (Instance(None, document),), is_connector=True)
        return Loaded(blueprint, sink.sorted(), (where,))
    return _Loading(source, document, where, options or LoadOptions(), sink).loaded()


class _Loading:
    """Loads one blueprint."""

    def __init__(
        self, source: SourceFile, document: Mapping, path: Path, options: LoadOptions, sink: DiagnosticSink
    ) -> None:
        self._source = source
        self._document = document
        self._path = path
        self._options = options
        self._sink = sink
        self._budget = Budget()
        self._files = FileReader(path, options.root, sink, options.templates, options.open_files)

    def loaded(self) -> Loaded:
        self._check_version()
        root = Inheritance(self._files, self._sink).resolve(self._document, self._source)
        declared = declarations(root, self._sink)
        resolver = VariableResolver(declared, self._options, self._sink)
        variants = self._variants(root)
        plain = _without(root, "variants")
        instances: list[Instance] = []
        if not variants or resolver.is_complete():
            instances += self._instance(None, plain, resolver.resolve(None))
        for member in variants:
            assert isinstance(member.value, Mapping)  # noqa: S101  _variants keeps no others
            document = merge(plain, _without(member.value, "vars"))
            instances += self._instance(member.key.value, document, resolver.resolve(member.value))
        blueprint = Blueprint(self._source, root, tuple(instances), variables=frozenset(declared))
        files = (self._path, *self._files.files)
        return Loaded(blueprint, self._sink.sorted(), files, self._files.reads(), self._budget.branches.all())

    def _check_version(self) -> None:
        node = self._document.get("blueprint")
        if isinstance(node, Scalar) and node.value == FORMAT_VERSION and not isinstance(node.value, bool):
            return
        assert node is not None  # noqa: S101  load() looked
        shown = f'"{node.text.value[:40]}"' if isinstance(node, Scalar) else describe(node)
        self._report(
            codes.BAD_FORMAT_VERSION,
            f"{shown} is no format version that is known",
            node.span,
            help=f"write `blueprint: {FORMAT_VERSION}`",
        )

    def _instance(self, variant: str | None, document: Mapping, variables: Variables | None) -> list[Instance]:
        """One rendered document; none without variables (one is missing, which was reported)."""
        if variables is None:
            return []
        names: dict[str, Plain] = {"variant": variant or "", "environment": self._options.environment or ""}
        renderer = Renderer(variables, names, self._source, self._files, self._sink, self._budget)
        rendered = renderer.document(document)
        check_structure(rendered, self._sink, is_connector=False)
        return [Instance(variant, rendered)]

    def _variants(self, root: Mapping) -> list[Member]:
        """The variants that can be built; wrong ones are reported."""
        node = root.get("variants")
        if node is None or (isinstance(node, Scalar) and node.value is None):
            return []
        if not isinstance(node, Mapping):
            self._report(codes.BAD_VARIANT, f'"variants" must be a mapping, not {describe(node)}', node.span)
            return []
        if len(node.members) > MAX_VARIANTS:
            message = f"there are {len(node.members):,} variants; more than {MAX_VARIANTS} are not built"
            self._report(codes.BAD_VARIANT, message, node.members[MAX_VARIANTS].key.whole)
        found: dict[str, Member] = {}
        for member in node.members[:MAX_VARIANTS]:
            name = member.key.value
            if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}", name):
                self._report(
                    codes.BAD_VARIANT,
                    f'"{name[:60]}" cannot be the name of a variant',
                    member.key.whole,
                    help="it becomes part of a file name: use letters, digits, - and _",
                )
            elif name.lower() in found:
                first = Label(found[name.lower()].key.whole, "the other one")
                message = f'variant "{name}" differs from another one by case only'
                self._sink.report(Diagnostic.of(codes.BAD_VARIANT, message, member.key.whole, labels=(first,)))
            elif isinstance(member.value, Scalar) and member.value.value is None:
                found[name.lower()] = Member(member.key, Mapping((), member.value.span))
            elif not isinstance(member.value, Mapping):
                message = f'variant "{name}" must be a mapping, not {describe(member.value)}'
                self._report(codes.BAD_VARIANT, message, member.value.span)
            else:
                found[name.lower()] = member
                for key in ("blueprint", "extends", "variants"):
                    inner = member.value.member(key)
                    if inner is not None:
                        self._report(codes.BAD_VARIANT, f'"{key}" cannot stand in a variant', inner.key.whole)
        return list(found.values())

    def _report(self, code: Code, message: str, span: Span, *, help: str = "") -> None:
        self._sink.report(Diagnostic.of(code, message, span, help=help))


def _without(mapping: Mapping, key: str) -> Mapping:
    return Mapping(tuple(member for member in mapping.members if member.key.value != key), mapping.span)
