"""An editor as the language server sees it: a real client over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

WAIT = 20


class Editor:
    """The client's side: keeps the diagnostics that come, by document and version."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.client = LanguageClient("test", "1")
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.messages: list[str] = []

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def told(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)

    async def start(self) -> None:
        await self.client.start_io(sys.executable, "-m", "statusfix", "--lsp")
        folder = types.WorkspaceFolder(self.root.as_uri(), "root")
        await self.client.initialize_async(
            types.InitializeParams(
                capabilities=types.ClientCapabilities(),
                root_uri=self.root.as_uri(),
                workspace_folders=[folder],
            )
        )
        self.client.initialized(types.InitializedParams())

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    async def open(self, name: str, text: str) -> list[types.Diagnostic]:
        item = types.TextDocumentItem(self.uri(name), "python", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.next()

    def change(self, name: str, text: str, version: int) -> None:
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, self.uri(name)),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def next(self) -> list[types.Diagnostic]:
        params = await asyncio.wait_for(self.published.get(), WAIT)
        return list(params.diagnostics)

    async def actions(self, name: str, line: int, column: int) -> list[types.CodeAction]:
        at = types.Position(line, column)
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(self.uri(name)),
                types.Range(at, at),
                types.CodeActionContext([]),
            )
        )
        return [one for one in found or [] if isinstance(one, types.CodeAction)]

    async def hover(self, name: str, line: int, column: int) -> str:
        found = await self.client.text_document_hover_async(
            types.HoverParams(
                types.TextDocumentIdentifier(self.uri(name)), types.Position(line, column)
            )
        )
        return found.contents.value if found else ""  # type: ignore[union-attr]


def converse(root: Path, talk: Callable[[Editor], Awaitable[None]]) -> None:
    """Start a server for a folder, talk with it, and stop it."""

    async def run() -> None:
        editor = Editor(root)
        await editor.start()
        try:
            await asyncio.wait_for(talk(editor), WAIT * 3)
        finally:
            await editor.stop()

    asyncio.run(run())
