"""The way from an expression to the status in it: through displays, tables, tuples and copies.

A path is a tuple of steps, read from the outside in: `(EACH, item(1))` is the second element of
each row. `opened` goes one step into an expression as far as its text tells; what names, calls of
the module and attributes hold is for `flow` to find out.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from statusfix.frameworks import TupleOrder
from statusfix.reading.flow.views import status_in
from statusfix.reading.names.evidence import tail_of


class Step(NamedTuple):
    """One step into a value: its kind, and which element, entry or attribute it takes."""

    kind: str
    at: int | str | TupleOrder = ""


Path = tuple[Step, ...]

EACH = Step("each")  # what a loop gives: elements, or keys of a mapping
KEY = Step("key")  # the keys of a mapping
VALUE = Step("value")  # what a subscript gives: the values of a mapping, elements

WHOLE: Path = ()
MEMBERS: Path = (EACH,)
KEYS: Path = (KEY,)
LONGEST = 5

_COPIES = (
    "set", "frozenset", "list", "tuple", "sorted", "reversed", "iter", "deque", "OrderedDict",
    "MappingProxyType", "copy", "deepcopy", "cycle",
)  # fmt: skip
_CHOICES = ("next", "min", "max", "choice")
_UNPACKED = (ast.Dict, None)
_SAME = "cast"
_LOOKUPS = ("get", "pop", "setdefault")


def item(place: int) -> Step:
    """Return the step to the element of a tuple at a place."""
    return Step("item", place)


def entry(key: str) -> Step:
    """Return the step to the value that a mapping has under a text."""
    return Step("entry", key)


def field(name: str) -> Step:
    """Return the step to an attribute of an object."""
    return Step("field", name)


def answer(order: TupleOrder) -> Step:
    """Return the step to the status of what a view returns, by its framework's order."""
    return Step("answer", order)


class Entries:
    """The entries of the mappings that a module writes down, by their keys: each sorted once."""

    def __init__(self) -> None:
        self._values: dict[int, dict[tuple[type, object], list[ast.expr]]] = {}

    def under(self, display: ast.Dict, key: object) -> list[ast.expr]:
        """Return the values that a display has under a constant key; None: what it unpacks."""
        if id(display) not in self._values:
            found: dict[tuple[type, object], list[ast.expr]] = {}
            for known, value in zip(display.keys, display.values, strict=True):
                if known is None:
                    found.setdefault(_UNPACKED, []).append(value)
                elif isinstance(known, ast.Constant):
                    found.setdefault((type(known.value), known.value), []).append(value)
            self._values[id(display)] = found
        wanted = _UNPACKED if key is None else (type(key), key)
        return self._values[id(display)].get(wanted, [])


def opened(expression: ast.expr, path: Path, entries: Entries) -> Iterator[tuple[ast.expr, Path]]:
    """Yield what an expression takes its value at a path from, with the path that is left.

    Yields nothing for names, constants and calls that only the module can explain.
    """
    if len(path) > LONGEST:
        return
    if isinstance(expression, ast.IfExp):
        yield expression.body, path
        yield expression.orelse, path
    elif isinstance(expression, ast.BoolOp):
        for value in expression.values:
            yield value, path
    elif isinstance(expression, ast.NamedExpr | ast.Await | ast.Starred):
        yield expression.value, path
    elif isinstance(expression, ast.Subscript):
        yield from _subscripted(expression, path)
    elif isinstance(expression, ast.Call):
        yield from _called(expression, path)
    elif path:
        yield from _display(expression, path, entries)


def _display(
    expression: ast.expr, path: Path, entries: Entries
) -> Iterator[tuple[ast.expr, Path]]:
    first, rest = path[0], path[1:]
    if isinstance(first.at, TupleOrder):
        if isinstance(expression, ast.Tuple | ast.List | ast.Constant):
            status = status_in(expression, first.at)
            if status is not None and not _is_unpacked(expression):
                yield status, rest
    elif isinstance(expression, ast.Tuple | ast.List | ast.Set):
        yield from _elements(expression, path)
    elif isinstance(expression, ast.Dict):
        yield from _mapped(expression, path, entries)
    elif isinstance(expression, ast.BinOp) and isinstance(expression.op, ast.Add | ast.BitOr):
        yield expression.left, path
        yield expression.right, path
    elif isinstance(expression, ast.BinOp) and isinstance(expression.op, ast.Mult):
        yield expression.left, path
    elif isinstance(expression, ast.ListComp | ast.SetComp | ast.GeneratorExp):
        if first in (EACH, VALUE):
            yield expression.elt, rest
    elif isinstance(expression, ast.DictComp):
        yield (expression.key if first in (KEY, EACH) else expression.value), rest


def _mapped(display: ast.Dict, path: Path, entries: Entries) -> Iterator[tuple[ast.expr, Path]]:
    first, rest = path[0], path[1:]
    if first.kind in ("entry", "item"):
        for value in entries.under(display, first.at):
            yield value, rest
        for value in entries.under(display, None):
            yield value, path
        return
    for key, value in zip(display.keys, display.values, strict=True):
        if key is None:
            yield value, path
        elif first in (KEY, EACH):
            yield key, rest
        elif first is VALUE:
            yield value, rest


