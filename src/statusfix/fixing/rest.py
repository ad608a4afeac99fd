"""Whether a fix leaves what could be a finding once more: then the result is read again."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection

from statusfix.fixing.namer import File
from statusfix.fixing.words import nodes_in, rows_of
from statusfix.model import Edit, Form

_DIGITS = 3  # of a status
# Every way to write an integer of three digits, and some others. A digit stands first, so that the
# search skips to it; what is before it is asked behind it.
_NUMBER = re.compile(rb"[0-9](?<![\w.][0-9])(?:[0-9]{2}(?![0-9])|[xXoObB]|[0-9]*_)")


def is_all_named(file: File, edits: Collection[Edit]) -> bool:
    """Return whether edits only name numbers, and leave no other number that may be a status.

    A number and its name are the same status to every rule that is not about names. So where all
    findings of a file went with such edits, the result has a finding only if a name that is new
    makes a status of a number beside it; without a number, there is nothing to find.
    """
    if any(one.form is not Form.CONSTANT or one.then or one.family == "numeric" for one in edits):
        return False
    named = {one.span for one in edits}
    starts = {span.start for span in named}
    found = (one.start() for one in _NUMBER.finditer(file.lines.encoded))
    rows = rows_of(file.lines, [start for start in found if start not in starts])
    return not any(
        isinstance(node, ast.Constant)
        and type(node.value) is int
        and len(str(node.value)) == _DIGITS
        and file.lines.span(node) not in named
        for node in nodes_in(file.tree, rows)
    )
