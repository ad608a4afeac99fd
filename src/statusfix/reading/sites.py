"""One walk over a module: every place where the code says a status becomes a site.

The walk goes statement by statement and knows scopes; what a call, a comparison or a returned
tuple means is decided beside it (`calls`, `comparisons`, `views`).
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import NamedTuple

from statusfix.model import Response, Site, Span
from statusfix.reading import calls, classes, comparisons, handing
from statusfix.reading.bindings import Comprehension, FunctionNode, Scope
from statusfix.reading.collector import Collector
from statusfix.reading.own import NONE, Own
from statusfix.reading.responses import Responses
from statusfix.reading.syntax import children
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


def read_sites(tree: ast.Module, text: str, own: Own = NONE) -> Reading:
    """Find the sites of a parsed module; `text` is the very text that was parsed.

    `own` knows the user's own functions that take a status.
    """
    found = Collector(tree, text, own)
    _Walk(found).body(tree.body, found.scope)
    found.finish()
    sites = tuple(sorted(found.sites.values(), key=lambda site: site.span))
    return Reading(
        sites,
        tuple(found.uses.values()),
        found.packages,
        found.scope,
        found.lines,
        Responses(found.scope, found.packages),
    )


class _Walk:
    """Visits every statement and expression with the scope that it stands in."""

    def __init__(self, collector: Collector) -> None:
        self.collector = collector

    # -- statements ---------------------------------------------------------------------------

    def body(self, statements: Iterable[ast.stmt], scope: Scope) -> None:
        for statement in statements:
            self.statement(statement, scope)

    def statement(self, statement: ast.stmt, scope: Scope) -> None:
        if isinstance(statement, FunctionNode):
            self.function(statement, scope)
            return
        if isinstance(statement, ast.ClassDef):
            self.klass(statement, scope)
            return
        if isinstance(statement, ast.Import | ast.ImportFrom):
            return
        if isinstance(statement, ast.Return):
            self.returned(statement, scope)
        elif isinstance(statement, ast.Assign):
            handing.read_assignment(self.collector, statement.targets, statement.value, scope)
        elif isinstance(statement, ast.AnnAssign):
            if statement.value is not None:
                handing.read_assignment(self.collector, [statement.target], statement.value, scope)
                self.expression(statement.value, scope)
            self.expression(statement.target, scope)
            return
        elif isinstance(statement, ast.Raise) and statement.exc is not None:
            calls.read_class(self.collector, statement.exc, scope)
        elif isinstance(statement, ast.For | ast.AsyncFor):
            handing.read_binding(self.collector, statement.target, scope)
        elif isinstance(statement, ast.Match):
            comparisons.read_match(self.collector, statement, scope)
        for child in children(statement):
            if isinstance(child, ast.expr):
                self.expression(child, scope)
            elif isinstance(child, ast.stmt):
                self.statement(child, scope)
            else:
                self.block(child, scope)

    def block(self, node: ast.AST, scope: Scope) -> None:
        """Handlers, cases and with-items: neither statement nor expression."""
        for child in children(node):
            if isinstance(child, ast.expr):
                self.expression(child, scope)
            elif isinstance(child, ast.stmt):
                self.statement(child, scope)
            elif not isinstance(child, ast.pattern):
                self.block(child, scope)

    def function(self, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope) -> None:
        for decorator in node.decorator_list:
            self.expression(decorator, scope)
        inner = Scope(node, scope)
        handing.read_parameters(self.collector, node, scope, inner)
        for default in (*node.args.defaults, *node.args.kw_defaults):
            if default is not None:
                self.expression(default, scope)
        self.body(node.body, inner)

    def klass(self, node: ast.ClassDef, scope: Scope) -> None:
        for expression in (*node.decorator_list, *node.bases):
            self.expression(expression, scope)
        for keyword in node.keywords:
            self.expression(keyword.value, scope)
        inner = Scope(node, scope)
        classes.read_attributes(self.collector, node, scope, inner)
        self.body(node.body, inner)

    def returned(self, statement: ast.Return, scope: Scope) -> None:
        """Remember what a function returns: whether it answers, the whole module tells."""
        function = scope.function
        if statement.value is not None and function is not None:
            self.collector.views.returned(statement.value, function, scope)

    # -- expressions --------------------------------------------------------------------------

    def expression(self, node: ast.expr, scope: Scope) -> None:
        """Visit an expression and everything in it."""
        if isinstance(node, ast.Constant | ast.JoinedStr):
            return
        if isinstance(node, ast.Name | ast.Attribute):
            self.collector.use(node, scope)
            if isinstance(node, ast.Attribute):
                self.expression(node.value, scope)
            return
        if isinstance(node, ast.Call):
            self.collector.flow.callers.add(node, scope)
            calls.read_call(self.collector, node, scope)
        elif isinstance(node, ast.Compare):
            comparisons.read_comparison(self.collector, node, scope)
        elif isinstance(node, ast.Dict):
            handing.read_message(self.collector, node, scope)
        elif isinstance(node, ast.Subscript):
            handing.read_subscript(self.collector, node, scope)
        elif isinstance(node, ast.Lambda | Comprehension):
            scope = Scope(node, scope)
        for child in children(node):
            if isinstance(child, ast.expr):
                self.expression(child, scope)
            elif isinstance(child, ast.keyword):
                self.expression(child.value, scope)
            elif isinstance(child, ast.comprehension):
                self.block(child, scope)
