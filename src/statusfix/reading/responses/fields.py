"""The header fields that an expression names: mappings, pairs and calls that copy them."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import NamedTuple

from statusfix.reading.names.bindings import Scope, qualify, value_of
from statusfix.reading.names.evidence import tail_of

_COPIES = (
    "dict", "Headers", "MutableHeaders", "MultiDict", "CIMultiDict", "HTTPHeaders", "OrderedDict",
    "list", "tuple", "copy", "deepcopy", "ResponseHeaders", "EnvironHeaders",
)  # fmt: skip
_DEPTH = 5


class Fields(NamedTuple):
    """Header fields in lower case: set on every path, on some path; or anything at all."""

    sure: frozenset[str] = frozenset()
    possible: frozenset[str] = frozenset()
    is_open: bool = False

    def then(self, more: Fields) -> Fields:
        """Return what is set after more has been set too."""
        return Fields(
            self.sure | more.sure, self.possible | more.possible, self.is_open or more.is_open
        )

    def either(self, other: Fields) -> Fields:
        """Return what is set where two paths meet."""
        return Fields(
            self.sure & other.sure, self.possible | other.possible, self.is_open or other.is_open
        )

    def without(self, name: str) -> Fields:
        """Return what is set after one field has been taken away."""
        return self._replace(sure=self.sure - {name}, possible=self.possible - {name})

    def opened(self) -> Fields:
        """Return the same, after something unseen may have set any other field."""
        return self._replace(is_open=True)


NONE = Fields()
OPEN = Fields(is_open=True)

# Resolves a name that holds header fields, at the place where it is used.
Lookup = Callable[[ast.Name], Fields]


def set_of(*names: str) -> Fields:
    """Return fields that are set for sure."""
    found = frozenset(name.lower() for name in names)
    return Fields(found, found)


def field_name(expression: ast.AST, scope: Scope, depth: int = 0) -> str | None:
    """Return the name of a field in lower case, None where only the running program knows it."""
    if isinstance(expression, ast.Constant):
        value = expression.value
        if isinstance(value, bytes):
            return value.decode("latin-1").lower()
        return value.lower() if isinstance(value, str) else None
    if isinstance(expression, ast.Name) and depth < _DEPTH:
        assigned = value_of(expression.id, scope)
        return field_name(assigned[1], assigned[0], depth + 1) if assigned else None
    if isinstance(expression, ast.Attribute):  # hdrs.WWW_AUTHENTICATE, HttpHeaders.LOCATION
        owner = (qualify(expression.value, scope) or tail_of(expression.value) or "").lower()
        if expression.attr.isupper() and ("hdrs" in owner or "header" in owner):
            return expression.attr.lower().replace("_", "-")
    return None


def fields_of(expression: ast.expr | None, scope: Scope, lookup: Lookup, depth: int = 0) -> Fields:
    """Return the fields of a headers argument; `lookup` resolves the names in it."""
    if expression is None or depth > _DEPTH:
        return NONE if expression is None else OPEN
    if isinstance(expression, ast.Constant):
        return NONE if expression.value is None else OPEN
    if isinstance(expression, ast.Name):
        return lookup(expression)
    if isinstance(expression, ast.Dict):
        return _of_dict(expression, scope, lookup, depth)
    if isinstance(expression, ast.List | ast.Tuple | ast.Set):
        return _of_pairs(expression.elts, scope, lookup, depth)
    if isinstance(expression, ast.IfExp):
        first = fields_of(expression.body, scope, lookup, depth + 1)
        return first.either(fields_of(expression.orelse, scope, lookup, depth + 1))
    if isinstance(expression, ast.BoolOp):
        found = fields_of(expression.values[0], scope, lookup, depth + 1)
        for value in expression.values[1:]:
            found = found.either(fields_of(value, scope, lookup, depth + 1))
        return found
    if isinstance(expression, ast.BinOp) and isinstance(expression.op, ast.BitOr | ast.Add):
        first = fields_of(expression.left, scope, lookup, depth + 1)
        return first.then(fields_of(expression.right, scope, lookup, depth + 1))
    if isinstance(expression, ast.Call):
        return _of_copy(expression, scope, lookup, depth)
    return OPEN


def _of_dict(node: ast.Dict, scope: Scope, lookup: Lookup, depth: int) -> Fields:
    found = NONE
    for key, value in zip(node.keys, node.values, strict=True):
        if key is None:
            found = found.then(fields_of(value, scope, lookup, depth + 1))
            continue
        name = field_name(key, scope)
        found = found.opened() if name is None else found.then(set_of(name))
    return found


def _of_pairs(pairs: list[ast.expr], scope: Scope, lookup: Lookup, depth: int) -> Fields:
    found = NONE
    for pair in pairs:
        if isinstance(pair, ast.Starred):
            found = found.then(fields_of(pair.value, scope, lookup, depth + 1))
            continue
        is_pair = isinstance(pair, ast.Tuple | ast.List) and len(pair.elts) == 2
        first = pair.elts[0] if isinstance(pair, ast.Tuple | ast.List) and is_pair else None
        name = field_name(first, scope) if first is not None else None
        found = found.opened() if name is None else found.then(set_of(name))
    return found


def _of_copy(call: ast.Call, scope: Scope, lookup: Lookup, depth: int) -> Fields:
    """`dict(base, Allow="GET")`, `Headers({...})`, `base.copy()`."""
    function = call.func
    if isinstance(function, ast.Attribute) and function.attr in ("copy", "items", "raw"):
        return fields_of(function.value, scope, lookup, depth + 1)
    if tail_of(function) not in _COPIES or len(call.args) > 1:
        return OPEN
    found = fields_of(call.args[0], scope, lookup, depth + 1) if call.args else NONE
    for keyword in call.keywords:
        if keyword.arg in ("headers", "raw"):
            found = found.then(fields_of(keyword.value, scope, lookup, depth + 1))
        elif keyword.arg is None:
            found = found.opened()
        else:
            found = found.then(set_of(keyword.arg.replace("_", "-")))
    return found
