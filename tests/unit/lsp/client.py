"""An editor: a client of the protocol that starts ``blueprintc lsp`` and remembers what it is told."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient


class Editor:
    """One editor with one server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("editor", "1")
        self.published: list[types.PublishDiagnosticsParams] = []
        self._told = asyncio.Condition()
        self.capabilities: types.ServerCapabilities | None = None

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        async def take(parameters: types.PublishDiagnosticsParams) -> None:
            async with self._told:
                self.published.append(parameters)
                self._told.notify_all()

    async def start(self) -> None:
        await self.client.start_io(sys.executable, "-m", "blueprintc", "lsp", cwd=str(self.folder))
        answer = await self.client.initialize_async(
            types.InitializeParams(
                capabilities=types.ClientCapabilities(), process_id=None, root_uri=self.folder.as_uri()
            )
        )
        self.capabilities = answer.capabilities
        self.client.initialized(types.InitializedParams())

    async def stop(self) -> int | None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        process = self.client._server
        assert process is not None
        status = await asyncio.wait_for(process.wait(), 10)
        await self.client.stop()
        return status

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, version: int = 1) -> None:
        item = types.TextDocumentItem(self.uri(name), "yaml", version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, name: str, text: str, version: int) -> None:
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, self.uri(name)),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def findings(
        self, name: str, version: int = 1, wanted: Callable[[list[types.Diagnostic]], bool] = lambda _: True
    ) -> list[types.Diagnostic]:
        """The findings of a version of a document, once they have come (and are as ``wanted``)."""
        uri = self.uri(name)

        def found() -> types.PublishDiagnosticsParams | None:
            own = [each for each in self.published if each.uri == uri and each.version == version]
            return own[-1] if own and wanted(list(own[-1].diagnostics)) else None

        async with self._told:
            await asyncio.wait_for(self._told.wait_for(lambda: found() is not None), 20)
        last = found()
        assert last is not None
        return list(last.diagnostics)

    async def fixes(self, name: str, at: types.Range, *only: str) -> list[types.CodeAction]:
        context = types.CodeActionContext([], only=list(only) or None)
        answer = await self.client.text_document_code_action_async(
            types.CodeActionParams(types.TextDocumentIdentifier(self.uri(name)), at, context)
        )
        return [each for each in answer or [] if isinstance(each, types.CodeAction)]


def apply(text: str, action: types.CodeAction, uri: str) -> str:
    """The text with the edits of an action, counted in UTF-16 as an editor does."""
    assert action.edit is not None
    assert action.edit.changes is not None
    data = text.encode("utf-16-le")
    lines = [line.encode("utf-16-le") for line in text.splitlines(keepends=True)]

    def offset(place: types.Position) -> int:
        return sum(len(line) for line in lines[: place.line]) + 2 * place.character

    edits = sorted(action.edit.changes[uri], key=lambda edit: offset(edit.range.start), reverse=True)
    for edit in edits:
        data = data[: offset(edit.range.start)] + edit.new_text.encode("utf-16-le") + data[offset(edit.range.end) :]
    return data.decode("utf-16-le")


def drive(folder: Path, play: Callable[[Editor], Awaitable[None]]) -> None:
    """Start an editor and its server, play a scene, say goodbye; the server must end with status 0."""

    async def scene() -> None:
        editor = Editor(folder)
        await editor.start()
        try:
            await asyncio.wait_for(play(editor), 60)
        finally:
            status = await editor.stop()
        assert status == 0

    asyncio.run(scene())
