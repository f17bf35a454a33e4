"""Names of the models of a provider, for completion: from its contract, and from the catalogue's blueprints."""

import itertools
import re
from collections.abc import Iterator
from functools import cache

from blueprintc import api
from blueprintc.lsp.facts import Facts
from blueprintc.model import Scalar
from blueprintc.providers import Model, ModelStatus, operation_for, provider, provider_names

_KEYS = ("model", "modelId", "model_id", "model_name")
_IN_CATALOGUE = re.compile(r"\bmodel:[ ]*(?:\{default:[ ]*)?[\"']?([\w.-]*\d[\w.:-]*)")
_URL = re.compile(r"https?://[^\s\"',}{]+")
_GROUP = re.compile(r"\(\?:([^()]*)\)")
_PLAIN = re.compile(r"(?:[\w:/-]|\\\.)+")
#: How many names a pattern may stand for; more are a family, not a list.
_MOST_NAMES = 20


def holds_model(path: tuple[str, ...], key: str) -> bool:
    """Whether the value of a key is a model's name: a parameter, a member of a body, the default of a variable."""
    if key == "default" and len(path) == 2 and path[0] == "vars":
        return path[1] in _KEYS
    return key in _KEYS and path[:1] in (("parameters",), ("actions",), ("vars",), ("variants",))


def model_names(text: str, facts: Facts | None) -> Iterator[tuple[str, str]]:
    """Names, each with a word about it, of the provider that a document names or calls; else of all providers."""
    known = provider_names()
    chosen = _provider(text, facts)
    found: dict[str, str] = {}
    for name in (chosen,) if chosen in known else known:
        for model, detail in _of_provider(name):
            found.setdefault(model, detail)
    yield from found.items()


def _provider(text: str, facts: Facts | None) -> str:
    node = None if facts is None else facts.root.get("provider")
    if isinstance(node, Scalar) and node.text.value in provider_names():
        return node.text.value
    operations = (operation_for("", url) for url in _URL.findall(text))
    return next((operation.provider for operation in operations if operation is not None and operation.is_by_host), "")


@cache
def _of_provider(name: str) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for operation in provider(name).operations:
        for model in operation.models:
            if model.status is not ModelStatus.RETIRED:
                found |= {each: _detail(model) for each in _expanded(model.name) if each not in found}
        example = operation.example
        named = example.get(operation.model_field) if isinstance(example, dict) else None
        if isinstance(named, str):
            found.setdefault(named, "")
    for entry in api.catalogue():
        if entry.provider == name:
            for each in _IN_CATALOGUE.findall(entry.path.read_text(encoding="utf-8")):
                found.setdefault(each, "")
    return tuple(sorted(found.items()))


def _detail(model: Model) -> str:
    if model.status is ModelStatus.LEGACY:
        return f"ends {model.date}" if model.date else "advised against"
    return ", ".join(f"{size} dimensions" for size in model.dimensions[:1])


def _expanded(pattern: str) -> list[str]:
    """The names that a regular expression of alternatives stands for; none where it stands for more than a list."""
    parts = _GROUP.split(pattern)
    choices = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
    names = ["".join(chosen) for chosen in itertools.islice(itertools.product(*choices), _MOST_NAMES)]
    return [name.replace("\\.", ".") for name in names if _PLAIN.fullmatch(name)]
