"""``run_json``: a dry run as a JSON object, for programs."""

import json
from collections.abc import Iterable

from blueprintc.emulator.cases import result_line
from blueprintc.emulator.dry_run import Run, mask
from blueprintc.emulator.trace import Step
from blueprintc.jsontext import Json


def render_json(runs: Iterable[Run]) -> str:
    """``{"runs": [...]}``, each with the fields of a case's result, ``steps`` and ``findings``."""
    shown = ",\n".join(_run(run) for run in runs)
    return f'{{"runs": [\n{shown}\n]}}\n'


def _run(run: Run) -> str:
    # the server's own answer texts stand in the result as they are: parsing them would change numbers
    result = mask(result_line(run.title, run.outcome), run.secrets)
    fields: dict[str, Json] = {
        "target": run.target.name,
        "call": {"path": run.call.path, "body": run.call.body},
        "steps": [_step(step, run.secrets) for step in run.steps],
        "findings": [
            {
                "slug": found.slug,
                "severity": found.severity,
                "message": mask(found.message, run.secrets),
                "help": found.help,
            }
            for found in run.findings
        ],
    }
    return f"{result[:-1]},{json.dumps(fields)[1:]}"


def _step(step: Step, secrets: tuple[str, ...]) -> dict[str, Json]:
    return {
        "stage": step.stage,
        "title": mask(step.title, secrets),
        "sub_request": step.sub_request,
        "why": mask(step.why, secrets),
        "given": {name: mask(text, secrets) for name, text in step.given.items()},
        "gave": {name: mask(text, secrets) for name, text in step.gave.items()},
        "origins": dict(step.origins),
    }
