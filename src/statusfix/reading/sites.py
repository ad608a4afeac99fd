"""One walk over a module: every place where the code says a status becomes a site.

The walk goes statement by statement and knows scopes; what a call, a comparison or a returned
tuple means is decided beside it (`calls`, `comparisons`, `views`).
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from statusfix.model import Documented, Response, Site, Span
from statusfix.reading import calls, classes, comparisons, handing
from statusfix.reading.collector import Collector
from statusfix.reading.mistakes import ignored, misuses, ranges, returned
from statusfix.reading.mistakes.redirects import redirects_in
from statusfix.reading.names.bindings import FunctionNode, Scope
from statusfix.reading.names.calls import Calls
from statusfix.reading.names.syntax import CHILD_FIELDS
from statusfix.reading.names.syntax import walk as under
from statusfix.reading.own import NONE, Own
from statusfix.reading.responses.documents import documented_at, leaves
from statusfix.reading.responses.response import Responses
from statusfix.reading.text import LineIndex
from statusfix.registry import Constant


class Reading(NamedTuple):
    """Everything that rules and fixes need to know about a file, found in one walk."""

    sites: tuple[Site, ...]
    uses: tuple[tuple[Constant, Span], ...]
    packages: tuple[str, ...]
    scope: Scope
    lines: LineIndex
    responses: Responses

    def response(self, site: Site) -> Response:
        """Return the response around a site; it is looked for when somebody asks."""
        return self.responses.of(site)

    def documented(self, site: Site) -> Documented | None:
        """Return what the endpoint around a site documents; None where nothing tells."""
        place = self.responses.place(site)
        if place is None or not leaves(place):
            return None
        found = documented_at(place, self.packages, self.scope, self.lines)
        if found is None or found.span is None or site.code in found.codes:
            return found
        before = (one for one in self.sites if one.code == site.code and one.span < site.span)
        places = (self.responses.place(one) for one in before if one.role is site.role)
        is_first = all(one is None or one.function is not place.function for one in places)
        return found if is_first else found._replace(span=None)

    def redirects(self) -> tuple[Site, ...]:
        """Return the redirects whose status is their helper's own; they are looked for now."""
        return tuple(redirects_in(self.scope, self.lines))


def read_sites(tree: ast.Module, text: str, own: Own = NONE) -> Reading:
    """Find the sites of a parsed module; `text` is the very text that was parsed.

    `own` knows the user's own functions that take a status.
    """
    found = Collector(tree, text, own)
    walk = _Walk(found)
    walk.each(tree.body, found.scope)
    returned.read_returns(found)
    ignored.read_ignored(found)
    found.finish(walk.met)
    calls_met = Calls(found.flow.callers.by_name, walk.passed)
    found.release()
    walk.release()
    sites = tuple(sorted(found.sites.values(), key=lambda site: site.span))
    return Reading(
        sites,
        tuple(found.uses.values()),
        found.packages,
        found.scope,
        found.lines,
        Responses(found.scope, found.packages, found.lines, calls_met),
    )


