"""Classes of statuses that are asked for by numbers, where a function asks for them by name."""

from __future__ import annotations

import ast
from functools import partial
from typing import NamedTuple

from statusfix.frameworks.class_helpers import HELPERS
from statusfix.model import Change, Fault, Form, Misuse, Span
from statusfix.reading.collector import Collector
from statusfix.reading.names.binder import BindingKind
from statusfix.reading.names.bindings import Scope, qualify
from statusfix.registry.classes import CLASS_SIZE


class Asked(NamedTuple):
    """A class that numbers ask for: where, of which status, its first and last one.

    `whole` is the expression that says this and nothing else, if there is one.
    """

    node: ast.expr
    status: ast.expr
    ends: tuple[int, int]
    whole: ast.expr | None


def note_class(collector: Collector, asked: Asked, scope: Scope) -> None:
    """Note a class by numbers, if a library that the module imports has a function for it."""
    for module, function, first, last, source in HELPERS:
        if (first, last) != asked.ends or module.partition(".")[0] not in collector.packages:
            continue
        holder = _spelled(module, scope)
        text = f"{holder or module}.{function}({ast.unparse(asked.status)})"
        classes = " and ".join(
            f"{digit}xx" for digit in range(first // CLASS_SIZE, last // CLASS_SIZE + 1)
        )
        changes: tuple[Change, ...] = ()
        span = _replaceable(collector, asked)
        if holder and span is not None:
            changes = (Change(Form.EXPRESSION, span, text, f"{module}.{function}"),)
        found = f"numbers ask for {classes}"
        outcome = f"{module} has a name for that"
        fault = Fault(Misuse.CLASS, found, outcome, f"write {text}", source, changes)
        collector.faults.note(asked.node, scope, fault)
        return


def _replaceable(collector: Collector, asked: Asked) -> Span | None:
    """Return the span that can be replaced: of nothing that is called, and without a comment."""
    calls = (ast.Call, ast.Await, ast.NamedExpr)
    if asked.whole is None or any(isinstance(one, calls) for one in ast.walk(asked.status)):
        return None
    span = collector.lines.span(asked.whole)
    return None if "#" in collector.lines.slice(span) else span


def number_of(node: ast.expr) -> int | None:
    """Return the number that an expression writes out, None for any other."""
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return node.value
    return None


def _spelled(module: str, scope: Scope) -> str:
    """Return how the module names another one by an import of it, "" where it can't."""
    outer: Scope | None = scope
    while outer is not None:
        for spelled in outer.once(("spelled", module), partial(_spellings, module, outer)):
            if qualify(ast.parse(spelled, mode="eval").body, scope) == module:
                return spelled
        outer = outer.parent
    return ""


def _spellings(module: str, scope: Scope) -> list[str]:
    """Return the names that imports of one scope give to a module, by itself or what is above."""
    found: list[str] = []
    for name, bindings in scope.bindings.items():
        only = bindings[0]
        if len(bindings) > 1 or only.is_typing_only or only.is_conditional:
            continue
        is_above = only.target == name and module.startswith(f"{name}.")
        if only.kind is BindingKind.IMPORT and (only.target == module or is_above):
            found.append(name + module.removeprefix(only.target))
    return found
