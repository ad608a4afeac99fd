"""Collections and tables that are written out: their members, rows and columns."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatchcase

from statusfix.frameworks.readers import (
    TEST_NAME_ATTRIBUTES,
    TEST_NAME_MARKS,
    TEST_NAME_PARAMETERS,
    TEST_NAME_VARIABLES,
)
from statusfix.reading.bindings import BindingKind, Scope
from statusfix.reading.evidence import tail_of
from statusfix.reading.views import argument

COPIES = ("set", "frozenset", "list", "tuple", "sorted", "reversed", "iter")


def members_of(expression: ast.expr) -> list[ast.expr] | None:
    """Return the elements of a collection that is written out, or None."""
    if isinstance(expression, ast.Call):
        if tail_of(expression.func) in COPIES and len(expression.args) == 1:
            return members_of(expression.args[0])
        return None
    if isinstance(expression, ast.Dict):
        return [key for key in expression.keys if key is not None]
    if isinstance(expression, ast.BinOp) and isinstance(expression.op, ast.Add | ast.BitOr):
        left, right = members_of(expression.left), members_of(expression.right)
        return [*(left or ()), *(right or ())] if left or right else None
    return expression.elts if isinstance(expression, ast.Tuple | ast.List | ast.Set) else None


def parametrized(
    function: ast.FunctionDef | ast.AsyncFunctionDef, outer: Scope, name: str
) -> Iterator[ast.expr]:
    """Yield the cells of a parameter's column in `@pytest.mark.parametrize` tables."""
    decorators = list(function.decorator_list)
    if isinstance(outer.node, ast.ClassDef):
        decorators += outer.node.decorator_list
    for decorator in decorators:
        if not isinstance(decorator, ast.Call) or tail_of(decorator.func) != "parametrize":
            continue
        names = _argument_names(argument(decorator, "argnames", 0))
        rows = argument(decorator, "argvalues", 1)
        if rows is None or name not in names:
            continue
        place = names.index(name) if len(names) > 1 else -1
        yield from column_of(rows, place, outer)


def reads_names_of_tests(tree: ast.AST) -> bool:
    """Return True where something in a module of tests keeps things under the tests' names.

    pytest makes the names of parametrized tests from what str() gives for their parameters.
    """
    return any(_reads_names(node) for node in ast.walk(tree))


def _reads_names(node: ast.AST) -> bool:
    if isinstance(node, ast.arg):
        return any(fnmatchcase(node.arg, one) for one in TEST_NAME_PARAMETERS)
    if isinstance(node, ast.Constant):
        return node.value in TEST_NAME_VARIABLES
    if not isinstance(node, ast.Attribute):
        return False
    owner = tail_of(node.value)
    return (owner == "request" and node.attr in TEST_NAME_ATTRIBUTES) or (
        owner == "mark" and node.attr in TEST_NAME_MARKS
    )


def column_of(rows: ast.expr, place: int, scope: Scope) -> Iterator[ast.expr]:
    """Yield the elements of a table's column; place -1 is a table of one column."""
    if isinstance(rows, ast.Name):
        found = scope.find(rows.id)
        only = found[1][0] if found and len(found[1]) == 1 else None
        if only is not None and only.kind is BindingKind.VALUE and isinstance(only.node, ast.expr):
            if not isinstance(only.node, ast.Name):
                yield from column_of(only.node, place, scope)
        return
    if isinstance(rows, ast.Call) and isinstance(rows.func, ast.Attribute):
        if rows.func.attr == "items" and isinstance(rows.func.value, ast.Dict) and place in (0, 1):
            table = rows.func.value
            yield from (table.values if place else [key for key in table.keys if key is not None])
            return
    for row in members_of(rows) or ():
        if isinstance(row, ast.Call) and tail_of(row.func) == "param":
            cells = row.args
        elif place < 0:
            cells = [row]
        else:
            cells = members_of(row) or []
        if max(place, 0) < len(cells):
            yield cells[max(place, 0)]


def _argument_names(names: ast.expr | None) -> list[str]:
    if isinstance(names, ast.Constant) and isinstance(names.value, str):
        return [name.strip() for name in names.value.split(",") if name.strip()]
    return [
        cell.value
        for cell in (members_of(names) or () if names is not None else ())
        if isinstance(cell, ast.Constant) and isinstance(cell.value, str)
    ]
