"""Fixes a file's text: plans, rewrites, proves, and drops what can't be proved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from statusfix.fixing.namer import File
from statusfix.fixing.plan import Plan, plan
from statusfix.fixing.prove import prove
from statusfix.model import Edit, Refused


class Fixed(NamedTuple):
    """The text after the fix, the edits that were made, and those that were not."""

    text: str
    made: tuple[Edit, ...]
    refused: tuple[tuple[Edit, Refused], ...]


def fix(file: File, text: str, edits: Sequence[Edit]) -> Fixed:
    """Return the fixed text. An edit that can't be proved is left out, with its reason.

    `file.tree` is `text` parsed. The result is the text itself where nothing was changed.
    """
    if not edits:
        return Fixed(text, (), ())
    whole = plan(file, edits)
    result = _proved(file, text, whole)
    if isinstance(result, str):
        return Fixed(result, _edits(whole), whole.refused)
    good, refused = _one_by_one(file, text, whole)
    if not good:
        return Fixed(text, (), tuple(refused))
    smaller = plan(file, good)
    result = _proved(file, text, smaller)
    if isinstance(result, str):
        return Fixed(result, _edits(smaller), (*refused, *smaller.refused))
    return Fixed(text, (), (*refused, *((edit, result) for edit in good)))


def _proved(file: File, text: str, whole: Plan) -> str | Refused:
    from statusfix.fixing.rewrite import rewrite

    if not whole.edits:
        return text
    result = rewrite(text, whole)
    if isinstance(result, Refused):
        return result
    return prove(file, text, whole, result) or result


def _one_by_one(
    file: File, text: str, whole: Plan
) -> tuple[list[Edit], list[tuple[Edit, Refused]]]:
    """Try each edit alone, so that one bad edit costs itself and no other."""
    good: list[Edit] = []
    refused = list(whole.refused)
    for one in whole.edits:
        alone = plan(file, [one.edit])
        result = _proved(file, text, alone)
        if isinstance(result, Refused):
            refused.append((one.edit, result))
        else:
            good.append(one.edit)
    return good, refused


def _edits(whole: Plan) -> tuple[Edit, ...]:
    return tuple(one.edit for one in whole.edits)
