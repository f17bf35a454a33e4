"""A connector around a body, as rules see it."""

import json

from blueprintc.frontend import load
from blueprintc.linter.facts import Subject
from blueprintc.linter.scope import Scope, subject_of
from blueprintc.lowering import lower
from blueprintc.source import SourceFile


def subject_with(body: str, url: str = "https://api.openai.com/v1/chat/completions") -> Subject:
    """A connector whose only action sends a body, with a few parameters of its own."""
    action = {"action_type": "predict", "method": "POST", "url": url, "request_body": body}
    connector = {
        "name": "n",
        "version": 1,
        "protocol": "http",
        "parameters": {"y": "text", "model": "gpt-4o-mini"},
        "credential": {"key": "k"},
        "actions": [action],
    }
    loaded = load(SourceFile("x.connector.json", json.dumps(connector)))
    assert loaded.blueprint is not None
    return subject_of(lower(loaded.blueprint).connectors[0], Scope(), lambda _: None, is_plain=True)
