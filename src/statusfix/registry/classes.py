"""The classes of statuses, and where ranges of them may end."""

from __future__ import annotations

# The first digit of a status is its class; there are five of them (RFC 9110 15).
CLASSES = (1, 2, 3, 4, 5)
CLASS_SIZE = 100

# Ends of ranges that are meant although they cross a class: (status, what becomes of it, where
# the other end of the range has to be at least, why).
MEANT_ENDS: tuple[tuple[int, str, int, str], ...] = (
    (200, "left out", 401, "a range past the redirects has all answers but the usual one"),
    (200, "let in", 0, "no final status is in the first class, so a range from 100 ends with 200"),
    (
        300,
        "left out",
        0,
        "a 300 has no Location of necessity: redirects to follow begin behind it",
    ),
    (500, "let in", 0, "a fault of the program itself is an error like the ones before it"),
)
