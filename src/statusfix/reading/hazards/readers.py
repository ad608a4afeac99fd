"""Who else reads a status: would it see that a number became a member of an enum?

A name that ends as a status may also be printed, dumped or asked for its type. This walks up from
each place that reads the name and says what the difference would do there.
"""

from __future__ import annotations

import ast
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import reduce

from statusfix.frameworks import index
from statusfix.frameworks.readers import (
    LOGGING_KEYWORDS,
    LOGGING_METHODS,
    NAMESPACE_CALLS,
    PLAIN_DRIVERS,
    REDIS_METHODS,
    SHARP_DRIVERS,
    SHOWING_MAKERS,
    SHOWING_OBJECTS,
    STORING_METHODS,
)
from statusfix.model import EnumSafety
from statusfix.reading.hazards import formats
from statusfix.reading.hazards.onward import DEPTH, Onward, Read
from statusfix.reading.hazards.showing import (
    compared,
    effect_of_module,
    exact_effects,
    is_own_exception,
    is_read,
    is_sharp,
    is_store,
    is_test,
    shows_fields,
    worse_safety,
)
from statusfix.reading.names.bindings import Scope, ScopeKind, class_of, qualify
from statusfix.reading.names.evidence import is_status_name, tail_of
from statusfix.reading.names.parents import Parents
from statusfix.reading.names.syntax import outermost_definitions, walk

_TESTS = ast.UnaryOp | ast.Expr | ast.If | ast.While | ast.IfExp | ast.BoolOp


