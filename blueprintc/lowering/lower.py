"""A blueprint through the passes to its connectors."""

from collections.abc import Callable

from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.lowering.check_placeholders import check_placeholders
from blueprintc.lowering.context import LoweringContext
from blueprintc.lowering.interface import model_interface
from blueprintc.lowering.lower_bodies import lower_bodies
from blueprintc.lowering.lower_credentials import lower_credentials
from blueprintc.lowering.order_keys import order_keys
from blueprintc.lowering.remove_blueprint_keys import remove_blueprint_keys
from blueprintc.lowering.settle_texts import settle_texts
from blueprintc.model import Blueprint, Connector, Mapping
from blueprintc.records import record

#: The passes in their order. Each takes and gives a whole document.
PASSES: tuple[Callable[[Mapping, LoweringContext], Mapping], ...] = (
    remove_blueprint_keys,
    lower_credentials,
    settle_texts,
    lower_bodies,
    check_placeholders,
    order_keys,
)


@record
class Lowered:
    """The connectors of a blueprint, one for each of its instances, and the findings.

    A connector is there even where a finding stops a build, so that checks can go on; ``can_build`` tells.
    """

    connectors: tuple[Connector, ...]
    diagnostics: list[Diagnostic]

    @property
    def can_build(self) -> bool:
        """Whether no finding stops a build."""
        return not any(stops_build(diagnostic) for diagnostic in self.diagnostics)


def stops_build(diagnostic: Diagnostic) -> bool:
    """Whether a finding means that no right connector can be written."""
    return diagnostic.severity.value == "error" and diagnostic.code.stops_build


def lower(blueprint: Blueprint) -> Lowered:
    """Lower every instance of a blueprint."""
    sink = DiagnosticSink()
    connectors: list[Connector] = []
    for instance in blueprint.instances:
        context = LoweringContext(instance, blueprint.is_connector, sink)
        root = instance.root
        for lowering_pass in PASSES:
            root = lowering_pass(root, context)
        connectors.append(Connector(root, instance.variant, instance, model_interface(instance)))
    return Lowered(tuple(connectors), sink.sorted())
