"""Collects what one walk over a module finds: each literal once, with the best evidence for it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable

from statusfix.frameworks import TupleOrder, conventions
from statusfix.model import EnumSafety, Role, Site, Span, Spelling
from statusfix.reading.flow.answering import agreeing, family_of, is_answer
from statusfix.reading.flow.paths import answer
from statusfix.reading.flow.travel import Flow
from statusfix.reading.flow.views import Views
from statusfix.reading.hazards.readers import Readers
from statusfix.reading.hazards.showing import worse_safety
from statusfix.reading.known import Known
from statusfix.reading.mistakes.faults import Faults
from statusfix.reading.mistakes.phrases import Phrases
from statusfix.reading.names.bindings import (
    FunctionNode,
    Scope,
    has_literal_type,
    module_scope,
)
from statusfix.reading.names.syntax import statements
from statusfix.reading.names.values import Value, constant_at, lines_of, values_of
from statusfix.reading.own import NONE, Own
from statusfix.reading.slot import Slot
from statusfix.reading.text import LineIndex, position_of
from statusfix.registry import Constant, is_registered

_CONSTANT_HOLDERS = ("HTTPStatus", "HTTPMethod", "status", "status_codes")
# Bodies of errors quote their status; a body that says 200 may count anything. What a call is
# told to answer with may be a success, but not the one that each test expects.
_FIRST_ERROR = 400
_USUAL = 200

_RETURNED = Slot(Role.RESPONSE, "a returned tuple", "flask", accepts="int text line")


class Collector:
    """The sites of one module while it is read.

    `speaks_http` tells whether the module imports anything that is about HTTP: weak evidence
    counts only there.
    """

    def __init__(self, tree: ast.Module, text: str, own: Own = NONE) -> None:
        self.own = own
        self.scope = module_scope(tree, text)
        self.lines = LineIndex(text)
        everything = statements(tree.body)
        imports = [one for one in everything if isinstance(one, _Import)]
        self.packages = _imported_packages(imports)
        about = _imported_packages(imports, with_constants=False)
        self.speaks_http = any(name in conventions.HTTP_PACKAGES for name in about)
        self.sites: dict[int, Site] = {}
        self.uses: dict[int, tuple[Constant, Span]] = {}
        self.views = Views(about)
        self._about = about
        self.known = Known(everything, imports, self.packages, self.scope.has_walrus)
        self._readers = Readers(tree, self.packages)
        self.flow = Flow(self.add, self._readers)
        self.faults = Faults()
        self.phrases = Phrases(self.lines)
        self._shared: list[tuple[Site, int]] = []
        self._expected: set[tuple[int, int | None]] = set()

    def finish(self, met: Callable[[], Iterable[ast.AST]]) -> None:
        """Decide what only the whole module tells: answering helpers, flows, shared evidence.

        `met` gives every attribute of the module.
        """
        self._readers.met = met
        self.flow.pending.speaks_http = self.speaks_http
        for status, scope in self.views.bodies():
            self.add(status, scope, _returned(scope))
        for view, order, is_certain in self.views.answering():
            slot = _returned(view, order)._replace(is_certain=is_certain)
            self.flow.answers(view, answer(order), slot)
        self._follow_pairs()
        self.flow.follow()
        self._look_at_readers()
        for site, place in self._shared:
            if site.code is not None and (place, site.code) in self._expected:
                is_told = site.role is Role.ELSEWHERE and site.code != _USUAL
                if is_told or site.code >= _FIRST_ERROR:
                    self.sites.setdefault(site.span.start, site)
        self.phrases.settle(self.sites)
        self.faults.settle(self.sites, self.scope, self.lines)

    def release(self) -> None:
        """Let go of what points back to this: a tree is freed at once that no cycle keeps."""
        self.flow.release()
        del self.flow

    def _follow_pairs(self) -> None:
        """Look at what functions return that nothing registers."""
        order = self.views.usual_order
        if order is None:
            return
        family = family_of(order, self._about)
        for function, returned in self.views.others():
            slot = _returned(function, order)._replace(is_certain=False, strings_matter=False)
            for value in returned:
                for status in agreeing(value, order):
                    self.add(status, function, slot)
            if is_answer(function, returned, family) and not self.flow.is_taken_apart(function):
                self.flow.answers(function, answer(order), slot)

    def shown(self, slot: Slot, call: ast.Call, scope: Scope) -> Slot:
        """Return the slot of a call's argument: sharper where the object it makes is shown."""
        if slot.enum_safety is EnumSafety.KEPT and self._readers.shows(call, scope):
            return slot._replace(enum_safety=EnumSafety.SEEN)
        return slot

    def _look_at_readers(self) -> None:
        """What is handed back may be read where the difference shows: `repr(r.status_code)`."""
        kept = [
            (start, site)
            for start, site in self.sites.items()
            if site.enum_safety in (EnumSafety.KEPT, EnumSafety.FROM_3_11)
        ]
        sharp = self._readers.sharp_places(self.scope) if kept else frozenset()
        for start, site in kept:
            if sharp and self._readers.place_of(self.scope, site.position.line) in sharp:
                self.sites[start] = site._replace(enum_safety=EnumSafety.SEEN)

    def use(self, node: ast.Name | ast.Attribute, scope: Scope) -> None:
        """Remember a constant that is named, whether or not it reaches a slot."""
        tail = node.id if isinstance(node, ast.Name) else node.attr
        if not tail[:1].isupper() or not isinstance(node.ctx, ast.Load):
            return
        constant = constant_at(node, scope)
        if constant is not None:
            span = self.lines.span(node)
            self.uses[span.start] = (constant, span)

    def add(self, expression: ast.expr, scope: Scope, slot: Slot) -> None:
        """Add the sites of an expression that a sink takes."""
        function = scope.function
        if not slot.is_shared:
            self.flow.taken(expression, scope, slot)
        for value in values_of(expression, scope):
            self.add_value(value, slot, id(function.node) if function else 0)
        if slot.strings_matter and slot.is_certain:
            for value in lines_of(expression, scope):
                self.add_value(value, slot, id(function.node) if function else 0)

    def expect(self, code: int, scope: Scope) -> None:
        """Remember that a function expects a status of a response."""
        function = scope.function
        self._expected.add((id(function.node) if function else 0, code))

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
            if known.is_certain == slot.is_certain or slot.is_followed:
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
            self._shared.append((site, function))
            return
        self.sites[span.start] = site
        if value.spelling is Spelling.LINE:
            self.phrases.read_line(value.node)
        if slot.role is Role.COMPARISON:
            self._expected.add((function, site.code))


