"""What one call reached."""

from collections.abc import Iterator

from blueprintc.emulator.dry_run import Run
from blueprintc.model import Connector, Mapping, Scalar, Sequence
from blueprintc.runner import Workpiece
from blueprintc.tester.coverage.reachable import Key, actions_of, key_of, placeholders_of


def reached_by(run: Run, piece: Workpiece, variant: str | None, caller: str) -> Iterator[Key]:
    """The keys of all that a call reached."""
    connector = next((one for one in piece.connectors if one.variant == variant), None)
    if connector is None and piece.connectors:
        connector = piece.connectors[0]
    if connector is None:
        return
    if caller:
        yield from _caller(connector, caller)
    action = _called(connector, run.call.path)
    if action is None:
        return
    if run.outcome.requests:
        kind = action.get("action_type")
        if isinstance(kind, Scalar):
            yield key_of("action", kind.span)
    yield from _filled(action, run)


def _caller(connector: Connector, caller: str) -> Iterator[Key]:
    node = connector.instance.root.get("callers")
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Scalar) and item.text.value == caller:
            yield key_of("caller", item.span, caller)


def _called(connector: Connector, path: str) -> Mapping | None:
    """The action that a path leads to: the first of its type."""
    wanted = "batch_predict" if path.strip("/").startswith("_batch_predict") else "predict"
    for action in actions_of(connector):
        kind = action.get("action_type")
        if isinstance(kind, Scalar) and kind.text.value.lower() == wanted:
            return action
    return None


def _filled(action: Mapping, run: Run) -> Iterator[Key]:
    """Placeholders of the body that were filled; those of the address and the headers where a request went out."""
    origins: dict[str, str] = {}
    values: set[str] = set()
    for step in run.steps:
        if step.stage == "payload":
            origins.update(step.origins)
        elif step.stage == "parameters":
            values.update(step.values)
    body = action.get("request_body")
    template = body.text if isinstance(body, Scalar) else None
    for text, placeholder in placeholders_of(action):
        if text is template:
            origin = origins.get(placeholder.name)
        elif run.outcome.requests:
            origin = "parameters" if placeholder.name in values else "default"
        else:
            origin = None
        if origin is None:
            continue
        span = text.span(placeholder.start, placeholder.end)
        if placeholder.default is None:
            yield key_of("placeholder", span)
        else:
            yield key_of("branch", span, "default" if origin == "default" else "value")
