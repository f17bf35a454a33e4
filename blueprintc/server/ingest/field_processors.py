"""Ingest processors that change fields: set, remove, rename, append, convert, split, join, trim, copy, fail, drop …"""

import json
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from blueprintc.emulator.errors import ServerError, illegal_argument
from blueprintc.jsontext import Json
from blueprintc.jvm.regex import compile_pattern
from blueprintc.server.ingest.config import Config
from blueprintc.server.ingest.document import Ingested
from blueprintc.server.ingest.pipeline import Run, run_pipeline

if TYPE_CHECKING:
    from blueprintc.server.desk import Desk

_MUSTACHE = re.compile(r"\{\{\{?\s*([\w.]+)\s*\}?\}\}")


def render(template: Json, document: Ingested) -> Json:
    """A value with ``{{field}}`` filled, in texts at any depth."""
    if isinstance(template, str):
        return _MUSTACHE.sub(lambda match: _shown(document, match[1]), template)
    if isinstance(template, list):
        return [render(item, document) for item in template]
    if isinstance(template, dict):
        return {name: render(item, document) for name, item in template.items()}
    return template


def _shown(document: Ingested, path: str) -> str:
    value = document.get(path) if document.has(path) else ""
    if isinstance(value, dict | list):
        return json.dumps(value)
    return "" if value is None else str(value)


def _text_path(value: str, document: Ingested) -> str:
    return str(render(value, document))


def _set(desk: "Desk", config: Config) -> Run:
    field = config.text("field")
    copied = config.optional_text("copy_from")
    value = None if copied is not None else config.required("value")
    override = config.flag("override", True)
    ignore_empty = config.flag("ignore_empty_value", False)
    config.take("media_type")

    def run(document: Ingested, request_id: str) -> bool:
        path = _text_path(field, document)
        if not override and document.has(path) and document.get(path) is not None:
            return True
        made = document.get(copied) if copied is not None else render(value, document)
        if not (ignore_empty and made in (None, "")):
            document.put(path, made)
        return True

    return run


def _remove(desk: "Desk", config: Config) -> Run:
    fields = config.required("field")
    ignore_missing = config.flag("ignore_missing", False)
    config.take("exclude_field")

    def run(document: Ingested, request_id: str) -> bool:
        for name in fields if isinstance(fields, list) else [fields]:
            path = _text_path(str(name), document)
            if document.has(path) or not ignore_missing:
                document.remove(path)
        return True

    return run


def _rename(desk: "Desk", config: Config) -> Run:
    field, target = config.text("field"), config.text("target_field")
    ignore_missing = config.flag("ignore_missing", False)
    override = config.flag("override_target", False)

    def run(document: Ingested, request_id: str) -> bool:
        path, goal = _text_path(field, document), _text_path(target, document)
        if not document.has(path):
            if ignore_missing:
                return True
            raise illegal_argument(f"field [{path}] doesn't exist")
        if document.has(goal) and not override:
            raise illegal_argument(f"field [{goal}] already exists")
        value = document.get(path)
        document.remove(path)
        document.put(goal, value)
        return True

    return run


def _copy(desk: "Desk", config: Config) -> Run:
    source, target = config.text("source_field"), config.text("target_field")
    ignore_missing = config.flag("ignore_missing", False)
    override = config.flag("override_target", False)
    remove = config.flag("remove_source", False)

    def run(document: Ingested, request_id: str) -> bool:
        path, goal = _text_path(source, document), _text_path(target, document)
        if not document.has(path):
            if ignore_missing:
                return True
            raise illegal_argument(f"source field [{path}] doesn't exist")
        if document.has(goal) and not override:
            raise illegal_argument(f"target field [{goal}] already exists")
        document.put(goal, json.loads(json.dumps(document.get(path))))
        if remove:
            document.remove(path)
        return True

    return run


def _append(desk: "Desk", config: Config) -> Run:
    field, value = config.text("field"), config.required("value")
    duplicates = config.flag("allow_duplicates", True)

    def run(document: Ingested, request_id: str) -> bool:
        path = _text_path(field, document)
        old = document.get(path) if document.has(path) else None
        items: list[Json] = list(old) if isinstance(old, list) else [] if old is None else [old]
        made = render(value, document)
        for item in made if isinstance(made, list) else [made]:
            if duplicates or item not in items:
                items.append(item)
        document.put(path, items)
        return True

    return run


def _changed(kind: str, change: Callable[[str], Json]) -> Callable[["Desk", Config], Run]:
    """A processor that turns a text, or each of a list, into something else."""

    def factory(desk: "Desk", config: Config) -> Run:
        field = config.text("field")
        target = config.text("target_field", field)
        ignore_missing = config.flag("ignore_missing", False)

        def run(document: Ingested, request_id: str) -> bool:
            if not document.has(field) or document.get(field) is None:
                if ignore_missing:
                    return True
                document.get(field)
                raise illegal_argument(f"field [{field}] is null, cannot process it.")
            document.put(target, _each(document.get(field), field, change))
            return True

        return run

    return factory


def _each(value: Json, field: str, change: Callable[[str], Json]) -> Json:
    if isinstance(value, list):
        return [_each(item, field, change) for item in value]
    if not isinstance(value, str):
        found = "java.lang.Boolean" if isinstance(value, bool) else f"java.lang.{type(value).__name__.capitalize()}"
        found = {"java.lang.Int": "java.lang.Integer", "java.lang.Float": "java.lang.Double"}.get(found, found)
        raise illegal_argument(f"field [{field}] of type [{found}] cannot be cast to [java.lang.String]")
    return change(value)


