"""How a response leaves: returned, raised, sent, kept in a variable; or out of sight."""

from __future__ import annotations

import ast
from typing import NamedTuple

from statusfix.frameworks.responses import conventions
from statusfix.model import Leaving
from statusfix.reading.names.evidence import tail_of
from statusfix.reading.names.objects import dotted
from statusfix.reading.names.syntax import FunctionNode

_TRY = tuple(getattr(ast, name) for name in ("Try", "TryStar") if hasattr(ast, name))


class Way(NamedTuple):
    """The way of an expression's value: how it leaves, or the variable that it goes to first."""

    leaving: Leaving
    receiver: str = ""
    statement: ast.stmt | None = None


def way_out(path: tuple[ast.AST, ...], at: int, acts: Leaving | None) -> Way:
    """Return the way of the value of `path[at]`; `acts` is how a call itself sends it."""
    statement = next((one for one in reversed(path[:at]) if isinstance(one, ast.stmt)), None)
    if acts is not None:
        caught = acts is Leaving.RAISED and is_caught(path[:at], path[at])
        return Way(Leaving.UNSEEN if caught else acts, "", statement)
    while at > 0:
        node, parent = path[at], path[at - 1]
        step = _step(node, parent)
        if step is None:
            at -= 1
            continue
        if step.leaving is Leaving.RAISED and is_caught(path[:at], node):
            return Way(Leaving.UNSEEN)
        return step
    return Way(Leaving.UNSEEN)


def is_expected(path: tuple[ast.AST, ...]) -> bool:
    """Whether a test expects that what runs at a place fails: `with pytest.raises(...):`."""
    for node, child in zip(reversed(path[:-1]), reversed(path), strict=False):
        if isinstance(node, FunctionNode | ast.Lambda) and isinstance(child, ast.stmt):
            return False
        if isinstance(node, ast.With | ast.AsyncWith) and _expects(node):
            return child in node.body
    return False


def _step(node: ast.AST, parent: ast.AST) -> Way | None:
    """Return the way where a parent decides it, None where the value only passes through."""
    if isinstance(parent, ast.BoolOp | ast.NamedExpr | ast.Await | ast.keyword):
        return None
    if isinstance(parent, ast.IfExp):
        return None if node is not parent.test else Way(Leaving.UNSEEN)
    if isinstance(parent, ast.Call):
        if parent.func is node:
            return Way(Leaving.SENT)
        if tail_of(parent.func) in conventions.HANDED_ON:
            return Way(Leaving.RAISED)
        return None if tail_of(parent.func) == "make_response" else Way(Leaving.UNSEEN)
    if isinstance(parent, ast.Return):
        return Way(Leaving.RETURNED, "", parent)
    if isinstance(parent, ast.Raise):
        return Way(Leaving.RAISED, "", parent)
    if isinstance(parent, FunctionNode):
        return Way(Leaving.DECLARED)
    if isinstance(parent, ast.Assign) and len(parent.targets) == 1:
        receiver = dotted(parent.targets[0])
        if receiver is not None:
            return Way(Leaving.UNSEEN, receiver, parent)
    if isinstance(parent, ast.AnnAssign):
        return Way(Leaving.UNSEEN, dotted(parent.target) or "", parent)
    return Way(Leaving.UNSEEN)


def is_caught(path: tuple[ast.AST, ...], raised: ast.AST) -> bool:
    """Whether a `try` of the same function catches what is raised, and not to raise it again."""
    name = tail_of(raised.func if isinstance(raised, ast.Call) else raised)
    for node, child in zip(reversed(path[:-1]), reversed(path), strict=False):
        if isinstance(node, FunctionNode | ast.Lambda):
            return False
        if isinstance(node, ast.With | ast.AsyncWith) and _expects(node):
            return True
        if isinstance(node, _TRY) and child in node.body:
            for handler in node.handlers:
                if _catches(handler, name):
                    last = handler.body[-1]
                    if not (isinstance(last, ast.Raise) and last.exc is None):
                        return True
                    break
    return False


def _expects(node: ast.With | ast.AsyncWith) -> bool:
    """Whether a test expects the exception: `with pytest.raises(Unauthorized):`."""
    calls = [item.context_expr for item in node.items if isinstance(item.context_expr, ast.Call)]
    return any("raises" in (tail_of(one.func) or "").lower() for one in calls)


def _catches(handler: ast.ExceptHandler, name: str | None) -> bool:
    if handler.type is None:
        return True
    types = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(tail_of(one) in (name, *conventions.ANY_EXCEPTION) for one in types)
