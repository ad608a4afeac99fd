"""Calls, assignments, defaults, messages and subscripts: where a status is handed over."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from statusfix.frameworks import Sink, conventions, index
from statusfix.frameworks._schema import ARGUMENT, ATTRIBUTE, KEYS, MEMBERS, SUBSCRIPT, VIEW
from statusfix.frameworks.stdlib import MESSAGES
from statusfix.model import EnumSafety, Role, Spelling
from statusfix.reading import classes, comparisons, views
from statusfix.reading.bindings import (
    BindingKind,
    FunctionNode,
    Scope,
    ScopeKind,
    class_of,
    is_literal_type,
    qualify,
)
from statusfix.reading.evidence import (
    is_response_like,
    is_status_name,
    tail_of,
)
from statusfix.reading.flow import Shape
from statusfix.reading.slot import Slot, slot_of
from statusfix.reading.values import Value, constant_at
from statusfix.registry import family, is_registered

if TYPE_CHECKING:
    from statusfix.reading.sites import Reader

_ASSERT_NAME = re.compile(conventions.ASSERT_NAME)
_RESPONSE_CLASS = re.compile(r"(?:Response|Exception|Error|Redirect|Problem|Abort)\w{0,3}\Z")


# -- calls ------------------------------------------------------------------------------------


def read_call(reader: Reader, call: ast.Call, scope: Scope) -> None:
    """Add the sites among the arguments of a call."""
    function = call.func
    read_class(reader, function, scope)
    tail = tail_of(function) or ""
    name = _called_name(function, scope)
    if name in index().not_sinks or (name is None and tail in index().not_sinks):
        return
    rows = index().called(name) if name else ()
    if not rows and name is not None and name.startswith("<local>."):
        rows = _inherited_constructor(function, scope)
    if not rows and _is_open(name) and not _is_own(function, scope):
        rows = index().by_method.get(tail, ())
    for row in rows:
        _read_row(reader, call, row, scope)
    _read_keywords(reader, call, tail, scope, has_rows=bool(rows))
    _read_assertion(reader, call, tail, scope)
    _read_super(reader, call, scope)


def read_class(reader: Reader, expression: ast.expr, scope: Scope) -> None:
    """Add the site of a class that answers with one status: `raise NotFound`, `HTTPFound(url)`."""
    constant = constant_at(expression, scope)
    if constant is None or family(constant.family).kind != "class":
        return
    if is_registered(constant.code):  # a base class has a placeholder
        value = Value(expression, constant.code, Spelling.CLASS, constant.family, constant.name)
        reader.add_value(value, Slot(Role.RESPONSE, constant.name, constant.family))


def _called_name(function: ast.expr, scope: Scope) -> str | None:
    """Return the qualified name of what is called, through the class of the object if need be."""
    name = qualify(function, scope)
    if name is not None:
        return name
    if isinstance(function, ast.Attribute):
        owner = class_of(function.value, scope)
        if owner is not None:
            return f"{owner}.{function.attr}"
    if isinstance(function, ast.Name):
        found = scope.find(function.id)
        is_parameter = found is not None and found[1][-1].kind is BindingKind.PARAMETER
        if found is None or (is_parameter and function.id in index().by_name):
            return function.id
    return None


def _is_open(name: str | None) -> bool:
    """True where nothing is known about the owner of what is called."""
    if name is None:
        return True
    owner = name.rpartition(".")[0]
    return not index().is_known_class(owner)


def _is_own(function: ast.expr, scope: Scope) -> bool:
    """True for a bare name that this module defines: what it takes, its body tells (`flow`)."""
    found = scope.find(function.id) if isinstance(function, ast.Name) else None
    return found is not None and found[1][-1].kind is not BindingKind.IMPORT


def _inherited_constructor(function: ast.expr, scope: Scope) -> tuple[Sink, ...]:
    """Return the rows of the base class that a class of this module inherits its __init__ from."""
    found = scope.find(function.id) if isinstance(function, ast.Name) else None
    definition = found[1][-1].node if found else None
    if found is None or not isinstance(definition, ast.ClassDef):
        return ()
    if any(isinstance(one, FunctionNode) and one.name == "__init__" for one in definition.body):
        return ()
    for base in classes.bases_of(definition, found[0]):
        rows = index().called(base)
        if rows:
            return rows
    return ()


def _read_row(reader: Reader, call: ast.Call, row: Sink, scope: Scope) -> None:
    if row.kind == VIEW:
        _read_view_lambda(reader, call, row, scope)
        return
    given = views.argument(call, row.parameter, row.position)
    if given is None:
        return
    slot = slot_of(row)
    if row.kind == ARGUMENT:
        reader.add(given, scope, slot)
    elif row.kind == KEYS:
        read_keys(reader, given, scope, slot)
    elif row.kind == MEMBERS:
        read_members(reader, given, scope, slot)


def _read_view_lambda(reader: Reader, call: ast.Call, row: Sink, scope: Scope) -> None:
    handed = views.argument(call, row.parameter, row.position)
    if isinstance(handed, ast.Lambda):
        inner = Scope(handed, scope)
        for returned in views.returned_tuples(handed.body):
            reader.add(returned.elts[1], inner, slot_of(row)._replace(name="a returned tuple"))


def _read_keywords(
    reader: Reader, call: ast.Call, tail: str, scope: Scope, has_rows: bool
) -> None:
    """Keywords that say a status whoever takes them: `status_code=404`."""
    is_body = tail in conventions.BODY_BUILDERS
    for keyword in call.keywords:
        parameter = keyword.arg
        if parameter is None or is_body:
            continue
        for row in index().by_keyword.get(parameter, ()):
            read = read_keys if row.kind == KEYS else read_members
            read(reader, keyword.value, scope, slot_of(row, parameter))
        if parameter in conventions.STATUS_KEYWORDS or is_status_name(parameter):
            reader.add(keyword.value, scope, _keyword_slot(tail, parameter))
        elif _is_test_double(tail, parameter) or (
            parameter == conventions.CLIENT_KEYWORD and _is_request(call, tail)
        ):
            role = Role.ELSEWHERE if _is_test_double(tail, parameter) else Role.COMPARISON
            reader.add(keyword.value, scope, _weak(role, f"{tail}({parameter}=)"))
            if role is Role.COMPARISON:
                read_members(reader, keyword.value, scope, _weak(role, f"{tail}({parameter}=)"))
        elif not has_rows and parameter in ("status", "code"):
            if _RESPONSE_CLASS.search(tail) or tail in ("redirect", "make_response"):
                if reader.speaks_http and (tail, parameter) != ("HTTPError", "code"):
                    if parameter == "status" or tail == "redirect":
                        reader.add(keyword.value, scope, _weak(Role.RESPONSE, tail))


def _keyword_slot(tail: str, parameter: str) -> Slot:
    name = f"{tail}({parameter}=)"
    if _ASSERT_NAME.match(tail) or tail.startswith("assert"):
        return _weak(Role.COMPARISON, name)
    if parameter.startswith(("expected", "target")):
        return _weak(Role.COMPARISON, name)
    if tail in conventions.TEST_DOUBLES:
        return _weak(Role.ELSEWHERE, name)
    role = Role.RESPONSE if _RESPONSE_CLASS.search(tail) else Role.ELSEWHERE
    return _weak(role, name)._replace(enum_safety=EnumSafety.KEPT)


def _weak(role: Role, name: str) -> Slot:
    return Slot(role, name, is_certain=False, strings_matter=False)


def _is_test_double(tail: str, parameter: str) -> bool:
    return tail in conventions.TEST_DOUBLES and parameter in conventions.TEST_DOUBLE_KEYWORDS


def _is_request(call: ast.Call, tail: str) -> bool:
    """Return True for `app.get(url, status=404)`, not for a manager's `objects.get(status=1)`."""
    if tail not in conventions.CLIENT_METHODS or not isinstance(call.func, ast.Attribute):
        return False
    if tail_of(call.func.value) in ("objects", "query", "session", "filter"):
        return False
    if call.args:
        return True
    return any(keyword.arg in conventions.CLIENT_URL_KEYWORDS for keyword in call.keywords)


