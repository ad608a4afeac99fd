"""A conversation with the language server, by a real client over standard input and output."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from editor import Editor, converse
from lsprotocol import types

from statusfix.api import fix

VIEWS = """\
from flask import abort, jsonify


def show(item):
    print("😀é"); abort(404)
    abort(410)  # noqa: HSC001
    return jsonify(), 299
"""


def placed(found: list[types.Diagnostic]) -> list[tuple[Any, int, int, int]]:
    return [
        (one.code, one.range.start.line, one.range.start.character, one.range.end.character)
        for one in found
    ]


def edited(text: str, edits: list[Any]) -> str:
    """Apply edits whose positions count UTF-16 units."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.encode("utf-16-le")) + 2)
    raw = text.encode("utf-16-le")

    def offset(position: types.Position) -> int:
        return starts[position.line] + position.character * 2

    for one in sorted(edits, key=lambda edit: offset(edit.range.start), reverse=True):
        new = one.new_text.encode("utf-16-le")
        raw = raw[: offset(one.range.start)] + new + raw[offset(one.range.end) :]
    return raw.decode("utf-16-le")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_findings_stand_at_the_right_place(tmp_path: Path, newline: str) -> None:
    """An emoji takes two units, and nothing is on the disk."""

    async def talk(editor: Editor) -> None:
        found = await editor.open("views.py", VIEWS.replace("\n", newline))
        column = len('    print("😀é"); abort('.encode("utf-16-le")) // 2
        assert placed(found) == [("HSC001", 4, column, column + 3), ("HSC010", 6, 22, 25)]
        assert found[0].source == "statusfix"
        assert "write HTTPStatus.NOT_FOUND" in found[0].message

    converse(tmp_path, talk)


def test_quick_fixes_give_what_the_command_gives(tmp_path: Path) -> None:
    async def talk(editor: Editor) -> None:
        await editor.open("views.py", VIEWS)
        one, both, source = await editor.actions("views.py", 4, 24)
        assert one.title == "Write HTTPStatus.NOT_FOUND"
        assert one.is_preferred
        expected = fix(VIEWS, str(tmp_path / "views.py")).text
        for action in (one, both, source):
            assert action.edit is not None
            assert action.edit.changes is not None
            assert edited(VIEWS, list(action.edit.changes[editor.uri("views.py")])) == expected
        assert source.kind == "source.fixAll.statusfix"
        assert [one.kind for one in await editor.actions("views.py", 0, 0)] == [source.kind]

    converse(tmp_path, talk)


def test_a_hover_says_why(tmp_path: Path) -> None:
    async def talk(editor: Editor) -> None:
        await editor.open("views.py", VIEWS)
        text = await editor.hover("views.py", 4, 24)
        assert "**HSC001**" in text
        assert "**404 Not Found**" in text
        assert "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5" in text
        assert await editor.hover("views.py", 0, 3) == ""

    converse(tmp_path, talk)


def test_half_typed_code_keeps_what_was_found(tmp_path: Path) -> None:
    async def talk(editor: Editor) -> None:
        await editor.open("views.py", VIEWS)
        editor.change("views.py", VIEWS + "def (", 2)
        editor.change("views.py", VIEWS.replace("404", "404 if"), 3)
        assert await editor.actions("views.py", 4, 24) == []
        assert await editor.hover("views.py", 4, 24) == ""
        editor.change("views.py", VIEWS.replace("299", "200"), 4)
        assert [one.code for one in await editor.next()] == ["HSC001", "HSC001"]
        assert editor.published.empty()
        assert editor.messages == []

    converse(tmp_path, talk)


