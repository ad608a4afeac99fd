"""Measure statusfix beside its peers, in one go, and print a table of ratios.

    python -m benchmarks.speed --help

The first time it takes the corpus (pinned sdists) and the peers from the package index, into
`~/.cache/statusfix-speed` (`--folder` or `$STATUSFIX_SPEED` for another place). All programs run
in turn, round by round, on the cores that this process may use (`taskset -c 0,1` for two), and
the medians and the medians of the paired ratios are told. What can't be had here is named and
left out. Nothing fails by time. `--write` puts the tables and the plot into docs/.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from datetime import date
from pathlib import Path

from benchmarks.speed import corpus
from benchmarks.speed.bench import PARTS, Bench
from benchmarks.speed.peers import ROOT
from benchmarks.speed.report import Bar, Compared, Single, compared_table, plot, single_table

_FOLDER = Path(os.environ.get("STATUSFIX_SPEED") or Path.home() / ".cache/statusfix-speed")


def main() -> int:
    flags = _flags()
    start = time.perf_counter()
    bench = Bench(flags.folder, flags.rounds, flags.every, flags.only, not flags.quick)
    _say(f"{len(corpus.files(bench.corpus)):,} files", start)
    compared: list[Compared] = []
    alone: list[Single] = []
    for part in flags.parts:
        try:
            for one in getattr(bench, part)():
                if isinstance(one, Compared):
                    compared.append(one)
                    print(compared_table(one), flush=True)
                else:
                    alone.append(one)
                    print(f"{one.name}: {one.value:.2f} {one.unit}", flush=True)
        except (OSError, RuntimeError) as error:  # the other parts are worth as much as before
            bench.missing.append(f"{part}: {error}")
        _say(part, start)
    about = _about(bench, flags)
    print(about)
    if flags.write:
        _write(about, compared, alone)
    return 0


def _say(what: str, start: float) -> None:
    print(f"{time.perf_counter() - start:7.1f} s  {what}", file=sys.stderr, flush=True)


def _about(bench: Bench, flags: argparse.Namespace) -> str:
    """Return what a run is worth nothing without: the date, the machine, the versions."""
    found = corpus.files(bench.corpus)
    size = sum(path.stat().st_size for path in found) / 1e6
    versions = ", ".join(f"{name} {one}" for name, one in bench.peers.versions().items())
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    missing = "; ".join((*bench.missing, *bench.peers.missing))
    return (
        f"{date.today().isoformat()}, CPython {platform.python_version()}, {platform.system()}, "
        f"{cores} cores, {len(found):,} files, {size:.1f} MB, {flags.rounds} rounds; {versions}."
        + (f" Left out: {missing}." if missing else "")
    )


def _write(about: str, compared: list[Compared], alone: list[Single]) -> None:
    page = ROOT / "docs" / "speed.md"
    before, mark, _ = page.read_text().partition("<!-- measured -->\n")
    tables = [*map(compared_table, compared), single_table(alone)]
    page.write_text("\n".join((f"{before}{mark}", f"{about}\n", *tables)))
    groups = [
        (one.what, [Bar(row.name, row.seconds, _seconds(row.seconds)) for row in one.rows])
        for one in compared
    ]
    below = about.partition(";")[0] + "; the scale is logarithmic"
    (ROOT / "docs" / "speed.svg").write_text(plot("Seconds, less is better", groups, below))


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 9.95 else f"{seconds:.2f} s"


def _flags() -> argparse.Namespace:
    def names(text: str) -> list[str]:
        return text.split(",")

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--folder", type=Path, default=_FOLDER)
    parser.add_argument("--rounds", type=int, default=5, help="how often the fast ones run (5)")
    parser.add_argument("--parts", type=names, default=list(PARTS), help=",".join(PARTS))
    parser.add_argument("--only", type=names, default=(), help="some sdists of the corpus: a,b")
    parser.add_argument(
        "--every", type=int, default=8, help="the slowest read one file in n (8); 1 for all"
    )
    parser.add_argument("--quick", action="store_true", help="leave the slow peers out")
    parser.add_argument("--write", action="store_true", help="write docs/speed.md and the plot")
    flags = parser.parse_args()
    unknown = set(flags.parts) - set(PARTS)
    if unknown:
        parser.error(f"no part {', '.join(sorted(unknown))}")
    return flags


if __name__ == "__main__":
    sys.exit(main())
