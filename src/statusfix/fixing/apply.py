"""Fixes a file's text: plans, rewrites, proves, and drops what can't be proved."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import NamedTuple

from statusfix.fixing.namer import File
from statusfix.fixing.plan import Plan, plan
from statusfix.fixing.prove import is_proved_by_pieces, prove
from statusfix.model import Edit, Reason, Refused


class Fixed(NamedTuple):
    """The text after the fix, the edits that were made, and those that were not.

    `tree` is the text parsed, where it was changed and the tree wanted.
    """

    text: str
    made: tuple[Edit, ...]
    refused: tuple[tuple[Edit, Refused], ...]
    tree: ast.Module | None = None


_Proved = tuple[str, ast.Module | None]


def fix(file: File, text: str, edits: Sequence[Edit], wants_tree: bool = False) -> Fixed:
    """Return the fixed text. An edit that can't be proved is left out, with its reason.

    `file.tree` is `text` parsed. The result is the text itself where nothing was changed. It is
    parsed where its tree is wanted, or where the pieces that have changed prove nothing.
    """
    if not edits:
        return Fixed(text, (), ())
    whole = plan(file, edits)
    result = _proved(file, text, whole, wants_tree)
    if not isinstance(result, Refused):
        return Fixed(result[0], _edits(whole), whole.refused, result[1])
    good, refused = _divided(file, text, whole, result)
    refused = [*whole.refused, *refused]
    if not good:
        return Fixed(text, (), tuple(refused))
    smaller = plan(file, good)
    result = _proved(file, text, smaller, wants_tree)
    if not isinstance(result, Refused):
        return Fixed(result[0], _edits(smaller), (*refused, *smaller.refused), result[1])
    return Fixed(text, (), (*refused, *((edit, result) for edit in good)))


def _proved(file: File, text: str, whole: Plan, wants_tree: bool = False) -> _Proved | Refused:
    """Return the text that a plan makes, and its tree, or why that can't be had."""
    from statusfix.fixing.rewrite import rewrite

    if not whole.edits:
        return text, file.tree
    result = rewrite(file, whole)
    if isinstance(result, Refused):
        return result
    if not wants_tree and is_proved_by_pieces(file, whole, result):
        return result, None
    tree = prove(file, text, whole, result)
    return tree if isinstance(tree, Refused) else (result, tree)


def _divided(
    file: File, text: str, whole: Plan, reason: Refused
) -> tuple[list[Edit], list[tuple[Edit, Refused]]]:
    """Halve a plan that failed until what fails is alone: a bad edit costs itself and no other."""
    edits = _edits(whole)
    if len(edits) == 1 or reason.reason is Reason.NO_ROUND_TRIP:
        return [], [(edit, reason) for edit in edits]
    good: list[Edit] = []
    refused: list[tuple[Edit, Refused]] = []
    for half in (edits[: len(edits) // 2], edits[len(edits) // 2 :]):
        part = plan(file, half)
        refused += part.refused
        result = _proved(file, text, part)
        if isinstance(result, Refused):
            better, worse = _divided(file, text, part, result)
            good += better
            refused += worse
        else:
            good += _edits(part)
    return good, refused


def _edits(whole: Plan) -> tuple[Edit, ...]:
    return tuple(dict.fromkeys(one.whole for one in whole.edits))
