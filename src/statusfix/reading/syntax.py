"""Small questions about statements and expressions that `ast` leaves to its readers."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


def parameters_of(arguments: ast.arguments) -> list[ast.arg]:
    """Return the parameters in order: positional-only, positional, keyword-only."""
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]


def bodies_of(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    """Yield the blocks of a compound statement that belong to the same scope."""
    for field in ("body", "orelse", "finalbody"):
        body = getattr(statement, field, None)
        if body:
            yield body
    for handler in getattr(statement, "handlers", ()):
        yield handler.body
    for case in getattr(statement, "cases", ()):
        yield case.body


def module_name(statement: ast.ImportFrom) -> str:
    """Return the module of a from-import; a relative one keeps its dots."""
    return "." * statement.level + (statement.module or "")


def names_literal(annotation: ast.expr | None) -> bool:
    """Return True for an annotation with `Literal[...]`: only the very literal fits it."""
    return annotation is not None and any(
        isinstance(node, ast.Subscript)
        and "Literal" in (getattr(node.value, "attr", ""), getattr(node.value, "id", ""))
        for node in ast.walk(annotation)
    )


def is_type_checking(test: ast.expr) -> bool:
    """Return True for `TYPE_CHECKING` and `typing.TYPE_CHECKING`."""
    return (isinstance(test, ast.Name) and test.id == "TYPE_CHECKING") or (
        isinstance(test, ast.Attribute) and test.attr == "TYPE_CHECKING"
    )


def imported(statement: ast.Import | ast.ImportFrom, alias: ast.alias) -> tuple[str, str]:
    """Return the name that an import binds, and the qualified name it then says."""
    if isinstance(statement, ast.Import):
        if alias.asname:
            return alias.asname, alias.name
        first = alias.name.partition(".")[0]
        return first, first
    module = module_name(statement)
    separator = "" if module.endswith(".") else "."
    return alias.asname or alias.name, f"{module}{separator}{alias.name}"


def captures(pattern: ast.pattern) -> Iterator[str]:
    """Yield the names that a pattern binds."""
    for node in ast.walk(pattern):
        if isinstance(node, ast.MatchAs | ast.MatchStar) and node.name:
            yield node.name
        elif isinstance(node, ast.MatchMapping) and node.rest:
            yield node.rest


def own_expressions(statement: ast.stmt) -> Iterable[ast.AST]:
    """Yield the expressions of a statement itself: for a compound one, those of its head."""
    if isinstance(statement, FunctionNode | ast.ClassDef):
        return statement.decorator_list
    return [
        child
        for child in ast.iter_child_nodes(statement)
        if not isinstance(child, ast.stmt | ast.excepthandler | ast.match_case)
    ]


def same_scope(node: ast.AST) -> Iterator[ast.AST]:
    """Walk an expression without entering functions; comprehensions bind `:=` outside."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(
            child
            for child in ast.iter_child_nodes(current)
            if not isinstance(child, ast.Lambda | ast.stmt)
        )


def children(node: ast.AST) -> list[ast.AST]:
    """Return the child nodes in source order: `ast.iter_child_nodes`, in half the time."""
    found: list[ast.AST] = []
    for field in node._fields:
        value = getattr(node, field, None)
        if isinstance(value, ast.AST):
            found.append(value)
        elif isinstance(value, list):
            found.extend(one for one in value if isinstance(one, ast.AST))
    return found


def rebound_names(tree: ast.AST) -> frozenset[str]:
    """Return the names of the module that some function declares `global`, to bind or delete."""
    return frozenset(
        name for node in ast.walk(tree) if isinstance(node, ast.Global) for name in node.names
    )


def last_star_row(tree: ast.Module) -> int:
    """Return the row of the last `from x import *` of a module, 0 where there is none."""
    return max(
        (
            node.lineno
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
        ),
        default=0,
    )


def outermost_definitions(module: ast.AST) -> list[tuple[int, int]]:
    """Return the rows of the functions and classes that stand in no other, sorted."""
    found: list[tuple[int, int]] = []
    pending = children(module)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.append((node.lineno, node.end_lineno or node.lineno))
        elif isinstance(node, ast.stmt | ast.excepthandler | ast.match_case):
            pending.extend(children(node))
    return sorted(found)