class Readers:
    """Answers for the names of one module; looks at the tree when it is asked the first time.

    `accounted` has the expressions, by identity, whose reader is known already: places that take
    a status, comparisons.
    """

    def __init__(self, tree: ast.AST, packages: tuple[str, ...]) -> None:
        self.tree = tree
        self._packages = frozenset(packages)
        self.parent = Parents(tree).of
        self._loads: dict[int, dict[str, list[ast.Name]]] = {}
        self._definitions: list[tuple[int, int]] | None = None
        self._judged: dict[tuple[int, str, int, int, int], EnumSafety] = {}
        self._sharp: frozenset[tuple[int, int]] | None = None
        self.accounted: set[int] = set()
        # gives the attributes of the module, once a walk has met them all
        self.met: Callable[[], Iterable[ast.AST]] | None = None
        self.onward = Onward(self)

    def loads(self, scope: Scope, name: str) -> list[ast.Name]:
        """Return every place under a scope that reads a name."""
        node = scope.node
        if id(node) not in self._loads:
            found: dict[str, list[ast.Name]] = defaultdict(list)
            for inner in walk(node):
                if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load):
                    found[inner.id].append(inner)
            self._loads[id(node)] = found
        return self._loads[id(node)].get(name, [])

    def shows_all(self, scope: Scope) -> bool:
        """Return True where all that a function is given is shown: `locals()`, a class's repr."""
        if scope.kind is not ScopeKind.FUNCTION:
            return False
        owner = scope.parent.node if scope.parent is not None else None
        if isinstance(owner, ast.ClassDef) and getattr(scope.node, "name", "") == "__init__":
            if self.class_shows(owner, scope.module):
                return True
        module = scope.module
        mentions = module.once("namespace", lambda: module.mentions(NAMESPACE_CALLS))
        return mentions and any(self.loads(scope, name) for name in NAMESPACE_CALLS)

    def walrus(self, value: ast.AST, scope: Scope) -> ast.NamedExpr | None:
        """Return the `:=` that a value is assigned by, whose own value is read as well."""
        parent = self.parent(value) if scope.has_walrus else None
        return parent if isinstance(parent, ast.NamedExpr) else None

    def effect(self, node: ast.AST, scope: Scope, inside: int = 0, depth: int = 0) -> EnumSafety:
        """Return what a member of an enum would change where `node` is read."""
        keyword = ""
        while True:
            if id(node) in self.accounted:
                return EnumSafety.YES
            parent = self.parent(node)
            if isinstance(parent, ast.Tuple | ast.List | ast.Set | ast.Dict):
                if formats.is_merged(self.parent(parent), parent):
                    return self._merged(self.parent(parent), inside)
                node, inside = parent, inside + 1
            elif inside and isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Add):
                node = parent
            elif isinstance(parent, ast.ListComp | ast.SetComp | ast.GeneratorExp):
                node, inside = parent, inside + 1
            elif inside and isinstance(parent, ast.Subscript) and is_read(parent, node):
                node, inside = parent, inside - 1
            elif isinstance(parent, ast.keyword):
                node, keyword = parent, parent.arg or ""
            elif (
                isinstance(parent, ast.IfExp | ast.BoolOp) and not is_test(parent, node)
            ) or isinstance(parent, ast.Starred | ast.Await):
                node = parent
            elif isinstance(parent, ast.Call) and self._known(parent, scope) == "up":
                tail = tail_of(parent.func)
                node = parent
                if tail not in ("max", "min"):
                    inside = max(inside, 1)
            else:
                return self._read(Read(node, inside, depth, keyword), parent, scope)

    def sharp_places(self, module: Scope) -> frozenset[tuple[int, int]]:
        """Return the places, by `place_of`, where an attribute is shown for what it holds."""
        if self._sharp is None:
            nodes = walk(module.node) if self.met is None else self.met()
            self._sharp = frozenset(
                self.place_of(module, node.lineno)
                for node in nodes
                if isinstance(node, ast.Attribute)
                and isinstance(node.ctx, ast.Load)
                and (node.attr in ("code", "status") or is_status_name(node.attr))
                and is_sharp(self.effect(node, module))
            )
        return self._sharp

    def place_of(self, module: Scope, row: int) -> tuple[int, int]:
        """Return the rows of the outermost function or class around a row, or (0, 0)."""
        if self._definitions is None:
            self._definitions = outermost_definitions(module.node)
        place = bisect_right(self._definitions, (row, sys.maxsize)) - 1
        first, last = self._definitions[place] if place >= 0 else (0, 0)
        return (first, last) if row <= last else (0, 0)

    def class_shows(self, node: ast.ClassDef, module: Scope) -> bool:
        """Return True where a class shows what its objects hold: in its repr, say."""
        return shows_fields(node) or self.place_of(module, node.lineno) in self.sharp_places(
            module
        )

    def shows(self, call: ast.Call, scope: Scope) -> bool:
        """Return True where the object that a call makes is shown for what it holds."""
        found = scope.find(call.func.id) if isinstance(call.func, ast.Name) else None
        made = found[1][-1].node if found else None
        if isinstance(made, ast.ClassDef) and self.class_shows(made, scope.module):
            return True
        if isinstance(made, ast.Call) and tail_of(made.func) in SHOWING_MAKERS:
            return True
        inside = 1 if tail_of(call.func) in SHOWING_OBJECTS else 0
        return is_sharp(self.effect(call, scope, inside))

    def _read(self, read: Read, parent: ast.AST | None, scope: Scope) -> EnumSafety:
        node, inside, depth, _ = read
        if isinstance(parent, ast.Compare):
            return compared(parent)
        if isinstance(parent, ast.BinOp):
            return self._calculated(parent, read)
        if isinstance(parent, _TESTS):
            return EnumSafety.YES
        if isinstance(parent, ast.Assert):
            return EnumSafety.YES if parent.test is node else EnumSafety.KEPT
        if isinstance(parent, ast.Subscript):
            return self._subscripted(parent, read, scope)
        if isinstance(parent, ast.FormattedValue):
            return formats.formatted(parent, inside)
        if isinstance(parent, ast.Call):
            return self._called(parent, read, scope)
        if isinstance(parent, ast.Attribute):
            return EnumSafety.SEEN if parent.attr == "__class__" else EnumSafety.KEPT
        if depth < DEPTH:
            if isinstance(parent, ast.Assign | ast.AnnAssign | ast.NamedExpr):
                return self._assigned(parent, scope, inside, depth)
            if isinstance(parent, ast.For | ast.AsyncFor | ast.comprehension):
                return self._bound(parent.target, scope, max(inside - 1, 0), depth)
            if isinstance(parent, ast.Return):
                return self.onward.returned(parent, inside, depth)
        return EnumSafety.KEPT

    def _calculated(self, parent: ast.BinOp, read: Read) -> EnumSafety:
        if formats.is_merged(parent, read.node):
            return self._merged(parent, read.inside)
        if isinstance(parent.op, ast.Mod) and parent.right is read.node:
            left = parent.left
            is_number = isinstance(left, ast.Constant) and isinstance(left.value, int)
            return EnumSafety.YES if is_number else self._merged(parent, read.inside)
        return EnumSafety.KEPT if read.inside else EnumSafety.YES

    def _subscripted(self, parent: ast.Subscript, read: Read, scope: Scope) -> EnumSafety:
        """A lookup says nothing of its key; what is stored under a key can be listed by it."""
        if parent.slice is read.node and not is_store(parent):
            return EnumSafety.YES
        if parent.slice is not read.node or read.depth >= DEPTH:
            return EnumSafety.KEPT
        shown = self._bound(parent.value, scope, read.inside + 1, read.depth)
        return worse_safety(shown, EnumSafety.KEPT)

    def _assigned(
        self,
        parent: ast.Assign | ast.AnnAssign | ast.NamedExpr,
        scope: Scope,
        inside: int,
        depth: int,
    ) -> EnumSafety:
        """A value that gets another name is what that name's readers make of it."""
        targets = parent.targets if isinstance(parent, ast.Assign) else [parent.target]
        worst = EnumSafety.YES
        if isinstance(parent, ast.NamedExpr):
            worst = self.effect(parent, scope, inside, depth + 1)
        for target in targets:
            worst = worse_safety(worst, self._bound(target, scope, inside, depth))
        return worst

    def _bound(self, target: ast.expr, scope: Scope, inside: int, depth: int) -> EnumSafety:
        """What the readers of a target make of a value; an item is inside its collection."""
        if isinstance(target, ast.Subscript):
            target, inside = target.value, inside + 1
        if isinstance(target, ast.Tuple | ast.List):
            within = max(inside - 1, 0)
            parts = [self._bound(part, scope, within, depth) for part in target.elts]
            return reduce(worse_safety, parts, EnumSafety.YES)
        if isinstance(target, ast.Attribute):
            return self.onward.attribute(target.attr, scope, inside, depth)
        if not isinstance(target, ast.Name):
            return EnumSafety.KEPT
        # what is accounted for only grows: its number tells whether an answer still holds
        key = (id(scope.node), target.id, inside, depth, len(self.accounted))
        if key not in self._judged:
            worst = EnumSafety.YES
            for load in self.loads(scope, target.id):
                if not is_store(self.parent(load)):
                    worst = worse_safety(worst, self.effect(load, scope, inside, depth + 1))
            self._judged[key] = worst
        return self._judged[key]

    def _called(self, call: ast.Call, read: Read, scope: Scope) -> EnumSafety:
        if call.func is read.node:
            return EnumSafety.YES
        function = call.func
        tail = tail_of(function) or ""
        if isinstance(function, ast.Attribute):
            if tail in STORING_METHODS and read.depth < DEPTH:
                return self._bound(function.value, scope, read.inside + 1, read.depth)
            if tail in LOGGING_METHODS and read.keyword:
                known = read.keyword in LOGGING_KEYWORDS
                return EnumSafety.FROM_3_11 if known else EnumSafety.SEEN
            if tail == "format" and isinstance(function.value, ast.Constant):
                return formats.by_format_string(str(function.value.value), read.inside)
            if tail == "__init__" and not read.keyword and is_own_exception(scope):
                return EnumSafety.SEEN if len(call.args) > 1 else EnumSafety.FROM_3_11
        onward = self.onward.handed_on(call, read, scope)
        if onward is not None:
            return onward
        effect = self._known(call, scope)
        if effect == "text":
            return _made_text(call, read)
        if effect == "texts":
            return EnumSafety.FROM_3_11
        return {"same": EnumSafety.YES, "seen": EnumSafety.SEEN}.get(effect, EnumSafety.KEPT)

    def _known(self, call: ast.Call, scope: Scope) -> str:
        """Return the effect that the tables know for a call, "" for an unknown one."""
        function = call.func
        tail = tail_of(function) or ""
        if isinstance(function, ast.Name) and scope.find(function.id) is None:
            return exact_effects().get(function.id, "")
        name = qualify(function, scope)
        if isinstance(function, ast.Call):
            name = qualify(function.func, scope)
        elif name is None and isinstance(function, ast.Attribute):
            owner = class_of(function.value, scope)
            name = f"{owner}.{function.attr}" if owner else None
        if name is not None:
            found = exact_effects().get(index().canonical(name)) or effect_of_module(name)
            if found is not None:
                return found
        if not isinstance(function, ast.Attribute):
            return ""
        if tail in ("execute", "executemany") and self._packages.intersection(PLAIN_DRIVERS):
            return "seen" if self._packages.intersection(SHARP_DRIVERS) else "same"
        if tail in REDIS_METHODS and "redis" in self._packages:
            return "seen"
        return exact_effects().get(f"*.{tail}", "")

    def _merged(self, merge: ast.AST | None, inside: int) -> EnumSafety:
        """The value is merged into a text by %: the worst of the placeholders counts."""
        if isinstance(merge, ast.BinOp) and isinstance(merge.left, ast.Constant):
            return formats.by_placeholders(str(merge.left.value), inside)
        return EnumSafety.FROM_3_11

    def release(self) -> None:
        """Let go of what knows these readers."""
        del self.onward, self.met


def _made_text(call: ast.Call, read: Read) -> EnumSafety:
    """A call that makes text: a constant first argument may be the text to merge into."""
    if read.inside:
        return EnumSafety.SEEN
    first = call.args[0] if call.args else None
    if isinstance(first, ast.Constant) and isinstance(first.value, str) and "%" in first.value:
        return formats.by_placeholders(first.value, False)
    return EnumSafety.FROM_3_11
