"""Holds the result of a rewrite against its source: nothing else changed, and the names are right.

Three proofs, each on its own: the bytes outside the planned spans are the same; the syntax tree
of the source with the declared edits is the tree of the result; every new name, looked up in the
result, is the constant that was wanted. Text that is no constant may only use names of the
expressions that it replaces.
"""

from __future__ import annotations

import ast
from collections import Counter

from statusfix.fixing.compare import says_what_was_planned
from statusfix.fixing.edits import splice
from statusfix.fixing.forms import names_brought, names_in
from statusfix.fixing.namer import File, PlannedEdit
from statusfix.fixing.places import find_places
from statusfix.fixing.plan import Plan
from statusfix.fixing.words import Words
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
        if place is None or not isinstance(place.node, ast.expr):
            return one.text
        if one.edit.family == "numeric":
            if not (isinstance(place.node, ast.Constant) and place.node.value == one.edit.code):
                return one.text
            continue
        meaning = qualify(place.node, place.scope)
        constant = resolve_constant(meaning) if meaning else None
        if constant is None or constant.code != one.edit.code or meaning != one.meaning:
            return one.text
        root: ast.AST = place.node
        while isinstance(root, ast.Attribute):
            root = root.value
        found = place.scope.find(root.id) if isinstance(root, ast.Name) else None
        if found is None or getattr(root, "id", "") in rebound:
            return one.text
        if any(
            binding.kind is not BindingKind.IMPORT
            or binding.is_typing_only
            or binding.is_conditional
            for binding in found[1]
        ):
            return one.text
    return None


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
