"""Hover, completion and go-to-definition, through the protocol. ``|`` marks the cursor in the texts."""

import json
import time
from pathlib import Path

import pytest
from lsprotocol import types

from tests.unit.lsp.client import Editor, drive

TEXT = """blueprint: 1
name: Embeddings
version: 1
protocol: http
opensearch: ">=2.11"
callers: [text_embedding]
vars:
  model: {default: text-embedding-3-small, description: The provider's model.}
inputs:
  dimensions: {type: integer, description: Length of the vectors.}
parameters:
  model: "{{ vars.model }}"
  response_filter: $.data
credential:
  key: {env: OPENAI_API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body: {a: "𝒳${parameters.model}", d: "${parameters.dimensions:-8}", input: "${parameters.input}"}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
"""
NAME = "a.blueprint.yaml"
MARK = "|"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path


def with_cursor(text: str) -> tuple[str, types.Position]:
    """A text without its mark, and the mark's position in UTF-16."""
    before, _, after = text.partition(MARK)
    line = before.rsplit("\n", 1)[-1]
    return before + after, types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)


async def hover(editor: Editor, marked: str, version: int) -> str:
    text, position = with_cursor(marked)
    editor.open(NAME, text, version)
    answer = await editor.client.text_document_hover_async(
        types.HoverParams(types.TextDocumentIdentifier(editor.uri(NAME)), position)
    )
    if answer is None:
        return ""
    assert isinstance(answer.contents, types.MarkupContent)
    return answer.contents.value


async def complete(editor: Editor, marked: str, version: int, name: str = NAME) -> dict[str, str]:
    """Label to the text of the cursor's line once the item is taken."""
    text, position = with_cursor(marked)
    editor.open(name, text, version)
    answer = await editor.client.text_document_completion_async(
        types.CompletionParams(types.TextDocumentIdentifier(editor.uri(name)), position)
    )
    items = answer.items if isinstance(answer, types.CompletionList) else answer or []
    line = text.split("\n")[position.line].encode("utf-16-le")
    taken: dict[str, str] = {}
    for item in items:
        edit = item.text_edit
        assert isinstance(edit, types.TextEdit)
        start, end = edit.range.start.character * 2, edit.range.end.character * 2
        taken[item.label] = (line[:start] + edit.new_text.encode("utf-16-le") + line[end:]).decode("utf-16-le")
    return taken


def test_hover(folder: Path) -> None:
    cases = [
        ("${parameters.mo|del}", ["`parameters` of the connector: `text-embedding-3-small`"]),
        (
            "${parameters.dimen|sions",
            ["the caller: integer", "Length of the vectors.", "the default in the placeholder: `8`"],
        ),
        ("${parameters.in|put}", ["`connector.pre_process.openai.embedding` produces it: array"]),
        ("${credential.k|ey}", ["environment variable `OPENAI_API_KEY`"]),
        ("vars.mo|del", ["build-time variable: The provider's model.", "default: `text-embedding-3-small`"]),
        ("connector.pre_process.openai.em|bedding", ["takes: documents", "produces: `input` (array)", "since: 2."]),
        ("connector.post_process.openai.em|bedding", ["default filter: `$.data[*].embedding`", "gives: embedding"]),
        ("  response_fil|ter:", ["The server reads `response_filter` itself"]),
        ("    meth|od:", ["The HTTP method.", "`POST`"]),
        ("call|ers:", ["`text_embedding`"]),
    ]

    async def scene(editor: Editor) -> None:
        for number, (place, expected) in enumerate(cases):
            assert place.replace(MARK, "") in TEXT
            told = await hover(editor, TEXT.replace(place.replace(MARK, ""), place, 1), number + 1)
            for words in expected:
                assert words in told, place
        told = await hover(editor, TEXT + "# blueprintc: ignore[BP4|01] why\n", 98)
        assert told.startswith("BP401 ")
        assert "## Why it is bad" in told
        assert await hover(editor, TEXT.replace("POST", "PO|ST", 1), 99) == ""
        told = await hover(editor, TEXT.replace("${parameters.input}", "${parameters.un|known}"), 100)
        assert "nothing in this blueprint" in told

    drive(folder, scene)


