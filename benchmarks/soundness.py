"""Hold the prefilter against the findings without it, on every file under some folders.

    python benchmarks/soundness.py FOLDER ...

Each file that the prefilter stops is read all the same, with every rule on, at every level and
in both styles: it must have nothing. Ends with 1 if one has. Files that are no Python are left.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

from statusfix import scan
from statusfix.files import Found, discover, read
from statusfix.model import StatusfixError
from statusfix.options import LEVELS, Options
from statusfix.project import Project
from statusfix.reading.text import decode

_EVERY_RULE = tuple(sorted({rule.code for rule in scan.RULES}))
SETTINGS = (
    Options(),
    *(Options(select=_EVERY_RULE, level=level) for level in LEVELS),
    Options(select=_EVERY_RULE, level=LEVELS[-1], style="numeric"),
)


def lets_through(text: str, options: Options, asked: Callable[..., bool]) -> bool:
    """Return what the prefilter says to a text, asked as `scan` asks it."""
    return asked(
        text,
        scan.reports_names(options),
        None,
        scan.judged_statuses(options),
        scan.reads_defaults(options),
    )


def wrongly_stopped(path: str) -> tuple[int, list[str]]:
    """Return in how many settings a file is stopped, and what it would have there."""
    warnings.simplefilter("ignore")
    stopped = 0
    missed: list[str] = []
    asked = scan.may_have_sites
    try:
        text = decode(read(path)).text
        tree = None
        for options in SETTINGS:
            if lets_through(text, options, asked):
                continue
            stopped += 1
            scan.may_have_sites = lambda *_: True
            checked = scan.check(text, path, options, tree, Project())
            tree = checked.tree
            missed.extend(
                f"{path}:{one.line}: {one.code} {one.message}" for one in checked.findings
            )
            missed.extend(f"{path}: {count} of {code}" for code, count in checked.unnamed)
    except (StatusfixError, RecursionError):
        pass
    finally:
        scan.may_have_sites = asked
    return stopped, missed


def main() -> int:
    """Check every file; print what was missed, and how many files were stopped."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("-j", "--jobs", type=int, default=None)
    arguments = parser.parse_args()
    paths = [one.path for one in discover(arguments.paths) if isinstance(one, Found)]
    files = stopped = 0
    missed: list[str] = []
    with ProcessPoolExecutor(arguments.jobs) as pool:
        for count, found in pool.map(wrongly_stopped, paths, chunksize=16):
            files += bool(count)
            stopped += count
            missed.extend(found)
    print("\n".join(missed))
    print(f"{len(paths)} files, {files} stopped in {stopped} settings, {len(missed)} missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
