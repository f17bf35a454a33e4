"""Values that stand beside a blueprint's document, such as tests: rendered with its variables and further names."""

from collections.abc import Mapping
from pathlib import Path

from blueprintc.diagnostics import DiagnosticSink
from blueprintc.frontend.options import LoadOptions
from blueprintc.frontend.templating import Renderer
from blueprintc.frontend.templating.files import FileReader
from blueprintc.frontend.templating.limits import Budget
from blueprintc.frontend.values import Variables
from blueprintc.frontend.variables import VariableResolver, declarations
from blueprintc.model import Blueprint, Node, Plain
from blueprintc.model import Mapping as MappingNode
from blueprintc.source import SourceFile


class BesideRenderer:
    """Renders values with the variables of a blueprint, or of one of its variants.

    ``blueprint`` was loaded without errors from ``path`` with ``options``; none for a plain connector, which has no
    variables.
    """

    def __init__(self, blueprint: Blueprint | None, path: Path, options: LoadOptions) -> None:
        self._blueprint = blueprint
        self._path = path
        self._options = options
        self._variables: dict[str | None, Variables] = {}

    def render(
        self, node: Node, variant: str | None, names: Mapping[str, Plain], source: SourceFile, sink: DiagnosticSink
    ) -> Node:
        """The value with its templates and files in place; what fails is reported and stays as it was."""
        files = FileReader(self._path, self._options.root, sink, self._options.templates, self._options.open_files)
        given: dict[str, Plain] = {
            "variant": variant or "",
            "environment": self._options.environment or "",
            **names,
        }
        return Renderer(self._of_variant(variant), given, source, files, sink, Budget()).node(node)

    def _of_variant(self, variant: str | None) -> Variables:
        known = self._variables.get(variant)
        if known is None:
            known = self._variables[variant] = self._resolved(variant)
        return known

    def _resolved(self, variant: str | None) -> Variables:
        if self._blueprint is None:
            return Variables({})
        unheard = DiagnosticSink()  # the blueprint was loaded, so all that is wrong with its variables was reported
        document = self._blueprint.document
        variants = document.get("variants")
        own = variants.get(variant) if isinstance(variants, MappingNode) and variant is not None else None
        resolver = VariableResolver(declarations(document, unheard), self._options, unheard)
        return resolver.resolve(own if isinstance(own, MappingNode) else None) or Variables({})
