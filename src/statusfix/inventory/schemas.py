"""The codes that a view of Django REST framework documents: drf-spectacular's and drf-yasg's way.

Read from drf-spectacular 0.30.0 openapi.py, _get_response_bodies(), and utils.py,
extend_schema(); drf-yasg 1.21.18 inspectors/view.py, get_default_responses(), and utils.py,
guess_response_status().
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from statusfix.inventory import tables
from statusfix.inventory.documented import keys_of
from statusfix.inventory.program import Known, Program
from statusfix.inventory.routes import keyword_of, text_of, words_of


class Operation(NamedTuple):
    """A method of a view as the document sees it.

    `names` are what the view calls it: `get`, `list`; `creates` tells whether a plain POST is
    documented as a creation.
    """

    method: str
    names: Sequence[str] = ()
    function: Known | None = None
    view: Known | None = None
    creates: bool = False


def documented_by_schema(program: Program, operation: Operation) -> tuple[int, ...] | None:
    """Return the codes that decorators document, sorted; None where they say nothing of them."""
    for call, owner in _declarations(program, operation):
        responses = keyword_of(call, "responses")
        if responses is None or not _is_for(call, operation.method, owner, program):
            continue
        is_yasg = program.lookup(call.func, owner.scope, owner.module) in tables.YASG_SCHEMAS
        codes = _codes(responses, operation, owner, program, is_yasg)
        return None if codes is None else tuple(sorted(codes))
    return None


def _declarations(program: Program, operation: Operation) -> Iterator[tuple[ast.Call, Known]]:
    """Yield the calls that say something about an operation, what counts first comes first."""
    view, function = operation.view, operation.function
    for call in _decorators(program, view, tables.SCHEMA_VIEWS):
        assert view is not None
        for keyword in call.keywords:
            if keyword.arg in operation.names and isinstance(keyword.value, ast.Call):
                yield keyword.value, view
    schemas = (*tables.SPECTACULAR_SCHEMAS, *tables.YASG_SCHEMAS)
    for owner in (function, view):
        for call in _decorators(program, owner, schemas):
            assert owner is not None
            yield call, owner


def _decorators(program: Program, owner: Known | None, names: Iterable[str]) -> Iterator[ast.Call]:
    for decorator in getattr(owner.node, "decorator_list", ()) if owner is not None else ():
        if isinstance(decorator, ast.Call) and owner is not None:
            found = program.lookup(decorator.func, owner.scope, owner.module)
            if isinstance(found, str) and found in names:
                yield decorator


def _is_for(call: ast.Call, method: str, owner: Known, program: Program) -> bool:
    """Whether a declaration is about a method: `methods=["GET"]`, `method="get"`, or all."""
    listed = keyword_of(call, "methods")
    if listed is not None:
        words = words_of(listed, owner.scope, owner.module, program)
        return words is None or method in {word.upper() for word in words}
    one = keyword_of(call, "method")
    text = text_of(one, owner.scope, owner.module, program) if one is not None else None
    return text is None or text.upper() == method


def _codes(
    node: ast.expr, operation: Operation, owner: Known, program: Program, is_yasg: bool
) -> set[int] | None:
    """Return the codes of a `responses`; None where it can't be read."""
    target = node.func if isinstance(node, ast.Call) else node
    known = program.lookup(target, owner.scope, owner.module)
    found = known.node if isinstance(known, Known) and target is node else node
    if not isinstance(found, ast.Dict):
        is_one = isinstance(node, ast.Constant | ast.List) or (
            isinstance(known.node, ast.ClassDef)
            if isinstance(known, Known)
            else str(known).startswith(tables.SCHEMA_TYPES)
        )
        return {_plain(operation, is_yasg)} if is_one else None
    codes = {
        code for code in keys_of(node, owner.scope, owner.module, program) if code is not None
    }
    if is_yasg:  # which leaves out what is None
        hidden = [
            key
            for key, value in zip(found.keys, found.values, strict=True)
            if isinstance(value, ast.Constant) and value.value is None
        ]
        display = ast.Dict(hidden, [ast.Constant(None)] * len(hidden))
        gone = keys_of(display, owner.scope, owner.module, program)
        if not any(code in tables.SUCCESS for code in codes):
            codes.add(_plain(operation, is_yasg))
        codes = {code for code in codes if code not in gone}
    return codes


def _plain(operation: Operation, is_yasg: bool) -> int:
    """Return the code of a response that is documented without one."""
    if operation.method == "DELETE":
        return tables.DOCUMENTED_DELETE
    if operation.method == "POST" and (is_yasg or operation.creates):
        return tables.DOCUMENTED_CREATE
    return tables.DEFAULT_OK
