"""Reason phrases that are written beside a status: `send_response(404, "Forbidden")`."""

from __future__ import annotations

import ast
from functools import cache, lru_cache

from statusfix.frameworks import index
from statusfix.frameworks.phrases import PHRASES
from statusfix.model import Phrase, Role, Site, Span, Spelling
from statusfix.reading.flow.views import argument
from statusfix.reading.text import LineIndex
from statusfix.registry import family, resolve_constant

Row = tuple[str, str, int, str, int, str]


class Phrases:
    """The phrases of one module, by the start of the expression that says their status."""

    def __init__(self, lines: LineIndex) -> None:
        self._lines = lines
        self._found: dict[int, Phrase] = {}

    def read_call(self, call: ast.Call, name: str | None, tail: str) -> None:
        """Remember the phrase that a call is given; `name` is the callable's, if it has one."""
        row = _row(name, tail)
        if row is not None and any(
            _is_text(one) for one in (*call.args, *(one.value for one in call.keywords))
        ):
            status = argument(call, row[1], row[2]) if row[1] else call.func
            if status is not None:
                self._note(self._lines.span(status), argument(call, row[3], row[4]), "")

    def read_line(self, node: ast.expr) -> None:
        """Remember the phrase of a status line: `"404 Not Found"`."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            code, _, _ = node.value.partition(" ")
            self._note(self._lines.span(node), node, f"{code} ")

    def _note(self, status: Span, node: ast.expr | None, before: str) -> None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value.removeprefix(before)
            span = self._lines.span(node)
            quote = "'" if self._lines.slice(span).startswith("'") else '"'
            self._found[status.start] = Phrase(text, before, span, quote)

    def settle(self, sites: dict[int, Site]) -> None:
        """Put each phrase on the site of its status, where that is sent."""
        for start, phrase in self._found.items():
            site = sites.get(start)
            if site is not None and site.role is Role.RESPONSE:
                if site.spelling in _SPELLINGS:
                    sites[start] = site._replace(phrase=phrase)


_SPELLINGS = (Spelling.NUMBER, Spelling.NAME, Spelling.LOCAL, Spelling.CLASS, Spelling.LINE)


def _is_text(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


@cache
def _rows() -> dict[str, Row]:
    return {row[0]: row for row in PHRASES}


@lru_cache(maxsize=4096)
def _row(name: str | None, tail: str) -> Row | None:
    """Return the row of a callable, of its bases, or of any method by its name."""
    for base in index().lineage(name) if name else ():
        if base in _rows():
            return _rows()[base]
    owner, _, method = (name or "").rpartition(".")
    for base in index().lineage(owner) if owner else ():
        if f"{base}.{method}" in _rows():
            return _rows()[f"{base}.{method}"]
    constant = resolve_constant(name) if name else None
    if constant is not None and family(constant.family).kind == "class":
        return _rows().get(constant.family)
    return _rows().get(f"*.{tail}")
