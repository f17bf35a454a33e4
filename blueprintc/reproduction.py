"""Whether the emulator comes to an error that was seen, and with which call and which answer of the provider."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from blueprintc.data import Target
from blueprintc.emulator import callers
from blueprintc.emulator.callers import Inputs
from blueprintc.emulator.dry_run import Run, Server, Subject, dry_run_caller
from blueprintc.emulator.exchange import ProviderResponse
from blueprintc.emulator.responses import Responses
from blueprintc.errorbook import Recognised, Recognition, recognise
from blueprintc.errors import UnsupportedError, UsageError
from blueprintc.jsontext import Json
from blueprintc.runner import Built, RunOptions, connectors_of, sample_response

_PLACEHOLDER = re.compile(r"\$\{parameters\.([^}:]{1,200})(?::-[^}]*)?\}")
#: Releases whose wordings differ from the newest one's.
_OLDER = ("3.4", "2.19")
_REMOTE = "Error from remote service: "
#: Who is played where a file does not say.
_USUAL_CALLERS = ("predict", "text_embedding", "rerank", "sparse_encoding", "text_image_embedding", "batch")
_JSON = (("Content-Type", "application/json"),)


def _json(text: str, status: int = 200) -> ProviderResponse:
    return ProviderResponse(status, text.encode(), _JSON)


def _score(index: int, score: float) -> dict[str, Json]:
    return {"index": index, "relevance_score": score, "relevanceScore": score}


#: Answers that a provider may give, the plainest first.
_ANSWERS: tuple[tuple[str, ProviderResponse], ...] = (
    ("an empty object", _json("{}")),
    ("an empty list", _json("[]")),
    ("an error message with status 200", _json('{"error": {"message": "something failed"}}')),
    ("plain text", ProviderResponse(200, b"some plain text", (("Content-Type", "text/plain"),))),
    ("a JSON text", _json('"some text"')),
    ("embeddings as OpenAI gives them", _json('{"data": [{"index": 0, "embedding": [0.1, 0.2]}]}')),
    ("embeddings by type", _json('{"embeddings": {"float": [[0.1, 0.2]]}, "embeddingsByType": {"float": [0.1]}}')),
    ("one list in another", _json('{"embedding": [[0.1, 0.2]], "data": [{"embedding": null}], "embeddings": [0.1]}')),
    ("embeddings that are null", _json('{"data": null, "embeddings": null, "embedding": null, "results": null}')),
    ("empty embeddings", _json('{"data": [{"embedding": []}], "embeddings": [[]], "embedding": [], "results": []}')),
    ("embeddings as a list of lists", _json("[[0.1, 0.2]]")),
    ("scores without an index", _json('{"results": [{"score": 0.5}]}')),
    ("whole numbers as scores", _json(json.dumps({"results": [_score(0, 1), _score(1, 0)]}))),
    ("the score of the last document only", _json(json.dumps({"results": [_score(1, 0.5)]}))),
    ("no body at all", ProviderResponse(200)),
    ("an error with status 400", _json('{"error": {"message": "bad request"}}', 400)),
    ("an error with status 401", _json('{"error": {"message": "Incorrect API key provided"}}', 401)),
    ("an error without a body", ProviderResponse(500)),
    ("a status that OpenSearch does not know", _json("{}", 529)),
    (
        "throttling",
        ProviderResponse(429, b'{"message": null}', (*_JSON, ("x-amzn-ErrorType", "ThrottlingException"))),
    ),
)
#: They say that something failed, and something else says what.
_OUTER = frozenset({"processing-failed", "script-runtime-error", "script-compile-error", "validation-failed"})


@dataclass(frozen=True, slots=True)
class Reproduced:
    """A call that ended in the error: who made it, with what, and what the provider answered (empty: it never did).

    ``is_exact``: the emulator's message is the one that was seen, not only the same kind of error.
    """

    error_id: str
    caller: str
    variant: str | None
    inputs: str
    provider: str
    release: str
    message: str
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Reproduction:
    """What became of trying: at most one call an error, how many calls were tried, and on which releases."""

    found: tuple[Reproduced, ...]
    tried: int
    releases: tuple[str, ...]


def reproduce(
    path: Path, seen: Recognition, names: tuple[str, ...] = (), options: RunOptions | None = None
) -> Reproduction:
    """Play the callers of a blueprint until each error that was seen has come up, word for word if that can be.

    ``names`` are callers in place of those that the blueprint declares. Where ``options`` name no release, older ones
    are tried as well: wordings differ. Raises ``UsageError`` and ``FileError``.
    """
    given = options or RunOptions()
    built, server = connectors_of(path, given)
    chosen = [one for one in built if given.variant in (None, one.variant)]
    others = [] if given.target else [Target.parse(name) for name in _OLDER]
    servers = [server, *(replace(server, target=other) for other in others if other != server.target)]
    wanted = _wanted(seen.known)
    found: dict[str, Reproduced] = {}
    tried = 0
    for at, each in enumerate(servers, 1):
        for one in chosen:
            for played in _played(path, one, names, seen, each):
                tried += 1
                for got in _errors(played.run):
                    _note(found, wanted, got, one.variant, played)
                if all(error_id in found and found[error_id].is_exact for error_id in wanted):
                    return Reproduction(tuple(found.values()), tried, tuple(used.target.name for used in servers[:at]))
    return Reproduction(tuple(found.values()), tried, tuple(used.target.name for used in servers))


@dataclass(frozen=True, slots=True)
class _Played:
    """One call: who made it, with which inputs, what the provider would answer, and what came of it."""

    caller: str
    inputs: str
    provider: str
    run: Run


def _played(path: Path, one: Built, names: tuple[str, ...], seen: Recognition, server: Server) -> Iterator[_Played]:
    """Every call of the callers that is worth trying."""
    recorded = sample_response(path, one.variant)
    answers = [*_quoted_answers(seen.known), *(("its recorded answer", answer) for answer in recorded[:1]), *_ANSWERS]
    is_plain = path.name.endswith(".json") and not path.name.endswith(".blueprint.json")
    declared = () if is_plain else one.callers
    for name in names or declared or _USUAL_CALLERS:
        sample = callers.sample_inputs(name, one.inputs or _guessed(one.subject.connector))
        for inputs, provider, run in _runs(name, sample, one.subject, server, answers):
            yield _Played(name, inputs, provider if run.outcome.requests else "", run)


def _quoted_answers(seen: tuple[Recognised, ...]) -> list[tuple[str, ProviderResponse]]:
    """What the provider answered, where the error quotes it."""
    quoted = [one.message.removeprefix(_REMOTE) for one in seen if one.message.startswith(_REMOTE)]
    return [("what the error quotes, with status 400", _json(answer, 400)) for answer in quoted]


def _guessed(connector: str) -> dict[str, Json]:
    """A schema for each parameter that a connector's actions name and its parameters do not give."""
    try:
        body = json.loads(connector)
    except (ValueError, RecursionError):
        return {}
    actions = body.get("actions") if isinstance(body, dict) else None
    given = body.get("parameters") if isinstance(body, dict) else None
    schemas: dict[str, Json] = {}
    for action in actions if isinstance(actions, list) else []:
        texts = [action.get(key) for key in ("request_body", "url", "headers")] if isinstance(action, dict) else []
        for text in texts:
            for match in _PLACEHOLDER.finditer(text if isinstance(text, str) else json.dumps(text)):
                kind = "array" if match.start() and str(text)[match.start() - 1] in ":[, " else "string"
                if not isinstance(given, dict) or match.group(1) not in given:
                    schemas.setdefault(match.group(1), {"type": kind})
    return schemas


