"""What handlers return that their framework takes for something else: exceptions, tuples."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from statusfix.frameworks import index
from statusfix.frameworks.misuses import OTHER_TUPLES, TUPLES, UNRAISED, VIEW_DECORATORS
from statusfix.frameworks.responses import carrier_of
from statusfix.model import Change, Fault, Misuse, Spelling
from statusfix.reading.classes import bases_of
from statusfix.reading.collector import Collector
from statusfix.reading.flow.views import argument
from statusfix.reading.mistakes.changes import answered, raised, swapped
from statusfix.reading.names.bindings import FunctionNode, Scope, ScopeKind, qualify
from statusfix.reading.names.evidence import tail_of
from statusfix.reading.names.values import values_of
from statusfix.reading.responses.handlers import called, family_of, framework_of
from statusfix.registry import is_registered

_UNRAISED = {row[0]: row[1:] for row in UNRAISED}
_TUPLES = {(row[0], row[2]): row for row in TUPLES}
_SPEAKING = (Spelling.NUMBER, Spelling.NAME, Spelling.LOCAL)
_EXCEPTION = ("Exception", "Error")
_SAID = ast.Dict | ast.Constant | ast.JoinedStr | ast.Call | ast.Name


def read_returns(collector: Collector) -> None:
    """Note what is wrong with what the handlers of a module return."""
    handlers = Handlers(collector)
    takes_raised = any(name in _UNRAISED for name in collector.packages)
    for function, returned in collector.views.returns():
        for value in returned:
            for one in _branches(value):
                if isinstance(one, ast.Tuple):
                    _read_tuple(collector, one, function, handlers)
                elif takes_raised and isinstance(one, ast.Call):
                    _read_exception(collector, one, function, handlers)


class Handlers:
    """Which framework gets what a function of a module returns.

    What a handler returns as it comes from another function of the module, `return show(item)`,
    that function answers, too.
    """

    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        self._handed: dict[int, str] | None = None

    def framework(self, function: Scope) -> str:
        """Return the framework that gets what a function returns, "" where nothing tells."""
        found = framework_of(function, self._collector.packages)
        if found or not isinstance(function.node, FunctionNode) or function.node.decorator_list:
            return found
        if self._handed is None:
            self._handed = dict(self._find_handed())
        return self._handed.get(id(function.node), "")

    def is_handler(self, function: Scope) -> bool:
        """Return whether the framework itself calls a function."""
        return framework_of(function, self._collector.packages) != ""

    def _find_handed(self) -> Iterator[tuple[int, str]]:
        for function, returned in self._collector.views.returns():
            framework = framework_of(function, self._collector.packages)
            for value in returned if framework else ():
                inner = value.value if isinstance(value, ast.Await) else value
                name = inner.func if isinstance(inner, ast.Call) else None
                found = function.find(name.id) if isinstance(name, ast.Name) else None
                if found is not None and len(found[1]) == 1:
                    yield id(found[1][0].node), framework


def _branches(value: ast.expr) -> Iterator[ast.expr]:
    if isinstance(value, ast.IfExp):
        yield from _branches(value.body)
        yield from _branches(value.orelse)
    else:
        yield value


def _read_exception(
    collector: Collector, call: ast.Call, function: Scope, handlers: Handlers
) -> None:
    name = _class_of_call(call, function)
    if _makes_exceptions(function.node):
        return
    if name is None or not any(row[0] in index().lineage(name) for row in _UNRAISED.values()):
        return
    row = _UNRAISED.get(handlers.framework(function))
    if row is not None:
        _, outcome, source = row
        is_own = (qualify(call.func, function) or "").startswith("<local>.")
        status = argument(call, "status_code", -1 if is_own else 0) or call.func
        found = f"a returned {tail_of(call.func)} is not raised"
        changes = raised(collector, call) if handlers.is_handler(function) else ()
        fault = Fault(Misuse.UNRAISED, found, outcome, "write `raise`", source, changes)
        collector.faults.note(status, function, fault)


def _makes_exceptions(function: ast.AST) -> bool:
    """Whether a function is annotated to return an exception: others raise it."""
    if not isinstance(function, FunctionNode) or function.returns is None:
        return False
    return any(
        (tail_of(one) or "").endswith(_EXCEPTION)
        for one in ast.walk(function.returns)
        if isinstance(one, ast.Name | ast.Attribute)
    )


def _class_of_call(call: ast.Call, scope: Scope) -> str | None:
    """Return the class that a call makes an instance of; for a local one, its first base."""
    name = qualify(call.func, scope)
    if name is None or not name.startswith("<local>."):
        return name
    found = scope.find(call.func.id) if isinstance(call.func, ast.Name) else None
    definition = found[1][-1].node if found else None
    if found is None or not isinstance(definition, ast.ClassDef):
        return None
    return next(iter(bases_of(definition, found[0])), None)


def _read_tuple(collector: Collector, row: ast.Tuple, function: Scope, handlers: Handlers) -> None:
    if len(row.elts) not in (2, 3) or any(isinstance(one, ast.Starred) for one in row.elts):
        return
    body, second = row.elts[:2]
    order, status, said = "", second, body
    if _is_status(second, function) and isinstance(body, _SAID) and not _is_number(body):
        order = "last"
    elif _is_status(body, function) and not _is_number(second):
        order, status, said = "first", body, second
    if not order or (len(row.elts) == 3 and not isinstance(row.elts[2], ast.Dict)):
        return
    framework = handlers.framework(function) or _django_view(collector, function, said)
    found = _TUPLES.get((framework, order))
    if found is None or set(collector.packages) & set(OTHER_TUPLES):
        return
    _, title, _, change, outcome, instead, source = found
    shape = "(body, status)" if order == "last" else "(status, body)"
    changes: tuple[Change, ...] = ()
    if change == "swap" and len(row.elts) == 2:
        changes = swapped(collector.lines, body, second)
    elif change == "answer" and isinstance(body, ast.Call):
        changes = answered(collector, row, body, status, function)
    taken = f"a tuple {shape} means nothing to {title}"
    fault = Fault(Misuse.SHAPE, taken, outcome, instead, source, changes)
    collector.faults.note(status, function, fault)


def _is_number(element: ast.expr) -> bool:
    return isinstance(element, ast.Constant) and isinstance(element.value, int)


def _is_status(element: ast.expr, scope: Scope) -> bool:
    """Whether an element says a registered status, and nothing else."""
    values = list(values_of(element, scope))
    return bool(values) and all(
        value.spelling in _SPEAKING and value.code is not None and is_registered(value.code)
        for value in values
    )


def _django_view(collector: Collector, function: Scope, said: ast.expr) -> str:
    """Return "django" for one of its views, which nothing in their file has to register."""
    node = function.node
    if family_of(collector.packages) not in ("django", "drf"):
        return ""
    if function.parent is None or function.parent.kind is not ScopeKind.MODULE:
        return ""
    if not isinstance(node, FunctionNode):
        return ""
    parameters = [*node.args.posonlyargs, *node.args.args]
    if not parameters or parameters[0].arg != "request":
        return ""
    if {tail_of(called(one)) for one in node.decorator_list} & set(VIEW_DECORATORS):
        return "django"
    made = qualify(said.func, function) if isinstance(said, ast.Call) else None
    carrier = carrier_of(made) if made is not None else None
    return "django" if carrier is not None and carrier.framework in ("django", "drf") else ""