def test_hover_tells_no_secret(folder: Path) -> None:
    text = json.dumps({"credential": {"key": "sk-very-secret"}, "url": "${credential.key}"}, indent=2)

    async def scene(editor: Editor) -> None:
        told = await hover(editor, text.replace("${credential.key", "${credential.|key"), 1)
        assert "written in `credential`" in told
        assert "secret" not in told

    drive(folder, scene)


def test_completion(folder: Path) -> None:
    async def scene(editor: Editor) -> None:
        names = await complete(editor, TEXT.replace("${parameters.model}", "${parameters.m|"), 1)
        assert {"model", "dimensions", "input"} <= set(names)
        assert '"𝒳${parameters.model", d:' in names["model"]
        names = await complete(editor, TEXT.replace("${credential.key}", "${credential.|}"), 2)
        assert set(names) == {"key"}
        names = await complete(editor, TEXT.replace("vars.model", "vars.|"), 3)
        assert set(names) == {"model"}
        names = await complete(editor, TEXT.replace(": connector.pre_process.openai.embedding", ": connector.pre|"), 4)
        function = "connector.pre_process.openai.embedding"
        assert names[function] == f"    pre_process_function: {function}"
        assert "connector.pre_process.bedrock.rerank" not in names  # not in 2.11
        newer = TEXT.replace(">=2.11", ">=3.0").replace(": connector.pre_process.openai.embedding", ": |")
        assert "connector.pre_process.bedrock.rerank" in await complete(editor, newer, 5)
        names = await complete(editor, TEXT.replace("[text_embedding]", "[text_embedding, re|]"), 6)
        assert names["rerank"] == "callers: [text_embedding, rerank]"
        names = await complete(editor, TEXT.replace("protocol: http", "protocol: |"), 7)
        assert "aws_sigv4" in names
        names = await complete(editor, TEXT.replace("name: Embeddings", "provider: op|"), 8)
        assert names["openai"] == "provider: openai"
        names = await complete(editor, TEXT.replace("name: Embeddings", "extends: cat|"), 9)
        assert names["catalog:openai/chat"] == "extends: catalog:openai/chat"

    drive(folder, scene)


def test_completion_of_keys(folder: Path) -> None:
    async def scene(editor: Editor) -> None:
        names = await complete(editor, TEXT + "    supp|", 1)
        assert names["supports_structured_output"] == "    supports_structured_output: "
        assert "method" not in names  # it is there
        assert "protocol" not in names  # it stands elsewhere
        names = await complete(editor, TEXT + "|", 2)
        assert {"description", "client_config", "extends"} <= set(names)
        assert not {"name", "actions", "method"} & set(names)
        names = await complete(editor, TEXT + "client_config:\n  |", 3)
        assert "max_connection" in names
        names = await complete(editor, TEXT.replace("  model: {def", "  size:\n    |\n  model: {def"), 4)
        assert {"type", "default", "enum"} <= set(names)
        names = await complete(editor, TEXT.replace("callers: [text_embedding]", "callers:\n  - pre|"), 5)
        assert names["predict"] == "  - predict"
        assert await complete(editor, TEXT + "description: |\n  met".replace("|", ">") + MARK, 6) == {}

    drive(folder, scene)


