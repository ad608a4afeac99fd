"""Reason phrases: which status does a phrase belong to?"""

from __future__ import annotations

from functools import cache

from statusfix.registry import all_statuses

# Phrases that statuses had in earlier specifications: (status, phrase, specification).
FORMER_PHRASES: tuple[tuple[int, str, str], ...] = (
    (302, "Moved Temporarily", "RFC 1945 9.3"),
    (408, "Request Time-out", "RFC 2068 6.1.1"),
    (413, "Request Entity Too Large", "RFC 2616 10.4.14"),
    (413, "Payload Too Large", "RFC 7231 6.5.11"),
    (414, "Request-URI Too Large", "RFC 2068 6.1.1"),
    (414, "Request-URI Too Long", "RFC 2616 10.4.15"),
    (416, "Requested Range Not Satisfiable", "RFC 2616 10.4.17"),
    (422, "Unprocessable Entity", "RFC 4918 11.2"),
    (504, "Gateway Time-out", "RFC 2068 6.1.1"),
)


def code_of_phrase(phrase: str) -> int | None:
    """Return the status that has, or had, a phrase, whatever its case; None for a free text."""
    return _codes().get(_folded(phrase))


@cache
def _codes() -> dict[str, int]:
    found = {_folded(phrase): code for code, phrase, _ in FORMER_PHRASES}
    return found | {_folded(one.phrase): one.code for one in all_statuses()}


def _folded(phrase: str) -> str:
    return " ".join(phrase.split()).casefold()
