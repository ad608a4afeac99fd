"""Who else reads a status: would it see that a number became a member of an enum?

A name that ends as a status may also be printed, dumped or asked for its type. This walks up from
each place that reads the name and says what the difference would do there.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from statusfix.frameworks.readers import READERS, REDIS_METHODS
from statusfix.model import EnumSafety
from statusfix.reading.bindings import Scope, class_of, qualify
from statusfix.reading.evidence import is_status_name, tail_of
from statusfix.reading.syntax import children

_RANK = {
    EnumSafety.YES: 0,
    EnumSafety.KEPT: 1,
    EnumSafety.FROM_3_11: 2,
    EnumSafety.SEEN: 3,
    EnumSafety.LITERAL: 4,
    EnumSafety.NO: 5,
}
_EFFECTS = {"same": EnumSafety.YES, "text": EnumSafety.FROM_3_11, "seen": EnumSafety.SEEN}
_PLACEHOLDER = re.compile(r"%(?:\([^)]*\))?[-+ #0]*[0-9*]*(?:\.[0-9*]+)?([a-zA-Z%])")
_REPR_FIELD = re.compile(r"\{[^{}]*![ra]")
_TESTS = ast.UnaryOp | ast.Expr | ast.If | ast.While | ast.IfExp | ast.BoolOp
_DEPTH = 4


def worse_safety(one: EnumSafety, two: EnumSafety) -> EnumSafety:
    """Return the one of two safeties that allows less."""
    return max(one, two, key=lambda safety: _RANK[safety])


class Reading(NamedTuple):
    """A place that reads a value: the expression, and whether the value is inside a collection."""

    node: ast.AST
    in_collection: bool
    depth: int = 0


class Readers:
    """Answers for the names of one module; looks at the tree when it is asked the first time."""

    def __init__(self, tree: ast.AST, packages: tuple[str, ...]) -> None:
        self._tree = tree
        self._has_redis = "redis" in packages
        self._parents: dict[int, ast.AST] = {}
        self._loads: dict[int, dict[str, list[ast.Name]]] = {}

    def loads(self, scope: Scope, name: str) -> list[ast.Name]:
        """Return every place under a scope that reads a name."""
        node = scope.node
        if id(node) not in self._loads:
            found: dict[str, list[ast.Name]] = defaultdict(list)
            for inner in ast.walk(node):
                if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load):
                    found[inner.id].append(inner)
            self._loads[id(node)] = found
        return self._loads[id(node)].get(name, [])

    def effect(
        self, node: ast.AST, scope: Scope, in_collection: bool = False, depth: int = 0
    ) -> EnumSafety:
        """Return what a member of an enum would change where `node` is read."""
        while True:
            parent = self._parent(node)
            if isinstance(parent, ast.Tuple | ast.List | ast.Set | ast.Dict):
                if not _is_format(self._parent(parent), parent):
                    node, in_collection = parent, True
                    continue
                return self._merged(parent, node, in_collection)
            if isinstance(parent, ast.IfExp | ast.BoolOp) and not _is_test(parent, node):
                node = parent
                continue
            if isinstance(parent, ast.Starred | ast.Await | ast.keyword):
                node = parent
                continue
            return self._read(Reading(node, in_collection, depth), parent, scope)

    def sharp_rows(self, module: Scope) -> list[tuple[int, int]]:
        """Return the top-level statements, by rows, that show what an attribute holds."""
        rows: list[tuple[int, int]] = []
        for statement in getattr(module.node, "body", ()):
            for node in ast.walk(statement):
                if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
                    if node.attr in ("code", "status") or is_status_name(node.attr):
                        if self.effect(node, module) is EnumSafety.SEEN:
                            rows.append((statement.lineno, statement.end_lineno or 0))
                            break
        return rows

    def _read(self, read: Reading, parent: ast.AST | None, scope: Scope) -> EnumSafety:
        node, in_collection, depth = read
        if isinstance(parent, ast.Compare):
            return _compared(parent)
        if isinstance(parent, ast.BinOp):
            if _is_format(parent, node):
                return self._merged(parent, node, in_collection)
            return EnumSafety.KEPT if in_collection else EnumSafety.YES
        if isinstance(parent, _TESTS):
            return EnumSafety.YES
        if isinstance(parent, ast.Assert):
            return EnumSafety.YES if parent.test is node else EnumSafety.KEPT
        if isinstance(parent, ast.Subscript):
            return EnumSafety.YES if parent.slice is node else EnumSafety.KEPT
        if isinstance(parent, ast.FormattedValue):
            return _formatted(parent, in_collection)
        if isinstance(parent, ast.Call):
            return self._called(parent, node, scope, in_collection)
        if isinstance(parent, ast.Attribute):
            return EnumSafety.SEEN if parent.attr == "__class__" else EnumSafety.KEPT
        if isinstance(parent, ast.Assign | ast.AnnAssign | ast.NamedExpr) and depth < _DEPTH:
            return self._assigned(parent, scope, in_collection, depth)
        return EnumSafety.KEPT

    def _assigned(
        self,
        parent: ast.Assign | ast.AnnAssign | ast.NamedExpr,
        scope: Scope,
        in_collection: bool,
        depth: int,
    ) -> EnumSafety:
        """A value that gets another name is what that name's readers make of it."""
        targets = parent.targets if isinstance(parent, ast.Assign) else [parent.target]
        worst = EnumSafety.YES
        if isinstance(parent, ast.NamedExpr):
            worst = self.effect(parent, scope, in_collection, depth + 1)
        for target in targets:
            if not isinstance(target, ast.Name):
                return worse_safety(worst, EnumSafety.KEPT)
            for load in self.loads(scope, target.id):
                found = self.effect(load, scope, in_collection, depth + 1)
                worst = worse_safety(worst, found)
        return worst

    def _called(
        self, call: ast.Call, node: ast.AST, scope: Scope, in_collection: bool
    ) -> EnumSafety:
        if call.func is node:
            return EnumSafety.YES
        effect = self._known(call, scope)
        if effect is None:
            return EnumSafety.KEPT
        if effect is EnumSafety.FROM_3_11:
            return _logged(call, node, in_collection)
        return effect

    def _known(self, call: ast.Call, scope: Scope) -> EnumSafety | None:
        function = call.func
        tail = tail_of(function) or ""
        if isinstance(function, ast.Name) and scope.find(function.id) is None:
            return _exact().get(function.id)
        name = qualify(function, scope)
        if name is None and isinstance(function, ast.Attribute):
            owner = class_of(function.value, scope)
            name = f"{owner}.{function.attr}" if owner else None
        if name is not None:
            found = _exact().get(name) or _by_module(name)
            if found is not None:
                return found
        if isinstance(function, ast.Attribute):
            if self._has_redis and tail in REDIS_METHODS:
                return EnumSafety.SEEN
            if tail == "format" and isinstance(function.value, ast.Constant):
                return _by_format_string(str(function.value.value))
            return _exact().get(f"*.{tail}")
        return None

    def _merged(self, parent: ast.AST, node: ast.AST, in_collection: bool) -> EnumSafety:
        """The value is merged into a text by %: the worst of the placeholders counts."""
        merge = parent if isinstance(parent, ast.BinOp) else self._parent(parent)
        if isinstance(merge, ast.BinOp) and isinstance(merge.left, ast.Constant):
            return _by_placeholders(str(merge.left.value), in_collection)
        return EnumSafety.FROM_3_11

    def _parent(self, node: ast.AST) -> ast.AST | None:
        if not self._parents:
            pending = [self._tree]
            while pending:
                parent = pending.pop()
                for child in children(parent):
                    self._parents[id(child)] = parent
                    pending.append(child)
        return self._parents.get(id(node))


