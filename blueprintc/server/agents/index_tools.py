"""Tools that look at indices. Upstream: ListIndexTool, IndexMappingTool, SearchIndexTool."""

import json

from blueprintc.emulator.errors import ServerError, illegal_argument
from blueprintc.emulator.printing import print_gson_value
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.server.agents.texts import Parameters, java_text, read_list, read_map, to_json
from blueprintc.server.agents.tool_use import ToolUse, input_of
from blueprintc.server.indices.creation import shown_mappings, shown_settings
from blueprintc.server.indices.names import resolve
from blueprintc.server.indices.searching import Search, run_search
from blueprintc.server.search.engine import shown_score
from blueprintc.server.state.store import Index

_SYSTEM = ".plugins-"
_HEADERS = (
    "row,health,status,index,uuid,pri(number of primary shards),rep(number of replica shards),"
    "docs.count(number of available documents),docs.deleted(number of deleted documents),"
    "store.size(store size of primary and replica shards),pri.store.size(store size of primary shards)"
)


def _names(use: ToolUse, text: str | None) -> list[str]:
    """A list of names; what is no JSON array is one name."""
    if not (text or "").strip():
        return []
    given = read_list(text or "", use.desk.target)
    return [str(text)] if given is None else [str(name) for name in given]


def _found(use: ToolUse, names: list[str]) -> list[Index]:
    found: list[Index] = []
    for index in resolve(use.desk, ",".join(names)):
        if index not in found:
            found.append(index)
    return found


def list_indices(use: ToolUse, parameters: Parameters) -> Json:
    """``ListIndexTool``."""
    given = input_of(use, parameters)
    rows = [_row(number, index) for number, index in enumerate(_found(use, _names(use, given.get("indices"))), 1)]
    if not rows:
        return f"There were no results searching the indices parameter [{given.get('indices', 'null')}]."
    return "\n".join([_HEADERS, *rows]) + "\n"


def _row(number: int, index: Index) -> str:
    replicas = index.settings.get("number_of_replicas", "1")
    return f"{number},green,open,{index.name},{index.uuid},1,{replicas},{len(index.documents)},0,4kb,4kb"


def show_mappings(use: ToolUse, parameters: Parameters) -> Json:
    """``IndexMappingTool``."""
    given = input_of(use, parameters)
    names = _names(use, given.get("index"))
    found = _found(use, names) if names else []
    if not found:
        return f"There were no results searching the index parameter [{given.get('index', 'null')}]."
    return "".join(_description(use, index) for index in found)


def _description(use: ToolUse, index: Index) -> str:
    mappings = "".join(f"{name}={java_text(value)}\n" for name, value in shown_mappings(index).items())
    settings = "".join(f"{name}={java_text(value)}\n" for name, value in shown_settings(use.desk, index).items())
    return f"index: {index.name}\n\nmappings:\n{mappings}\n\nsettings:\n{settings}\n\n"


def search_index(use: ToolUse, parameters: Parameters) -> Json:
    """``SearchIndexTool``: the hits, one JSON text a line."""
    given = input_of(use, parameters)
    target = use.desk.target
    index, query = given.get("index"), given.get("query")
    if given.get("input"):
        try:
            inner = read_map(given["input"], target)
        except JavaError:
            inner = {}
        if "index" in inner and "query" in inner:
            index, query = to_json(inner["index"], target), to_json(inner["query"], target)
    if not index or not query:
        lacking = [f"'{name}'" for name, value in (("index", index), ("query", query)) if not value]
        raise illegal_argument(
            "SearchIndexTool's two parameters: index and query are required and should be in valid format. Missing: "
            + (lacking[0] if len(lacking) == 1 else "both 'index' and 'query'")
        )
    if given.get("return_raw_response", "").lower() == "true":
        raise UnsupportedError("return_raw_response of the SearchIndexTool is not emulated")
    if any(found.name.startswith(_SYSTEM) for found in resolve(use.desk, index, hidden=True)):
        raise UnsupportedError("the SearchIndexTool on the indices of ML Commons")
    try:
        body = json.loads(query)
    except ValueError as error:
        raise ServerError("org.opensearch.core.common.ParsingException", str(error)) from error
    found = run_search(use.desk, Search(body if isinstance(body, dict) else {}, index, use.request_id))
    return "".join(print_gson_value(_document(hit), target) + "\n" for hit in found.hits)


def _document(hit: dict[str, Json]) -> Json:
    # the order of a HashMap with these four names
    found: dict[str, Json] = {name: hit[name] for name in ("_index", "_source", "_id", "_score") if name in hit}
    return {**found, "_score": shown_score(found.get("_score"))}