def _wanted(seen: tuple[Recognised, ...]) -> dict[str, frozenset[str]]:
    """The messages that were seen, by error; those that only say that something failed count where nothing else is."""
    inner = [one for one in seen if one.error.id not in _OUTER] or list(seen)
    return {
        error_id: frozenset(one.message for one in inner if one.error.id == error_id)
        for error_id in dict.fromkeys(one.error.id for one in inner)
    }


def _runs(
    name: str, sample: Inputs, subject: Subject, server: Server, answers: list[tuple[str, ProviderResponse]]
) -> Iterator[tuple[str, str, Run]]:
    """Calls with harmless inputs and every answer, then calls with difficult ones and the first answer."""
    tries = [("sample inputs", sample, words, answer) for words, answer in answers]
    words, answer = answers[0]
    tries += [(probe.name, probe.inputs, words, answer) for probe in callers.probes(name, sample)]
    for inputs_in_words, inputs, provider, response in tries:
        try:
            for run in dry_run_caller(subject, callers.caller(name), inputs, Responses([response]), server):
                yield inputs_in_words, provider, run
        except UnsupportedError:
            continue  # what is not emulated cannot be judged
        except UsageError:
            if inputs is sample:
                raise


def _errors(run: Run) -> Iterator[Recognised]:
    outcome = run.outcome
    for answer in (outcome.create, outcome.register, outcome.response):
        if answer is not None and answer.status >= 400:
            yield from recognise(answer.text).known


def _note(
    found: dict[str, Reproduced],
    wanted: dict[str, frozenset[str]],
    got: Recognised,
    variant: str | None,
    played: _Played,
) -> None:
    messages = wanted.get(got.error.id)
    if messages is None:
        return
    is_exact = got.message in messages
    if got.error.id in found and (found[got.error.id].is_exact or not is_exact):
        return
    found[got.error.id] = Reproduced(
        got.error.id,
        played.caller,
        variant,
        played.inputs,
        played.provider,
        played.run.target.name,
        got.message,
        is_exact,
    )
