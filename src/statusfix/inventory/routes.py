"""What the route tables of all frameworks need: paths as text, lists of methods, answers."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

from statusfix.inventory import tables
from statusfix.inventory.frame import Outcome
from statusfix.inventory.interpret import Interpreter
from statusfix.inventory.model import Answer, Place
from statusfix.inventory.program import Known, Module, Program
from statusfix.inventory.values import Kind, Value
from statusfix.reading.names.bindings import Scope
from statusfix.reading.names.syntax import FunctionNode

UNKNOWN_PART = "{?}"
_DEPTH = 6


def text_of(
    node: ast.AST | None, scope: Scope, module: Module, program: Program, depth: int = 0
) -> str | None:
    """Return the text that an expression is, as far as constants tell; None where they don't."""
    if node is None or depth > _DEPTH:
        return None
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left = text_of(node.left, scope, module, program, depth + 1)
        right = text_of(node.right, scope, module, program, depth + 1)
        return None if left is None or right is None else left + right
    if isinstance(node, ast.JoinedStr):
        parts = [
            text_of(
                one.value if isinstance(one, ast.FormattedValue) else one,
                scope,
                module,
                program,
                depth + 1,
            )
            for one in node.values
        ]
        return None if None in parts else "".join(part for part in parts if part)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) == 1:
        if node.func.id in ("_", "gettext_lazy", "r"):
            return text_of(node.args[0], scope, module, program, depth + 1)
    if isinstance(node, ast.Name | ast.Attribute):
        found = program.lookup(node, scope, module)
        if found is None and isinstance(node, ast.Attribute):
            found = _attribute_of_instance(node, scope, module, program)
        if isinstance(found, Known) and isinstance(found.node, ast.expr):
            return text_of(found.node, found.scope, found.module, program, depth + 1)
    return None


def _attribute_of_instance(
    node: ast.Attribute, scope: Scope, module: Module, program: Program
) -> Known | None:
    """Return the class attribute behind `settings.PREFIX` where `settings = Settings()`."""
    owner = program.lookup(node.value, scope, module)
    if not isinstance(owner, Known) or not isinstance(owner.node, ast.Call):
        return None
    maker = program.lookup(owner.node.func, owner.scope, owner.module)
    if isinstance(maker, Known) and isinstance(maker.node, ast.ClassDef):
        return program.attribute(maker, node.attr)
    return None


def words_of(
    node: ast.expr | None, scope: Scope, module: Module, program: Program
) -> tuple[str, ...] | None:
    """Return the texts of a list, tuple or set of texts."""
    if isinstance(node, ast.Name | ast.Attribute):
        found = program.lookup(node, scope, module)
        if isinstance(found, Known) and isinstance(found.node, ast.expr):
            return words_of(found.node, found.scope, found.module, program)
    if not isinstance(node, ast.List | ast.Tuple | ast.Set):
        return None
    words = [text_of(one, scope, module, program) for one in node.elts]
    return None if None in words else tuple(one for one in words if one is not None)


def calls_in(module: Module) -> Iterator[tuple[ast.Call, Scope]]:
    """Yield every call of a module with the scope that it stands in."""
    pending: list[tuple[ast.AST, Scope]] = [(module.tree, module.scope)]
    while pending:
        node, scope = pending.pop()
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                yield child, scope
            if isinstance(child, FunctionNode | ast.ClassDef):
                for outer in child.decorator_list:
                    pending.append((_Holder(outer), scope))
                pending.append((child, Scope(child, scope)))
            elif isinstance(child, ast.Lambda):
                pending.append((child, Scope(child, scope)))
            elif not isinstance(node, FunctionNode | ast.ClassDef) or child not in (
                node.decorator_list
            ):
                pending.append((child, scope))


class _Holder(ast.AST):
    """A node with one child, for what is to be visited in another scope."""

    _fields = ("held",)

    def __init__(self, held: ast.AST) -> None:
        self.held = held


def functions_of(module: Module) -> Iterator[tuple[Known, Known | None]]:
    """Yield every function of a module with the class that it stands in, if any."""
    pending: list[tuple[ast.AST, Scope, Known | None]] = [(module.tree, module.scope, None)]
    while pending:
        node, scope, owner = pending.pop()
        for child in ast.iter_child_nodes(node):
            if isinstance(child, FunctionNode):
                yield Known(module, scope, child), owner
                pending.append((child, Scope(child, scope), None))
            elif isinstance(child, ast.ClassDef):
                pending.append((child, Scope(child, scope), Known(module, scope, child)))
            elif isinstance(child, ast.stmt | ast.excepthandler | ast.match_case):
                pending.append((child, scope, owner))


def answers_of(
    outcome: Outcome, unknown_is_plain: bool, default: int = tables.DEFAULT_OK
) -> tuple[Answer, ...]:
    """Return the answers that a view gives, sorted.

    `unknown_is_plain` says that the framework makes a response of `default` out of anything
    that is no response.
    """
    found: set[Answer] = set()
    for value, place in outcome.returned:
        if value.kind is Kind.RESPONSE:
            found |= value.answers
        elif value.kind is Kind.PLAIN or unknown_is_plain:
            found.add(Answer(default, place, "default"))
        else:
            found.add(Answer(None, place, "dynamic"))
    for value in outcome.raised:
        found |= value.answers
    return sorted_answers(found)


def sorted_answers(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Sort answers by code and place; what is certain at a place needs no doubt beside it."""
    unique = set(answers)
    certain = {one[:3] for one in unique if one.is_certain}
    kept = [one for one in unique if one.is_certain or one[:3] not in certain]
    return tuple(sorted(kept, key=lambda one: (one.code or 1000, one.place, one.why)))


def view_name(view: Known) -> str:
    """Return `module.name` of a function or class."""
    name = getattr(view.node, "name", "<lambda>")
    return f"{view.module.parts[-1]}.{name}"


def keyword_of(call: ast.Call, name: str) -> ast.expr | None:
    """Return the value of a keyword argument."""
    return next((one.value for one in call.keywords if one.arg == name), None)


def raised_only(outcome: Outcome) -> frozenset[Answer]:
    """Return what a dependency or hook answers by raising."""
    return frozenset(answer for one in outcome.raised for answer in one.answers)


def place_of(view: Known) -> Place:
    """Return where a view is defined."""
    return view.module.place(view.node)


def class_methods(program: Program, view: Known, names: Sequence[str]) -> dict[str, Known]:
    """Return the HTTP methods that a class of the program answers, with their functions."""
    found: dict[str, Known] = {}
    for name in names:
        method = program.attribute(view, name)
        if method is not None and isinstance(method.node, FunctionNode):
            found[name.upper()] = method
    return found


__all__ = [
    "UNKNOWN_PART",
    "Interpreter",
    "Value",
    "answers_of",
    "calls_in",
    "class_methods",
    "functions_of",
    "keyword_of",
    "place_of",
    "raised_only",
    "sorted_answers",
    "text_of",
    "view_name",
    "words_of",
]
