"""Plays a connector on the emulator, for what no look at the text alone can tell."""

from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from blueprintc.data.features import Feature, Target
from blueprintc.data.names import action_types
from blueprintc.emulator.callers import (
    HOSTILE_TEXTS,
    SERVER_CHANGES,
    CallerCall,
    Inputs,
    caller,
    sample_parameters,
)
from blueprintc.emulator.callers.answer import error_reason, failure, request_findings
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.exchange import Call, ProviderResponse, Request, RestAnswer
from blueprintc.emulator.play import Script, play
from blueprintc.errors import BlueprintcError
from blueprintc.jsontext import Json
from blueprintc.linter.facts import Subject
from blueprintc.model import plain

#: A cluster on which nothing but the connector itself is in the way.
_OPEN = {
    "plugins.ml_commons.trusted_connector_endpoints_regex": ["(?s).*"],
    "plugins.ml_commons.connector.private_ip_enabled": True,
    "plugins.ml_commons.mcp_connector_enabled": True,
}
_REGISTER = '{"name": "probe", "function_name": "remote", "connector_id": "<connector_id>"}'
#: Callers that are tried; the others' requests depend on more than the connector.
TRIED = ("predict", "text_embedding", "sparse_encoding", "rerank")
_DIFFICULT = "texts with quotes, line ends and other characters"
_HARMLESS = {name: text for name, text in HOSTILE_TEXTS.items() if name not in SERVER_CHANGES and text.strip()}


class _Anything:
    """A provider whose answers do not matter."""

    def respond(self, request: Request) -> ProviderResponse:
        """An empty object."""
        return ProviderResponse(200, b"{}", (("Content-Type", "application/json"),))


class _Asked(frozenset[Feature]):
    """The behaviours of a release; remembers which of them were asked for."""

    asked: set[Feature]

    def __contains__(self, feature: object) -> bool:
        self.asked.add(feature)  # type: ignore[arg-type]
        return super().__contains__(feature)


@lru_cache(maxsize=1000)
def create_in(body: str, targets: tuple[Target, ...]) -> tuple[RestAnswer | None, ...]:
    """What each release answers to the request that creates the connector; none where that is not emulated.

    A release is played only where it differs, in a behaviour that was asked for, from all that have been played.
    """
    played: list[tuple[tuple[str, ...], set[Feature], Target, RestAnswer | None]] = []
    answers: list[RestAnswer | None] = []
    for target in targets:
        types = action_types(target)  # these go by the release's number, not by its behaviours
        for known_types, asked, known, answer in played:
            if types == known_types and all(target.has(one) == known.has(one) for one in asked):
                answers.append(answer)
                break
        else:
            features = _Asked(target.features)
            features.asked = set()
            answers.append(create(body, Target(target.name, target.version, features)))
            played.append((types, features.asked, target, answers[-1]))
    return tuple(answers)


def create(body: str, target: Target) -> RestAnswer | None:
    """What a release answers to the request that creates the connector; none where that is not emulated."""
    try:
        return play(Script(connector=body), _Anything(), Cluster(target, _OPEN)).create
    except BlueprintcError:
        return None


def reason(answer: RestAnswer) -> str:
    """Why the server refuses, in its own words."""
    return error_reason(answer.text)


def try_caller(subject: Subject, name: str, target: Target) -> Iterator[tuple[str, str]]:
    """What a caller's calls run into before the provider is reached, or in the bodies that reach it.

    Gives (the probe in words, what went wrong). The first probe is harmless; the others bring texts with quotes,
    line ends and the like.
    """
    who = caller(name)
    body = subject.create_request
    for words, inputs in _probes(name, subject):
        try:
            calls = who.supply(inputs, target)
        except BlueprintcError:
            return
        for made in calls:
            problem = _problem(body, made.call, tuple(made.texts), who.who, target)
            if problem:
                yield words, problem


@lru_cache(maxsize=1000)
def _problem(body: str, call: Call, texts: tuple[str, ...], who: str, target: Target) -> str:
    """What goes wrong with one call; connectors that differ only in their names are played once."""
    script = Script(connector=body, register=_REGISTER, call=call)
    try:
        outcome = play(script, _Anything(), Cluster(target, _OPEN))
    except BlueprintcError:
        return ""  # what is not emulated cannot be judged
    if not outcome.requests:
        failed = failure(outcome, who)
        return "" if failed is None else failed.message
    made = CallerCall(title="", call=call, texts=texts, inputs=Inputs())
    found = request_findings(outcome, made, who)
    return found[0].message if found else ""


def _probes(name: str, subject: Subject) -> Iterator[tuple[str, Inputs]]:
    if name == "predict":
        declared = subject.inputs
        schemas = plain(declared) if declared is not None else {}
        parameters = sample_parameters(cast("dict[str, Json]", schemas))
        yield "plain parameters", Inputs(parameters=parameters)
        texts = [key for key, value in parameters.items() if isinstance(value, str)]
        if texts:
            all_at_once = " ".join(_HARMLESS.values())
            yield _DIFFICULT, Inputs(parameters={**parameters, **dict.fromkeys(texts, all_at_once)})
        return
    query = "a question" if name == "rerank" else None
    yield "two documents", Inputs(docs=["first", "second"], query=query)
    yield _DIFFICULT, Inputs(docs=list(_HARMLESS.values()), query=query)