def _json_of(text: str) -> Json:
    try:
        value: Json = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise illegal_argument(f"unrecognized token in {text[:40]!r}") from error
    return value


_CONVERSIONS: Mapping[str, Callable[[str], Json]] = {
    "integer": int,
    "long": int,
    "float": float,
    "double": float,
    "string": str,
    "boolean": lambda text: {"true": True, "false": False}[text.lower()],
    "auto": lambda text: _auto(text),
}


def _auto(text: str) -> Json:
    for read in (int, float):
        try:
            return read(text)
        except ValueError:
            continue
    return {"true": True, "false": False}.get(text.lower(), text)


def _convert(desk: "Desk", config: Config) -> Run:
    field = config.text("field")
    target = config.text("target_field", field)
    kind = config.text("type")
    ignore_missing = config.flag("ignore_missing", False)
    if kind not in _CONVERSIONS:
        raise config.problem("type", f"type [{kind}] not supported, cannot convert field.")
    read = _CONVERSIONS[kind]

    def one(value: Json) -> Json:
        text = str(value).lower() if isinstance(value, bool) else str(value)
        try:
            return read(text)
        except (ValueError, KeyError):
            if kind == "boolean":
                raise illegal_argument(f"[{text}] is not a boolean value, cannot convert to boolean") from None
            raise illegal_argument(f"unable to convert [{text}] to {kind}") from None

    def run(document: Ingested, request_id: str) -> bool:
        if not document.has(field) or document.get(field) is None:
            if ignore_missing:
                return True
            document.get(field)
            raise illegal_argument(f"Field [{field}] is null, cannot be converted to type [{kind}]")
        value = document.get(field)
        document.put(target, [one(item) for item in value] if isinstance(value, list) else one(value))
        return True

    return run


def _split(desk: "Desk", config: Config) -> Run:
    field, separator = config.text("field"), config.text("separator")
    target = config.text("target_field", field)
    ignore_missing = config.flag("ignore_missing", False)
    keep = config.flag("preserve_trailing", False)
    pattern = compile_pattern(separator)

    def run(document: Ingested, request_id: str) -> bool:
        if not document.has(field) and ignore_missing:
            return True
        text = document.get(field)
        if not isinstance(text, str):
            raise illegal_argument(f"field [{field}] is null, cannot split.")
        document.put(target, [*pattern.split(text, -1 if keep else 0)])
        return True

    return run


def _join(desk: "Desk", config: Config) -> Run:
    field, separator = config.text("field"), config.text("separator")
    target = config.text("target_field", field)

    def run(document: Ingested, request_id: str) -> bool:
        values = document.get(field)
        if not isinstance(values, list):
            raise illegal_argument(f"field [{field}] is null, cannot join.")
        document.put(target, separator.join(str(value) for value in values))
        return True

    return run


def _gsub(desk: "Desk", config: Config) -> Run:
    field, replacement = config.text("field"), config.text("replacement")
    pattern = compile_pattern(config.text("pattern"))
    target = config.text("target_field", field)
    ignore_missing = config.flag("ignore_missing", False)

    def run(document: Ingested, request_id: str) -> bool:
        if not document.has(field) and ignore_missing:
            return True
        document.put(target, _each(document.get(field), field, lambda text: pattern.replace_all(text, replacement)))
        return True

    return run


def _json(desk: "Desk", config: Config) -> Run:
    field = config.text("field")
    target = config.text("target_field", field)
    to_root = config.flag("add_to_root", False)

    def run(document: Ingested, request_id: str) -> bool:
        value = _json_of(str(document.get(field)))
        if to_root and isinstance(value, dict):
            document.source.update(value)
        else:
            document.put(target, value)
        return True

    return run


def _fail(desk: "Desk", config: Config) -> Run:
    message = config.text("message")

    def run(document: Ingested, request_id: str) -> bool:
        raise ServerError("org.opensearch.ingest.common.FailProcessorException", str(render(message, document)))

    return run


def _drop(desk: "Desk", config: Config) -> Run:
    return lambda document, request_id: False


def _pipeline(desk: "Desk", config: Config) -> Run:
    name = config.text("name")
    ignore = config.flag("ignore_missing_pipeline", False)

    def run(document: Ingested, request_id: str) -> bool:
        depth = document.metadata.get("depth", 0)
        if not isinstance(depth, int) or depth > 10:
            raise ServerError("IllegalStateException", f"Cycle detected for pipeline: {name}")
        document.metadata["depth"] = depth + 1
        if ignore and name not in desk.store.named("ingest_pipeline"):
            return True
        kept = run_pipeline(desk, name, document, request_id)
        document.metadata["depth"] = depth
        return kept

    return run


SIMPLE: Mapping[str, Callable[["Desk", Config], Run]] = {
    "append": _append,
    "convert": _convert,
    "copy": _copy,
    "drop": _drop,
    "fail": _fail,
    "gsub": _gsub,
    "join": _join,
    "json": _json,
    "lowercase": _changed("lowercase", str.lower),
    "pipeline": _pipeline,
    "remove": _remove,
    "rename": _rename,
    "set": _set,
    "split": _split,
    "trim": _changed("trim", str.strip),
    "uppercase": _changed("uppercase", str.upper),
}
