"""The search processors ``ml_inference``, of requests and of responses.

Upstream: MLInferenceSearchRequestProcessor, MLInferenceSearchResponseProcessor.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprintc.emulator.connector_parser import parameter_map
from blueprintc.emulator.errors import illegal_argument
from blueprintc.emulator.substitution import substitute
from blueprintc.jsonpath import read, set_value
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.server.ingest.config import Config
from blueprintc.server.ingest.inference import Inference, infer, output_value, read_inference, to_json
from blueprintc.server.ingest.search_pipeline import After, Before
from blueprintc.server.search.canonical import canonical_search
from blueprintc.server.search.engine import Found
from blueprintc.server.search.request import SearchRequest
from blueprintc.server.state.store import Source

if TYPE_CHECKING:
    from blueprintc.server.desk import Desk
    from blueprintc.server.indices.searching import Search

_REQUEST = "_request."
_EXT = "ext.ml_inference"


@dataclass(frozen=True, slots=True)
class _Options:
    """What the search processors have besides the options of all."""

    given: Inference
    optional_inputs: list[dict[str, str]]
    optional_outputs: list[dict[str, str]]

    def inputs(self) -> list[dict[str, str]]:
        """Required and optional inputs together, by their place."""
        return _together(self.given.input_maps or [], self.optional_inputs)

    def outputs(self) -> list[dict[str, str]]:
        """The same for outputs."""
        return _together(self.given.output_maps or [], self.optional_outputs)


def _together(one: Sequence[dict[str, str]], other: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    longest = max(len(one), len(other))
    return [
        {**(one[place] if place < len(one) else {}), **(other[place] if place < len(other) else {})}
        for place in range(longest)
    ]


def _read(desk: "Desk", config: Config, kind: str) -> _Options:
    optional_inputs = config.optional_maps("optional_input_map") or []
    optional_outputs = config.optional_maps("optional_output_map") or []
    return _Options(read_inference(desk, config, kind=kind), optional_inputs, optional_outputs)


def _found(value: Json, path: str) -> Json:
    """Upstream: JsonPath with suppressed exceptions."""
    try:
        return read(value, path)
    except JavaError:
        return None


# requests


def ml_inference_request(desk: "Desk", config: Config) -> Before:
    """Maps parts of the query to the model, and its output into the query, or into a template of a query."""
    template = config.optional_text("query_template")
    options = _read(desk, config, "request")

    def run(search: "Search") -> None:
        try:
            _rewrite(desk, options, template, search)
        except JavaError:
            if not options.given.ignore_failure:
                raise

    return run


def _rewrite(desk: "Desk", options: _Options, template: str | None, search: "Search") -> None:
    query: Json = canonical_search(search.body)
    inputs = options.inputs()
    if not inputs:
        return
    for required in options.given.input_maps or []:
        for path in required.values():
            if _found(query, path) is None:
                if options.given.ignore_missing:
                    return
                raise illegal_argument(f"cannot find field: {path} in query string: {json.dumps(query)}")
    if template is None:
        for wanted in options.given.output_maps or []:
            for path in wanted:
                if not path.removeprefix("$.").startswith("ext.") and _found(query, path) is None:
                    if options.given.ignore_missing:
                        return
                    raise illegal_argument(f"cannot find field: {path} in query string: {json.dumps(query)}")
    outputs = options.outputs()
    for place, mapping in enumerate(inputs):
        parameters = {
            name: to_json(value, desk) for name, path in mapping.items() if (value := _found(query, path)) is not None
        }
        output = infer(desk, options.given, parameters, search.request_id)
        mine = outputs[place] if place < len(outputs) else {}
        if template is not None:
            values = {
                path: _template_text(output_value(output, name, options.given), desk) for path, name in mine.items()
            }
            made = json.loads(substitute(template, values, prefix="${"))
            search.body = made if isinstance(made, dict) else search.body
        else:
            for path, name in mine.items():
                value = output_value(output, name, options.given)
                search.notes[path] = value
                query = _put(query, path, value)
            search.body = query if isinstance(query, dict) else search.body


def _template_text(value: Json, desk: "Desk") -> str:
    """Upstream: StringSubstitutor prints a value with ``toString``; maps are printed as JSON before."""
    return to_json(value, desk)


def _put(query: Json, path: str, value: Json) -> Json:
    if path.removeprefix("$.").startswith("ext."):
        node = query
        *parents, last = path.removeprefix("$.").split(".")
        for part in parents:
            if isinstance(node, dict):
                if not isinstance(node.get(part), dict):
                    node[part] = {}
                node = node[part]
        if isinstance(node, dict):
            node[last] = value
        return query
    set_value(query, path, value)
    return query


# responses


def ml_inference_response(desk: "Desk", config: Config) -> After:
    """Maps fields of the hits to the model, all in one call or each in its own, and its output into the hits."""
    one_to_one = config.flag("one_to_one", False)
    options = _read(desk, config, "response")

    def run(search: "Search", request: SearchRequest, found: Found) -> None:
        if not found.hits:
            return
        try:
            groups = [[hit] for hit in found.hits] if one_to_one else [found.hits]
            for hits in groups:
                _extend(desk, options, search, found, hits, one_to_one=one_to_one)
        except JavaError:
            if not options.given.ignore_failure:
                raise

    return run


def _extend(
    desk: "Desk", options: _Options, search: "Search", found: Found, hits: list[Source], *, one_to_one: bool
) -> None:
    query: Json = canonical_search(search.body)
    inputs = options.inputs()
    outputs = options.outputs()
    for place in range(max(1, len(inputs))):
        required = (options.given.input_maps or [{}])[place] if place < len(options.given.input_maps or []) else {}
        mapping = inputs[place] if inputs else None
        used = [hit for hit in hits if _has_all(hit, required, options.given)]
        parameters = _parameters(desk, options, mapping, hits, used, query, one_to_one=one_to_one)
        output = infer(desk, options.given, parameters, search.request_id)
        mine: dict[str, str | None] = dict(outputs[place]) if place < len(outputs) else {"inference_results": None}
        for field, name in mine.items():
            value = output_value(output, name, options.given)
            if field.startswith(_EXT):
                found.ext.setdefault("ml_inference", {})
                noted = found.ext["ml_inference"]
                if isinstance(noted, dict):
                    noted[field.removeprefix(_EXT + ".")] = value
                continue
            _spread(used, field, value, options.given, one_to_one=one_to_one)


def _has_all(hit: Source, required: dict[str, str], given: Inference) -> bool:
    source = hit.get("_source")
    return all(
        path in given.model_config or _found(source, path) is not None
        for path in required.values()
        if not _is_of_request(path)
    )


def _is_of_request(path: str) -> bool:
    return path.removeprefix("$.").startswith(_REQUEST)


def _parameters(
    desk: "Desk",
    options: _Options,
    mapping: dict[str, str] | None,
    hits: list[Source],
    used: list[Source],
    query: Json,
    *,
    one_to_one: bool,
) -> dict[str, str]:
    values: dict[str, Json] = {}
    if mapping is not None:
        for path in mapping.values():
            if _is_of_request(path) and _found(query, path.replace(_REQUEST, "", 1)) is None:
                if not options.given.ignore_missing and path not in options.given.model_config:
                    raise illegal_argument(
                        f"Missing required input field in query body. input_map: [{', '.join(mapping.values())}], query"
                        f" body:{json.dumps(query)}"
                    )
        if len(used) < len(hits) and not options.given.ignore_missing:
            missing = next(hit for hit in hits if hit not in used)
            raise illegal_argument(
                f"cannot find all required input fields: [{', '.join(mapping.values())}] in hit:"
                f"{json.dumps(missing, indent=2)} and query body:{json.dumps(query)}"
            )
    for hit in used:
        source = hit.get("_source")
        fields = source if isinstance(source, dict) else {}
        pairs = list(mapping.items()) if mapping is not None else [(name, name) for name in fields]
        for name, path in pairs:
            if mapping is not None and _is_of_request(path):
                value = _found(query, path.replace(_REQUEST, "", 1))
                if value is not None and name not in values:
                    values[name] = to_json(value, desk)
                continue
            value = _found(source, path) if mapping is not None else _member(source, path)
            if value is None:
                continue
            if one_to_one:
                values[name] = value
            else:
                listed = values.setdefault(name, [])
                if isinstance(listed, list):
                    listed.append(value)
    return parameter_map(values, desk.target)


def _member(source: Json, name: str) -> Json:
    return source.get(name) if isinstance(source, dict) else None


def _spread(hits: list[Source], field: str, value: Json, given: Inference, *, one_to_one: bool) -> None:
    """One value for all hits, or a list's elements one a hit."""
    each = isinstance(value, list) and len(value) == len(hits) and not one_to_one
    for place, hit in enumerate(hits):
        source = hit.get("_source")
        if not isinstance(source, dict) or (field in source and not given.override):
            continue
        mine = value[place] if each and isinstance(value, list) else value
        hit["_source"] = {**source, field: mine}
