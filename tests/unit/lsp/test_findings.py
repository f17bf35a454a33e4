"""Findings as one types, and quick fixes, through the protocol."""

import asyncio
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from lsprotocol import types

from blueprintc.cli import main
from tests.unit.lsp.client import Editor, apply, drive

GOOD = """blueprint: 1
name: "𝒳 Embeddings"
version: 1
protocol: http
callers: [predict]
credential:
  key: {env: OPENAI_API_KEY}
inputs:
  text: {type: string}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body: {model: text-embedding-3-small, input: "${parameters.text}"}
"""
ASTRAL = GOOD.replace("callers: [predict]", "callers: [predict, '𝒳𝒳', predikt]")
WRONG_FUNCTION = GOOD + "    post_process_function: connector.post_process.openai.embeding\n"
NAME = "a.blueprint.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path


def codes(findings: list[types.Diagnostic]) -> set[str]:
    return {str(found.code) for found in findings}


def test_findings_follow_the_text(folder: Path) -> None:
    async def play(editor: Editor) -> None:
        editor.open(NAME, GOOD)
        assert await editor.findings(NAME) == []
        editor.change(NAME, GOOD.replace("name:", "nmae:", 1), 2)
        findings = await editor.findings(NAME, 2)
        assert "BP101" in codes(findings)
        unknown = next(found for found in findings if found.code == "BP101")
        assert unknown.range == types.Range(types.Position(1, 0), types.Position(1, 4))
        assert unknown.severity == types.DiagnosticSeverity.Error
        assert 'did you mean "name"?' in unknown.message
        editor.change(NAME, GOOD, 3)
        assert await editor.findings(NAME, 3) == []

    drive(folder, play)


def test_columns_are_utf16(folder: Path) -> None:
    async def play(editor: Editor) -> None:
        editor.open(NAME, ASTRAL)
        found = next(each for each in await editor.findings(NAME) if "predikt" in each.message)
        line = ASTRAL.splitlines()[4]
        start = len(line[: line.index("predikt")].encode("utf-16-le")) // 2
        assert start == line.index("predikt") + 2
        assert found.range == types.Range(types.Position(4, start), types.Position(4, start + 7))

    drive(folder, play)


def test_a_quick_fix_mends_the_text(folder: Path) -> None:
    async def play(editor: Editor) -> None:
        editor.open(NAME, WRONG_FUNCTION)
        found = next(each for each in await editor.findings(NAME) if each.code == "BP401")
        actions = await editor.fixes(NAME, found.range)
        mending = next(each for each in actions if each.title.startswith("Write"))
        assert mending.is_preferred
        assert mending.kind == types.CodeActionKind.QuickFix
        mended = apply(WRONG_FUNCTION, mending, editor.uri(NAME))
        assert mended == WRONG_FUNCTION.replace("embeding", "embedding")
        editor.change(NAME, mended, 2)
        assert "BP401" not in codes(await editor.findings(NAME, 2))

    drive(folder, play)


@pytest.mark.parametrize("only", ["source.fixAll", "source.fixAll.blueprintc", "source"])
def test_all_safe_fixes_at_once(folder: Path, only: str) -> None:
    text = WRONG_FUNCTION.replace("${credential.key}", "${cred.key}")

    async def play(editor: Editor) -> None:
        editor.open(NAME, text)
        await editor.findings(NAME)
        everywhere = types.Range(types.Position(0, 0), types.Position(0, 0))
        (action,) = await editor.fixes(NAME, everywhere, only)
        assert action.kind == "source.fixAll.blueprintc"
        assert apply(text, action, editor.uri(NAME)) == GOOD + WRONG_FUNCTION[len(GOOD) :].replace("bed", "bedd")
        editor.change(NAME, GOOD, 2)
        assert await editor.fixes(NAME, everywhere, only) == []
        assert await editor.fixes(NAME, everywhere, "source.organizeImports") == []

    drive(folder, play)


