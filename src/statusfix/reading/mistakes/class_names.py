"""Classes of statuses that are asked for by numbers, where a function asks for them by name."""

from __future__ import annotations

import ast

from statusfix.frameworks.class_helpers import HELPERS
from statusfix.model import Fault, Misuse
from statusfix.reading.collector import Collector
from statusfix.reading.names.bindings import Scope
from statusfix.reading.names.scopes import BindingKind
from statusfix.registry.classes import CLASS_SIZE


def note_class(
    collector: Collector, node: ast.expr, status: ast.expr, ends: tuple[int, int], scope: Scope
) -> None:
    """Note at `node` that numbers ask whether a status is within `ends`, both of them inside.

    Nothing is noted where no library that the module imports has a function for it.
    """
    for module, function, first, last, source in HELPERS:
        if (first, last) == ends and module.partition(".")[0] in collector.packages:
            holder = _spelled(module, scope)
            instead = f"write {holder}.{function}({ast.unparse(status)})"
            classes = " and ".join(
                f"{digit}xx" for digit in range(first // CLASS_SIZE, last // CLASS_SIZE + 1)
            )
            found = f"numbers ask for {classes}"
            outcome = f"{module} has a name for that"
            collector.faults.note(
                node, scope, Fault(Misuse.CLASS, found, outcome, instead, source)
            )
            return


def number_of(node: ast.expr) -> int | None:
    """Return the number that an expression writes out, None for any other."""
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return node.value
    return None


def _spelled(module: str, scope: Scope) -> str:
    """Return how the module names another one: by an import of it, or of what is above it."""
    outer: Scope | None = scope
    while outer is not None:
        for name, bindings in outer.bindings.items():
            target = bindings[0].target if bindings[0].kind is BindingKind.IMPORT else ""
            if target == module or (target == name and module.startswith(f"{target}.")):
                return name + module.removeprefix(target)
        outer = outer.parent
    return module
