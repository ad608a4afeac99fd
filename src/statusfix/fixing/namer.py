"""Finds the text for each edit: a binding that the file has, or one that an import will bring."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from statusfix.fixing.edits import Needed, TextEdit
from statusfix.fixing.forms import changes_of
from statusfix.fixing.places import Place
from statusfix.fixing.words import Words
from statusfix.model import Edit, Form, Reason, Refused, Span
from statusfix.reading.names.bindings import Binding, BindingKind, Scope, ScopeKind, star_modules
from statusfix.reading.names.syntax import last_star_row, walk
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
# The names that new imports may bind, and the modules that lead to a family's object.
_NEW_NAMES = frozenset(form.bound for forms in _FORMS.values() for form in forms)
_LEADING = frozenset(
    ".".join(target.split(".")[:length])
    for target in _OBJECTS.values()
    for length in range(1, target.count(".") + 2)
)
# Packages whose attribute is the object without an import of its own.
_PACKAGES = {"http.HTTPStatus": "http", "fastapi.status": "fastapi"}
_Import = tuple[str, Binding, int]  # a name, what binds it, and the row where that ends


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
        self.promised: dict[str, Needed] = {}
        self.module = file.scope
        self.module_names = dict.fromkeys(_leading_names(file.scope))
        self.words = Words(file.tree, file.lines)
        self.rebound = self.words.rebound()
        stars = star_modules(file.scope)
        self.last_star = last_star_row(file.tree) if stars else 0
        self.stars = [one for one in stars if not one.startswith("http")]
        self._fitting: dict[Needed, bool] = {}
        self._everywhere: dict[Needed, bool] = {}
        self._first_rows: dict[str, int] = {}
        self._imports: dict[Scope, list[_Import]] = {}

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
            if self._is_free(form, place.scope) and self._promise(form):
                suffix = "" if form.name else f".{target.rpartition('.')[2]}"
                return PlannedEdit(edit, f"{form.bound}{suffix}.{edit.name}", meaning, form)
        if self.stars:
            return Refused(Reason.STAR_IMPORT)
        detail = _FORMS[edit.family][0].bound if edit.family in _FORMS else target
        return Refused(Reason.SHADOWED, detail)

    def _promise(self, form: Needed) -> bool:
        """Keep a name for one import: two families may want the same."""
        return self.promised.setdefault(form.bound, form) == form

    def _forms(self, family: str) -> Iterator[Needed]:
        """The ways to import a family: first those whose name is free wherever it is needed."""
        others: list[Needed] = []
        for form in _FORMS.get(family, ()):
            if self._is_free_everywhere(form):
                yield form
            else:
                others.append(form)
        yield from others

    def _is_free_everywhere(self, form: Needed) -> bool:
        known = self._everywhere.get(form)
        if known is None:
            known = all(self._is_free(form, place.scope) for place in self.places.values())
            self._everywhere[form] = known
        return known

    def _bound(self, edit: Edit, place: Place, target: str, meaning: str) -> str | None:
        """Return the text through a binding that is there, valid here and executed before."""
        choices: list[tuple[int, str]] = []
        for name, binding, row in self._visible_imports(place.scope):
            if row >= edit.position.line:
                continue
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

    def _visible_imports(self, scope: Scope) -> list[_Import]:
        """Return the imports that a name in the scope certainly means, innermost first."""
        visible = self._imports.get(scope)
        if visible is not None:
            return visible
        visible = self._imports[scope] = []
        for name in self._imported_names(scope):
            found = self._find(name, scope)
            if found is None or name in self.rebound:
                continue
            where, bindings = found
            if where.kind is ScopeKind.CLASS or not _is_plain_import(bindings):
                continue
            row = getattr(bindings[0].node, "end_lineno", 0)
            if row > self.last_star or where is not self.module:
                visible.append((name, bindings[0], row))
        return visible

    def _imported_names(self, scope: Scope) -> list[str]:
        """Return the names of imports that may lead to a constant, innermost scopes first."""
        names: dict[str, None] = {}
        while scope.parent is not None and self._may_bind("import", scope):
            names.update(dict.fromkeys(_leading_names(scope)))
            scope = scope.parent
        names.update(self.module_names)
        return list(names)

    def _find(self, name: str, scope: Scope) -> tuple[Scope, list[Binding]] | None:
        """Return what a name means in a scope, which most functions don't have a word about."""
        return (scope if self._may_bind(name, scope) else self.module).find(name)

    def _may_bind(self, word: str, scope: Scope) -> bool:
        """Whether a word stands in the function or class of the module that a scope is part of."""
        if scope.parent is None:
            return True
        while scope.parent is not None and scope.parent.parent is not None:
            scope = scope.parent
        return self.words.may_stand_in(word, scope.node)

    def _direct(self, edit: Edit, place: Place, target: str) -> Needed | None:
        """Follow a file that imports its constants one by one: `from x.status import HTTP_…`."""
        if place.is_pattern or edit.family in ("httpstatus", "http.client"):
            return None
        if self._first_row_of(target) >= edit.position.line:
            return None
        form = Needed(target, edit.name)
        return form if self._is_free(form, place.scope) else None

    def _first_row_of(self, module: str) -> int:
        """Return the row where the first import of names from a module ends."""
        if module not in self._first_rows:
            rows = [
                statement.end_lineno or 0
                for statement in self.file.tree.body
                if isinstance(statement, ast.ImportFrom)
                and statement.module == module
                and statement.level == 0
            ]
            self._first_rows[module] = min(rows, default=len(self.file.lines.starts) + 1)
        return self._first_rows[module]

    def _is_free(self, form: Needed, scope: Scope) -> bool:
        """Whether a new import may bind its name, and the name will mean it in the scope."""
        fits = self._fitting.get(form)
        if fits is None:
            fits = self._fitting[form] = self._fits(form)
        found = self._find(form.bound, scope) if fits else None
        return fits and (found is None or found[0] is self.module)

    def _fits(self, form: Needed) -> bool:
        """Whether the module may bind the name of an import: by it alone, or not yet."""
        name = form.bound
        if self.stars or name in self.rebound or self._is_foreign(name):
            return False
        return all(
            one.kind is BindingKind.IMPORT
            and one.target == form.target
            and not one.is_typing_only
            and not one.is_conditional
            for one in self.module.bindings.get(name, ())
        )

    def _is_foreign(self, name: str) -> bool:
        """Whether the module reads a name without binding it: a new binding would change it."""
        if name not in _NEW_NAMES:
            return False
        if "__getattr__" in self.module.bindings:  # a module may make names when asked for them
            texts = (node for node in walk(self.file.tree) if isinstance(node, ast.Constant))
            if any(node.value == name for node in texts):
                return True
        return name not in self.module.bindings and self.words.is_read_unbound(name)


def _leading_names(scope: Scope) -> list[str]:
    """Return the names of a scope's imports that are, or lead to, the constants of a family."""
    return [
        name
        for name, bindings in scope.bindings.items()
        if any(one.kind is BindingKind.IMPORT and _leads(one.target) for one in bindings)
    ]


@lru_cache(maxsize=4096)
def _leads(target: str) -> bool:
    """Whether an import is of a family's object, of a package around it, or of a constant."""
    return target in _LEADING or target.rpartition(".")[0] in _OBJECTS.values()


def _is_plain_import(bindings: Sequence[Binding]) -> bool:
    """A name that is imported once, always, for the running program."""
    targets = {one.target for one in bindings}
    return len(targets) == 1 and all(
        one.kind is BindingKind.IMPORT and not one.is_typing_only and not one.is_conditional
        for one in bindings
    )