def test_an_answer_does_not_wait_for_a_check(folder: Path) -> None:
    action = GOOD[GOOD.index("  - action_type") :]
    big = GOOD + action * 3000

    async def play(editor: Editor) -> None:
        editor.open(NAME, GOOD)
        await editor.findings(NAME)
        editor.open("big.blueprint.yaml", big)
        await asyncio.sleep(0.1)
        place = types.Position(GOOD[: GOOD.index("url:")].count("\n"), 6)
        told = await editor.client.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(editor.uri(NAME)), place)
        )
        assert told is not None
        assert all(each.uri != editor.uri("big.blueprint.yaml") for each in editor.published)
        assert await editor.findings("big.blueprint.yaml")

    drive(folder, play)


def test_only_the_newest_text_is_looked_at(folder: Path) -> None:
    async def play(editor: Editor) -> None:
        editor.open(NAME, GOOD)
        for version in range(2, 42):
            editor.change(NAME, GOOD.replace("name:", "nmae:" if version % 2 else "name:"), version)
            await asyncio.sleep(0.005)
        assert "BP101" in codes(await editor.findings(NAME, 41))
        assert len(editor.published) < 20
        assert [each.version for each in editor.published] == sorted(each.version or 0 for each in editor.published)

    drive(folder, play)


def test_what_is_cancelled_does_no_harm(folder: Path) -> None:
    async def play(editor: Editor) -> None:
        editor.open(NAME, WRONG_FUNCTION)
        identifier = types.TextDocumentIdentifier(editor.uri(NAME))
        asked = [
            editor.client.protocol.send_request_async(
                "textDocument/hover", types.HoverParams(identifier, types.Position(1, 2))
            )
            for _ in range(20)
        ]
        tasks = [asyncio.ensure_future(each) for each in asked]
        await asyncio.sleep(0)
        for number in range(1, 60):
            editor.client.protocol.notify("$/cancelRequest", types.CancelParams(number))
        await asyncio.gather(*tasks, return_exceptions=True)
        assert "BP401" in codes(await editor.findings(NAME))
        editor.change(NAME, GOOD, 2)
        assert await editor.findings(NAME, 2) == []

    drive(folder, play)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_ignore_here_writes_a_comment_that_works(folder: Path, end: str) -> None:
    text = WRONG_FUNCTION.replace("\n", end)

    async def play(editor: Editor) -> None:
        editor.open(NAME, text)
        found = next(each for each in await editor.findings(NAME) if each.code == "BP401")
        ignoring = next(each for each in await editor.fixes(NAME, found.range) if each.title == "Ignore BP401 here")
        ignored = apply(text, ignoring, editor.uri(NAME))
        assert f"    # blueprintc: ignore[BP401] say why{end}    post_process_function:" in ignored
        editor.change(NAME, ignored, 2)
        assert not codes(await editor.findings(NAME, 2)) & {"BP401", "BP091"}

    drive(folder, play)


def test_a_comment_for_a_block_text_stands_above_it(folder: Path) -> None:
    text = GOOD.replace(
        '    request_body: {model: text-embedding-3-small, input: "${parameters.text}"}\n',
        '    request_body: |\n      {\n        "input": "${parameters.txet}"\n      }\n',
    )

    async def play(editor: Editor) -> None:
        editor.open(NAME, text)
        found = next(each for each in await editor.findings(NAME) if "txet" in each.message)
        assert found.range.start.line > 14
        titles = {each.title: each for each in await editor.fixes(NAME, found.range)}
        ignored = apply(text, titles[f"Ignore {found.code} here"], editor.uri(NAME))
        assert f"    # blueprintc: ignore[{found.code}] say why\n    request_body: |\n" in ignored

    drive(folder, play)


