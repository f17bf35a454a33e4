"""Plays a connector on the emulator, for what no look at the text alone can tell."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from blueprintc.data.features import Target
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
from blueprintc.lowering import emit
from blueprintc.model import plain

#: A cluster on which nothing but the connector itself is in the way.
_OPEN = {
    "plugins.ml_commons.trusted_connector_endpoints_regex": ["(?s).*"],
    "plugins.ml_commons.connector.private_ip_enabled": True,
    "plugins.ml_commons.mcp_connector_enabled": True,
}
_REGISTER = '{"name": "probe", "function_name": "remote", "connector_id": "<connector_id>"}'
_ACCESS = ("access_mode", "backend_roles", "add_all_backend_roles")
#: Callers that are tried; the others' requests depend on more than the connector.
TRIED = ("predict", "text_embedding", "sparse_encoding", "rerank")
_FILLER = re.compile(r"<[^<>\n]*>")
_DIFFICULT = "texts with quotes, line ends and other characters"
_HARMLESS = {name: text for name, text in HOSTILE_TEXTS.items() if name not in SERVER_CHANGES and text.strip()}


class _Anything:
    """A provider whose answers do not matter."""

    def respond(self, request: Request) -> ProviderResponse:
        """An empty object."""
        return ProviderResponse(200, b"{}", (("Content-Type", "application/json"),))


@lru_cache(maxsize=1000)
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
    body = create_body(subject)
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


def create_body(subject: Subject) -> str:
    """The create request, without what depends on the cluster: access control and the roles of the AWS platform."""
    connector = json.loads(emit(subject.connector))
    for key in _ACCESS:
        connector.pop(key, None)
    for key in ("name", "description"):
        if key in connector:
            connector[key] = "text"  # what may stand there is a rule's of its own; the rest does not depend on it
    for holder in (connector.get("parameters"), *(connector.get("actions") or [])):
        _fill_in(holder)
    credential = connector.get("credential")
    if isinstance(credential, dict) and {"roleArn", "secretArn"} & credential.keys():
        # Amazon OpenSearch Service takes a role in place of keys.
        credential.setdefault("access_key", "key")
        credential.setdefault("secret_key", "secret")
    return json.dumps(connector)


def _fill_in(holder: Json) -> None:
    """Put a letter in the place of what a reader is meant to replace in URLs and parameters."""
    if isinstance(holder, dict):
        for key, value in holder.items():
            if isinstance(value, str) and key not in ("request_body", "pre_process_function", "post_process_function"):
                holder[key] = _FILLER.sub("x", value)


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
