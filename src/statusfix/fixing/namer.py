"""Finds the text for each edit: a binding that the file has, or one that an import will bring."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import NamedTuple

from statusfix.fixing.edits import Needed, TextEdit
from statusfix.fixing.forms import changes_of
from statusfix.fixing.places import Place
from statusfix.model import Edit, Form, Reason, Refused, Span
from statusfix.reading.names.bindings import Binding, BindingKind, Scope, ScopeKind, star_modules
from statusfix.reading.names.syntax import last_star_row, rebound_names, walk
from statusfix.reading.text import LineIndex

# The object that holds a family's names, and the ways to import it, best first: (module, name,
# alias); a name of None imports the module itself.
_OBJECTS = {
    "httpstatus": "http.HTTPStatus",
    "http.client": "http.client",
    "starlette": "starlette.status",
    "fastapi": "fastapi.status",
    "drf": "rest_framework.status",
    "litestar": "litestar.status_codes",
}
_FORMS = {
    "httpstatus": (Needed("http", "HTTPStatus"), Needed("http")),
    "starlette": (Needed("starlette", "status"), Needed("starlette", "status", "http_status")),
    "fastapi": (Needed("fastapi", "status"), Needed("fastapi", "status", "http_status")),
    "drf": (Needed("rest_framework", "status"), Needed("rest_framework", "status", "http_status")),
    "litestar": (
        Needed("litestar", "status_codes"),
        Needed("litestar", "status_codes", "http_status_codes"),
    ),
}
# Packages whose attribute is the object without an import of its own.
_ROOTS = frozenset(target.partition(".")[0] for target in _OBJECTS.values())
_PACKAGES = {"http.HTTPStatus": "http", "fastapi.status": "fastapi"}

_NAMED = (
    ast.MatchAs
    | ast.MatchStar
    | ast.ExceptHandler
    | ast.FunctionDef
    | ast.AsyncFunctionDef
    | ast.ClassDef
)


class File(NamedTuple):
    """A parsed file, as the planner needs it."""

    tree: ast.Module
    scope: Scope
    lines: LineIndex
    path: str = ""


class PlannedEdit(NamedTuple):
    """An edit, or a part of one, with its final text and what that text must mean.

    `meaning` is the qualified name of a constant. `root` is the edit as its finding has it, where
    this is a part. `own` is what is done to the bytes, where that is another thing than to write
    `text` over the span.
    """

    edit: Edit
    text: str
    meaning: str
    needs: Needed | None
    root: Edit | None = None
    own: tuple[TextEdit, ...] = ()

    @property
    def whole(self) -> Edit:
        """The edit as its finding has it."""
        return self.root or self.edit

    @property
    def changes(self) -> tuple[TextEdit, ...]:
        """What the edit does to the bytes, without the import."""
        return self.own or (TextEdit(self.edit.span, self.text),)


class Namer:
    """Finds the text for each edit: a binding that the file has, or a new one."""

    def __init__(self, file: File, places: dict[Span, Place]) -> None:
        self.file = file
        self.places = places
        self.free_forms: dict[str, frozenset[Needed]] = {}
        self.promised: dict[str, Needed] = {}
        self.module = file.scope
        self.free = _free_names(file.tree, file.scope)
        self.module_names = _leading_names(file.scope)
        self.rebound = rebound_names(file.tree)
        self.last_star = last_star_row(file.tree)
        self.stars = [one for one in star_modules(file.scope) if not one.startswith("http")]

    def name(self, edit: Edit, place: Place) -> PlannedEdit | Refused:
        """Return an edit with its text, or why it can't be made."""
        if edit.form is not Form.CONSTANT:
            changes = changes_of(edit, place.node, self.file.tree, self.file.lines)
            if isinstance(changes, Refused):
                return changes
            return PlannedEdit(edit, edit.text, "", None, own=changes)
        if not isinstance(place.node, ast.expr):
            return Refused(Reason.NOT_FOUND)
        if edit.family == "numeric":
            return PlannedEdit(edit, edit.name, "", None)
        target = _OBJECTS[edit.family]
        meaning = f"{target}.{edit.name}"
        bound = self._bound(edit, place, target, meaning)
        if bound is not None:
            return PlannedEdit(edit, bound, meaning, None)
        direct = self._direct(edit, place, target)
        if direct is not None and self._promise(direct):
            return PlannedEdit(edit, direct.bound, meaning, direct)
        for form in self._forms(edit.family):
            if self._is_free(form, place) and self._promise(form):
                suffix = "" if form.name else f".{target.rpartition('.')[2]}"
                return PlannedEdit(edit, f"{form.bound}{suffix}.{edit.name}", meaning, form)
        if self.stars:
            return Refused(Reason.STAR_IMPORT)
        detail = _FORMS[edit.family][0].bound if edit.family in _FORMS else target
        return Refused(Reason.SHADOWED, detail)

    def _promise(self, form: Needed) -> bool:
        """Keep a name for one import: two families may want the same."""
        return self.promised.setdefault(form.bound, form) == form

    def _forms(self, family: str) -> list[Needed]:
        """The ways to import a family: first those whose name is free wherever it is needed."""
        forms = list(_FORMS.get(family, ()))
        return sorted(forms, key=lambda form: form not in self._free_everywhere(family))

    def _free_everywhere(self, family: str) -> frozenset[Needed]:
        known = self.free_forms.get(family)
        if known is None:
            known = self.free_forms[family] = frozenset(
                form
                for form in _FORMS.get(family, ())
                if all(self._is_free(form, place) for place in self.places.values())
            )
        return known

    def _bound(self, edit: Edit, place: Place, target: str, meaning: str) -> str | None:
        """Return the text through a binding that is there, valid here and executed before."""
        choices: list[tuple[int, str]] = []
        for name, binding in self._visible_imports(place, edit.position.line):
            if binding.target == target:
                choices.append((0, f"{name}.{edit.name}"))
            elif binding.target == meaning and not place.is_pattern:
                choices.append((1, name))
            elif self._reaches(binding, target):
                rest = target[len(binding.target) + 1 :]
                choices.append((2, f"{name}.{rest}.{edit.name}"))
        return min(choices)[1] if choices else None

    def _reaches(self, binding: Binding, target: str) -> bool:
        """Whether `target` is an attribute of an imported package, for sure."""
        if not target.startswith(f"{binding.target}."):
            return False
        if _PACKAGES.get(target) == binding.target:
            return True
        statement = binding.node
        return isinstance(statement, ast.Import) and any(
            alias.name == target and alias.asname is None for alias in statement.names
        )

    def _visible_imports(self, place: Place, line: int) -> list[tuple[str, Binding]]:
        """Return the imports that a name at the place certainly means, by name."""
        visible: list[tuple[str, Binding]] = []
        for name in self._imported_names(place):
            found = place.scope.find(name)
            if found is None or name in self.rebound:
                continue
            where, bindings = found
            if where.kind is ScopeKind.CLASS or not _is_plain_import(bindings):
                continue
            row = getattr(bindings[0].node, "end_lineno", line)
            if row < line and (row > self.last_star or where is not self.module):
                visible.append((name, bindings[0]))
        return visible

    def _imported_names(self, place: Place) -> list[str]:
        """Return the names of imports that may lead to a constant, innermost scopes first."""
        names: dict[str, None] = {}
        scope: Scope = place.scope
        while scope.parent is not None:
            names.update(dict.fromkeys(_leading_names(scope)))
            scope = scope.parent
        names.update(dict.fromkeys(self.module_names))
        return list(names)

    def _direct(self, edit: Edit, place: Place, target: str) -> Needed | None:
        """Follow a file that imports its constants one by one: `from x.status import HTTP_…`."""
        if place.is_pattern or edit.family in ("httpstatus", "http.client"):
            return None
        form = Needed(target, edit.name)
        style = any(
            isinstance(statement, ast.ImportFrom)
            and statement.module == target
            and statement.level == 0
            and statement.end_lineno is not None
            and statement.end_lineno < edit.position.line
            for statement in self.file.tree.body
        )
        return form if style and self._is_free(form, place) else None

    def _is_free(self, form: Needed, place: Place) -> bool:
        """Whether a new import may bind its name, and the name will mean it at the place."""
        name = form.bound
        if self.stars or name in self.free or name in self.rebound:
            return False
        at_module = self.module.bindings.get(name)
        if at_module and not all(
            one.kind is BindingKind.IMPORT
            and one.target == form.target
            and not one.is_typing_only
            and not one.is_conditional
            for one in at_module
        ):
            return False
        found = place.scope.find(name)
        return found is None or found[0] is self.module


