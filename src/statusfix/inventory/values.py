"""What an expression can be, as far as statuses go: the values that the interpreter computes."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from statusfix.inventory.model import Answer, Place


class Kind(Enum):
    """What sort of thing a value is."""

    STATUS = "status"  # a number that is a status
    RESPONSE = "response"  # an object with a status
    ERROR = "error"  # an exception with a status
    PLAIN = "plain"  # something that is no response: a body
    UNKNOWN = "unknown"  # anything
    NEVER = "never"  # nothing: the call doesn't come back


class Value(NamedTuple):
    """A value with the statuses that it is or has; `name` is the class of an exception."""

    kind: Kind
    answers: frozenset[Answer] = frozenset()
    name: str = ""


PLAIN = Value(Kind.PLAIN)
UNKNOWN = Value(Kind.UNKNOWN)
NEVER = Value(Kind.NEVER)


def status(code: int | None, place: Place, why: str, is_certain: bool = True) -> Value:
    """Return a value that is one status."""
    return Value(Kind.STATUS, frozenset((Answer(code, place, why, is_certain),)))


def with_status(kind: Kind, found: Value, place: Place, name: str = "") -> Value:
    """Return a response or an exception with the status that an expression is.

    Where the expression is not known, the status is not known either.
    """
    answers = found.answers if found.kind in (Kind.STATUS, Kind.RESPONSE, Kind.ERROR) else None
    return Value(kind, answers or frozenset((Answer(None, place, "dynamic"),)), name)


def joined(values: Iterable[Value]) -> Value:
    """Return what something is that can be any of the values."""
    found = list(values)
    if not found:
        return UNKNOWN
    kinds = {one.kind for one in found}
    answers = frozenset[Answer]().union(*(one.answers for one in found))
    kind = found[0].kind if len(kinds) == 1 else Kind.UNKNOWN
    if len(kinds) > 1 and Kind.RESPONSE in kinds and kinds <= {Kind.RESPONSE, Kind.PLAIN}:
        kind = Kind.RESPONSE
    return Value(kind, answers, found[0].name if len(found) == 1 else "")


def doubted(answers: Iterable[Answer]) -> frozenset[Answer]:
    """Return the answers as such that something else has the last word about."""
    return frozenset(one._replace(is_certain=False) for one in answers)
