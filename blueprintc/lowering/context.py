"""What every pass knows: the instance, where findings go, and the types of parameters."""

from dataclasses import dataclass, field

from blueprintc.diagnostics import Code, Diagnostic, DiagnosticSink, Fix, Label
from blueprintc.model import Instance
from blueprintc.source import Span


@dataclass(slots=True)
class LoweringContext:
    """The state of lowering one instance."""

    instance: Instance
    is_connector: bool
    sink: DiagnosticSink = field(default_factory=DiagnosticSink)

    def report(
        self,
        code: Code,
        message: str,
        span: Span,
        *,
        expected: str = "",
        help: str = "",
        labels: tuple[Label, ...] = (),
        fix: Fix | None = None,
    ) -> None:
        """Report a finding; the place from where a template was called becomes a label of it."""
        self.sink.report(Diagnostic.of(code, message, span, expected=expected, help=help, labels=labels, fix=fix))