@cache
def _exact() -> dict[str, EnumSafety]:
    return {name: _EFFECTS[effect] for name, effect, _ in READERS}


def _by_module(name: str) -> EnumSafety | None:
    """Look a name up under the rows that stand for all of a module."""
    module = name.rpartition(".")[0]
    while module:
        found = _exact().get(f"{module}.*")
        if found is not None:
            return found
        module = module.rpartition(".")[0]
    return None


def _compared(parent: ast.Compare) -> EnumSafety:
    """Identity tells a member from its number; every other comparison doesn't."""
    others = [parent.left, *parent.comparators]
    is_identity = any(isinstance(one, ast.Is | ast.IsNot) for one in parent.ops)
    with_none = any(isinstance(one, ast.Constant) and one.value is None for one in others)
    return EnumSafety.SEEN if is_identity and not with_none else EnumSafety.YES


def _formatted(parent: ast.FormattedValue, in_collection: bool) -> EnumSafety:
    conversion = chr(parent.conversion) if parent.conversion > 0 else ""
    if conversion in ("r", "a") or in_collection:
        return EnumSafety.SEEN if conversion or in_collection else EnumSafety.YES
    return EnumSafety.FROM_3_11 if conversion == "s" else EnumSafety.YES


def _logged(call: ast.Call, node: ast.AST, in_collection: bool) -> EnumSafety:
    """A call that makes text: a constant first argument may be the text to merge into."""
    if in_collection:
        return EnumSafety.SEEN
    first = call.args[0] if call.args else None
    if isinstance(first, ast.Constant) and isinstance(first.value, str) and first is not node:
        if "%" in first.value:
            return _by_placeholders(first.value, in_collection)
    return EnumSafety.FROM_3_11


def _by_placeholders(text: str, in_collection: bool) -> EnumSafety:
    kinds = set(_PLACEHOLDER.findall(text)) - {"%"}
    if in_collection or kinds & {"r", "a"}:
        return EnumSafety.SEEN
    return EnumSafety.FROM_3_11 if "s" in kinds or not kinds else EnumSafety.YES


def _by_format_string(text: str) -> EnumSafety:
    if _REPR_FIELD.search(text):
        return EnumSafety.SEEN
    return EnumSafety.FROM_3_11 if "!s" in text else EnumSafety.YES


def _is_format(parent: ast.AST | None, right: ast.AST) -> bool:
    """Whether `right` is merged into a text: `"%s" % right`."""
    return (
        isinstance(parent, ast.BinOp)
        and isinstance(parent.op, ast.Mod)
        and parent.right is right
        and (not isinstance(parent.left, ast.Constant) or isinstance(parent.left.value, str))
        and not isinstance(parent.left, ast.Name | ast.Attribute)
    )


def _is_test(parent: ast.IfExp | ast.BoolOp, node: ast.AST) -> bool:
    return isinstance(parent, ast.IfExp) and parent.test is node
