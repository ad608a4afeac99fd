"""The tables of `vocabulary`, taken apart: a word with a colon begins a row."""

from __future__ import annotations

from functools import cache

from statusfix.reading import vocabulary


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
