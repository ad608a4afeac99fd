"""What each form of an edit does to the bytes of a source, and to its tree."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Iterator

from statusfix.fixing.edits import TextEdit
from statusfix.fixing.items import insertions
from statusfix.fixing.places import span_of
from statusfix.model import Edit, Form, Reason, Refused, Span
from statusfix.reading.text import LineIndex

REPLACING = frozenset({Form.CONSTANT, Form.EXPRESSION})
ADDING = frozenset({Form.ARGUMENT, Form.ELEMENT, Form.ENTRY})
_TAKERS = {Form.ARGUMENT: ast.Call, Form.ELEMENT: ast.Tuple | ast.List, Form.ENTRY: ast.Dict}


def changes_of(
    edit: Edit, node: ast.AST, tree: ast.Module, lines: LineIndex
) -> tuple[TextEdit, ...] | Refused:
    """Return what an edit of another form than a constant does to the bytes, or why it can't."""
    if edit.form in ADDING:
        if not isinstance(node, _TAKERS[edit.form]):
            return Refused(Reason.NOT_FOUND)
        if isinstance(node, ast.Call) and _may_be_taken(node, edit.text):
            return Refused(Reason.TAKEN)
        found = insertions(node, edit.text, lines)
        return found or Refused(Reason.NOT_FOUND)
    kinds = {Form.KEYWORD: ast.keyword, Form.RAISE: ast.Return}
    if not isinstance(node, kinds.get(edit.form, ast.expr)):
        return Refused(Reason.NOT_FOUND)
    if isinstance(node, ast.Return) and node.value is None:
        return Refused(Reason.NOT_FOUND)
    if isinstance(node, ast.keyword) and edit.text in _names_beside(node, tree):
        return Refused(Reason.TAKEN)
    return (TextEdit(edit.span, edit.text),)


def _may_be_taken(call: ast.Call, text: str) -> bool:
    """Whether a call has an argument already, or what `*` and `**` unpack may bring it."""
    names = {one.arg for one in call.keywords}
    given = {one.arg for one in _arguments(text).keywords}
    return bool(
        None in names
        or names & given
        or any(isinstance(one, ast.Starred) for one in call.args)
        or (not given and names)
    )


def _names_beside(keyword: ast.keyword, tree: ast.Module) -> set[str | None]:
    return {
        one.arg
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and keyword in node.keywords
        for one in node.keywords
    }


def _arguments(text: str) -> ast.Call:
    call = ast.parse(f"f({text})", mode="eval").body
    assert isinstance(call, ast.Call)
    return call


class Replacing(ast.NodeTransformer):
    """Makes edits on a tree of `ast`: what the result must say, by another way."""

    def __init__(self, lines: LineIndex, edits: Iterable[tuple[Edit, str]]) -> None:
        self.lines = lines
        self.texts = {(edit.form, edit.span): text for edit, text in edits}

    def visit(self, node: ast.AST) -> ast.AST:
        """Return the node with all edits in it made."""
        if isinstance(node, ast.keyword) and node.arg is not None:
            node.arg = self.texts.get((Form.KEYWORD, span_of(node, self.lines)), node.arg)
        elif isinstance(node, ast.Return):
            if (Form.RAISE, span_of(node, self.lines)) in self.texts:
                self.generic_visit(node)
                return ast.Raise(exc=node.value, cause=None)
        elif isinstance(node, ast.expr):
            return self._expression(node)
        return self.generic_visit(node)

    def _expression(self, node: ast.expr) -> ast.AST:
        span = self.lines.span(node)
        for form in REPLACING:
            text = self.texts.get((form, span))
            if text is not None:
                return ast.parse(text, mode="eval").body
        changed = self.generic_visit(node)
        for form in ADDING:
            text = self.texts.get((form, span))
            if text is not None:
                _add(changed, form, text)
        return changed


def _add(node: ast.AST, form: Form, text: str) -> None:
    if form is Form.ARGUMENT and isinstance(node, ast.Call):
        given = _arguments(text)
        node.args += given.args
        node.keywords += given.keywords
    elif form is Form.ELEMENT and isinstance(node, ast.Tuple | ast.List):
        node.elts.append(ast.parse(text, mode="eval").body)
    elif form is Form.ENTRY and isinstance(node, ast.Dict):
        display = ast.parse(f"{{{text}}}", mode="eval").body
        assert isinstance(display, ast.Dict)
        node.keys += display.keys
        node.values += display.values


def names_brought(edit: Edit) -> Counter[str]:
    """Return the names that the text of an edit uses, and how often."""
    if edit.form is Form.EXPRESSION:
        return names_in(ast.parse(edit.text, mode="eval"))
    if edit.form is Form.ENTRY:
        return names_in(ast.parse(f"{{{edit.text}}}", mode="eval"))
    if edit.form in ADDING:
        return names_in(*_arguments(edit.text).args, *_arguments(edit.text).keywords)
    return Counter()


def names_in(*nodes: ast.AST) -> Counter[str]:
    """Return the names that code uses, and how often."""
    return Counter(
        inner.id for node in nodes for inner in ast.walk(node) if isinstance(inner, ast.Name)
    )


def disjoint(edits: Iterable[Edit]) -> tuple[list[Edit], list[tuple[Edit, Refused]]]:
    """Split edits into those that can be made together, and those that wait for another round.

    An expression that is replaced takes everything in it along; so what is outermost goes first.
    """
    made: list[Edit] = []
    refused: list[tuple[Edit, Refused]] = []
    claimed: list[Edit] = []
    reached = 0
    for edit in sorted(dict.fromkeys(edits), key=_outermost_first):
        near = claimed if edit.span.start < reached or edit.then else ()
        if any(_collide(part, other) for part in edit.parts for other in near):
            refused.append((edit, Refused(Reason.OVERLAPS)))
            continue
        made.append(edit)
        claimed += edit.parts
        reached = max(reached, *(part.span.end for part in edit.parts))
    return made, refused


def _outermost_first(edit: Edit) -> tuple[int, int, bool]:
    return edit.span.start, -edit.span.end, edit.form in ADDING


def _collide(one: Edit, other: Edit) -> bool:
    if one.form in ADDING and other.form in ADDING:
        return one.span == other.span
    if one.form in ADDING:
        return _holds(other.span, one.span)
    if other.form in ADDING:
        return _holds(one.span, other.span)
    return one.span.start < other.span.end and other.span.start < one.span.end


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def parts_of(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield all parts of edits."""
    for edit in edits:
        yield from edit.parts
