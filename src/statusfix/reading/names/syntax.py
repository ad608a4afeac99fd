"""Small questions about statements and expressions that `ast` leaves to its readers."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef

# Fields that hold no node, or one without a place: contexts and operators.
_BARE_FIELDS = frozenset(
    ("arg", "asname", "attr", "conversion", "ctx", "id", "is_async", "kind", "kwd_attrs", "level",
     "lineno", "module", "name", "op", "ops", "rest", "simple", "str", "tag", "type_comment",
     "type_ignores")
)  # fmt: skip
_BARE_NODES = (ast.Constant, ast.Global, ast.MatchSingleton, ast.Nonlocal)


# Statements with blocks that belong to the same scope.
COMPOUND: tuple[type[ast.stmt], ...] = (
    ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match,
    *(getattr(ast, name) for name in ("TryStar",) if hasattr(ast, name)),
)  # fmt: skip
# Statements with no statement in them.
_SIMPLE = frozenset(
    (ast.Expr, ast.Assign, ast.Return, ast.AnnAssign, ast.AugAssign, ast.Assert, ast.Raise,
     ast.Pass, ast.Delete, ast.Global, ast.Nonlocal, ast.Break, ast.Continue, ast.Import,
     ast.ImportFrom)
)  # fmt: skip
_OF_ONE_BODY = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.With, ast.AsyncWith)
_BLOCKS = (ast.stmt, ast.excepthandler, ast.match_case)
_OTHER_SCOPES = (ast.Lambda, ast.stmt)


def _fields_of(kind: type[ast.AST]) -> tuple[str, ...]:
    if issubclass(kind, _BARE_NODES):
        return ()
    named = ("name",) if kind.__name__ == "TypeAlias" else ()
    return (*named, *(field for field in kind._fields if field not in _BARE_FIELDS))


# The fields with child nodes of each kind of node: asking the node for every field and looking
# at what it is takes three times as long, and the readers spend most of their time at it.
CHILD_FIELDS: dict[type[ast.AST], tuple[str, ...]] = {
    kind: _fields_of(kind)
    for kind in vars(ast).values()
    if isinstance(kind, type) and issubclass(kind, ast.AST)
}


def parameters_of(arguments: ast.arguments) -> list[ast.arg]:
    """Return the parameters in order: positional-only, positional, keyword-only."""
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]


def bodies_of(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    """Yield the blocks of a compound statement that belong to the same scope."""
    for field in ("body", "orelse", "finalbody"):
        body = getattr(statement, field, None)
        if body:
            yield body
    for handler in getattr(statement, "handlers", ()):
        yield handler.body
    for case in getattr(statement, "cases", ()):
        yield case.body


def statements(body: Iterable[ast.stmt]) -> list[ast.stmt]:
    """Return the statements of a body with all that stand in them, definitions included."""
    found: list[ast.stmt] = []
    _gather(body, found)
    return found


def _gather(body: Iterable[ast.stmt], found: list[ast.stmt]) -> None:
    for statement in body:
        found.append(statement)
        if isinstance(statement, _OF_ONE_BODY):
            _gather(statement.body, found)
        elif type(statement) not in _SIMPLE:
            for inner in bodies_of(statement):
                _gather(inner, found)


def module_name(statement: ast.ImportFrom) -> str:
    """Return the module of a from-import; a relative one keeps its dots."""
    return "." * statement.level + (statement.module or "")


def names_literal(annotation: ast.expr | None) -> bool:
    """Return True for an annotation with `Literal[...]`: only the very literal fits it."""
    return annotation is not None and any(
        isinstance(node, ast.Subscript)
        and "Literal" in (getattr(node.value, "attr", ""), getattr(node.value, "id", ""))
        for node in walk(annotation)
    )


def is_type_checking(test: ast.expr) -> bool:
    """Return True for `TYPE_CHECKING` and `typing.TYPE_CHECKING`."""
    return (isinstance(test, ast.Name) and test.id == "TYPE_CHECKING") or (
        isinstance(test, ast.Attribute) and test.attr == "TYPE_CHECKING"
    )


def imported(statement: ast.Import | ast.ImportFrom, alias: ast.alias) -> tuple[str, str]:
    """Return the name that an import binds, and the qualified name it then says."""
    if isinstance(statement, ast.Import):
        if alias.asname:
            return alias.asname, alias.name
        first = alias.name.partition(".")[0]
        return first, first
    module = module_name(statement)
    separator = "" if module.endswith(".") else "."
    return alias.asname or alias.name, f"{module}{separator}{alias.name}"


def captures(pattern: ast.pattern) -> Iterator[str]:
    """Yield the names that a pattern binds."""
    for node in walk(pattern):
        if isinstance(node, ast.MatchAs | ast.MatchStar) and node.name:
            yield node.name
        elif isinstance(node, ast.MatchMapping) and node.rest:
            yield node.rest


def own_expressions(statement: ast.stmt) -> Iterable[ast.AST]:
    """Yield the expressions of a statement itself: for a compound one, those of its head."""
    if isinstance(statement, FunctionNode | ast.ClassDef):
        return statement.decorator_list
    return [child for child in children(statement) if not isinstance(child, _BLOCKS)]


def same_scope(node: ast.AST) -> Iterator[ast.AST]:
    """Walk an expression without entering functions; comprehensions bind `:=` outside."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(
            child for child in children(current) if not isinstance(child, _OTHER_SCOPES)
        )


def children(node: ast.AST) -> list[ast.AST]:
    """Return the child nodes in source order, without contexts and operators."""
    found: list[ast.AST] = []
    for field in CHILD_FIELDS[type(node)]:
        value = getattr(node, field, None)
        if type(value) is list:
            found += value if None not in value else filter(None, value)
        elif value is not None:
            found.append(value)
    return found


def walk(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and all below it as `ast.walk` does, without contexts and operators."""
    found = [node]
    for one in found:  # grows while it is read
        yield one
        for field in CHILD_FIELDS[type(one)]:
            value = getattr(one, field, None)
            if type(value) is list:
                found += value if None not in value else filter(None, value)
            elif value is not None:
                found.append(value)


def last_star_row(tree: ast.Module) -> int:
    """Return the row of the last `from x import *` of a module, 0 where there is none."""
    return max(
        (
            node.lineno
            for node in statements(tree.body)
            if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
        ),
        default=0,
    )


def outermost_definitions(module: ast.AST) -> list[tuple[int, int]]:
    """Return the rows of the functions and classes that stand in no other, sorted."""
    found: list[tuple[int, int]] = []
    pending = children(module)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.append((node.lineno, node.end_lineno or node.lineno))
        elif isinstance(node, ast.stmt | ast.excepthandler | ast.match_case):
            pending.extend(children(node))
    return sorted(found)
