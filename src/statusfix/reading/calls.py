"""Calls, assignments, defaults, messages and subscripts: where a status is handed over."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from statusfix.frameworks import Sink, conventions, index
from statusfix.frameworks._schema import ARGUMENT, KEYS, MEMBERS, VIEW
from statusfix.model import EnumSafety, Role, Spelling
from statusfix.reading import assertions, classes, handing
from statusfix.reading.collector import Collector
from statusfix.reading.flow import paths, views
from statusfix.reading.flow.paths import Path
from statusfix.reading.mistakes import misuses
from statusfix.reading.names.bindings import (
    BindingKind,
    FunctionNode,
    Scope,
    ScopeKind,
    class_of,
    qualify,
)
from statusfix.reading.names.evidence import is_status_name, tail_of
from statusfix.reading.names.objects import dotted
from statusfix.reading.names.values import Value, constant_at
from statusfix.reading.slot import Slot, slot_of, weak_slot
from statusfix.registry import family, is_registered

_SEARCH_OBJECT = re.compile(conventions.SEARCH_OBJECT)
_RESPONSE_CLASS = re.compile(r"(?:Response|Exception|Error|Redirect|Problem|Abort)\w{0,3}\Z")

_SPECIAL = frozenset(("__init__", "make_response", "setattr", "object", "get"))

_READ = {ARGUMENT: Collector.add, KEYS: handing.read_keys, MEMBERS: handing.read_members}


def read_call(collector: Collector, call: ast.Call, scope: Scope) -> None:
    """Add the sites among the arguments of a call."""
    function = call.func
    tail = tail_of(function) or ""
    read_class(collector, function, scope)
    rows: Sequence[Sink] = ()
    for row in collector.own.called(function, scope) if collector.own.is_given else ():
        _read_row(collector, call, row, scope)
    if collector.known.may_be_called(function, tail):
        name = called_name(function, scope)
        collector.phrases.read_call(call, name, tail)
        misuses.read_call(collector, call, name, scope)
        if name in index().not_sinks or (name is None and tail in index().not_sinks):
            return
        rows = _rows(function, name, tail, scope)
        for row in rows:
            _read_row(collector, call, row, scope)
    if call.keywords:
        _read_keywords(collector, call, tail, scope, has_rows=bool(rows))
    assertions.read_assertion(collector, call, tail, scope)
    if tail in _SPECIAL:
        _read_special(collector, call, tail, scope)


def _read_special(collector: Collector, call: ast.Call, tail: str, scope: Scope) -> None:
    """Calls with a meaning of their own: super().__init__(), make_response(), setattr(), get()."""
    function = call.func
    if tail == "__init__":
        _read_super(collector, call, scope)
    if tail == "make_response" and not _is_own(function, scope):
        _read_make_response(collector, call, scope)
    if len(call.args) in (2, 3) and tail in ("setattr", "object"):
        _read_setattr(collector, call, scope)
    if tail == "get" and isinstance(function, ast.Attribute) and call.args:
        handing.read_lookup(collector, function.value, call.args[0], scope)


def _rows(function: ast.expr, name: str | None, tail: str, scope: Scope) -> Sequence[Sink]:
    """Return the rows of a callable, those of its base class, or of any method by its name."""
    rows = index().called(name) if name else ()
    if not rows and name is not None and name.startswith("<local>."):
        rows = _inherited_constructor(function, scope)
    if not rows and _is_open(name) and not _is_own(function, scope):
        rows = index().by_method.get(tail, ())
    return rows


def read_class(collector: Collector, expression: ast.expr, scope: Scope) -> None:
    """Add the site of a class that answers with one status: `raise NotFound`, `HTTPFound(url)`."""
    tail = tail_of(expression)
    if tail not in collector.known.constants:
        return
    constant = constant_at(expression, scope)
    if constant is None or family(constant.family).kind != "class":
        return
    if is_registered(constant.code):  # a base class has a placeholder
        value = Value(expression, constant.code, Spelling.CLASS, constant.family, constant.name)
        collector.add_value(value, Slot(Role.RESPONSE, constant.name, constant.family))


def called_name(function: ast.expr, scope: Scope) -> str | None:
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


def _read_row(collector: Collector, call: ast.Call, row: Sink, scope: Scope) -> None:
    if row.kind == VIEW:
        _read_view_lambda(collector, call, row, scope)
        return
    given = views.argument(call, row.parameter, row.position)
    slot = collector.shown(slot_of(row), call, scope)
    if given is None:
        _read_unpacked(collector, call, row, scope, slot)
        return
    if row.kind in _READ:
        _READ[row.kind](collector, given, scope, slot)


def _read_unpacked(
    collector: Collector, call: ast.Call, row: Sink, scope: Scope, slot: Slot
) -> None:
    """Follow what `*arguments` and `**keywords` hand over for a row."""
    inner: Path = {KEYS: paths.KEYS, MEMBERS: paths.MEMBERS}.get(row.kind, paths.WHOLE)
    for keyword in call.keywords:
        if keyword.arg is None and row.parameter:
            step = paths.entry(row.parameter)
            collector.flow.taken(keyword.value, scope, slot, (step, *inner))
    for place, one in enumerate(call.args[: row.position + 1]):
        if isinstance(one, ast.Starred):
            step = paths.item(row.position - place)
            collector.flow.taken(one.value, scope, slot, (step, *inner))
            return


def _read_view_lambda(collector: Collector, call: ast.Call, row: Sink, scope: Scope) -> None:
    handed = views.argument(call, row.parameter, row.position)
    if handed is not None:
        collector.views.register(handed, row)
    if isinstance(handed, ast.Lambda):
        inner, order = Scope(handed, scope), index().order_of(row.name)
        for display in views.displays_in(handed.body) if order else ():
            status = views.status_in(display, order) if order else None
            if status is not None:
                collector.add(status, inner, slot_of(row)._replace(name="a returned tuple"))


def _read_keywords(
    collector: Collector, call: ast.Call, tail: str, scope: Scope, has_rows: bool
) -> None:
    """Keywords that say a status whoever takes them: `status_code=404`."""
    is_body = tail in conventions.BODY_BUILDERS
    if _is_request(call, tail):
        _read_expected(collector, call, tail, scope)
    for keyword in call.keywords:
        parameter = keyword.arg
        if parameter is None or (is_body and tail not in conventions.CREATORS):
            continue
        for row in index().by_keyword.get(parameter, ()):
            if (is_body and row.kind != MEMBERS) or not _is_meant(collector, call, parameter):
                continue
            read = _READ[row.kind]
            read(collector, keyword.value, scope, slot_of(row, parameter))
        if is_body:
            continue
        if parameter in conventions.STATUS_KEYWORDS or is_status_name(parameter):
            slot = collector.shown(_keyword_slot(tail, parameter), call, scope)
            collector.add(keyword.value, scope, slot)
        elif _is_test_double(tail, parameter) or (
            parameter == conventions.CLIENT_KEYWORD and _is_request(call, tail)
        ):
            role = Role.ELSEWHERE if _is_test_double(tail, parameter) else Role.COMPARISON
            slot = weak_slot(role, f"{tail}({parameter}=)")
            if role is Role.ELSEWHERE:
                slot = slot._replace(enum_safety=EnumSafety.KEPT)
                slot = collector.shown(slot, call, scope)
            collector.add(keyword.value, scope, slot)
            if role is Role.COMPARISON:
                handing.read_members(collector, keyword.value, scope, slot)
        elif not has_rows and parameter in ("status", "code"):
            if _RESPONSE_CLASS.search(tail) or tail in ("redirect", "make_response"):
                if collector.speaks_http and (tail, parameter) != ("HTTPError", "code"):
                    if parameter == "status" or tail == "redirect":
                        slot = weak_slot(Role.RESPONSE, tail)._replace(enum_safety=EnumSafety.KEPT)
                        collector.add(keyword.value, scope, collector.shown(slot, call, scope))
            elif collector.speaks_http and not _is_query(call.func):
                told = weak_slot(Role.ELSEWHERE, f"{tail}({parameter}=)")
                told = told._replace(enum_safety=EnumSafety.KEPT, is_shared=True)
                collector.add(keyword.value, scope, told)


def _is_meant(collector: Collector, call: ast.Call, parameter: str) -> bool:
    """Whether a keyword is meant that only the clients of search engines take: `ignore=404`."""
    if parameter not in conventions.SEARCH_KEYWORDS:
        return True
    if not isinstance(call.func, ast.Attribute):
        return False
    is_imported = any(one in conventions.SEARCH_PACKAGES for one in collector.packages)
    return is_imported or _SEARCH_OBJECT.search(dotted(call.func.value) or "") is not None


def _read_expected(collector: Collector, call: ast.Call, tail: str, scope: Scope) -> None:
    """Follow the expected status in what a request unpacks: `app.get(url, **keywords)`."""
    for keyword in call.keywords:
        if keyword.arg is None:
            slot = weak_slot(Role.COMPARISON, f"{tail}({conventions.CLIENT_KEYWORD}=)")
            step = paths.entry(conventions.CLIENT_KEYWORD)
            collector.flow.taken(keyword.value, scope, slot, (step,))


def _keyword_slot(tail: str, parameter: str) -> Slot:
    name = f"{tail}({parameter}=)"
    if assertions.is_assertion(tail) or tail.startswith("assert"):
        return weak_slot(Role.COMPARISON, name)
    if parameter.startswith(("expected", "target")):
        return weak_slot(Role.COMPARISON, name)
    if tail in conventions.TEST_DOUBLES:
        return weak_slot(Role.ELSEWHERE, name)._replace(enum_safety=EnumSafety.KEPT)
    role = Role.RESPONSE if _RESPONSE_CLASS.search(tail) else Role.ELSEWHERE
    return weak_slot(role, name)._replace(enum_safety=EnumSafety.KEPT)


def _is_test_double(tail: str, parameter: str) -> bool:
    return tail in conventions.TEST_DOUBLES and parameter in conventions.TEST_DOUBLE_KEYWORDS


def _is_query(function: ast.expr) -> bool:
    owner = function.value if isinstance(function, ast.Attribute) else None
    return owner is not None and tail_of(owner) in conventions.QUERIES


def _is_request(call: ast.Call, tail: str) -> bool:
    """Return True for `app.get(url, status=404)`, not for a manager's `objects.get(status=1)`."""
    if tail not in conventions.CLIENT_METHODS or not isinstance(call.func, ast.Attribute):
        return False
    if _is_query(call.func):
        return False
    if call.args:
        return True
    return any(keyword.arg in conventions.CLIENT_URL_KEYWORDS for keyword in call.keywords)


