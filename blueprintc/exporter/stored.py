"""Parameters as the server keeps them, for forms that can only carry texts."""

from blueprintc.data import Target
from blueprintc.data.releases import RELEASES
from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.emulator.connector_parser import parse_create_input
from blueprintc.emulator.rest_body import body_parser
from blueprintc.exporter import codes
from blueprintc.exporter.deployment import Deployment
from blueprintc.exporter.json_writer import write_json
from blueprintc.jvm import JavaError


def stored_parameters(deployment: Deployment, sink: DiagnosticSink) -> dict[str, str]:
    """The text of each parameter after a create request, in the connector's order; none where the server refuses it."""
    values = deployment.body.get("parameters")
    if not isinstance(values, dict):
        return {}
    target = Target.parse(RELEASES[-1])
    try:
        parser = body_parser(write_json({"dry_run": True, "parameters": values}), target)
        parser.next_token()
        stored = parse_create_input(parser, target).parameters or {}
    except JavaError as error:
        message = f"the server cannot read the parameters: {error}"
        sink.report(Diagnostic.of(codes.NOT_EXPRESSIBLE, message, deployment.place("parameters")))
        return {}
    return {name: stored[name] for name in values}
