"""What formatting shows of a value: f-strings, `%` and `str.format`."""

from __future__ import annotations

import ast
import re

from statusfix.model import EnumSafety

_PLACEHOLDER = re.compile(r"%(?:\([^)]*\))?[-+ #0]*[0-9*]*(?:\.[0-9*]+)?([a-zA-Z%])")
_REPR_FIELD = re.compile(r"\{[^{}]*![ra]")


def formatted(parent: ast.FormattedValue, inside: int) -> EnumSafety:
    """Return what a field of an f-string shows."""
    conversion = chr(parent.conversion) if parent.conversion > 0 else ""
    if conversion in ("r", "a") or inside:
        return EnumSafety.SEEN if conversion or inside else EnumSafety.YES
    return EnumSafety.FROM_3_11 if conversion == "s" else EnumSafety.YES


def by_placeholders(text: str, inside: int) -> EnumSafety:
    """Return what a text with `%` placeholders shows: the worst of them counts."""
    kinds = set(_PLACEHOLDER.findall(text)) - {"%"}
    if inside or kinds & {"r", "a"}:
        return EnumSafety.SEEN
    return EnumSafety.FROM_3_11 if "s" in kinds or not kinds else EnumSafety.YES


def by_format_string(text: str, inside: int) -> EnumSafety:
    """Return what `text.format(...)` shows."""
    if inside or _REPR_FIELD.search(text):
        return EnumSafety.SEEN
    return EnumSafety.FROM_3_11 if "!s" in text else EnumSafety.YES


def is_merged(parent: ast.AST | None, right: ast.AST) -> bool:
    """Whether `right` is merged into a text: `"%s" % right`, `"%(code)s" % {...}`."""
    if not (isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Mod)):
        return False
    text = parent.left.value if isinstance(parent.left, ast.Constant) else None
    if not isinstance(text, str) or parent.right is not right:
        return False
    return not isinstance(right, ast.List | ast.Set) and (
        not isinstance(right, ast.Dict) or "%(" in text
    )
