"""Rewriting only the statements with edits gives what rewriting the whole tree gives."""

from __future__ import annotations

import ast
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from statusfix import api
from statusfix.fixing.compare import says_what_was_planned
from statusfix.fixing.edits import splice
from statusfix.fixing.namer import File
from statusfix.fixing.plan import plan
from statusfix.fixing.rewrite import rewrite
from statusfix.model import StatusfixError
from statusfix.options import Options
from statusfix.reading.text import LineIndex, parse
from statusfix.scan import check

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("fixtures", "tests", "benchmarks")
STYLES = ("auto", "starlette", "numeric")


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "statusfix_plain", Path(__file__).parent / "plain.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["statusfix_plain"] = module
    spec.loader.exec_module(module)
    return module


plain = load()


def both(text: str, path: str, style: str) -> tuple[object, object] | None:
    """Return what both ways make of a text; None where there is nothing to do."""
    try:
        checked = check(text, path, Options(style=style, disable_noqa=True, level="may"))
    except (StatusfixError, RecursionError):
        return None
    edits = [one.edit for one in checked.findings if one.edit is not None]
    if not edits or checked.tree is None or checked.reading is None:
        return None
    file = File(checked.tree, checked.reading.scope, checked.reading.lines, path)
    whole = plan(file, edits)
    return rewrite(file, whole), plain.rewrite(text, whole)


@pytest.mark.parametrize("style", STYLES)
def test_both_ways_give_the_same(style: str) -> None:
    compared = 0
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            try:
                text = api.decode(path.read_bytes()).text
            except StatusfixError:
                continue
            for variant in {text, text.replace("\n", "\r\n") if "\r" not in text else text}:
                results = both(variant, str(path), style)
                if results is not None:
                    assert results[0] == results[1], path
                    compared += 1
    assert compared > 100


HEADS = """\
import asyncio
from flask import abort, jsonify


@(
    abort(404)  # a decorator
    if True
    else abort(410)
)
class View(*[abort(410)], base=abort(404)):
    if (
        abort(404)
        or abort(
            410  # why
        )
    ): x = abort(404); y = abort(410)
    else: abort(404)
    for z in abort(404), *abort(410): pass
    while (n := abort(404)): break
    with abort(404) as a, abort(410): pass
    try: abort(404)
    except abort(410): pass
    finally: abort(404)
    def view(self, x=abort(404), *, y: abort(410) = abort(404)) -> abort(410):
        match abort(404):
            case 1 if abort(404): return (yield abort(410)), \\
                abort(404)
        async def inner():
            async with abort(404): await asyncio.sleep(abort(410))
            return [await abort(404) async for x in abort(410)]
        return '\u00e9', abort(404), lambda x=abort(410): abort(404)
"""


def test_expressions_in_heads_of_statements() -> None:
    for text in (HEADS, HEADS.replace("\n", "\r\n"), HEADS.replace("    ", "\t")):
        results = both(text, "views.py", "auto")
        assert results is not None
        new, old = results
        assert new == old
        assert isinstance(new, str)
        assert new.count("HTTPStatus.") > 25


@pytest.mark.parametrize("style", STYLES)
def test_comparing_statements_is_comparing_trees(style: str) -> None:
    """Every wrong byte that keeps a fixture valid Python is seen by both, or by neither."""
    seen = 0
    for path in sorted((ROOT / "fixtures").rglob("*.py"))[::3]:
        text = api.decode(path.read_bytes()).text
        try:
            checked = check(text, str(path), Options(style=style, disable_noqa=True))
        except StatusfixError:
            continue
        edits = [one.edit for one in checked.findings if one.edit is not None]
        if not edits or checked.tree is None or checked.reading is None:
            continue
        file = File(checked.tree, checked.reading.scope, checked.reading.lines, str(path))
        whole = plan(file, edits)
        result = splice(text.encode(), whole.text_edits)
        for wrong in (result, *_damaged(result)):
            try:
                tree = parse(wrong)
            except StatusfixError:
                continue
            by_trees = ast.dump(plain.expected(file, whole)) == ast.dump(tree)
            by_statements = says_what_was_planned(file, whole, tree, LineIndex(wrong))
            # bytes that no tree shows (a bracket, a quote, a space) may be refused besides
            assert by_trees or not by_statements, path
            assert by_statements == by_trees or wrong != result, path
            seen += 1
    assert seen > 300


def _damaged(result: str) -> Iterator[str]:
    lines = result.splitlines(keepends=True)
    for number in range(0, len(lines), 5):
        before, line, after = lines[:number], lines[number], lines[number + 1 :]
        indent = line[: len(line) - len(line.lstrip())]
        for wrong in ("", line * 2, f"{indent}pass\n", line.replace("(", "(0, ", 1)):
            yield "".join((*before, wrong, *after))