def _read_assertion(reader: Reader, call: ast.Call, tail: str, scope: Scope) -> None:
    """assertEqual(r.status_code, 200), assertIn(r.status_code, (200, 201)), assert_status(404)."""
    if len(call.args) >= 2 and tail in conventions.ASSERT_PAIRS:
        identity = tail in ("assertIs", "assertIsNot")
        comparisons.read_pair(reader, call.args[0], call.args[1], scope, identity)
    elif len(call.args) >= 2 and tail in conventions.ASSERT_MEMBERS:
        comparisons.read_membership(reader, call.args[0], call.args[1], scope)
    elif _ASSERT_NAME.match(tail) and (reader.speaks_http or "status" in tail.lower()):
        for given in call.args:
            if isinstance(given, ast.Constant):
                reader.add(given, scope, _weak(Role.COMPARISON, tail))


def _read_super(reader: Reader, call: ast.Call, scope: Scope) -> None:
    """super().__init__(404, ...) and Base.__init__(self, 404) say what the base class takes."""
    function = call.func
    if not isinstance(function, ast.Attribute) or function.attr != "__init__":
        return
    owner = function.value
    if not (isinstance(owner, ast.Call) and tail_of(owner.func) == "super"):
        return
    inner: Scope | None = scope
    while inner is not None and inner.kind is not ScopeKind.CLASS:
        inner = inner.parent
    if inner is None or not isinstance(inner.node, ast.ClassDef) or inner.parent is None:
        return
    for base in classes.bases_of(inner.node, inner.parent):
        for row in index().called(base):
            _read_row(reader, call, row, scope)


# -- collections ------------------------------------------------------------------------------