def test_templates_are_taken_from_the_editor(folder: Path) -> None:
    (folder / "base.blueprint.yaml").write_text(GOOD, encoding="utf-8")
    heir = "blueprint: 1\nextends: base.blueprint.yaml\n"

    async def play(editor: Editor) -> None:
        editor.open(NAME, heir)
        assert await editor.findings(NAME) == []
        editor.open("base.blueprint.yaml", GOOD.replace("protocol: http", "protocol: htpp"))
        findings = await editor.findings(NAME, 1, lambda found: bool(found))
        assert any("htpp" in found.message for found in findings)
        assert all(found.range.start.line == 0 for found in findings)
        related = findings[0].related_information
        assert related is not None
        assert related[0].location.uri == editor.uri("base.blueprint.yaml")
        editor.change("base.blueprint.yaml", GOOD, 2)
        assert await editor.findings(NAME, 1, lambda found: not found) == []

    drive(folder, play)


@pytest.mark.parametrize("broken", ["", "blueprint: 1\na: [", "\t\x00", "blueprint: 1\nname: {{ vars.", "{" * 3000])
def test_a_broken_document_keeps_the_server_alive(folder: Path, broken: str) -> None:
    async def play(editor: Editor) -> None:
        editor.open(NAME, broken)
        assert await editor.findings(NAME)
        await editor.fixes(NAME, types.Range(types.Position(0, 0), types.Position(99, 99)))
        editor.change(NAME, GOOD, 2)
        assert await editor.findings(NAME, 2) == []

    drive(folder, play)


def test_a_wrong_configuration_is_shown(folder: Path) -> None:
    (folder / "blueprintc.toml").write_text("nonsense = 1\n", encoding="utf-8")

    async def play(editor: Editor) -> None:
        editor.open(NAME, GOOD)
        findings = await editor.findings(NAME)
        assert "nonsense" in findings[0].message
        (folder / "blueprintc.toml").unlink()
        editor.change(NAME, GOOD, 2)
        assert await editor.findings(NAME, 2) == []

    drive(folder, play)


def test_closing_takes_the_findings_away(folder: Path) -> None:
    async def play(editor: Editor) -> None:
        editor.open(NAME, WRONG_FUNCTION)
        assert await editor.findings(NAME)
        identifier = types.TextDocumentIdentifier(editor.uri(NAME))
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(identifier))
        assert await editor.findings(NAME, None) == []  # type: ignore[arg-type]

    drive(folder, play)


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    done = CliRunner().invoke(main, ["lsp"])
    assert done.exit_code == 2
    assert 'pip install "blueprintc[lsp]"' in done.stderr
    assert done.stdout == ""


def test_a_text_that_was_never_saved_is_looked_at(folder: Path) -> None:
    async def play(editor: Editor) -> None:
        item = types.TextDocumentItem("untitled:Untitled-1", "yaml", 1, GOOD.replace("name:", "nmae:"))
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        while not editor.published:
            await asyncio.sleep(0.05)
        assert editor.published[0].uri == item.uri
        assert "BP101" in codes(list(editor.published[0].diagnostics))

    drive(folder, play)


def test_half_a_character_is_a_finding(folder: Path) -> None:
    async def play(editor: Editor) -> None:
        editor.open(NAME, 'blueprint: 1\nname: "\ud800"\n')
        assert "UTF-8" in (await editor.findings(NAME))[0].message
        editor.change(NAME, GOOD, 2)
        assert await editor.findings(NAME, 2) == []

    drive(folder, play)


def test_a_template_is_taken_from_the_editor(folder: Path) -> None:
    (folder / "templates").mkdir()
    (folder / "templates" / "t.j2").write_text("fine", encoding="utf-8")

    async def play(editor: Editor) -> None:
        editor.open(NAME, GOOD + "description: !template t.j2\n")
        assert await editor.findings(NAME) == []
        editor.open("templates/t.j2", "{{ vars.nothing }}")
        findings = await editor.findings(NAME, 1, lambda found: bool(found))
        related = findings[0].related_information
        assert related is not None
        assert related[0].location.uri == editor.uri("templates/t.j2")
        assert related[0].location.range.start == types.Position(0, 3)

    drive(folder, play)