def test_completion_in_braces(folder: Path) -> None:
    async def scene(editor: Editor) -> None:
        names = await complete(editor, TEXT + "client_config: {max_connection: 3, |}", 1)
        assert names["connection_timeout"] == "client_config: {max_connection: 3, connection_timeout: }"
        assert "max_connection" not in names
        names = await complete(editor, TEXT + "client_config: {m|, read_timeout: 3}", 2)
        assert "max_connection" in names
        assert "read_timeout" not in names
        short = TEXT[: TEXT.index("actions:")] + "actions:\n  - {action_type: predict, met|}\n"
        names = await complete(editor, short, 3)
        assert names["method"] == "  - {action_type: predict, method: }"
        assert "action_type" not in names
        assert "protocol" not in names
        names = await complete(editor, short.replace("predict, met|", "|"), 4)
        assert names["batch_predict"] == "  - {action_type: batch_predict}"
        wrapped = TEXT[: TEXT.index("actions:")] + "actions: [\n  {\n    action_type: predict,\n    url|\n  }\n]\n"
        assert (await complete(editor, wrapped, 5))["url"] == "    url: "
        names = await complete(editor, TEXT.replace("model: {def", "model: {ty|, def"), 6)
        assert "type" in names
        assert "default" not in names
        names = await complete(editor, TEXT.replace("callers: [text_embedding]", "callers: [text_embedding, 're|']"), 7)
        assert names["rerank"] == "callers: [text_embedding, 'rerank']"
        assert await complete(editor, TEXT.replace("headers: {", "headers: {|"), 8) == {}
        assert await complete(editor, TEXT.replace("{a: ", "{a: 1, |b: "), 9) == {}

    drive(folder, scene)


def test_completion_in_json(folder: Path) -> None:
    name = "a.connector.json"
    text = """{
  "name": "x",
  "protocol": "http",
  "client_config": {"max_connection": 3},
  "actions": [
    {"action_type": "predict", "method": "POST"}
  ]
}
"""

    async def scene(editor: Editor) -> None:
        names = await complete(editor, text.replace('"method": "POST"', '"u|"'), 1, name)
        assert names["url"] == '    {"action_type": "predict", "url": }'
        assert not {"action_type", "protocol", "callers"} & set(names)
        names = await complete(editor, text.replace('"method": "POST"', "|"), 2, name)
        assert names["url"] == '    {"action_type": "predict", "url": }'
        names = await complete(editor, text.replace('"max_connection"', '"m|"'), 3, name)
        assert names["max_connection"] == '  "client_config": {"max_connection": 3},'
        names = await complete(editor, text.replace('"http"', '"|"'), 4, name)
        assert names["aws_sigv4"] == '  "protocol": "aws_sigv4",'
        names = await complete(editor, text.replace('"http"', "|"), 5, name)
        assert names["aws_sigv4"] == '  "protocol": "aws_sigv4",'
        names = await complete(editor, text.replace('  "protocol": "http",', '  "desc|'), 6, name)
        assert names["description"] == '  "description": '
        names = await complete(editor, text.replace('"POST"', '"POST", "post_process_function": "|"'), 7, name)
        assert "connector.post_process.openai.embedding" in names
        assert "extends" not in await complete(editor, text.replace('"name"', '"|"'), 8, name)

    drive(folder, scene)


def test_completion_of_models(folder: Path) -> None:
    async def scene(editor: Editor) -> None:
        names = await complete(editor, TEXT.replace('model: "{{ vars.model }}"', "model: text|"), 1)
        assert names["text-embedding-3-large"] == "  model: text-embedding-3-large"
        assert "embed-english-v3.0" not in names  # the URL is OpenAI's
        names = await complete(editor, TEXT.replace("default: text-embedding-3-small", "default: |"), 2)
        assert "text-embedding-3-large" in names
        cohere = TEXT.replace("blueprint: 1", "blueprint: 1\nprovider: cohere")
        names = await complete(editor, cohere.replace('model: "{{ vars.model }}"', 'model: "em|"'), 3)
        assert names["embed-english-v3.0"] == '  model: "embed-english-v3.0"'
        assert "text-embedding-3-large" not in names
        names = await complete(editor, cohere.replace("{a: ", "{model: em|, a: "), 4)
        assert "embed-english-v3.0" in names
        azure = TEXT.replace("api.openai.com", "models.example.org")
        names = await complete(editor, azure.replace('model: "{{ vars.model }}"', "model: |"), 5)
        assert {"embed-english-v3.0", "text-embedding-3-large"} <= set(names)

    drive(folder, scene)


