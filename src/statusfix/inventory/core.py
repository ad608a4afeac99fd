"""What all parts of the interpreter share: the program, the method, small questions."""

from __future__ import annotations

import ast

from statusfix.frameworks import index
from statusfix.inventory import tables
from statusfix.inventory.frame import Frame, Outcome
from statusfix.inventory.model import ANY_METHOD, Answer, Place
from statusfix.inventory.program import Found, Known, Program
from statusfix.inventory.values import PLAIN, UNKNOWN, Kind, Value, status, with_status
from statusfix.reading.names.values import constant_at
from statusfix.registry import resolve_constant

EXCEPTION_ROOTS = ("HTTPException", "APIException", "Http404", "HttpError")
STATUS_ATTRIBUTES = ("status_code", "code", "status")
PLAIN_NODES = (ast.Constant, ast.JoinedStr, ast.Lambda, ast.List, ast.Dict, ast.Set)


class Core:
    """The state of an interpreter, and the doors between its parts."""

    def __init__(
        self,
        program: Program,
        framework: str,
        method: str = ANY_METHOD,
        handlers: dict[int, Known] | None = None,
        exception_handler: Known | None = None,
    ) -> None:
        self.program = program
        self.framework = framework
        self.method = method
        self.handlers = handlers or {}
        self.exception_handler = exception_handler
        self.active: set[int] = set()

    def run(
        self,
        function: Known,
        arguments: dict[str, Value] | None = None,
        owner: Known | None = None,
        inner: Outcome | None = None,
        response: str = "",
    ) -> Outcome:
        """Return what a call gives; see Interpreter."""
        raise NotImplementedError

    def value(self, node: ast.expr, frame: Frame) -> Value:
        """Return what an expression can be; see Expressions."""
        raise NotImplementedError

    def statuses(self, value: Value, place: Place) -> frozenset[Answer]:
        """Return the statuses of a value; one that is not known where it has none."""
        return with_status(Kind.RESPONSE, value, place).answers

    def constant(self, found: Known, place: Place) -> Value:
        node = found.node
        if isinstance(node, ast.Constant) and type(node.value) is int:
            return status(node.value, place, "name") if 100 <= node.value <= 599 else PLAIN
        if isinstance(node, ast.Name | ast.Attribute):
            constant = constant_at(node, found.scope)
            if constant is not None:
                return status(constant.code, place, "name")
        return PLAIN if isinstance(node, PLAIN_NODES) else UNKNOWN

    def class_name(self, found: Found) -> str:
        """Return a name for a class that is the same wherever the class is named."""
        if isinstance(found, str):
            return tables.SAME.get(found, found)
        if isinstance(found, Known) and isinstance(found.node, ast.ClassDef):
            return f"{'.'.join(found.module.parts)}.{found.node.name}"
        return ""


def is_super(node: ast.Call, *names: str) -> bool:
    """Return whether a call is `super().name(...)`."""
    func = node.func
    return (
        isinstance(func, ast.Attribute)
        and func.attr in names
        and isinstance(func.value, ast.Call)
        and isinstance(func.value.func, ast.Name)
        and func.value.func.id == "super"
    )


def is_exception(name: str) -> bool:
    """Return whether a name from outside is an exception that answers with a status."""
    name = tables.SAME.get(name, name)
    lineage = (*index().lineage(name), name)
    if any(one.rpartition(".")[2] in EXCEPTION_ROOTS for one in lineage):
        return True
    constant = resolve_constant(name)
    return constant is not None and (
        constant.note == "exception" or constant.family in tables.EXCEPTION_FAMILIES
    )


def bound_arguments(
    function: ast.AST, call: ast.Call, values: dict[int, Value], skip: int
) -> dict[str, Value]:
    """Return the values of the parameters that a call gives."""
    arguments = getattr(function, "args", None)
    if not isinstance(arguments, ast.arguments):
        return {}
    names = [one.arg for one in (*arguments.posonlyargs, *arguments.args)][skip:]
    bound: dict[str, Value] = {}
    for name, given in zip(names, call.args, strict=False):
        if isinstance(given, ast.Starred):
            break
        bound[name] = values[id(given)]
    for keyword in call.keywords:
        if keyword.arg is not None:
            bound[keyword.arg] = values[id(keyword.value)]
    return bound
