"""``dry_run``: a connector's text and a call to everything that happens, for the command ``run`` and the Python API."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from blueprintc.data import Target
from blueprintc.data.secrets import OPEN_PARTS, SECRET_HEADERS, is_public, spellings
from blueprintc.emulator.callers import Caller, CallerCall, Finding, Inputs
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.environment import Environment
from blueprintc.emulator.exchange import Call, Outcome, Responder
from blueprintc.emulator.play import CONNECTOR_ID, Script, play
from blueprintc.emulator.response import OpenEnd
from blueprintc.emulator.trace import Step, Trace
from blueprintc.records import record

_SHORTEST_SECRET = 6
_SCHEMES = frozenset({"bearer", "basic", "api-key", "apikey", "negotiate", "digest"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One call and what came of it.

    ``outcome`` has the server's answers and the requests that went to the provider, ``steps`` say how each came about.
    ``findings`` are what the caller would trip over; empty where no caller was named. ``secrets`` are the credentials,
    which no report may show.
    """

    title: str
    target: Target
    call: Call
    outcome: Outcome
    steps: tuple[Step, ...]
    findings: tuple[Finding, ...] = ()
    secrets: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the server refuses something or never answers, or the caller cannot use the answer."""
        answers = (self.outcome.create, self.outcome.register, self.outcome.response)
        refused = any(answer is not None and answer.status >= 400 for answer in answers)
        unanswered = self.outcome.response is None and not self.is_open
        return refused or unanswered or any(finding.severity == "error" for finding in self.findings)

    @property
    def is_open(self) -> bool:
        """Whether the run ended where the provider's response is needed."""
        return bool(self.steps) and self.steps[-1].stage == OpenEnd.stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """The server that a dry run asks: its release, its cluster settings (full names), and the outside world."""

    target: Target
    settings: Mapping[str, object] = field(default_factory=dict)
    environment: Environment | None = None


@record
class Subject:
    """What is tried: the body of the create request, and the model's interface where it has one."""

    connector: str
    interface: Mapping[str, str] | None = None


def dry_run(subject: Subject, call: Call, responder: Responder, server: Server, title: str = "call") -> Run:
    """Create the connector, register a model, call it. Raises ``UnsupportedError`` for what is not emulated."""
    trace = Trace()
    script = Script(connector=subject.connector, register=_register_body(subject), call=call)
    cluster = Cluster(server.target, server.settings)
    outcome = play(script, responder, cluster, server.environment, trace)
    return Run(
        title=title,
        target=server.target,
        call=call,
        outcome=outcome,
        steps=tuple(trace.steps),
        secrets=secrets_of(subject.connector),
    )


def secrets_of(connector: str) -> tuple[str, ...]:
    """The secrets that a connector's text holds, longest first: the values of ``credential``, and what its headers
    say in place of a credential. Fillers such as ``<env:KEY>`` are no secrets."""
    try:
        given = json.loads(connector)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(given, dict):
        return ()
    credential = given.get("credential")
    parts = credential.items() if isinstance(credential, dict) else ()
    found = {str(value) for name, value in parts if name not in OPEN_PARTS and not is_public(str(value))}
    actions = given.get("actions")
    for holder in (given, *(actions if isinstance(actions, list) else ())):
        headers = holder.get("headers") if isinstance(holder, dict) else None
        for name, value in headers.items() if isinstance(headers, dict) else ():
            if str(name).lower() in SECRET_HEADERS and isinstance(value, str):
                found |= {word for word in value.split() if "${" not in word and word.lower() not in _SCHEMES}
    return tuple(sorted((text for text in found if _is_secret(text)), key=lambda text: (-len(text), text)))


def _is_secret(text: str) -> bool:
    return len(text) >= _SHORTEST_SECRET and not (text.startswith("<") and text.endswith(">"))


def mask(text: str, secrets: tuple[str, ...]) -> str:
    """A text in which asterisks stand for the secrets, however they are spelt (``data.secrets.spellings``)."""
    for secret in secrets:
        for form in spellings(secret):
            text = text.replace(form, "***")
    return text


def _register_body(subject: Subject) -> str:
    body: dict[str, object] = {"name": "dry run", "function_name": "remote", "connector_id": CONNECTOR_ID}
    if subject.interface is not None:
        body["interface"] = dict(subject.interface)
    return json.dumps(body)


def dry_run_caller(
    subject: Subject, caller: Caller, inputs: Inputs, responder: Responder, server: Server
) -> Iterator[Run]:
    """Every call that a caller makes for some inputs. Raises ``UsageError`` where an input is missing.

    Where the provider's response is missing, the answer is not judged.
    """
    for made in caller.supply(inputs, server.target):
        yield dry_run_call(subject, caller, made, responder, server)


def dry_run_call(subject: Subject, caller: Caller, made: CallerCall, responder: Responder, server: Server) -> Run:
    """One call of a caller, judged by it."""
    return _judged(dry_run(subject, made.call, responder, server, made.title), caller, made)


def _judged(run: Run, caller: Caller, made: CallerCall) -> Run:
    findings = [] if run.is_open else caller.verify(run.outcome, made, run.target)
    return Run(
        title=run.title,
        target=run.target,
        call=run.call,
        outcome=run.outcome,
        steps=run.steps,
        findings=tuple(findings),
        secrets=run.secrets,
    )