def test_completion_in_a_broken_text_knows_the_last_good_one(folder: Path) -> None:
    async def scene(editor: Editor) -> None:
        assert await complete(editor, TEXT + "|", 1)
        names = await complete(editor, TEXT + "    [ : {\n      ${parameters.|", 2)
        assert {"model", "dimensions", "input"} <= set(names)

    drive(folder, scene)


def test_definition(folder: Path) -> None:
    (folder / "templates").mkdir()
    (folder / "templates" / "t.j2").write_text("x", encoding="utf-8")
    (folder / "base.blueprint.yaml").write_text(TEXT, encoding="utf-8")
    heir = """blueprint: 1
extends: base.blueprint.yaml
description: !template t.j2
parameters:
  more: ${parameters.model}
"""

    async def go(editor: Editor, marked: str, version: int) -> list[tuple[str, int, int]]:
        text, position = with_cursor(marked)
        editor.open(NAME, text, version)
        answer = await editor.client.text_document_definition_async(
            types.DefinitionParams(types.TextDocumentIdentifier(editor.uri(NAME)), position)
        )
        assert isinstance(answer, list | tuple)
        places = [place for place in answer if isinstance(place, types.Location)]
        return [(place.uri.rsplit("/", 1)[-1], place.range.start.line, place.range.start.character) for place in places]

    async def scene(editor: Editor) -> None:
        assert await go(editor, TEXT.replace("${parameters.mo", "${parameters.mo|"), 1) == [(NAME, 11, 2)]
        assert await go(editor, TEXT.replace("${parameters.di", "${parameters.di|"), 2) == [(NAME, 9, 2)]
        assert await go(editor, TEXT.replace("${parameters.in", "${parameters.in|"), 3) == [(NAME, 21, 26)]
        assert await go(editor, TEXT.replace("${credential.k", "${credential.k|"), 4) == [(NAME, 14, 2)]
        assert await go(editor, TEXT.replace("vars.m", "vars.m|"), 5) == [(NAME, 7, 2)]
        assert await go(editor, heir.replace("base.b", "base.|b"), 6) == [("base.blueprint.yaml", 0, 0)]
        assert await go(editor, heir.replace("t.j2", "t.|j2"), 7) == [("t.j2", 0, 0)]
        assert await go(editor, heir.replace("${parameters.mo", "${parameters.mo|"), 8) == [
            ("base.blueprint.yaml", 11, 2)
        ]
        assert await go(editor, heir.replace("base.blue", "/etc/|passwd #"), 9) == []
        catalogue = heir.replace("base.blueprint.yaml", "catalog:openai/|chat")
        assert await go(editor, catalogue, 10) == [("chat.blueprint.yaml", 0, 0)]

    drive(folder, scene)


@pytest.mark.parametrize("unit", ["${parameters.", "{{ vars", "- ", "|", "  ", "{", '"a": '])
def test_long_lines_take_no_time(folder: Path, unit: str) -> None:
    text = "blueprint: 1\nname: " + unit * 20_000

    async def scene(editor: Editor) -> None:
        editor.open(NAME, text)
        place = {"text_document": types.TextDocumentIdentifier(editor.uri(NAME)), "position": types.Position(1, 10_000)}
        start = time.perf_counter()
        await editor.client.text_document_hover_async(types.HoverParams(**place))
        await editor.client.text_document_completion_async(types.CompletionParams(**place))
        await editor.client.text_document_definition_async(types.DefinitionParams(**place))
        assert time.perf_counter() - start < 20

    drive(folder, scene)
