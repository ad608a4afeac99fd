"""Holds the result of a rewrite against its source: nothing else changed, and the names are right.

Three proofs, each on its own: the bytes outside the planned spans are the same; the syntax tree
of the source with the declared edits is the tree of the result; every new name, looked up in the
result, is the constant that was wanted. Text that is no constant may only use names of the
expressions that it replaces.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Collection

from statusfix.fixing.compare import Comparison, says_what_was_planned
from statusfix.fixing.edits import splice
from statusfix.fixing.forms import names_brought, names_in
from statusfix.fixing.namer import File, PlannedEdit
from statusfix.fixing.pieces import is_same_by_pieces
from statusfix.fixing.places import find_places
from statusfix.fixing.plan import Plan
from statusfix.fixing.words import Words, holds_any
from statusfix.model import Edit, Form, Reason, Refused, Span, StatusfixError
from statusfix.reading.names.bindings import BindingKind, Scope, module_scope, qualify
from statusfix.reading.text import LineIndex, parse
from statusfix.registry import resolve_constant


def prove(file: File, text: str, plan: Plan, result: str) -> ast.Module | Refused:
    """Return the result, parsed, where it is proved, else what could not be proved."""
    if splice(text.encode("utf-8"), plan.text_edits) != result:
        return Refused(Reason.NOT_PROVED, "bytes outside the edits changed")
    try:
        tree = parse(result)
    except StatusfixError as error:
        return Refused(Reason.NOT_PROVED, f"the result is no valid Python ({error})")
    lines = LineIndex(result)
    if not says_what_was_planned(file, plan, tree, lines):
        return Refused(Reason.NOT_PROVED, "the result says more than the edits")
    twice = _given_twice(tree) if any(_is_call(one.edit) for one in plan.edits) else None
    if twice is not None:
        return Refused(Reason.NOT_PROVED, f"a call has the argument {twice} twice")
    wrong = _foreign_name(file, plan) or _wrong_name(tree, result, lines, plan)
    if wrong is not None:
        return Refused(Reason.NOT_PROVED, f"{wrong} is another thing in the result")
    return tree


def is_proved_by_pieces(file: File, plan: Plan, result: str) -> bool:
    """Return whether a result of constants is proved without its tree.

    The same three proofs: the bytes; the trees of all statements with edits and of all imports;
    and the names, in scopes that are those of the source but for the imports. Where the answer is
    no, `prove` tells why, if anything is wrong at all.
    """
    return (
        splice(file.lines.encoded, plan.text_edits) == result
        and is_same_by_pieces(file, plan)
        and _wrong_name_by_pieces(file, plan, result) is None
    )


def _is_call(edit: Edit) -> bool:
    return edit.form in (Form.KEYWORD, Form.ARGUMENT)


def _given_twice(tree: ast.Module) -> str | None:
    """Return a keyword that a call has twice: a tree may say so, and no program."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            names = [one.arg for one in node.keywords if one.arg is not None]
            if len(set(names)) < len(names):
                return max(names, key=names.count)
    return None


def _foreign_name(file: File, plan: Plan) -> str | None:
    """Return a name in the text of an edit that none of the expressions it replaces has, or None.

    All parts of such an edit must stand in one scope, so that a name means there what it meant.
    """
    edits = {one.whole for one in plan.edits if any(names_brought(one) for one in one.whole.parts)}
    spans = {part.span for edit in edits for part in edit.parts}
    places = find_places(file.tree, file.scope, file.lines, spans) if spans else {}
    for edit in edits:
        here = [places[part.span] for part in edit.parts if part.form is Form.EXPRESSION]
        known = names_in(*(place.node for place in here))
        for part in edit.parts:
            known += _function_of(part, places[part.span].scope)
        brought = [name for part in edit.parts for name in names_brought(part)]
        if any(place.scope is not here[0].scope for place in here[1:]):
            return brought[0]
        for name in brought:
            if name not in known:
                return name
    return None


def _function_of(edit: Edit, scope: Scope) -> Counter[str]:
    """Return the names of the function that an edit calls, if they mean the declared one here."""
    if edit.form is not Form.EXPRESSION or not edit.name:
        return Counter()
    call = ast.parse(edit.text, mode="eval").body
    if isinstance(call, ast.Call) and qualify(call.func, scope) == edit.name:
        return names_in(call.func)
    return Counter()


def _wrong_name(tree: ast.Module, result: str, lines: LineIndex, plan: Plan) -> str | None:
    """Return a new name that doesn't mean the wanted constant in the result, or None."""
    scope = module_scope(tree, result)
    places = find_places(tree, scope, lines, _moved(plan).keys())
    rebound = Words(tree, lines).rebound()
    for span, one in _moved(plan).items():
        place = places.get(span)
        if place is None or _is_wrong(one, place.node, place.scope, rebound):
            return one.text
    return None


def _wrong_name_by_pieces(file: File, plan: Plan, result: str) -> str | None:
    """Return what `_wrong_name` does, for a result that is the source but for constants.

    A constant binds nothing: so the functions bind what they did, and the module what those of
    its new statements do that have a new name's first part somewhere in them.
    """
    words = Words(file.tree, file.lines)
    rows = {row for one in plan.edits for row in words.rows(one.text.partition(".")[0])}
    body = [
        statement
        for statement, is_new in Comparison(file, plan).expected()
        if is_new or holds_any(statement, sorted(rows))
    ]
    scope = module_scope(ast.Module(body, []), result)
    places = find_places(file.tree, scope, file.lines, [one.edit.span for one in plan.edits])
    rebound = words.rebound()
    right: set[tuple[str, str, int, Scope]] = set()
    for one in plan.edits:
        place = places.get(one.edit.span)
        if place is None:
            return one.text
        key = (one.text, one.meaning, one.edit.code, place.scope)
        if key not in right:
            node = ast.parse(one.text, mode="eval").body
            is_all = LineIndex(one.text).span(node) == Span(0, len(one.text.encode("utf-8")))
            if not is_all or _is_wrong(one, node, place.scope, rebound):
                return one.text
            right.add(key)
    return None


def _is_wrong(one: PlannedEdit, node: ast.AST, scope: Scope, rebound: Collection[str]) -> bool:
    """Whether the expression that an edit has put into a scope isn't the wanted constant there."""
    if not isinstance(node, ast.expr):
        return True
    if one.edit.family == "numeric":
        return not (isinstance(node, ast.Constant) and node.value == one.edit.code)
    meaning = qualify(node, scope)
    constant = resolve_constant(meaning) if meaning else None
    if constant is None or constant.code != one.edit.code or meaning != one.meaning:
        return True
    root: ast.AST = node
    while isinstance(root, ast.Attribute):
        root = root.value
    found = scope.find(root.id) if isinstance(root, ast.Name) else None
    if found is None or getattr(root, "id", "") in rebound:
        return True
    return any(
        binding.kind is not BindingKind.IMPORT or binding.is_typing_only or binding.is_conditional
        for binding in found[1]
    )


def _moved(plan: Plan) -> dict[Span, PlannedEdit]:
    """Return the planned edits by the spans that they have in the result."""
    own = {one.edit.span: one for one in plan.edits if one.edit.form is Form.CONSTANT}
    moved: dict[Span, PlannedEdit] = {}
    shift = 0
    for span, text in plan.text_edits:
        length = len(text.encode("utf-8"))
        if span in own:
            moved[Span(span.start + shift, span.start + shift + length)] = own[span]
        shift += length - (span.end - span.start)
    return moved