def test_a_change_of_the_configuration_counts(tmp_path: Path) -> None:
    configuration = tmp_path / "pyproject.toml"

    async def talk(editor: Editor) -> None:
        assert len(await editor.open("shop/views.py", VIEWS)) == 2
        configuration.write_text("[tool.statusfix]\nallow-codes = [404]\nknown-codes = [299]\n")
        event = types.FileEvent(configuration.as_uri(), types.FileChangeType.Created)
        watched = types.DidChangeWatchedFilesParams([event])
        editor.client.workspace_did_change_watched_files(watched)
        assert await editor.next() == []
        configuration.write_text("[tool.statusfix]\nalow-codes = [404]\n")
        editor.client.workspace_did_change_watched_files(watched)
        editor.client.workspace_did_change_watched_files(watched)
        await editor.hover("shop/views.py", 0, 0)  # the answer comes after what was asked before
        configuration.write_text("")
        (tmp_path / "setup.cfg").write_text("[flake8]\nper-file-ignores = shop/*: HSC010\n")
        editor.client.workspace_did_change_watched_files(watched)
        assert [one.code for one in await editor.next()] == ["HSC001"]
        (message,) = editor.messages
        assert "unknown key alow-codes, did you mean allow-codes?" in message
        (tmp_path / "setup.cfg").write_text("[flake8]\nexclude = shop\n")
        editor.change("shop/views.py", VIEWS, 2)
        assert await editor.next() == []

    converse(tmp_path, talk)


def test_own_functions_count(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.statusfix]\nsinks = ['shop.errors.deny:1']\n")

    async def talk(editor: Editor) -> None:
        text = "from shop.errors import deny\n\ndeny('gone', 410)\n"
        assert [one.code for one in await editor.open("shop/a.py", text)] == ["HSC001"]

    converse(tmp_path, talk)


def test_declared_versions_count_and_can_change(tmp_path: Path) -> None:
    project = tmp_path / "pyproject.toml"
    project.write_text("[project]\nname = 'x'\nrequires-python = '>=3.10'\n")
    text = "from flask import abort\nabort(422)\n"

    async def talk(editor: Editor) -> None:
        (found,) = await editor.open("views.py", text)
        assert "HTTPStatus.UNPROCESSABLE_ENTITY" in found.message
        project.write_text("[project]\nname = 'x'\nrequires-python = '>=3.13'\n")
        identifier = types.TextDocumentIdentifier(project.as_uri())
        editor.client.text_document_did_save(types.DidSaveTextDocumentParams(identifier))
        (found,) = await editor.next()
        assert "HTTPStatus.UNPROCESSABLE_CONTENT" in found.message

    converse(tmp_path, talk)


def test_without_the_extra_the_message_names_it(tmp_path: Path) -> None:
    program = (
        "import sys, importlib.abc\n"
        "class Without(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name.partition('.')[0] in ('pygls', 'lsprotocol'):\n"
        "            raise ModuleNotFoundError(name, name=name)\n"
        "sys.meta_path.insert(0, Without())\n"
        "from statusfix.cli import main\n"
        "sys.exit(main(['--lsp']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 2
    assert done.stderr == "statusfix: error: --lsp needs pygls: install statusfix[lsp]\n"


def test_the_editor_sees_what_the_command_prints(
    tmp_path: Path, statusfix: Callable[..., Any]
) -> None:
    app = Path(__file__).resolve().parent.parent.parent / "fixtures" / "apps" / "flask_shop"
    shutil.copytree(app / "shop", tmp_path / "shop")
    printed = sorted(
        (one["path"].removeprefix("./"), one["code"], one["line"], one["message"])
        for one in json.loads(statusfix("--format", "json", "shop").out)["findings"]
    )
    seen: list[tuple[str, str, int, str]] = []

    async def talk(editor: Editor) -> None:
        for path in sorted((tmp_path / "shop").glob("*.py")):
            name = path.relative_to(tmp_path).as_posix()
            for one in await editor.open(name, path.read_text(encoding="utf-8")):
                seen.append((name, str(one.code), one.range.start.line + 1, one.message))

    converse(tmp_path, talk)
    assert sorted(seen) == printed
    assert len(seen) > 30
