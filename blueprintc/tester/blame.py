"""``told_line``: which line of a request's body, and of the blueprint, a provider's complaint is about."""

from collections.abc import Sequence

from blueprintc.model import Mapping, Node, Scalar
from blueprintc.model import Sequence as SequenceNode
from blueprintc.runner import Workpiece
from blueprintc.source import Span
from blueprintc.transport.verdict import Verdict


def told_line(verdict: Verdict, piece: Workpiece, variant: str | None, call_path: str) -> str:
    """``; it is about line 3 of the body: "input": 3, which chat.blueprint.yaml:14 writes``; empty without a line."""
    line = verdict.line
    if line is None:
        return ""
    told = f"; it is about line {line.number} of the body: {line.text}"
    span = place_in_blueprint(piece, variant, call_path, line.path)
    return told if span is None else f"{told}, which {span.file.path}:{span.begin.line} writes"


def place_in_blueprint(piece: Workpiece, variant: str | None, call_path: str, path: Sequence[str | int]) -> Span | None:
    """Where the blueprint writes a part of the body, as far down as it writes it itself: a placeholder stands for all
    that is below it, and the text of a template for the whole body."""
    action = _action(piece, variant, "batch_predict" if call_path.startswith("_batch") else "predict")
    member = None if action is None else action.member("request_body")
    if member is None:
        return None
    node: Node = member.value
    span = member.key.whole
    for step in path:
        below = _child(node, step)
        if below is None:
            break
        node, span = below
    return span


def _action(piece: Workpiece, variant: str | None, kind: str) -> Mapping | None:
    connector = next((one for one in piece.connectors if one.variant == variant), None)
    for action in () if connector is None else connector.instance.actions:
        name = action.get("action_type")
        if isinstance(name, Scalar) and name.text.value.lower() == kind:
            return action
    return None


def _child(node: Node, step: str | int) -> tuple[Node, Span] | None:
    """The node that a step leads to, and the place of its name or of itself."""
    if isinstance(node, Mapping) and isinstance(step, str):
        member = node.member(step)
        return None if member is None else (member.value, member.key.whole)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
        return node.items[step], node.items[step].span
    return None
