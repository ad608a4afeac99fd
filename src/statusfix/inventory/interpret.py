"""Runs a function on what is known about its values: which statuses it returns and raises.

Statements are followed in order with the branches that a request's method admits; loops run once.
What an expression means stands in `expressions`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from statusfix.inventory.expressions import Expressions
from statusfix.inventory.frame import Frame, Outcome
from statusfix.inventory.model import Place
from statusfix.inventory.program import Known, Module
from statusfix.inventory.values import PLAIN, UNKNOWN, Kind, Value, joined
from statusfix.reading.names.bindings import Scope
from statusfix.reading.names.syntax import FunctionNode, parameters_of

_DEPTH = 8
_CATCH_ALL = frozenset(("Exception", "BaseException", "HTTPException", "APIException"))


class Interpreter(Expressions):
    """Runs functions of one program for one framework and one method (ANY: no method known)."""

    def run(
        self,
        function: Known,
        arguments: dict[str, Value] | None = None,
        owner: Known | None = None,
        inner: Outcome | None = None,
        response: str = "",
    ) -> Outcome:
        """Return what a call of a function of the program gives; nothing for a recursive call."""
        node = function.node
        key = id(node)
        if key in self.active or len(self.active) > _DEPTH:
            return Outcome()
        frame = Frame(function, owner, inner)
        frame.names.update(arguments or {})
        frame.response = response
        self.active.add(key)
        try:
            if isinstance(node, ast.Lambda):
                place = frame.module.place(node)
                frame.returned.append((self.value(node.body, frame), place))
            elif isinstance(node, FunctionNode):
                self._defaults(node, frame)
                if self._block(node.body, frame):
                    self._return(None, frame.module.place(node), frame)
        finally:
            self.active.discard(key)
        return Outcome(tuple(dict.fromkeys(frame.returned)), tuple(dict.fromkeys(frame.raised)))

    def read(self, node: ast.expr, scope: Scope, module: Module) -> Value:
        """Return what an expression outside of any function is."""
        frame = Frame(Known(module, scope, module.tree), None, None)
        frame.scope = scope
        return self.value(node, frame)

    def _defaults(self, node: ast.FunctionDef | ast.AsyncFunctionDef, frame: Frame) -> None:
        arguments = node.args
        positional = [*arguments.posonlyargs, *arguments.args]
        defaults: list[tuple[ast.arg, ast.expr | None]] = []
        if arguments.defaults:
            tail = positional[-len(arguments.defaults) :]
            defaults += zip(tail, arguments.defaults, strict=True)
        defaults += zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        for parameter, default in defaults:
            if default is not None and parameter.arg not in frame.names:
                frame.names[parameter.arg] = self.value(default, frame)
        for parameter in parameters_of(arguments):
            frame.names.setdefault(parameter.arg, UNKNOWN)

    # -- statements: each says whether the next one is reached -----------------------------------

    def _block(self, statements: Sequence[ast.stmt], frame: Frame) -> bool:
        return all(self._statement(one, frame) for one in statements)

    def _statement(self, statement: ast.stmt, frame: Frame) -> bool:
        if isinstance(statement, ast.Return):
            self._return(statement.value, frame.module.place(statement), frame)
            return False
        if isinstance(statement, ast.Raise):
            if statement.exc is not None:
                raised = self.exception(statement.exc, frame)
                if raised is not None:
                    frame.raised.append(raised)
            return False
        if isinstance(statement, ast.Continue | ast.Break):
            return False
        if isinstance(statement, ast.If):
            return self._if(statement, frame)
        if isinstance(statement, ast.Try) or type(statement).__name__ == "TryStar":
            return self._try(statement, frame)  # type: ignore[arg-type]
        if isinstance(statement, ast.For | ast.AsyncFor | ast.While):
            self._loop(statement, frame)
            return True
        if isinstance(statement, ast.With | ast.AsyncWith):
            for item in statement.items:
                self.value(item.context_expr, frame)
            return self._block(statement.body, frame)
        if isinstance(statement, ast.Match):
            self.value(statement.subject, frame)
            return self._branches([case.body for case in statement.cases] + [[]], frame)
        if isinstance(statement, ast.Expr):
            return self.value(statement.value, frame).kind is not Kind.NEVER
        self._simple(statement, frame)
        return True

    def _simple(self, statement: ast.stmt, frame: Frame) -> None:
        if isinstance(statement, ast.Assign):
            value = self.value(statement.value, frame)
            for target in statement.targets:
                self._assign(target, value, frame)
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            self._assign(statement.target, self.value(statement.value, frame), frame)
        elif isinstance(statement, ast.AugAssign | ast.Assert):
            for child in ast.iter_child_nodes(statement):
                if isinstance(child, ast.expr):
                    self.value(child, frame)

    def _return(self, expression: ast.expr | None, place: Place, frame: Frame) -> None:
        value = PLAIN if expression is None else self.value(expression, frame)
        if frame.response and value.kind in (Kind.PLAIN, Kind.UNKNOWN):
            value = frame.names[frame.response]
        frame.returned.append((value, place))

    def _assign(self, target: ast.expr, value: Value, frame: Frame) -> None:
        if isinstance(target, ast.Name):
            frame.names[target.id] = value
        elif isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
            old = frame.names.get(target.value.id)
            if old is not None and target.attr in ("status_code", "status"):
                is_response = old.kind is Kind.RESPONSE
                if is_response or (old.kind is Kind.UNKNOWN and target.attr == "status_code"):
                    frame.names[target.value.id] = Value(
                        Kind.RESPONSE, self.statuses(value, frame.module.place(target))
                    )
        elif isinstance(target, ast.Tuple | ast.List):
            for element in target.elts:
                self._assign(element, UNKNOWN, frame)

    def _if(self, statement: ast.If, frame: Frame) -> bool:
        self.value(statement.test, frame)
        truth = self.truth(statement.test, frame)
        if truth is not None:
            return self._block(statement.body if truth else statement.orelse, frame)
        return self._branches([statement.body, statement.orelse], frame)

    def _branches(self, bodies: Sequence[Sequence[ast.stmt]], frame: Frame) -> bool:
        """Run each body on the names as they are, and go on with what they leave."""
        before = frame.names
        left: list[dict[str, Value]] = []
        for body in bodies:
            frame.names = dict(before)
            if self._block(body, frame):
                left.append(frame.names)
        frame.names = _merged(left) if left else before
        return bool(left)

    def _loop(self, statement: ast.For | ast.AsyncFor | ast.While, frame: Frame) -> None:
        if isinstance(statement, ast.While):
            self.value(statement.test, frame)
        else:
            self.value(statement.iter, frame)
            self._assign(statement.target, UNKNOWN, frame)
        before = dict(frame.names)
        if self._block(statement.body, frame):
            frame.names = _merged([before, frame.names])
        else:
            frame.names = before
        self._block(statement.orelse, frame)

    def _try(self, statement: ast.Try, frame: Frame) -> bool:
        outside, frame.raised = frame.raised, []
        before = dict(frame.names)
        goes_on = self._block(statement.body, frame)
        caught = [name for one in statement.handlers for name in self._caught(one, frame)]
        is_blind = any(one.type is None for one in statement.handlers)
        frame.raised = outside + [
            one for one in frame.raised if not is_blind and not self._is_caught(one, caught)
        ]
        left: list[dict[str, Value]] = []
        if goes_on and self._block(statement.orelse, frame):
            left.append(frame.names)
        for handler in statement.handlers:
            frame.names = _merged([before, frame.names]) if goes_on else dict(before)
            if handler.name:
                frame.names[handler.name] = UNKNOWN
            if self._block(handler.body, frame):
                left.append(frame.names)
        frame.names = _merged(left) if left else before
        return self._block(statement.finalbody, frame) and bool(left)

    def _caught(self, handler: ast.ExceptHandler, frame: Frame) -> Iterator[str]:
        types = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        for one in types:
            if isinstance(one, ast.Name | ast.Attribute):
                found = self.program.lookup(one, frame.scope, frame.module)
                yield self.class_name(found) or ast.unparse(one)

    def _is_caught(self, raised: Value, caught: Sequence[str]) -> bool:
        return any(name == raised.name or name.rpartition(".")[2] in _CATCH_ALL for name in caught)


def _merged(several: Sequence[dict[str, Value]]) -> dict[str, Value]:
    """Join the names that several branches leave."""
    if len(several) == 1:
        return several[0]
    names = dict.fromkeys(name for one in several for name in one)
    return {name: joined(one[name] for one in several if name in one) for name in names}
