"""The work that a module takes grows with the module, not with its square.

Calls are counted, not seconds: a busy machine must not fail the suite. Between one size and the
next as many are added again as between the two before; a quadratic way would add twice as many.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from benchmarks.linear import SHAPES
from statusfix.options import Options
from statusfix.scan import check

SIZE = 96
LARGEST_GROWTH = 1.1


def calls_to_check(text: str) -> int:
    """Return how many functions are called, Python's and C's, while a module is checked."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        check(text, "generated.py", Options())
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_work_grows_with_the_module(shape: Callable[[int], str]) -> None:
    assert check(shape(SIZE), "generated.py", Options()), "nothing is found: nothing is measured"
    one, two, three = (calls_to_check(shape(SIZE * times)) for times in (1, 2, 3))
    assert (three - two) / (two - one) <= LARGEST_GROWTH