def _leading_names(scope: Scope) -> list[str]:
    """Return the names of a scope's imports that are, or lead to, the constants of a family."""
    return [
        name
        for name, bindings in scope.bindings.items()
        if any(
            one.kind is BindingKind.IMPORT and one.target.partition(".")[0] in _ROOTS
            for one in bindings
        )
    ]


def _is_plain_import(bindings: Sequence[Binding]) -> bool:
    """A name that is imported once, always, for the running program."""
    targets = {one.target for one in bindings}
    return len(targets) == 1 and all(
        one.kind is BindingKind.IMPORT and not one.is_typing_only and not one.is_conditional
        for one in bindings
    )


def _free_names(tree: ast.Module, module: Scope) -> frozenset[str]:
    """Return names that the module reads without binding them: a new binding would change them."""
    candidates = {form.bound for forms in _FORMS.values() for form in forms}
    read = {
        node.id
        for node in walk(tree)
        if isinstance(node, ast.Name) and node.id in candidates and isinstance(node.ctx, ast.Load)
    }
    unbound = {name for name in read if name not in module.bindings}
    if unbound:
        unbound -= _bound_names(tree)
    if "__getattr__" in module.bindings:  # a module may make names when they are asked for
        texts = {node.value for node in walk(tree) if isinstance(node, ast.Constant)}
        unbound |= candidates & texts
    return frozenset(unbound)


def _bound_names(tree: ast.Module) -> set[str]:
    """Return the names that some inner scope binds: parameters and assigned names."""
    names: set[str] = set()
    for node in walk(tree):
        if isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            names.add(node.id)
        elif isinstance(node, ast.alias):
            names.add((node.asname or node.name).partition(".")[0])
        elif isinstance(node, _NAMED) and node.name:
            names.add(node.name)
    return names
