"""Where the time of a check goes: every phase over the same files, in CPU seconds of one process.

    python benchmarks/phases.py FOLDER ...
    python benchmarks/phases.py --profile reading FOLDER ...    with the functions of one phase

Each phase gets what the one before it let through: the bytes of all files, the texts, the texts
that the prefilter lets through, their trees, their readings. `whole` does all of them again file
by file, as the command does, and has the fixes planned. The collector of cycles rests but for
`whole`: it would look at all the trees that are kept here, which no run of the command keeps.
"""

from __future__ import annotations

import argparse
import ast
import cProfile
import gc
import pstats
import resource
import time
import warnings
from collections.abc import Callable
from typing import TypeVar

from statusfix.api import check
from statusfix.files import Found, discover, is_generated, read
from statusfix.model import StatusfixError
from statusfix.options import Options
from statusfix.reading.prefilter import may_have_sites
from statusfix.reading.sites import read_sites
from statusfix.reading.text import decode, parse
from statusfix.scan import check as scan
from statusfix.scan import judged_statuses

_Result = TypeVar("_Result")
_LINES = 45


class Clock:
    """Times phases; profiles the one that is asked for."""

    def __init__(self, profiled: str | None) -> None:
        self._profiled = profiled

    def phase(self, name: str, work: Callable[[], _Result]) -> _Result:
        """Do the work of a phase and print its CPU seconds."""
        gc.collect()
        (gc.enable if name == "whole" else gc.disable)()
        profile = cProfile.Profile() if name == self._profiled else None
        before = time.process_time()
        result = work() if profile is None else profile.runcall(work)
        took = time.process_time() - before
        size = len(result) if isinstance(result, list) else 0
        print(f"{name:12} {took:6.2f} s  {size:6} of them")
        if profile is not None:
            pstats.Stats(profile).sort_stats("tottime").print_stats(_LINES)
        return result


def main() -> None:
    """Run the phases and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--profile", metavar="PHASE")
    parser.add_argument("--level", default="must")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    options = Options(level=arguments.level)
    codes = judged_statuses(options)
    clock = Clock(arguments.profile)
    found = clock.phase("discover", lambda: list(discover(arguments.paths)))
    paths = [one.path for one in found if isinstance(one, Found)]
    contents = clock.phase("read", lambda: [(path, read(path)) for path in paths])
    contents = [(path, one) for path, one in contents if one and not is_generated(one)]
    texts = clock.phase("decode", lambda: _valid(decode_one, contents))
    passing = clock.phase(
        "prefilter", lambda: [one for one in texts if may_have_sites(one[1], codes=codes)]
    )
    print(f"{'':14}{sum(len(text) for _, text in passing) / 1e6:.1f} MB pass")
    trees = clock.phase("parse", lambda: _valid(parse_one, passing))
    readings = clock.phase("reading", lambda: [read_sites(tree, text) for _, text, tree in trees])
    speaking = [one for one in readings if one.sites or one.uses]
    print(f"{'':14}{len(speaking)} files have a site")
    clock.phase("scan", lambda: [scan(text, path, options, tree) for path, text, tree in trees])
    trees, readings, speaking = [], [], []
    clock.phase("whole", lambda: _valid(lambda path, text: check(text, path, options), texts))
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def decode_one(path: str, content: bytes) -> tuple[str, str]:
    """Return a path with the text of its file."""
    return path, decode(content).text


def parse_one(path: str, text: str) -> tuple[str, str, ast.Module]:
    """Return a path with the text and the tree of its file."""
    return path, text, parse(text)


def _valid(work: Callable[..., _Result], rows: list[tuple[str, object]]) -> list[_Result]:
    """Return what the work makes of every row, without those that are no Python."""
    results = []
    for row in rows:
        try:
            results.append(work(*row))
        except StatusfixError:
            continue
    return results


if __name__ == "__main__":
    main()
