"""``run_json``: a dry run as a JSON object, for programs."""

import json
from collections.abc import Iterable

from blueprintc.emulator.cases import result_line
from blueprintc.emulator.dry_run import Run
from blueprintc.emulator.trace import Step
from blueprintc.jsontext import Json


def render_json(runs: Iterable[Run]) -> str:
    """``{"runs": [...]}``, each with the fields of a case's result, ``steps`` and ``findings``."""
    shown = ",\n".join(_run(run) for run in runs)
    return f'{{"runs": [\n{shown}\n]}}\n'


def _run(run: Run) -> str:
    # the server's own answer texts stand in the result as they are: parsing them would change numbers
    result = result_line(run.title, run.outcome)
    target, call, steps, findings = (
        json.dumps(value)
        for value in (
            run.target.name,
            {"path": run.call.path, "body": run.call.body},
            [_step(step) for step in run.steps],
            [
                {"slug": found.slug, "severity": found.severity, "message": found.message, "help": found.help}
                for found in run.findings
            ],
        )
    )
    return f'{result[:-1]},"target":{target},"call":{call},"steps":{steps},"findings":{findings}}}'


def _step(step: Step) -> dict[str, Json]:
    return {
        "stage": step.stage,
        "title": step.title,
        "sub_request": step.sub_request,
        "why": step.why,
        "given": dict(step.given),
        "gave": dict(step.gave),
        "origins": dict(step.origins),
    }
