"""The protocol's side of the language server: which message is answered by what."""

import asyncio
import logging
from collections.abc import Sequence
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from blueprintc.diagnostics import Diagnostic
from blueprintc.errors import BlueprintcError, describe_fault
from blueprintc.lsp.actions import quick_fixes
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
_log = logging.getLogger(__name__)


class BlueprintServer(LanguageServer):
    """A language server with the findings of its open documents."""

    def __init__(self) -> None:
        super().__init__(SOURCE, __version__, types.TextDocumentSyncKind.Full)
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._facts: dict[str, Facts] = {}

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

    def open_files(self) -> dict[Path, str]:
        """The texts of all open documents by resolved path."""
        return {each.path.resolve(): each.text for each in self.documents()}

    def check(self, document: Document) -> Sequence[Diagnostic]:
        """What is wrong with a document."""
        return find_wrong(document, self.open_files())

    def facts(self, document: Document) -> Facts | None:
        """What the names in a document mean; of the last text that could be read where this one cannot."""
        if not document.is_blueprint:
            return None
        try:
            found = facts_of(document, self.open_files())
        except BlueprintcError:  # a wrong configuration, which is shown as a finding
            found = None
        if found is not None and (found.blueprint.instances or document.uri not in self._facts):
            self._facts[document.uri] = found
        return self._facts.get(document.uri)

    def check_soon(self, delay: float = QUIET) -> None:
        """Look at every open document when nothing has been typed for a moment: one may be the template of another."""
        for each in self.documents():
            if each.is_checked:
                self._schedule(each.uri, delay)

    def _schedule(self, uri: str, delay: float) -> None:
        waiting = self._waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()
        self._waiting[uri] = asyncio.get_running_loop().call_later(delay, self._publish, uri)

    def forget(self, uri: str) -> None:
        """A document was closed: take its findings away."""
        self._facts.pop(uri, None)
        waiting = self._waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def _publish(self, uri: str) -> None:
        self._waiting.pop(uri, None)
        document = self.document(uri)
        try:
            findings = [to_protocol(found, document) for found in self.check(document)]
        except BlueprintcError as error:
            findings = [_failure(str(error), document)]
        except Exception as error:  # one document must not end the server
            _log.error("%s: %s", uri, describe_fault(error))
            findings = [_failure(f"blueprintc failed on this file: {describe_fault(error)}", document)]
        parameters = types.PublishDiagnosticsParams(uri, findings, version=document.version)
        self.text_document_publish_diagnostics(parameters)


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
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    def code_action(parameters: types.CodeActionParams) -> list[types.CodeAction]:
        document = server.document(parameters.text_document.uri)
        only = parameters.context.only
        if not document.is_checked or (only and not any(kind in ("", "quickfix") for kind in only)):
            return []
        start, end = document.places.offset(parameters.range.start), document.places.offset(parameters.range.end)
        try:
            findings = [each for each in server.check(document) if each.span.start <= end and start <= each.span.end]
            return list(quick_fixes(document, findings, server.check))
        except BlueprintcError:  # a wrong configuration, which is shown as a finding
            return []

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(parameters: types.HoverParams) -> types.Hover | None:
        document = server.document(parameters.text_document.uri)
        offset = document.places.offset(parameters.position)
        found = hover_text(document, offset, server.facts(document)) if document.is_checked else None
        if found is None:
            return None
        text, start, end = found
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), document.range(start, end))

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[".", "{"]))
    def completion(parameters: types.CompletionParams) -> list[types.CompletionItem]:
        document = server.document(parameters.text_document.uri)
        if not document.is_blueprint:
            return []
        return completions(document, document.places.offset(parameters.position), server.facts(document))

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(parameters: types.DefinitionParams) -> list[types.Location]:
        document = server.document(parameters.text_document.uri)
        return definitions(document, document.places.offset(parameters.position), server.facts(document))

    return server