def read_keys(reader: Reader, expression: ast.expr, scope: Scope, slot: Slot) -> None:
    """Add the keys of a mapping: `{404: ..., (200, "text/csv"): ...}`."""
    if isinstance(expression, ast.Dict):
        for key in expression.keys:
            if isinstance(key, ast.Tuple) and key.elts:
                reader.add(key.elts[0], scope, slot._replace(is_key=True))
            elif key is not None:
                reader.add(key, scope, slot._replace(is_key=True))
            else:
                continue
        for key, value in zip(expression.keys, expression.values, strict=True):
            if key is None:
                read_keys(reader, value, scope, slot)
    elif isinstance(expression, ast.Name):
        reader.flow.taken(expression, scope, slot.role, Shape.KEYS)
    elif isinstance(expression, ast.BinOp) and isinstance(expression.op, ast.BitOr):
        read_keys(reader, expression.left, scope, slot)
        read_keys(reader, expression.right, scope, slot)
    elif isinstance(expression, ast.DictComp):
        inner = Scope(expression, scope)
        reader.add(expression.key, inner, slot._replace(is_key=True))


def read_members(reader: Reader, expression: ast.expr, scope: Scope, slot: Slot) -> None:
    """Add the members of a collection of statuses."""
    reader.flow.taken(expression, scope, slot.role, Shape.MEMBERS)
    if isinstance(expression, ast.Call) and len(expression.args) == 1:
        if tail_of(expression.func) in ("set", "frozenset", "list", "tuple"):
            read_members(reader, expression.args[0], scope, slot)
    elif isinstance(expression, ast.Tuple | ast.List | ast.Set):
        for element in expression.elts:
            if isinstance(element, ast.Starred):
                read_members(reader, element.value, scope, slot)
            else:
                reader.add(element, scope, slot)


# -- other places -----------------------------------------------------------------------------


def read_assignment(
    reader: Reader, targets: Sequence[ast.expr], value: ast.expr, scope: Scope
) -> None:
    """Add the sites of `response.status_code = 404` and `exception_handlers = {404: f}`."""
    for target in targets:
        if isinstance(target, ast.Attribute):
            slot = _attribute_slot(reader, target, scope)
            if slot is not None:
                reader.add(value, scope, slot)
        name = tail_of(target)
        if name is not None and name.lower() in conventions.HANDLER_NAMES:
            slot = Slot(Role.DECLARATION, name, is_certain=False, strings_matter=False)
            read_keys(reader, value, scope, slot)


def _attribute_slot(reader: Reader, target: ast.Attribute, scope: Scope) -> Slot | None:
    owner = class_of(target.value, scope)
    row = index().member(owner, ATTRIBUTE, target.attr) if owner else None
    if row is not None:
        return slot_of(row, f"{row.name}.{target.attr}")._replace(role=Role.RESPONSE)
    receiver = tail_of(target.value)
    if is_status_name(target.attr):
        role = Role.ELSEWHERE if receiver == "return_value" else Role.RESPONSE
        return Slot(
            role,
            f".{target.attr}",
            enum_safety=EnumSafety.KEPT,
            is_certain=False,
            strings_matter=False,
        )
    if target.attr == "status" and reader.speaks_http and receiver is not None:
        if is_response_like(target.value) and owner is None:
            return Slot(
                Role.RESPONSE,
                ".status",
                enum_safety=EnumSafety.KEPT,
                accepts="int text line",
                is_certain=False,
                strings_matter=False,
            )
    return None


def read_defaults(
    reader: Reader, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope
) -> None:
    """Add the defaults of parameters whose name is a status: `def fail(status_code=400)`."""
    positional = [*node.args.posonlyargs, *node.args.args]
    defaults = node.args.defaults
    pairs = list(zip(positional[len(positional) - len(defaults) :], defaults, strict=True))
    pairs += [
        (parameter, default)
        for parameter, default in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
        if default is not None
    ]
    for parameter, default in pairs:
        if is_literal_type(parameter.annotation):
            continue
        if is_status_name(parameter.arg) or (
            parameter.arg == "code" and node.name in ("redirect", "abort")
        ):
            reader.add(default, scope, _weak(Role.ELSEWHERE, f"default of {parameter.arg}"))


def read_message(reader: Reader, node: ast.Dict, scope: Scope) -> None:
    """Add the status of a mapping that is a protocol's message (ASGI)."""
    entries = {
        key.value: value
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }
    for marker, wanted, status, source in MESSAGES:
        found = entries.get(marker)
        if isinstance(found, ast.Constant) and found.value == wanted and status in entries:
            reader.add(entries[status], scope, Slot(Role.RESPONSE, source, "stdlib"))


def read_subscript(reader: Reader, node: ast.Subscript, scope: Scope) -> None:
    """Add the key of `app.exception_handlers[404]` and `http.client.responses[404]`."""
    name = qualify(node.value, scope)
    rows = index().by_name.get(index().canonical(name), ()) if name else ()
    for row in rows:
        if row.kind == SUBSCRIPT:
            reader.add(node.slice, scope, slot_of(row)._replace(is_key=True))
            return
    tail = tail_of(node.value)
    if isinstance(node.value, ast.Subscript):
        tail = tail_of(node.value.value)
    if tail in conventions.HANDLER_NAMES:
        reader.add(node.slice, scope, _weak(Role.DECLARATION, tail or "")._replace(is_key=True))
