"""What every pass knows: the instance, where findings go, and the types of parameters."""

from blueprintc.diagnostics import Code, Diagnostic, DiagnosticSink, Fix, Label
from blueprintc.model import Instance
from blueprintc.source import Span, Text


class LoweringContext:
    """The state of lowering one instance."""

    __slots__ = ("instance", "is_connector", "sink")

    def __init__(self, instance: Instance, is_connector: bool, sink: DiagnosticSink) -> None:
        self.instance = instance
        self.is_connector = is_connector
        self.sink = sink

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
        """Report a finding."""
        self.sink.report(Diagnostic.of(code, message, span, expected=expected, help=help, labels=labels, fix=fix))

    def report_in(
        self,
        code: Code,
        message: str,
        text: Text,
        start: int,
        end: int,
        *,
        expected: str = "",
        help: str = "",
        fix: Fix | None = None,
    ) -> None:
        """Report a finding about ``text.value[start:end]``.

        Where that was written in a template, the place that uses the template becomes a label.
        """
        span, via = text.span(start, end), text.via(start)
        labels = () if via is None else (Label(via, "used here"),)
        self.report(code, message, span, expected=expected, help=help, labels=labels, fix=fix)