def _read_make_response(collector: Collector, call: ast.Call, scope: Scope) -> None:
    """make_response((body, 404)) takes what a view returns; a method of that name a status."""
    order = index().order_of("*.")
    if len(call.args) == 1 and order is not None:
        slot = weak_slot(Role.RESPONSE, "make_response")
        collector.flow.taken(call.args[0], scope, slot, (paths.answer(order),))
    for given in call.args[1:] if isinstance(call.func, ast.Attribute) else ():
        if isinstance(given, ast.Constant) and type(given.value) is int:
            slot = weak_slot(Role.RESPONSE, "make_response")._replace(enum_safety=EnumSafety.KEPT)
            collector.add(given, scope, slot)


def _read_setattr(collector: Collector, call: ast.Call, scope: Scope) -> None:
    """setattr(response, "status_code", 404), monkeypatch.setattr, mock.patch.object."""
    name = call.args[1]
    if len(call.args) == 3 and isinstance(name, ast.Constant) and isinstance(name.value, str):
        target = ast.Attribute(call.args[0], name.value, ast.Store())
        handing.read_assignment(collector, [target], call.args[2], scope)


def _read_super(collector: Collector, call: ast.Call, scope: Scope) -> None:
    """super().__init__(404, ...) and Base.__init__(self, 404) say what the base class takes."""
    function = call.func
    owner = function.value if isinstance(function, ast.Attribute) else None
    if not (isinstance(owner, ast.Call) and tail_of(owner.func) == "super"):
        return
    inner: Scope | None = scope
    while inner is not None and inner.kind is not ScopeKind.CLASS:
        inner = inner.parent
    if inner is None or not isinstance(inner.node, ast.ClassDef) or inner.parent is None:
        return
    for base in classes.bases_of(inner.node, inner.parent):
        for row in index().called(base):
            _read_row(collector, call, row, scope)
