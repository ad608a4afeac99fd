"""A response while it is put together, and what several ways out of it have in common."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import NamedTuple

from statusfix.frameworks.responses import conventions
from statusfix.model import Content, Leaving, Site
from statusfix.reading.responses.fields import OPEN, Fields
from statusfix.reading.responses.hooks import Hooks
from statusfix.reading.responses.tracing import Exit


class Draft(NamedTuple):
    """A response while it is put together. `name` is what makes it, `framework` whose table."""

    name: str
    framework: str
    leaving: Leaving
    fields: Fields
    content: Content = Content.UNKNOWN


def passes(parent: ast.AST, node: ast.AST) -> bool:
    """Whether the value of a node is the value of the expression around it."""
    if isinstance(parent, ast.IfExp):
        return node is not parent.test
    return isinstance(parent, ast.BoolOp | ast.NamedExpr)


def by_exits(draft: Draft, exits: list[Exit]) -> Draft:
    """Return a draft as it is where its variable leaves; unseen where it doesn't."""
    if not exits:
        return draft._replace(leaving=Leaving.UNSEEN)
    statement = exits[0].statement
    leaving = Leaving.SENT if isinstance(statement, ast.Pass) else Leaving.RETURNED
    if isinstance(statement, ast.Raise):
        leaving = Leaving.RAISED
    return draft._replace(leaving=leaving, fields=least(one.fields for one in exits))


def least(found: Iterable[Fields]) -> Fields:
    """What every way out carries for sure, and what none goes without."""
    ways = list(found)
    closed = [one for one in ways if not one.is_open]
    if not closed:
        return OPEN
    sure, possible = ways[0].sure, closed[0].possible
    for one in ways:
        sure &= one.sure
    for one in closed:
        possible &= one.possible
    return Fields(sure, possible)


def is_parameter(function: ast.FunctionDef | ast.AsyncFunctionDef, name: str) -> bool:
    arguments = function.args
    return any(
        one.arg == name for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
    )


def is_answered(draft: Draft, site: Site, hooks: Hooks) -> bool:
    """Whether a handler of the module answers what is raised."""
    names = {str(site.code), draft.name.rpartition(".")[2], site.name, *conventions.ANY_EXCEPTION}
    return bool(names & hooks.answered)