def _returned(scope: Scope, order: TupleOrder | None = None) -> Slot:
    """The slot of a returned tuple's status; a declared `Literal` takes nothing but literals.

    `order` is that of the framework which reads the tuple, where one is known.
    """
    slot = _RETURNED
    if order is not None:
        slot = slot._replace(enum_safety=order.enum_safety, role=order.role)
    function = scope.function
    node = function.node if function is not None else None
    if function is not None and isinstance(node, FunctionNode):
        if has_literal_type(node.returns, function.parent or function):
            return slot._replace(enum_safety=EnumSafety.LITERAL)
    return slot


_Import = ast.Import | ast.ImportFrom


def _imported_packages(imports: list[_Import], with_constants: bool = True) -> tuple[str, ...]:
    """Return the top-level packages that the module imports anywhere, first ones first.

    Without `with_constants`, an import of nothing but constants doesn't count: a fix adds such
    imports, and what a module is about must not depend on whether it has been fixed.
    """
    names: dict[str, None] = {}
    for node in imports:
        if isinstance(node, ast.Import):
            for alias in node.names:
                if with_constants or alias.name != "http":
                    names.setdefault(alias.name.partition(".")[0])
        elif node.module and not node.level:
            if with_constants or not _imports_constants(node):
                names.setdefault(node.module.partition(".")[0])
    return tuple(names)


def _imports_constants(node: ast.ImportFrom) -> bool:
    return (node.module or "").endswith((".status", ".status_codes")) or all(
        alias.name in _CONSTANT_HOLDERS for alias in node.names
    )
