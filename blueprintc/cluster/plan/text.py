"""A plan for people, and for machines."""

import json

from blueprintc.cluster.plan.plan import Plan
from blueprintc.cluster.plan.step import Change, How, Step, What
from blueprintc.jsontext import Json

_SIGNS = {What.CREATE: "+", What.UPDATE: "~", What.UNCHANGED: " ", What.FORBIDDEN: "!", What.UNKNOWN: "?"}
_LONGEST = 100


def plan_text(plan: Plan) -> str:
    """The plan as lines: a sign, what happens to what, below it the fields; at the end a sentence that sums it up."""
    lines: list[str] = []
    key = None
    for step in plan.steps:
        if step.key != key:
            key = step.key
            lines += ([""] if lines else []) + [key or "cluster settings"]
        lines += _step_lines(step)
    lines += [f"not seen: {text}" for text in plan.unseen]
    return "\n".join([*lines, "", summary(plan)]).lstrip("\n") + "\n"


def summary(plan: Plan) -> str:
    """How many things are in which state."""
    counts = {what: sum(step.what is what for step in plan.steps) for what in What}
    if not plan.steps:
        return "nothing is asked for"
    words = [
        f"{number} to {what.value}" for what, number in counts.items() if number and what in (What.CREATE, What.UPDATE)
    ]
    words += [f"{counts[what]} {what.value}" for what in (What.UNCHANGED, What.FORBIDDEN, What.UNKNOWN) if counts[what]]
    return ", ".join(words)


def plan_json(plan: Plan) -> dict[str, Json]:
    """``{"steps": [{"resource", "blueprint", "name", "action", "id", "changes", "why"}], "unseen", "changes"}``.

    ``changes`` at the top says whether there are any; those of a step are ``{"field", "how", "before", "after"}``.
    """
    return {
        "steps": [_step_json(step) for step in plan.steps],
        "unseen": list(plan.unseen),
        "changes": plan.has_changes,
    }


def _step_lines(step: Step) -> list[str]:
    name = f" {step.name}" if step.resource in ("setting", "connector") else ""
    held = f" ({step.id})" if step.id else ""
    lines = [f"  {_SIGNS[step.what]} {step.resource}{name}{held}: {step.what.value}"]
    lines += [f"      {_change_line(change)}" for change in step.changes]
    if step.why:
        lines.append(f"      {step.why}")
    return lines


def _change_line(change: Change) -> str:
    if change.how is How.SECRET:
        return f"{change.field}: cannot be known, because it is secret (--credentials sends it again)"
    if change.how is How.KEPT:
        return f"{change.field}: kept: {_short(change.before)}"
    if change.field == "credential":
        return "credential: sent again"
    if change.how is How.ADDED:
        return f"{change.field}: added: {_short(change.after)}"
    if change.after is None:
        return f"{change.field}: removed: {_short(change.before)}"
    return f"{change.field}: {change.how.value}: {_short(change.before)} -> {_short(change.after)}"


def _short(value: Json) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _step_json(step: Step) -> dict[str, Json]:
    return {
        "resource": step.resource,
        "blueprint": step.key,
        "name": step.name,
        "action": step.what.value,
        "id": step.id,
        "changes": [
            {"field": one.field, "how": one.how.value, "before": one.before, "after": one.after} for one in step.changes
        ],
        "why": step.why,
    }
