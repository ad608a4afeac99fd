"""The classes of statuses, and where ranges of them may end."""

from __future__ import annotations

# The first digit of a status is its class; there are five of them (RFC 9110 15).
CLASSES = (1, 2, 3, 4, 5)
CLASS_SIZE = 100

# Ends of ranges that are meant although they cross a class: (status, what becomes of it, why).
MEANT_ENDS: tuple[tuple[int, str, str], ...] = (
    (200, "let in", "no final status is in the first class, so a range from 100 ends with 200"),
    (300, "left out", "a 300 has no Location of necessity: redirects to follow begin behind it"),
    (500, "let in", "a fault of the program itself is an error like the ones before it"),
)
