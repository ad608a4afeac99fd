"""Who calls a function of the module, and what is handed over for a parameter."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from statusfix.reading.flow.hierarchy import Class, Hierarchy
from statusfix.reading.flow.paths import EACH, VALUE, Path, entry, field, item
from statusfix.reading.names.bindings import BindingKind, FunctionNode, Scope, ScopeKind
from statusfix.reading.names.evidence import tail_of

_SELF = ("self", "cls")
_CONSTRUCTORS = ("__init__", "__new__")
# A name that is bound more often than this stands for nothing in particular.
_MOST_DEFINITIONS = 32

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class Caller(NamedTuple):
    """A call of a function of the module.

    `handed` counts the arguments in front that are not the function's own (`partial(f, 404)`),
    `bound` the parameters that are filled already (`self`, those of an earlier `partial`).
    """

    call: ast.Call
    scope: Scope
    handed: int
    bound: int


class Callers:
    """Collects the calls of a module, and finds those of one function when it is asked."""

    def __init__(
        self, hierarchy: Hierarchy, parent_of: Callable[[ast.AST], ast.AST | None]
    ) -> None:
        self._hierarchy = hierarchy
        self._parent_of = parent_of
        self.by_name: dict[str, list[tuple[ast.Call, Scope]]] = {}
        self._by_value: dict[str, dict[int, list[tuple[ast.Call, Scope]]]] = {}
        self._resolved: set[str] = set()
        self._callers: dict[int, list[Caller]] = {}

    def add(self, call: ast.Call, scope: Scope) -> None:
        """Remember a call, by the last name of what is called."""
        tail = tail_of(call.func)
        if tail is None:
            return
        self.by_name.setdefault(tail, []).append((call, scope))
        if tail in ("partial", "partialmethod") and call.args:
            handed = tail_of(call.args[0])
            if handed is not None:
                self.by_name.setdefault(handed, []).append((call, scope))

    def registered(self, registrars: Iterable[str]) -> dict[int, list[tuple[ast.expr, Scope]]]:
        """Return what calls register each function of the module for: `handle(Error, answer)`."""
        found: dict[int, list[tuple[ast.expr, Scope]]] = {}
        for name in registrars:
            for call, scope in self.by_name.get(name, ()):
                if len(call.args) > 1:
                    for node, _, _ in self.definitions(call.args[1], scope):
                        found.setdefault(id(node), []).append((call.args[0], scope))
        return found

    def definitions(self, function: ast.expr, scope: Scope) -> list[tuple[Definition, Scope, int]]:
        """Return what an expression that is called stands for in the module.

        Each with the scope that it is defined in, and how many parameters are filled already.
        """
        if isinstance(function, ast.Name):
            found = scope.find(function.id)
            if found is None:
                return []
            where, bindings = found
            if len(bindings) > _MOST_DEFINITIONS:
                return []
            return [(one.node, where, 0) for one in bindings if isinstance(one.node, Definition)]
        if not isinstance(function, ast.Attribute):
            return []
        owner = self._owner(function.value, scope)
        method = self._hierarchy.method(owner[0], function.attr) if owner else None
        if owner is None or method is None:
            return []
        node, definer = method
        decorators = [tail_of(one) for one in node.decorator_list]
        is_filled = "staticmethod" not in decorators and (owner[1] or "classmethod" in decorators)
        return [(node, definer.inner, 1 if is_filled else 0)]

    def of(self, node: Definition, outer: Scope) -> list[Caller]:
        """Return the calls that certainly call a function or class of the module."""
        names = {node.name}
        if outer.kind is ScopeKind.CLASS and node.name in _CONSTRUCTORS:
            owner = self._hierarchy.around(outer)
            if owner is not None:
                family = (owner, *self._hierarchy.derived(owner))
                names.update(one.node.name for one in family)
        for name in sorted(names):
            self._resolve(name)
        return self._callers.get(id(node), [])

    def of_function(self, node: FunctionNode) -> list[Caller]:
        """Return the calls of a function or method, wherever it stands."""
        if node.name in _CONSTRUCTORS:
            return []
        self._resolve(node.name)
        return self._callers.get(id(node), [])

    def parameters(
        self, call: ast.Call, argument: ast.AST, scope: Scope
    ) -> Iterator[tuple[FunctionNode, Scope, str]]:
        """Yield the parameters of functions of the module that an argument is handed to."""
        for node, outer, bound in self.definitions(call.func, scope):
            function: Definition = node
            if isinstance(node, ast.ClassDef):
                made = self._hierarchy.get(node)
                constructor = self._hierarchy.method(made, "__init__") if made else None
                if constructor is None:
                    continue
                function, outer, bound = constructor[0], constructor[1].inner, 1
            if isinstance(function, ast.ClassDef):
                continue
            name = _parameter_for(call, argument, function.args, bound)
            if name is not None:
                yield function, outer, name

    def arguments(
        self, parameter: ast.arg, function: FunctionNode, outer: Scope, path: Path
    ) -> Iterator[tuple[ast.expr, Scope, Path]]:
        """Yield what the calls of a function hand over for what a parameter holds at a path."""
        positional = [*function.args.posonlyargs, *function.args.args]
        place = positional.index(parameter) if parameter in positional else -1
        for caller in self.of(function, outer):
            if parameter is function.args.vararg:
                given = _rest(caller, len(positional), path)
            elif parameter is function.args.kwarg:
                given = _named(caller.call, path)
            else:
                given = handed_over(caller, parameter.arg, place, path)
            for expression, left in given:
                yield expression, caller.scope, left

    def _owner(self, expression: ast.expr, scope: Scope) -> tuple[Class, bool] | None:
        """Return the class whose attribute is taken, and whether it is one of an instance."""
        hierarchy = self._hierarchy
        if isinstance(expression, ast.Call):
            if tail_of(expression.func) == "super":
                around = hierarchy.around(scope)
                bases = hierarchy.bases(around) if around is not None else []
                return (bases[0], True) if bases else None
            made = hierarchy.named(expression.func, scope)
            return (made, True) if made is not None else None
        if not isinstance(expression, ast.Name):
            return None
        if expression.id in _SELF:
            around = hierarchy.around(scope)
            return (around, True) if around is not None else None
        found = scope.find(expression.id)
        if found is None:
            return None
        binding = found[1][-1]
        if binding.kind in (BindingKind.VALUE, BindingKind.CONTEXT) and binding.place < 0:
            if isinstance(binding.node, ast.Call):
                made = hierarchy.named(binding.node.func, found[0])
                return (made, True) if made is not None else None
        if binding.kind is BindingKind.PARAMETER and isinstance(binding.node, ast.arg):
            annotated = binding.node.annotation
            made = hierarchy.named(annotated, found[0].parent or found[0]) if annotated else None
            return (made, True) if made is not None else None
        named = hierarchy.named(expression, scope)
        return (named, False) if named is not None else None

    def _resolve(self, name: str) -> None:
        """Sort the calls under a name by the definitions that they call, once."""
        if name in self._resolved:
            return
        self._resolved.add(name)
        for call, scope in self.by_name.get(name, ()):
            function: ast.expr = call.func
            handed = 0
            if tail_of(function) in ("partial", "partialmethod") and call.args:
                function, handed = call.args[0], 1
            for node, _, bound in self.definitions(function, scope):
                self._remember(node, Caller(call, scope, handed, bound))

    def _remember(self, node: Definition, caller: Caller) -> None:
        if isinstance(node, ast.ClassDef):
            self._callers.setdefault(id(node), []).append(caller)
            made = self._hierarchy.get(node)
            constructor = self._hierarchy.method(made, "__init__") if made is not None else None
            if constructor is None:
                return
            node, caller = constructor[0], caller._replace(bound=1)
        self._callers.setdefault(id(node), []).append(caller)
        if caller.handed:
            self._follow_partial(node, caller)

    def _follow_partial(self, node: Definition, caller: Caller) -> None:
        """`check = partial(f, 404)`: the calls of `check` are calls of `f`."""
        filled = caller.bound + len(caller.call.args) - caller.handed
        parent = self._parent_of(caller.call)
        targets = parent.targets if isinstance(parent, ast.Assign) else []
        for name in (one.id for one in targets if isinstance(one, ast.Name)):
            for call, scope in self._calls_of_value(name).get(id(caller.call), ()):
                self._callers[id(node)].append(Caller(call, scope, 0, filled))

    def _calls_of_value(self, name: str) -> dict[int, list[tuple[ast.Call, Scope]]]:
        """Return the calls under a name, by what the name was bound to last."""
        if name not in self._by_value:
            found: dict[int, list[tuple[ast.Call, Scope]]] = {}
            for call, scope in self.by_name.get(name, []):
                bound = scope.find(name)
                if bound is not None:
                    found.setdefault(id(bound[1][-1].node), []).append((call, scope))
            self._by_value[name] = found
        return self._by_value[name]


def handed_over(
    caller: Caller, name: str, place: int, path: Path
) -> Iterator[tuple[ast.expr, Path]]:
    """Yield what a call hands over for a parameter: by name, by place, or unpacked."""
    call = caller.call
    for keyword in call.keywords:
        if keyword.arg == name:
            yield keyword.value, path
            return
    if place >= 0:
        index = place - caller.bound + caller.handed
        for number, argument in enumerate(call.args):
            if isinstance(argument, ast.Starred):
                if index >= number:
                    yield argument.value, (item(index - number), *path)
                return
            if number == index >= caller.handed:
                yield argument, path
                return
    for keyword in call.keywords:
        if keyword.arg is None:
            yield keyword.value, (entry(name), *path)


def _rest(caller: Caller, taken: int, path: Path) -> Iterator[tuple[ast.expr, Path]]:
    """What `*rest` takes: the arguments after the named ones."""
    if not path:
        return
    first = taken - caller.bound + caller.handed
    for number, argument in enumerate(caller.call.args):
        if isinstance(argument, ast.Starred):
            if number <= first and path[0] in (EACH, VALUE):
                yield argument.value, path
            return
        if number >= first and (path[0] in (EACH, VALUE) or path[0] == item(number - first)):
            yield argument, path[1:]


def _named(call: ast.Call, path: Path) -> Iterator[tuple[ast.expr, Path]]:
    """What `**rest` takes: the keywords."""
    if not path:
        return
    for keyword in call.keywords:
        if keyword.arg is None:
            yield keyword.value, path
        elif path[0] is VALUE or path[0] in (entry(keyword.arg), field(keyword.arg)):
            yield keyword.value, path[1:]


def _parameter_for(
    call: ast.Call, argument: ast.AST, arguments: ast.arguments, bound: int
) -> str | None:
    names = [one.arg for one in (*arguments.posonlyargs, *arguments.args)]
    if isinstance(argument, ast.keyword):
        known = {*names, *(one.arg for one in arguments.kwonlyargs)}
        if argument.arg in known:
            return argument.arg
        return arguments.kwarg.arg if arguments.kwarg is not None else None
    for number, given in enumerate(call.args):
        if isinstance(given, ast.Starred):
            return None
        if given is argument:
            place = number + bound
            if place < len(names):
                return names[place]
            return arguments.vararg.arg if arguments.vararg is not None else None
    return None


def default_of(arguments: ast.arguments, parameter: ast.arg) -> ast.expr | None:
    """Return the default of a parameter, or None."""
    positional = [*arguments.posonlyargs, *arguments.args]
    if parameter in positional:
        place = positional.index(parameter) - len(positional) + len(arguments.defaults)
        return arguments.defaults[place] if place >= 0 else None
    if parameter in arguments.kwonlyargs:
        return arguments.kw_defaults[arguments.kwonlyargs.index(parameter)]
    return None
