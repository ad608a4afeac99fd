"""The codes that an operation of FastAPI documents: what its OpenAPI document will say."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from statusfix.inventory import tables
from statusfix.inventory.interpret import Interpreter
from statusfix.inventory.program import Known, Module, Program
from statusfix.inventory.routes import keyword_of
from statusfix.reading.names.bindings import Scope

Declared = tuple[ast.Call, Scope, Module]


def documented_codes(
    program: Program, default: int | None, declared: Sequence[Declared], has_parameters: bool
) -> tuple[int, ...] | None:
    """Return the documented codes, sorted; None for an operation that the document leaves out.

    `declared` are the calls that declare responses: the route's own first, then those of its
    routers and of the application.
    """
    hidden = keyword_of(declared[0][0], "include_in_schema")
    if isinstance(hidden, ast.Constant) and hidden.value is False:
        return None
    codes: set[int | None] = {default}
    for call, scope, module in declared:
        codes |= keys_of(keyword_of(call, "responses"), scope, module, program)
    if has_parameters:
        codes.add(tables.FASTAPI_INVALID)
    return tuple(sorted(code for code in codes if code is not None))


def keys_of(
    node: ast.expr | None, scope: Scope, module: Module, program: Program
) -> set[int | None]:
    """Return the codes that are keys of a display of responses, its parts and spreads included.

    A key of several parts, as drf-spectacular has it, begins with the code.
    """
    if isinstance(node, ast.Name | ast.Attribute):
        found = program.lookup(node, scope, module)
        if isinstance(found, Known) and isinstance(found.node, ast.expr):
            return keys_of(found.node, found.scope, found.module, program)
    if not isinstance(node, ast.Dict):
        return set()
    codes: set[int | None] = set()
    for key, value in zip(node.keys, node.values, strict=True):
        if isinstance(key, ast.Tuple) and key.elts:
            key = key.elts[0]
        text = key.value if isinstance(key, ast.Constant) else None
        if key is None:
            codes |= keys_of(value, scope, module, program)
        elif isinstance(text, str) and text.isdigit():
            codes.add(int(text))
        else:
            read = Interpreter(program, "fastapi").read(key, scope, module)
            codes |= {one.code for one in read.answers}
    return codes
