"""Collections that are written out, and tables of test cases: their columns and rows."""

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
from statusfix.reading.flow.paths import EACH, Path, item
from statusfix.reading.flow.views import argument
from statusfix.reading.names.bindings import FunctionNode, Scope, value_of
from statusfix.reading.names.evidence import tail_of
from statusfix.reading.names.syntax import parameters_of, walk

COPIES = ("set", "frozenset", "list", "tuple", "sorted", "reversed", "iter")
_FIXTURES = ("fixture",)


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


def columns_of(
    function: ast.FunctionDef | ast.AsyncFunctionDef, outer: Scope, name: str
) -> Iterator[tuple[ast.expr, Path]]:
    """Yield the tables of test cases that fill a parameter, with the path to its column.

    Knows `pytest.mark.parametrize`, `parameterized.expand` and the `data` of ddt.
    """
    decorators = list(function.decorator_list)
    if isinstance(outer.node, ast.ClassDef):
        decorators += outer.node.decorator_list
    for each in decorators:
        kept = value_of(each.id, outer) if isinstance(each, ast.Name) else None
        decorator = kept[1] if kept is not None else each
        if not isinstance(decorator, ast.Call):
            continue
        tail = tail_of(decorator.func)
        if tail == "parametrize":
            yield from _parametrized(decorator, name)
        elif tail in ("expand", "data"):
            yield from _expanded(decorator, tail, function, name)


def _parametrized(decorator: ast.Call, name: str) -> Iterator[tuple[ast.expr, Path]]:
    names = _argument_names(argument(decorator, "argnames", 0))
    rows = argument(decorator, "argvalues", 1)
    is_indirect = any(keyword.arg == "indirect" for keyword in decorator.keywords)
    if rows is not None and name in names and not is_indirect:
        yield rows, (EACH, item(names.index(name))) if len(names) > 1 else (EACH,)


def _expanded(
    decorator: ast.Call, tail: str, function: FunctionNode, name: str
) -> Iterator[tuple[ast.expr, Path]]:
    names = [one.arg for one in parameters_of(function.args)][1:]
    if name not in names or not decorator.args:
        return
    step: Path = (item(names.index(name)),) if len(names) > 1 else ()
    if tail == "expand":
        yield decorator.args[0], (EACH, *step)
    else:
        for row in decorator.args:
            yield (
                row.value if isinstance(row, ast.Starred) else row,
                ((EACH, *step) if isinstance(row, ast.Starred) else step),
            )


# Words without which nothing keeps things under the names of tests.
_NAME_WORDS = (
    *(one.strip("*") for one in TEST_NAME_PARAMETERS),
    *TEST_NAME_MARKS,
    *TEST_NAME_ATTRIBUTES,
    *TEST_NAME_VARIABLES,
)


def reads_names_of_tests(module: Scope) -> bool:
    """Return True where something in a module of tests keeps things under the tests' names.

    pytest makes the names of parametrized tests from what str() gives for their parameters.
    """
    return module.mentions(_NAME_WORDS) and any(_reads_names(node) for node in walk(module.node))


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


def fixture_named(
    name: str, function: FunctionNode, scope: Scope
) -> tuple[ast.FunctionDef | ast.AsyncFunctionDef, Scope] | None:
    """Return the pytest fixture of the module that fills a parameter, with its scope."""
    if not function.name.startswith("test") and not any(
        is_fixture(one, _FIXTURES) for one in function.decorator_list
    ):
        return None
    found = scope.parent.find(name) if scope.parent is not None else None
    node = found[1][-1].node if found else None
    if found is None or not isinstance(node, FunctionNode) or node is function:
        return None
    is_one = any(is_fixture(one, _FIXTURES) for one in node.decorator_list)
    return (node, found[0]) if is_one else None


def is_fixture(decorator: ast.expr, names: tuple[str, ...]) -> bool:
    """Whether a decorator, called or not, has one of the names."""
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return tail_of(called) in names


def fixture_values(scope: Scope) -> Iterator[ast.expr]:
    """Yield the `params` of the pytest fixture that a scope is the body of."""
    function = scope.function
    node = function.node if function is not None else None
    for one in node.decorator_list if isinstance(node, FunctionNode) else ():
        if isinstance(one, ast.Call) and is_fixture(one, _FIXTURES):
            values = argument(one, "params", -1)
            if values is not None:
                yield values


def _argument_names(names: ast.expr | None) -> list[str]:
    if isinstance(names, ast.Constant) and isinstance(names.value, str):
        return [name.strip() for name in names.value.split(",") if name.strip()]
    return [
        cell.value
        for cell in (members_of(names) or () if names is not None else ())
        if isinstance(cell, ast.Constant) and isinstance(cell.value, str)
    ]