def _elements(
    expression: ast.Tuple | ast.List | ast.Set, path: Path
) -> Iterator[tuple[ast.expr, Path]]:
    first, rest = path[0], path[1:]
    elements = expression.elts
    if first in (EACH, VALUE):
        for element in elements:
            yield element, path if isinstance(element, ast.Starred) else rest
        return
    if isinstance(expression, ast.Set):
        return
    place = first.at
    if first.kind == "item" and isinstance(place, int) and not _is_unpacked(expression):
        if -len(elements) <= place < len(elements):
            yield elements[place], rest


def _subscripted(expression: ast.Subscript, path: Path) -> Iterator[tuple[ast.expr, Path]]:
    key = expression.slice
    if isinstance(key, ast.Slice):
        if path and path[0] in (EACH, VALUE):
            yield expression.value, path
        return
    yield expression.value, (step_of(key), *path)


def step_of(key: ast.expr) -> Step:
    """Return the step that a subscript takes."""
    if isinstance(key, ast.UnaryOp) and isinstance(key.op, ast.USub):
        inner = key.operand
        if isinstance(inner, ast.Constant) and type(inner.value) is int:
            return item(-inner.value)
    if isinstance(key, ast.Constant):
        if isinstance(key.value, str):
            return entry(key.value)
        if type(key.value) is int:
            return item(key.value)
    return VALUE


def _called(call: ast.Call, path: Path) -> Iterator[tuple[ast.expr, Path]]:
    tail = tail_of(call.func) or ""
    given = call.args
    if isinstance(call.func, ast.Attribute) and tail in ("items", "keys", "values", *_LOOKUPS):
        yield from _looked_up(call.func.value, tail, call, path)
    elif tail == "getattr" and len(given) > 1:
        name = given[1]
        if isinstance(name, ast.Constant) and isinstance(name.value, str):
            yield given[0], (field(name.value), *path)
        if len(given) > 2:
            yield given[2], path
    elif tail == _SAME and given:
        yield given[-1], path
    elif tail in _CHOICES and given:
        several = len(given) > 1 and tail in ("min", "max")
        for one in given:
            yield one, path if several or one is not given[0] else (EACH, *path)
    elif tail == "param":
        yield from _cells(call, path)
    elif path:
        yield from _collected(call, tail, path)


def _looked_up(
    owner: ast.expr, method: str, call: ast.Call, path: Path
) -> Iterator[tuple[ast.expr, Path]]:
    if method in _LOOKUPS:
        if call.args:
            yield owner, (step_of(call.args[0]), *path)
        for default in call.args[1:2]:
            yield default, path
    elif path and path[0] is EACH and not call.args:
        rest = path[1:]
        if method == "values":
            yield owner, (VALUE, *rest)
        elif method == "keys":
            yield owner, (KEY, *rest)
        elif rest and rest[0] in (item(0), item(1)):
            yield owner, (KEY if rest[0] == item(0) else VALUE, *rest[1:])


def _cells(call: ast.Call, path: Path) -> Iterator[tuple[ast.expr, Path]]:
    """`pytest.param(404, "missing")` is a row; with one cell it is the cell, too."""
    if path and path[0].kind == "item" and isinstance(path[0].at, int):
        if 0 <= path[0].at < len(call.args):
            yield call.args[path[0].at], path[1:]
    elif len(call.args) == 1:
        yield call.args[0], path


def _collected(call: ast.Call, tail: str, path: Path) -> Iterator[tuple[ast.expr, Path]]:
    """Calls that hand on what is in a collection: copies, `zip`, `enumerate`, `dict`."""
    given, first, rest = call.args, path[0], path[1:]
    if tail == "dict":
        for keyword in call.keywords:
            if keyword.arg is None:
                yield keyword.value, path
            elif first is VALUE or first == entry(keyword.arg):
                yield keyword.value, rest
        for one in given[:1]:
            yield one, path
    elif tail == "fromkeys" and given and first in (KEY, EACH):
        yield given[0], (EACH, *rest)
    elif tail in _COPIES:
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        source = given[:1] or ([owner] if owner is not None and tail == "copy" else [])
        for one in source:
            yield one, path
    elif tail == "repeat" and given and first is EACH:
        yield given[0], rest
    elif tail == "chain" and first is EACH:
        for one in given:
            yield one, path
    elif tail == "enumerate" and given and first is EACH and rest[:1] == (item(1),):
        yield given[0], (EACH, *rest[1:])
    elif tail in ("zip", "product", "zip_longest") and first is EACH and rest:
        place = rest[0].at if rest[0].kind == "item" else -1
        if isinstance(place, int) and 0 <= place < len(given):
            if not any(isinstance(one, ast.Starred) for one in given):
                yield given[place], (EACH, *rest[1:])


def _is_unpacked(display: ast.expr) -> bool:
    elements = display.elts if isinstance(display, ast.Tuple | ast.List) else []
    return any(isinstance(one, ast.Starred) for one in elements)