class _Walk:
    """Visits every statement and expression with the scope that it stands in.

    Annotations, patterns, and what an f-string shows, are not looked into.
    """

    def __init__(self, collector: Collector) -> None:
        self.collector = collector
        self.passed: list[ast.AST] = []
        self._attributes: list[ast.AST] = []
        self._constants = collector.known.constants
        self._visits: dict[type[ast.AST | None], _Visit | None] = {
            ast.FunctionDef: self.function,
            ast.AsyncFunctionDef: self.function,
            ast.ClassDef: self.klass,
            ast.Return: self.returned,
            ast.Assign: self.assigned,
            ast.AnnAssign: self.annotated,
            ast.Raise: self.raised,
            ast.For: self.loop,
            ast.AsyncFor: self.loop,
            ast.Match: self.match,
            ast.Name: self.name,
            ast.Attribute: self.attribute,
            ast.Call: self.call,
            ast.Compare: self.comparison,
            ast.BoolOp: self.operation,
            ast.Dict: self.mapping,
            ast.Subscript: self.subscript,
            ast.Lambda: self.scoped,
            ast.ListComp: self.scoped,
            ast.SetComp: self.scoped,
            ast.DictComp: self.scoped,
            ast.GeneratorExp: self.scoped,
            ast.JoinedStr: self.passing,
            ast.arguments: self.passing,
            **dict.fromkeys(_SKIPPED),
        }

    def release(self) -> None:
        """Let go of the methods that point back to this walk."""
        self._visits.clear()

    def met(self) -> Iterator[ast.AST]:
        """Yield the attributes that the walk has met, and all that stands where it did not go."""
        yield from self._attributes
        for one in self.passed:
            yield from under(one)

    def inside(self, node: ast.AST, scope: Scope) -> None:
        """Visit the child nodes of a node, in source order."""
        visit_of, inside = self._visits.get, self.inside
        for field in CHILD_FIELDS[type(node)]:
            value = getattr(node, field)
            if type(value) is list:
                self.each(value, scope)
                continue
            visit = visit_of(type(value), inside)  # most fields hold one node
            if visit is not None:
                visit(value, scope)

    def each(self, nodes: Iterable[ast.AST | None], scope: Scope) -> None:
        """Visit nodes in order, all in the same scope."""
        visit_of, inside = self._visits.get, self.inside
        for node in nodes:
            visit = visit_of(type(node), inside)
            if visit is not None:
                visit(node, scope)

    # -- statements ---------------------------------------------------------------------------

    def function(self, node: FunctionNode, scope: Scope) -> None:
        self.each(node.decorator_list, scope)
        inner = Scope(node, scope)
        self.passed.append(node.args)
        if node.returns is not None:
            self.passed.append(node.returns)
        handing.read_parameters(self.collector, node, scope, inner)
        self.each((*node.args.defaults, *filter(None, node.args.kw_defaults)), scope)
        self.each(node.body, inner)

    def klass(self, node: ast.ClassDef, scope: Scope) -> None:
        self.each((*node.decorator_list, *node.bases, *node.keywords), scope)
        inner = Scope(node, scope)
        classes.read_attributes(self.collector, node, scope, inner)
        self.each(node.body, inner)

    def returned(self, node: ast.Return, scope: Scope) -> None:
        """Remember what a function returns: whether it answers, the whole module tells."""
        function = scope.function
        if node.value is not None:
            if function is not None:
                self.collector.views.returned(node.value, function, scope)
            self.inside(node, scope)

    def assigned(self, node: ast.Assign, scope: Scope) -> None:
        handing.read_assignment(self.collector, node.targets, node.value, scope)
        misuses.read_assignment(self.collector, node.targets[0], node.value, scope)
        self.inside(node, scope)

    def annotated(self, node: ast.AnnAssign, scope: Scope) -> None:
        self.passed.append(node.annotation)
        if node.value is not None:
            handing.read_assignment(self.collector, [node.target], node.value, scope)
            self.each([node.value], scope)
        self.each([node.target], scope)

    def raised(self, node: ast.Raise, scope: Scope) -> None:
        if node.exc is not None:
            calls.read_class(self.collector, node.exc, scope)
            self.inside(node, scope)

    def loop(self, node: ast.For | ast.AsyncFor, scope: Scope) -> None:
        handing.read_binding(self.collector, node.target, scope)
        self.inside(node, scope)

    def match(self, node: ast.Match, scope: Scope) -> None:
        comparisons.read_match(self.collector, node, scope)
        self.inside(node, scope)

    # -- expressions --------------------------------------------------------------------------

    def name(self, node: ast.Name, scope: Scope) -> None:
        if node.id in self._constants:
            self.collector.use(node, scope)

    def attribute(self, node: ast.Attribute, scope: Scope) -> None:
        self._attributes.append(node)
        if node.attr in self._constants:
            self.collector.use(node, scope)
        self.each((node.value,), scope)

    def call(self, node: ast.Call, scope: Scope) -> None:
        self.collector.flow.callers.add(node, scope)
        calls.read_call(self.collector, node, scope)
        self.each((node.func, *node.args, *(one.value for one in node.keywords)), scope)

    def comparison(self, node: ast.Compare, scope: Scope) -> None:
        comparisons.read_comparison(self.collector, node, scope)
        ranges.read_comparison(self.collector, node, scope)
        self.inside(node, scope)

    def operation(self, node: ast.BoolOp, scope: Scope) -> None:
        ranges.read_operation(self.collector, node, scope)
        self.inside(node, scope)

    def mapping(self, node: ast.Dict, scope: Scope) -> None:
        handing.read_message(self.collector, node, scope)
        self.inside(node, scope)

    def subscript(self, node: ast.Subscript, scope: Scope) -> None:
        handing.read_subscript(self.collector, node, scope)
        self.inside(node, scope)

    def passing(self, node: ast.AST, scope: Scope) -> None:
        """Leave out what an f-string shows, and the parameters of a lambda."""
        self.passed.append(node)

    def scoped(self, node: ast.AST, scope: Scope) -> None:
        """Visit a lambda or a comprehension, which has names of its own."""
        self.inside(node, Scope(node, scope))


_Visit = Callable[[Any, Scope], None]
# Nodes in which no status stands.
_SKIPPED = (
    type(None), ast.Constant, ast.Import, ast.ImportFrom, ast.Global, ast.Nonlocal, ast.Pass,
    ast.Break, ast.Continue,
    *(kind for kind in CHILD_FIELDS if issubclass(kind, ast.pattern)),
)  # fmt: skip
