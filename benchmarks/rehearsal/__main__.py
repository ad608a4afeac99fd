"""Run the suites of real packages, apply statusfix, run them again, and compare.

    python -m benchmarks.rehearsal --help

Needs the network for the package index, two cores and about an hour for all of them the first
time. What a suite gave for a state of its sources is kept beside it: stop it and start it again
as you like, or say --fresh to run every suite again. Exits 1 where a suite that passed before
does not pass after.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from benchmarks.rehearsal.laboratory import Laboratory, Outcome, Trouble
from benchmarks.rehearsal.measure import Style, apply, executed, sources_of
from benchmarks.rehearsal.packages import ALL, PACKAGES, Package
from benchmarks.rehearsal.report import Row, render

_CACHE = Path(os.environ.get("STATUSFIX_REHEARSAL") or Path.home() / ".cache/statusfix-rehearsal")


def main() -> int:
    flags = _flags()
    chosen = [one for one in ALL if one.name in flags.packages] or PACKAGES
    rows: list[Row] = []
    for package in chosen:
        try:
            rows += _rehearse(package, flags)
        except Trouble as trouble:
            rows.append(Row(package, trouble=str(trouble)))
            _say(f"{package.name}: {trouble}")
    print(render(rows))
    return int(
        any(row.trouble or row.lost or (row.applied and row.applied.errors) for row in rows)
    )


def _rehearse(package: Package, flags: argparse.Namespace) -> list[Row]:
    _say(f"{package.name} {package.version}: building")
    laboratory = Laboratory(package, flags.cache)
    laboratory.build()
    if flags.fresh:
        laboratory.forget()
    started = time.monotonic()
    before = laboratory.outcome("before")
    seconds = time.monotonic() - started
    _say(f"{len(before.passed)} passed, {len(before.failed)} failed in {seconds:.0f} s")
    if len(before.failed) > len(before.passed):
        raise Trouble(f"the suite fails before anything is done to it, see {before.log}")
    rows: list[Row] = []
    for style in _styles(package, flags):
        laboratory.restore()
        sources = sources_of(laboratory.tree)
        applied = apply(laboratory.tree, style)
        _say(f"{style.label}: {applied.edited} of {applied.found} literals edited")
        after, changed = _compare(laboratory, style, before)
        reached = executed(applied.places, sources, before.lines)
        _say(f"{len(after.passed)} passed, {len(after.failed)} failed")
        row = Row(package, style, applied, before, after, reached, tuple(sorted(changed)))
        rows.append(row)
        print(render([row]), flush=True)
    laboratory.restore()
    return rows


def _compare(laboratory: Laboratory, style: Style, before: Outcome) -> tuple[Outcome, set[str]]:
    """Run the suite on the rewritten tree; a test that differs has to differ twice.

    Some suites are unsteady by themselves, so both trees get a second try.
    """
    label = style.label.replace(", ", "-")
    after = laboratory.outcome(label)
    changed = _changed(before, after)
    if changed:
        again = laboratory.outcome(label, 2)
        laboratory.restore()
        changed &= _changed(laboratory.outcome("before", 2), again)
    return after, changed


def _changed(before: Outcome, after: Outcome) -> set[str]:
    return set(before.passed ^ after.passed)


def _styles(package: Package, flags: argparse.Namespace) -> list[Style]:
    """The styles of a package: as it declares, as if it had left old Pythons, its framework's."""
    styles = [Style("httpstatus", extra=package.extra)]
    styles.append(Style("httpstatus", "3.11", package.extra))
    styles += [Style(family) for family in package.families]
    return [one for one in styles if not flags.style or one.label in flags.style]


def _flags() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rehearsal")
    names = [one.name for one in ALL]
    parser.add_argument("packages", nargs="*", metavar="PACKAGE", help=", ".join(names))
    parser.add_argument("--style", action="append", help="only these, as the table names them")
    parser.add_argument("--fresh", action="store_true", help="forget the outcomes that are kept")
    parser.add_argument(
        "--cache",
        type=Path,
        default=_CACHE,
        help="where sdists, trees and environments are kept (default: $STATUSFIX_REHEARSAL, "
        "or ~/.cache/statusfix-rehearsal)",
    )
    flags = parser.parse_args()
    unknown = set(flags.packages) - set(names)
    if unknown:
        parser.error(f"not in the table of packages: {', '.join(sorted(unknown))}")
    flags.cache = flags.cache.resolve()
    return flags


def _say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
