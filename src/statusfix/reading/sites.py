"""One walk over a module: every place where the code says a status becomes a site.

The walk goes statement by statement and knows scopes; what a call, a comparison or a returned
tuple means is decided beside it (`calls`, `comparisons`, `views`).
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import NamedTuple

from statusfix.frameworks import conventions
from statusfix.model import Role, Site, Span, Spelling
from statusfix.reading import calls, classes, comparisons, handing, views
from statusfix.reading.bindings import Comprehension, FunctionNode, Scope, module_scope
from statusfix.reading.flow import Flow, worse_safety
from statusfix.reading.slot import Slot
from statusfix.reading.text import LineIndex, position_of
from statusfix.reading.values import Value, constant_at, values_of
from statusfix.registry import Constant, is_registered

_CONSTANT_HOLDERS = ("HTTPStatus", "HTTPMethod", "status", "status_codes")
# Bodies of errors quote their status; a body that says 200 may count anything.
_FIRST_ERROR = 400

_RETURNED = Slot(Role.RESPONSE, "a returned tuple", "flask", accepts="int text line")


class Reading(NamedTuple):
    """Everything that rules and fixes need to know about a file, found in one walk."""

    sites: tuple[Site, ...]
    uses: tuple[tuple[Constant, Span], ...]
    packages: tuple[str, ...]
    scope: Scope
    lines: LineIndex


def read_sites(tree: ast.Module, text: str) -> Reading:
    """Find the sites of a parsed module; `text` is the very text that was parsed."""
    reader = Reader(tree, text)
    reader.read()
    sites = tuple(sorted(reader.sites.values(), key=lambda site: site.span))
    return Reading(sites, tuple(reader.uses.values()), reader.packages, reader.scope, reader.lines)


class Reader:
    """The state of one walk: collects sites, each literal once."""

    def __init__(self, tree: ast.Module, text: str) -> None:
        self.tree = tree
        self.scope = module_scope(tree, text)
        self.lines = LineIndex(text)
        self.packages = _imported_packages(tree)
        about = _imported_packages(tree, with_constants=False)
        self.speaks_http = any(name in conventions.HTTP_PACKAGES for name in about)
        self.sites: dict[int, Site] = {}
        self.uses: dict[int, tuple[Constant, Span]] = {}
        self.views = views.Views(tree, about)
        self.flow = Flow(self)
        self.shared: list[tuple[Site, int]] = []
        self.expected: set[tuple[int, int | None]] = set()

    def read(self) -> None:
        """Walk the module."""
        self.body(self.tree.body, self.scope)
        for row, scope in self.views.responses():
            self.add(row.elts[1], scope, _RETURNED)
        self.flow.follow()
        for site, function in self.shared:
            if (
                site.code is not None
                and site.code >= _FIRST_ERROR
                and (function, site.code) in self.expected
            ):
                self.sites.setdefault(site.span.start, site)

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
            handing.read_assignment(self, statement.targets, statement.value, scope)
        elif isinstance(statement, ast.AnnAssign):
            if statement.value is not None:
                handing.read_assignment(self, [statement.target], statement.value, scope)
                self.expression(statement.value, scope)
            self.expression(statement.target, scope)
            return
        elif isinstance(statement, ast.Raise) and statement.exc is not None:
            calls.read_class(self, statement.exc, scope)
        elif isinstance(statement, ast.Match):
            comparisons.read_match(self, statement, scope)
        for child in ast.iter_child_nodes(statement):
            if isinstance(child, ast.expr):
                self.expression(child, scope)
            elif isinstance(child, ast.stmt):
                self.statement(child, scope)
            else:
                self.block(child, scope)

    def block(self, node: ast.AST, scope: Scope) -> None:
        """Handlers, cases and with-items: neither statement nor expression."""
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.expression(child, scope)
            elif isinstance(child, ast.stmt):
                self.statement(child, scope)
            elif not isinstance(child, ast.pattern):
                self.block(child, scope)

    def function(self, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope) -> None:
        for decorator in node.decorator_list:
            self.expression(decorator, scope)
        handing.read_defaults(self, node, scope)
        for default in (*node.args.defaults, *node.args.kw_defaults):
            if default is not None:
                self.expression(default, scope)
        self.body(node.body, Scope(node, scope))

    def klass(self, node: ast.ClassDef, scope: Scope) -> None:
        for expression in (*node.decorator_list, *node.bases):
            self.expression(expression, scope)
        for keyword in node.keywords:
            self.expression(keyword.value, scope)
        inner = Scope(node, scope)
        classes.read_attributes(self, node, scope, inner)
        self.body(node.body, inner)

    def returned(self, statement: ast.Return, scope: Scope) -> None:
        """Remember what a function returns: whether it answers, the whole module tells."""
        function = scope.function
        if statement.value is not None and function is not None:
            self.views.returned(statement.value, function, scope)

    # -- expressions --------------------------------------------------------------------------

    def expression(self, node: ast.expr, scope: Scope) -> None:
        """Visit an expression and everything in it."""
        if isinstance(node, ast.Constant | ast.JoinedStr):
            return
        if isinstance(node, ast.Name | ast.Attribute):
            self.use(node, scope)
            if isinstance(node, ast.Attribute):
                self.expression(node.value, scope)
            return
        if isinstance(node, ast.Call):
            self.flow.call(node, scope)
            calls.read_call(self, node, scope)
        elif isinstance(node, ast.Compare):
            comparisons.read_comparison(self, node, scope)
        elif isinstance(node, ast.Dict):
            handing.read_message(self, node, scope)
        elif isinstance(node, ast.Subscript):
            handing.read_subscript(self, node, scope)
        elif isinstance(node, ast.Lambda | Comprehension):
            scope = Scope(node, scope)
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.expression(child, scope)
            elif isinstance(child, ast.keyword):
                self.expression(child.value, scope)
            elif isinstance(child, ast.comprehension):
                self.block(child, scope)

    def use(self, node: ast.Name | ast.Attribute, scope: Scope) -> None:
        """Remember a constant that is named, whether or not it reaches a slot."""
        tail = node.attr if isinstance(node, ast.Attribute) else node.id
        if not tail[:1].isupper() or not isinstance(node.ctx, ast.Load):
            return
        constant = constant_at(node, scope)
        if constant is not None:
            span = self.lines.span(node)
            self.uses[span.start] = (constant, span)

    # -- sites --------------------------------------------------------------------------------

    def add(self, expression: ast.expr, scope: Scope, slot: Slot) -> None:
        """Add the sites of an expression that a sink takes."""
        function = scope.function
        self.flow.taken(expression, scope, slot.enum_safety)
        for value in values_of(expression, scope):
            self.add_value(value, slot, id(function.node) if function else 0)

    def add_value(self, value: Value, slot: Slot, function: int = 0) -> None:
        """Add one site, unless the evidence is too weak for its value or it is known already."""
        if not slot.is_certain:
            if value.code is None or not is_registered(value.code):
                return
        if value.spelling in (Spelling.TEXT, Spelling.LINE, Spelling.OTHER):
            if not slot.strings_matter or slot.role is Role.COMPARISON:
                return
            if slot.is_key and value.spelling is Spelling.OTHER:
                return  # OpenAPI also has "default" and "4XX"
        span = self.lines.span(value.node)
        known = self.sites.get(span.start)
        if known is not None and (known.is_certain or not slot.is_certain):
            if known.is_certain == slot.is_certain:
                worse = worse_safety(known.enum_safety, slot.enum_safety)
                self.sites[span.start] = known._replace(enum_safety=worse)
            return
        site = Site(
            value.code,
            value.spelling,
            slot.role,
            self.lines.slice(span),
            position_of(value.node),
            span,
            slot.name,
            slot.framework,
            slot.enum_safety,
            slot.accepts,
            slot.is_certain,
            slot.is_identity,
            slot.is_key,
            slot.is_pattern,
            value.family,
            value.name,
        )
        if slot.is_shared:
            self.shared.append((site, function))
            return
        self.sites[span.start] = site
        if slot.role is Role.COMPARISON:
            self.expected.add((function, site.code))


def _imported_packages(tree: ast.Module, with_constants: bool = True) -> tuple[str, ...]:
    """Return the top-level packages that the module imports anywhere, first ones first.

    Without `with_constants`, an import of nothing but constants doesn't count: a fix adds such
    imports, and what a module is about must not depend on whether it has been fixed.
    """
    names: dict[str, None] = {}
    for node in _statements(tree.body):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if with_constants or alias.name != "http":
                    names.setdefault(alias.name.partition(".")[0])
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            if with_constants or not _imports_constants(node):
                names.setdefault(node.module.partition(".")[0])
    return tuple(names)


def _imports_constants(node: ast.ImportFrom) -> bool:
    return (node.module or "").endswith((".status", ".status_codes")) or all(
        alias.name in _CONSTANT_HOLDERS for alias in node.names
    )


def _statements(body: Iterable[ast.stmt]) -> Iterable[ast.stmt]:
    pending = list(body)[::-1]
    while pending:
        statement = pending.pop()
        yield statement
        inner: list[ast.stmt] = []
        for field in ("body", "orelse", "finalbody"):
            inner.extend(getattr(statement, field, ()))
        for part in (*getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
            inner.extend(part.body)
        pending.extend(reversed(inner))
