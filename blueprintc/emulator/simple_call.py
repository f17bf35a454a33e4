"""What the options of the command ``run`` stand for: parameters, and a call without a caller's contract."""

import json
from collections.abc import Iterable, Mapping, Sequence

from blueprintc.emulator.exchange import Call
from blueprintc.errors import UsageError
from blueprintc.jsontext import Json

_PATHS = {"predict": "_predict", "batch_predict": "_batch_predict"}


def simple_call(
    action: str,
    *,
    docs: Sequence[str] = (),
    query: str | None = None,
    parameters: Mapping[str, Json],
    body: str | None = None,
) -> Call:
    """A whole body, documents (with a query: to be ranked), or parameters. Raises ``UsageError`` for mixtures."""
    kinds = [name for name, given in (("--call", body is not None), ("--doc", docs), ("--param", parameters)) if given]
    if len(kinds) > 1:
        raise UsageError(f"{' and '.join(kinds)} cannot go into one call without a caller; give one of them")
    if query is not None and not docs:
        raise UsageError("--query needs --doc, or --caller to say who asks")
    if body is not None:
        return Call(_PATHS[action], body)
    if not docs:
        return Call(_PATHS[action], json.dumps({"parameters": dict(parameters)}))
    if action != "predict":
        raise UsageError("documents go to the action predict only")
    if query is not None:
        return Call("_predict/text_similarity", json.dumps({"query_text": query, "text_docs": list(docs)}))
    return Call("_predict/text_embedding", json.dumps({"text_docs": list(docs)}))


def read_parameters(texts: Iterable[str]) -> dict[str, Json]:
    """Parameters from ``NAME=TEXT`` and ``NAME:=JSON``. Raises ``UsageError``."""
    found: dict[str, Json] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name.strip(":"):
            raise UsageError(f'--param needs NAME=TEXT or NAME:=JSON, not "{text}"')
        if not name.endswith(":"):
            found[name] = value
            continue
        try:
            found[name[:-1]] = json.loads(value)
        except (ValueError, RecursionError) as error:
            raise UsageError(f'--param "{name[:-1]}" is not JSON: {error}') from error
    return found
