"""The tables of `vocabulary`, taken apart, and what any constant of theirs looks like.

In a table, a word with a colon begins a row.
"""

from __future__ import annotations

import re
from functools import cache

from statusfix.reading import vocabulary

# Without this no text names a constant of a status.
ANY_NAME = re.compile(rb"HTTP_[1-5][0-9]{2}|HTTPStatus|\bcodes\b|\bclient\b")


@cache
def rows_named(name: str) -> dict[bytes, tuple[bytes, ...]]:
    """Return the rows of a table of the vocabulary by their key."""
    return rows_of(getattr(vocabulary, name))


def rows_of(table: bytes) -> dict[bytes, tuple[bytes, ...]]:
    """Return the rows of a table by their key."""
    found: dict[bytes, list[bytes]] = {}
    for word in table.split():
        if word.endswith(b":"):
            row = found[word[:-1]] = []
        else:
            row.append(word)
    return {key: tuple(row) for key, row in found.items()}
