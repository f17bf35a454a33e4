"""The protocol's side of the language server: which message is answered by what."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from blueprintc.diagnostics import Diagnostic
from blueprintc.errors import BlueprintcError, describe_fault
from blueprintc.lsp.actions import FIX_ALL, fix_all, quick_fixes
from blueprintc.lsp.background import Background
from blueprintc.lsp.checking import find_wrong
from blueprintc.lsp.completion import completions
from blueprintc.lsp.definition import definitions
from blueprintc.lsp.document import Document
from blueprintc.lsp.facts import Facts, facts_of
from blueprintc.lsp.hover import hover_text
from blueprintc.lsp.publishing import SOURCE, to_protocol
from blueprintc.version import __version__

#: Seconds without a key pressed before a text is looked at.
QUIET = 0.15
_Answer = TypeVar("_Answer")
_log = logging.getLogger(__name__)


class Snapshot:
    """A document and the texts of all open ones at one moment; what is worked out in a thread is worked out of it."""

    def __init__(self, document: Document, open_files: Mapping[Path, str]) -> None:
        self.document = document
        self._open_files = open_files

    def check(self, document: Document) -> Sequence[Diagnostic]:
        """What is wrong with the document, or with another text of it."""
        return find_wrong(document, self._open_files)

    def findings(self) -> list[types.Diagnostic]:
        """What is wrong with the document, for the editor; that it cannot be told is a finding, too."""
        try:
            return [to_protocol(found, self.document) for found in self.check(self.document)]
        except BlueprintcError as error:
            return [_failure(str(error), self.document)]
        except Exception as error:  # one document must not end the server
            _log.error("%s: %s", self.document.uri, describe_fault(error))
            return [_failure(f"blueprintc failed on this file: {describe_fault(error)}", self.document)]

    def facts(self) -> Facts | None:
        """What the names in the document mean; none where it cannot be read."""
        try:
            return facts_of(self.document, self._open_files) if self.document.is_blueprint else None
        except BlueprintcError:  # a wrong configuration, which is shown as a finding
            return None


class BlueprintServer(LanguageServer):
    """A language server with the findings of its open documents.

    Findings are looked for in a thread, and answers worked out in another: neither waits for the other, and the event
    loop, which reads the editor's messages, for none of them.
    """

    def __init__(self) -> None:
        super().__init__(SOURCE, __version__, types.TextDocumentSyncKind.Full)
        self._facts: dict[str, Facts] = {}
        self._checks: Background[tuple[int | None, list[types.Diagnostic]]] = Background(self._prepare, self._publish)
        self._answers = ThreadPoolExecutor(1, "answers")

    def document(self, uri: str) -> Document:
        """The newest text of a document."""
        opened = self.workspace.get_text_document(uri)
        return Document(uri, opened.version, opened.source, self._encoding, opened.language_id or "")

    @property
    def _encoding(self) -> str:
        encoding = self.workspace.position_encoding
        return str(getattr(encoding, "value", encoding))

    def documents(self) -> list[Document]:
        """All open documents."""
        return [self.document(uri) for uri in list(self.workspace.text_documents)]

    def snapshot(self, uri: str) -> Snapshot:
        """A document as it is now."""
        return Snapshot(self.document(uri), {each.path.resolve(): each.text for each in self.documents()})

    async def answer(self, work: Callable[[], _Answer]) -> _Answer:
        """The result of some work, done in a thread; the editor may cancel the wait for it."""
        return await asyncio.get_running_loop().run_in_executor(self._answers, work)

    def known_facts(self, snapshot: Snapshot) -> Facts | None:
        """The facts of a document; of the last text that could be read where this one cannot."""
        uri = snapshot.document.uri
        found = snapshot.facts()
        if found is not None and (found.blueprint.instances or uri not in self._facts):
            self._facts[uri] = found
        return self._facts.get(uri)

    def check_soon(self, delay: float = QUIET) -> None:
        """Look at every open document when nothing has been typed for a moment: one may be the template of another."""
        for each in self.documents():
            if each.is_checked:
                self._checks.request(each.uri, delay)

    def forget(self, uri: str) -> None:
        """A document was closed: take its findings away."""
        self._facts.pop(uri, None)
        self._checks.cancel(uri)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def _prepare(self, uri: str) -> Callable[[], tuple[int | None, list[types.Diagnostic]]]:
        snapshot = self.snapshot(uri)
        return lambda: (snapshot.document.version, snapshot.findings())

    def _publish(self, uri: str, found: tuple[int | None, list[types.Diagnostic]]) -> None:
        version, findings = found
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, findings, version=version))


def _failure(message: str, document: Document) -> types.Diagnostic:
    return types.Diagnostic(document.range(0, 0), message, types.DiagnosticSeverity.Error, source=SOURCE)


def make_server() -> BlueprintServer:
    """A server that answers everything that it can answer."""
    server = BlueprintServer()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(parameters: types.DidOpenTextDocumentParams) -> None:
        server.check_soon(0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(parameters: types.DidChangeTextDocumentParams) -> None:
        server.check_soon()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(parameters: types.DidSaveTextDocumentParams) -> None:
        server.check_soon(0)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(parameters: types.DidCloseTextDocumentParams) -> None:
        server.forget(parameters.text_document.uri)
        server.check_soon()

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL]),
    )
    async def code_action(parameters: types.CodeActionParams) -> list[types.CodeAction]:
        snapshot = server.snapshot(parameters.text_document.uri)
        return await server.answer(lambda: _code_actions(snapshot, parameters))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(parameters: types.HoverParams) -> types.Hover | None:
        snapshot = server.snapshot(parameters.text_document.uri)
        return await server.answer(lambda: _hover(server, snapshot, parameters.position))

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[".", "{"]))
    async def completion(parameters: types.CompletionParams) -> list[types.CompletionItem]:
        snapshot = server.snapshot(parameters.text_document.uri)
        return await server.answer(lambda: _completion(server, snapshot, parameters.position))

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(parameters: types.DefinitionParams) -> list[types.Location]:
        snapshot = server.snapshot(parameters.text_document.uri)
        return await server.answer(lambda: _definition(server, snapshot, parameters.position))

    return server


def _code_actions(snapshot: Snapshot, parameters: types.CodeActionParams) -> list[types.CodeAction]:
    document, wanted = snapshot.document, parameters.context.only
    if not document.is_checked:
        return []
    start, end = document.places.offset(parameters.range.start), document.places.offset(parameters.range.end)
    found: list[types.CodeAction] = []
    try:
        if not wanted or any(kind in ("", "quickfix") for kind in wanted):
            findings = [each for each in snapshot.check(document) if each.span.start <= end and start <= each.span.end]
            found += quick_fixes(document, findings, snapshot.check)
        if wanted and any(kind == FIX_ALL or FIX_ALL.startswith(f"{kind}.") for kind in wanted):
            found += fix_all(document, snapshot.check)
    except BlueprintcError:  # a wrong configuration, which is shown as a finding
        return []
    return found


def _hover(server: BlueprintServer, snapshot: Snapshot, position: types.Position) -> types.Hover | None:
    document = snapshot.document
    if not document.is_checked:
        return None
    found = hover_text(document, document.places.offset(position), server.known_facts(snapshot))
    if found is None:
        return None
    text, start, end = found
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), document.range(start, end))


def _completion(server: BlueprintServer, snapshot: Snapshot, position: types.Position) -> list[types.CompletionItem]:
    document = snapshot.document
    if not document.is_blueprint:
        return []
    return completions(document, document.places.offset(position), server.known_facts(snapshot))


def _definition(server: BlueprintServer, snapshot: Snapshot, position: types.Position) -> list[types.Location]:
    document = snapshot.document
    return definitions(document, document.places.offset(position), server.known_facts(snapshot))
