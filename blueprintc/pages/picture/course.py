"""The course of a call: what a picture is made from, whoever played the call."""

from blueprintc.emulator.dry_run import Run
from blueprintc.emulator.trace import Step
from blueprintc.records import record


@record(kw_only=True)
class Course:
    """A call and all that became of it.

    ``status`` is the server's (``None``: it gave no answer); ``problems`` are severities, messages and helps;
    ``secrets`` are what no page may show.
    """

    title: str
    release: str
    path: str
    body: str | None
    steps: tuple[Step, ...]
    status: int | None = None
    answer: str = ""
    is_failure: bool = False
    problems: tuple[tuple[str, str, str], ...] = ()
    secrets: tuple[str, ...] = ()


def course_of(run: Run) -> Course:
    """The course of a dry run."""
    answer = run.outcome.response
    return Course(
        title=run.title,
        release=run.target.name,
        path=run.call.path,
        body=run.call.body,
        steps=run.steps,
        status=None if answer is None else answer.status,
        answer="" if answer is None else answer.text,
        is_failure=run.failed,
        problems=tuple((found.severity, found.message, found.help) for found in run.findings),
        secrets=run.secrets,
    )
