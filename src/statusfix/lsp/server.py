"""The server itself: keeps nothing but what it last found, and speaks the protocol on stdio."""

from __future__ import annotations

import os
from typing import NamedTuple

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from statusfix import __version__
from statusfix.api import check, load_options
from statusfix.files import is_excluded
from statusfix.lsp import answers
from statusfix.lsp.columns import Columns
from statusfix.model import Finding, StatusfixError
from statusfix.options import Options
from statusfix.project import forget_projects

_CONFIGURATION = ("pyproject.toml", "setup.cfg", "tox.ini", ".flake8")
_WATCHED = (*_CONFIGURATION, "requirements*.txt")
_WATCHING = "workspace/didChangeWatchedFiles"


class _Checked(NamedTuple):
    """What is known about an open document: its text, and what was found in it."""

    text: str
    path: str
    options: Options
    findings: tuple[Finding, ...]
    columns: Columns


class Server(LanguageServer):
    """A language server for one editor; documents are checked as they are in the editor."""

    def __init__(self) -> None:
        super().__init__(
            "statusfix", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self.checked: dict[str, _Checked] = {}
        self._told = ""

    def refresh(self, uri: str) -> None:
        """Check a document and publish what was found.

        While a text doesn't parse, what was last found stays: nothing blinks as one types.
        """
        document = self.workspace.get_text_document(uri)
        path = to_fs_path(uri) or ""
        try:
            options = self._options(path)
            found = self._findings(document.source, path, options)
        except StatusfixError:
            found = None
        if found is None:
            return
        columns = Columns(document.source, str(self._encoding()))
        self.checked[uri] = _Checked(document.source, path, options, found, columns)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(
                uri, answers.diagnostics(found, columns), document.version
            )
        )

    def refresh_all(self) -> None:
        """Check all open documents again: a configuration has changed."""
        forget_projects()
        for uri in list(self.workspace.text_documents):
            self.refresh(uri)

    def current(self, uri: str) -> _Checked | None:
        """Return what is known about a document, if that is about the text it has now."""
        known = self.checked.get(uri)
        document = self.workspace.get_text_document(uri)
        return known if known is not None and known.text == document.source else None

    def _findings(self, text: str, path: str, options: Options) -> tuple[Finding, ...]:
        if path and is_excluded(path, (*options.exclude, *options.extend_exclude)):
            return ()
        return check(text, path, options).findings

    def _encoding(self) -> object:
        encoding = self.workspace.position_encoding
        return getattr(encoding, "value", encoding) or "utf-16"

    def _options(self, path: str) -> Options:
        """Return the options of the document's workspace folder, as the command has them there.

        A mistake in the configuration is told once, and until it is mended nothing is reported.
        """
        root = self._root(path)
        if os.path.isdir(root) and os.path.realpath(root) != os.path.realpath(os.getcwd()):
            os.chdir(root)  # patterns of per-file-ignores start there
        try:
            options = load_options(root)
        except StatusfixError as error:
            if str(error) != self._told:
                self._told = str(error)
                kind = types.MessageType.Error
                self.window_show_message(types.ShowMessageParams(kind, f"statusfix: {error}"))
            raise
        self._told = ""
        return options

    def _root(self, path: str) -> str:
        """Return the innermost workspace folder of a file, its own folder where it is in none."""
        folders = [to_fs_path(uri) or "" for uri in self.workspace.folders]
        if not folders and self.workspace.root_path:
            folders = [self.workspace.root_path]
        around = [one for one in folders if one and path.startswith(os.path.join(one, ""))]
        return max(around, key=len, default=os.path.dirname(path) or os.curdir)


def make_server() -> Server:
    """Return a server with its features."""
    server = Server()
    _add_documents(server)
    _add_questions(server)
    return server


def _add_documents(server: Server) -> None:
    @server.feature(types.INITIALIZED)
    def initialized(_: types.InitializedParams) -> None:
        watching = server.client_capabilities.workspace
        files = watching.did_change_watched_files if watching else None
        if files is not None and files.dynamic_registration:
            watchers = [types.FileSystemWatcher(f"**/{name}") for name in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = types.Registration("configuration", _WATCHING, options)
            server.client_register_capability(types.RegistrationParams([registration]))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.refresh(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.refresh(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        if params.text_document.uri.rpartition("/")[2] in _CONFIGURATION:
            server.refresh_all()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.checked.pop(uri, None)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(_: types.DidChangeWatchedFilesParams) -> None:
        server.refresh_all()


def _add_questions(server: Server) -> None:
    kinds = [types.CodeActionKind.QuickFix, answers.FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds))
    def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        known = server.current(uri)
        if known is None:
            return []
        return answers.actions(
            uri, known.text, known.path, known.options, known.findings, known.columns, params
        )

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        known = server.current(params.text_document.uri)
        return answers.hover(known.findings, known.columns, params.position) if known else None
