"""What is told about the word under the cursor, as Markdown."""

from blueprintc import api
from blueprintc.data.releases import RELEASES, releases_in
from blueprintc.emulator.functions import post_functions, pre_functions
from blueprintc.errors import UsageError
from blueprintc.lowering.types import schema_types
from blueprintc.lsp.document import Document
from blueprintc.lsp.facts import Facts
from blueprintc.lsp.fields import field_at
from blueprintc.lsp.outline import outline
from blueprintc.lsp.words import Kind, Word, word_at
from blueprintc.model import Mapping, Node, Scalar, describe
from blueprintc.model.fields import Field

#: Parameters that the server reads by their names: what they do, and the first release that reads them.
READ_BY_SERVER = {
    "response_filter": ("a JSONPath for the provider's answer; it replaces the default one of a built-in function", ""),
    "input_docs_processed_step_size": ("how many documents go into one request", "2.11.1"),
    "charset": ("the character set of the request; UTF-8 where it is missing", "2.12"),
    "skip_validating_missing_parameters": ("`true`: placeholders without a value are sent as they stand", "2.17"),
    "no_escape_params": ("names, with commas between, of parameters that are put in unescaped", "3.0"),
    "stream": ("that it is there, whatever its value, sends every call down the streaming path", "3.3"),
    "region": ("the AWS region to sign for", ""),
    "service_name": ("the AWS service to sign for", ""),
}
_LONGEST = 200


def hover_text(document: Document, offset: int, facts: Facts | None) -> tuple[str, int, int] | None:
    """The text for an offset and the piece of the document that it is about, or none."""
    word = word_at(document.text, offset)
    if word is not None:
        text = _of_word(word, facts)
        if text:
            return text, word.start, word.end
    return _of_key(document, offset, facts)


def _of_word(word: Word, facts: Facts | None) -> str:
    match word.kind:
        case Kind.PARAMETER:
            return "" if facts is None else _parameter(word, facts)
        case Kind.CREDENTIAL:
            return "" if facts is None else _credential(word.name, facts)
        case Kind.VARIABLE:
            return "" if facts is None else _variable(word.name, facts)
        case Kind.FUNCTION:
            return function_text(word.name)
        case Kind.CODE:
            return _code(word.name)
        case Kind.FILE:
            return ""


def _parameter(word: Word, facts: Facts) -> str:
    name = word.name
    sources: list[str] = []
    declared = facts.member("inputs", name)
    if declared is not None:
        kinds = " or ".join(sorted(schema_types(declared.value))) or "of any type"
        sources.append(f"the caller: {kinds}, as `inputs` declares{_description(declared.value)}")
    for function, (kind, _) in facts.functions_that_produce(name).items():
        sources.append(f"`{function}` produces it: {kind}")
    given = facts.member("parameters", name)
    if given is not None:
        sources.append(f"`parameters` of the connector: {_value(given.value)}")
    if word.default is not None:
        sources.append(f"the default in the placeholder: `{word.default[:_LONGEST]}`")
    if not sources:
        sources.append("nothing in this blueprint; the caller must give it")
    lines = [f"**`${{parameters.{name}}}`** is filled in from", "", *(f"- {source}" for source in sources)]
    return "\n".join([*lines, *_server_reads(name)])


def _server_reads(name: str) -> list[str]:
    if name not in READ_BY_SERVER:
        return []
    does, since = READ_BY_SERVER[name]
    return ["", f"The server reads `{name}` itself: {does}" + (f" (since {since})." if since else ".")]


def _credential(name: str, facts: Facts) -> str:
    """Where a secret comes from; never the secret."""
    found = facts.member("credential", name)
    head = f"**`${{credential.{name}}}`** "
    if found is None:
        return head + "is not declared in `credential`."
    if isinstance(found.value, Mapping):
        env, file = found.value.get("env"), found.value.get("file")
        if isinstance(env, Scalar):
            return head + f"comes from the environment variable `{env.text.value}`."
        if isinstance(file, Scalar):
            return head + f"comes from the file `{file.text.value}`."
    return head + "is written in `credential`."


def _variable(name: str, facts: Facts) -> str:
    found = facts.member("vars", name)
    if found is None:
        return f"**`vars.{name}`** is not declared in `vars`."
    lines = [f"**`vars.{name}`** is a build-time variable{_description(found.value)}"]
    value = found.value
    if not isinstance(value, Mapping):
        return "\n".join([*lines, "", f"- default: {_value(value)}"])
    known = [(key, value.get(key)) for key in ("type", "default")]
    return "\n".join([*lines, "", *(f"- {key}: {_value(inner)}" for key, inner in known if inner is not None)])


def function_text(name: str) -> str:
    """What a built-in function takes and gives; empty for a name that no release knows."""
    (newest,) = releases_in(RELEASES[-1])
    before = pre_functions(newest).get(name)
    if before is not None:
        taken = {"text_docs": "documents (`text_docs`)", "text_similarity": "a query and documents"}[before.takes]
        made = ", ".join(f"`{key}` ({kind})" for key, kind in before.produces.items())
        lines = [f"- takes: {taken}", f"- produces: {made}", f"- since: {before.since}"]
        if before.documents is not None:
            lines.insert(1, f"- documents of one request that it uses: {before.documents}")
        return "\n".join([f"**`{name}`**, a built-in pre-process function", "", *lines])
    after = post_functions(newest).get(name)
    if after is None:
        return ""
    default = f"`{after.default_filter}`" if after.default_filter else "none"
    lines = [f"- default filter: {default}", f"- gives: {after.gives}", f"- since: {after.since}"]
    return "\n".join([f"**`{name}`**, a built-in post-process function", "", *lines])


def _code(name: str) -> str:
    try:
        return api.explanation(name)
    except UsageError:
        return ""


def _of_key(document: Document, offset: int, facts: Facts | None) -> tuple[str, int, int] | None:
    source = document.places.source
    position = source.position(offset)
    start = source.line_starts()[position.line - 1]
    lines = [source.line_text(number) for number in range(1, len(source.line_starts()) + 1)]
    here = outline(lines, position.line - 1, offset - start)
    if not here.key or here.is_value or here.is_text or offset - start < here.key_column:
        return None
    end = start + here.key_column + len(here.key)
    is_connector = facts is not None and facts.blueprint.is_connector
    field = field_at(here.path, here.key, is_connector=is_connector)
    if field is not None:
        return field_text(field), start + here.key_column, end
    if here.path == ("parameters",) and here.key in READ_BY_SERVER:
        return "\n".join(_server_reads(here.key)).strip(), start + here.key_column, end
    return None


def field_text(field: Field) -> str:
    """What a key of the format is for."""
    lines = [f"**`{field.name}`**: {field.kind.value}" + (", required" if field.required else ""), "", field.summary]
    if field.choices:
        lines += ["", "One of " + ", ".join(f"`{choice}`" for choice in field.choices) + "."]
    if field.since:
        lines += ["", f"Since OpenSearch {field.since}."]
    return "\n".join(lines)


def _description(node: Node) -> str:
    found = node.get("description") if isinstance(node, Mapping) else None
    return f": {found.text.value[:_LONGEST]}" if isinstance(found, Scalar) else ""


def _value(node: Node) -> str:
    if isinstance(node, Scalar):
        return f"`{node.text.value[:_LONGEST]}`"
    return describe(node)
