"""Statuses that a handler sets in vain: its framework sends those of what it returns."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from statusfix.frameworks import index
from statusfix.frameworks.misuses import DECLARED, DEFAULTS, INJECTED
from statusfix.model import Fault, Misuse
from statusfix.reading.collector import Collector
from statusfix.reading.flow.views import argument
from statusfix.reading.names.bindings import FunctionNode, Scope, class_of, qualify
from statusfix.reading.names.syntax import bodies_of, children
from statusfix.reading.names.values import values_of
from statusfix.reading.responses.handlers import framework_of

_STATUS = "status_code"


def read_ignored(collector: Collector) -> None:
    """Note the statuses that the handlers of a module set in vain."""
    if not any(row[0] in collector.packages for row in (*INJECTED, *DECLARED)):
        return
    for function, _ in collector.views.returns():
        if isinstance(function.node, FunctionNode):
            framework = framework_of(function, collector.packages)
            for row in INJECTED:
                if row[0] == framework:
                    _read_injected(collector, function, function.node, row)
            for name, parameter, source in DECLARED:
                if name == framework:
                    _read_declared(collector, function, function.node, parameter, source)


def _read_injected(
    collector: Collector,
    function: Scope,
    node: ast.FunctionDef | ast.AsyncFunctionDef,
    row: tuple[str, str, bool, str, str],
) -> None:
    _, wanted, needs_response, outcome, source = row
    for parameter in (*node.args.args, *node.args.kwonlyargs):
        made = class_of(ast.Name(parameter.arg, ast.Load()), function) or ""
        if index().canonical(made) != wanted or _escapes(node, parameter.arg):
            continue
        for statement, blocks in _assignments(node, parameter.arg):
            if needs_response and not _ends_in_response(statement, blocks, node, function):
                continue
            found = f"{parameter.arg}.{_STATUS} is set in vain"
            fault = Fault(Misuse.IGNORED, found, outcome, "give it to what is returned", source)
            collector.faults.note(statement.value, function, fault)


def _escapes(node: ast.AST, name: str) -> bool:
    """Whether anything but attributes of a parameter is used, or its status is read."""
    inside = list(ast.walk(node))
    owners = {
        id(one.value)
        for one in inside
        if isinstance(one, ast.Attribute)
        and not (one.attr == _STATUS and isinstance(one.ctx, ast.Load))
    }
    return any(
        isinstance(one, ast.Name) and one.id == name and id(one) not in owners for one in inside
    )


def _assignments(
    node: ast.FunctionDef | ast.AsyncFunctionDef, name: str
) -> Iterator[tuple[ast.Assign, list[ast.stmt]]]:
    """Yield each `name.status_code = ...` of a function, and the block that it stands in."""
    pending = [node.body]
    while pending:
        block = pending.pop()
        for statement in block:
            if isinstance(statement, FunctionNode | ast.ClassDef):
                continue
            pending.extend(bodies_of(statement))
            if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
                continue
            target = statement.targets[0]
            if isinstance(target, ast.Attribute) and target.attr == _STATUS:
                if isinstance(target.value, ast.Name) and target.value.id == name:
                    yield statement, block


def _ends_in_response(
    statement: ast.Assign,
    block: list[ast.stmt],
    node: ast.FunctionDef | ast.AsyncFunctionDef,
    function: Scope,
) -> bool:
    """Whether each way from a statement out of the function returns a response."""
    behind = block[block.index(statement) + 1 :]
    for one in behind:
        if isinstance(one, ast.Return):
            return _is_response(one.value, function)
        if isinstance(one, ast.Raise) or next(_returns([one]), None) is not None:
            break
    later = [one for one in _returns(node.body) if one.lineno > statement.lineno]
    ends = isinstance(node.body[-1], ast.Return | ast.Raise)
    return ends and bool(later) and all(_is_response(one.value, function) for one in later)


def _returns(block: list[ast.stmt]) -> Iterator[ast.Return]:
    for statement in block:
        if isinstance(statement, ast.Return):
            yield statement
        elif not isinstance(statement, FunctionNode | ast.ClassDef):
            for inner in bodies_of(statement):
                yield from _returns(inner)


def _is_response(value: ast.expr | None, function: Scope) -> bool:
    return value is not None and _response_class(value, function) != ""


def _response_class(value: ast.expr, function: Scope) -> str:
    """Return the class of the response that an expression makes, "" where it may make none."""
    made = qualify(value.func, function) if isinstance(value, ast.Call) else None
    bases = {name for name, _ in DEFAULTS}
    is_known = made is not None and any(base in bases for base in index().lineage(made))
    return made if made is not None and is_known else ""


def _read_declared(
    collector: Collector,
    function: Scope,
    node: ast.FunctionDef | ast.AsyncFunctionDef,
    parameter: str,
    source: str,
) -> None:
    """`@app.post("/", status_code=201)` counts for data; a response says its own status."""
    sent = {_sent_by(one.value, function) for one in _returns(node.body)}
    is_left = isinstance(node.body[-1], ast.Return | ast.Raise)
    if not is_left or not sent or None in sent or any(map(_yields, children(node))):
        return
    outer = function.parent or function
    for decorator in node.decorator_list:
        given = argument(decorator, parameter, -1) if isinstance(decorator, ast.Call) else None
        values = list(values_of(given, outer)) if given is not None else []
        if len(values) != 1 or values[0].code is None or values[0].code in sent:
            continue
        answers = " or ".join(str(code) for code in sorted(one for one in sent if one))
        found = f"{values[0].code} is declared, but each response says its own status"
        outcome = f"the answer is {answers}"
        fault = Fault(Misuse.IGNORED, found, outcome, "give it to the response", source)
        collector.faults.note(values[0].node, outer, fault)


def _yields(node: ast.AST) -> bool:
    return any(isinstance(one, ast.Yield | ast.YieldFrom) for one in ast.walk(node))


def _sent_by(value: ast.expr | None, function: Scope) -> int | None:
    """Return the status of the response that an expression makes, None where it isn't known."""
    made = _response_class(value, function) if value is not None else ""
    if not made or not isinstance(value, ast.Call):
        return None
    if any(one.arg is None for one in value.keywords):
        return None
    rows = [row for row in index().called(made) if row.parameter == _STATUS]
    given = argument(value, _STATUS, rows[0].position) if rows else None
    if any(isinstance(one, ast.Starred) for one in value.args) or not rows:
        return None
    if given is not None:
        codes = [one.code for one in values_of(given, function)]
        return codes[0] if len(codes) == 1 else None
    return next(code for name, code in DEFAULTS if name in index().lineage(made))
