"""Measure statusfix beside its peers, in one go, and print a table of ratios.

    python -m benchmarks.speed --help

The first time it takes the corpus (pinned sdists) and the peers from the package index, into
`~/.cache/statusfix-speed` (`--folder` or `$STATUSFIX_SPEED` for another place). All programs run
in turn, round by round, on the cores that this process may use (`taskset -c 0,1` for two), and
the medians and the medians of the paired ratios are told. Nothing fails by time. `--write` puts
the table and the plot into docs/.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.speed import corpus, measure
from benchmarks.speed.measure import Spent
from benchmarks.speed.peers import ROOT, Peer, Peers
from benchmarks.speed.report import Bar, plot, table

_FOLDER = Path(os.environ.get("STATUSFIX_SPEED") or Path.home() / ".cache/statusfix-speed")
_PARTS = "check,rewrite,starts,plugins,memory,growth"
_CLEAN = "import os\n\n\ndef area(width: int, height: int) -> int:\n    return width * height\n"
_EDIT = "from flask import abort\n\n\ndef view():\n    abort(404)\n"
_HEAD = "from flask import Flask, jsonify\n\napp = Flask(__name__)\n"
_PARSE = """
import ast, time
text = open("large.py").read()
start = time.process_time()
ast.parse(text)
print(time.process_time() - start)
"""
_BLOCK = """
@app.get("/items/<key>")
def show_{0}(key):
    item = shop.find(key, limit=20)
    if item is None:
        return jsonify(error="unknown"), 404
    rows = [row.total * 3 + {0} for row in item.rows if row.is_open and row.total > 10]
    return jsonify(name=item.name, rows=rows, sum=sum(rows))
"""
Runs = dict[str, list[Spent]]


class Bench:
    """One run of everything that is measured."""

    def __init__(self, folder: Path, rounds: int) -> None:
        self.rounds = rounds
        self.corpus = corpus.take(folder)
        self.peers = Peers(folder)
        self.work = folder / "work"
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir()
        self.statusfix = self.peers.checkers()[0].command

    def checks(self, with_slow: bool) -> Runs:
        """Check the corpus with each program in turn."""
        peers = [one for one in self.peers.checkers() if with_slow or not one.is_slow]
        for peer in peers[:3]:
            measure.spend((*peer.command, "."), self.corpus)  # what the disk has is in memory
        return self._in_turn(peers, lambda: self.corpus)

    def rewrites(self, with_slow: bool) -> Runs:
        """Rewrite a copy of the corpus with each program in turn."""
        self._write_sites()
        peers = [one for one in self.peers.rewriters() if with_slow or not one.is_slow]

        def fresh() -> Path:
            copy = self.work / "copy"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(self.corpus, copy)
            return copy

        return self._in_turn(peers, fresh)

    def starts(self) -> dict[str, float]:
        """Run what takes milliseconds: the least of many runs, in ratios."""
        (self.work / "clean.py").write_text(_CLEAN)
        edited = self.work / "edited.py"
        edited.write_text(_EDIT)
        python = self.peers.python
        once = {"bare": [], "clean": [], "libcst": [], "edit": []}  # type: dict[str, list[float]]
        for _ in range(5 * self.rounds):
            for name, command in (
                ("bare", (python, "-c", "pass")),
                ("clean", (*self.statusfix, "clean.py")),
                ("libcst", (python, "-c", "import libcst")),
                ("edit", (*self.statusfix, "--apply", "edited.py")),
            ):
                edited.write_text(_EDIT)
                once[name].append(measure.spend(command, self.work).seconds)
        least = {name: min(found) for name, found in once.items()}
        return {
            "a clean file, to `python -c pass`": least["clean"] / least["bare"],
            "an edit applied, to `import libcst`": least["edit"] / least["libcst"],
        }

    def growth(self) -> dict[str, float]:
        """Check 1,000, 2,000 and 4,000 files, and one of 5 MB."""
        found = corpus.files(self.corpus)
        step = max(1, len(found) // 4000)
        spread = found[::step][:4000]
        seconds: dict[int, float] = {}
        for count in (1000, 2000, 4000):
            place = self.work / f"grown{count}"
            for index, path in enumerate(spread[:: 4000 // count]):
                target = place / f"{index % 100:02}" / f"m{index:05}.py"
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
            runs = [measure.spend((*self.statusfix, "."), place) for _ in range(self.rounds)]
            seconds[count] = min(one.cpu for one in runs)
        large = self.work / "large.py"
        blocks = (_BLOCK.format(index) for index in range(5_000_000 // len(_BLOCK)))
        large.write_text(_HEAD + "".join(blocks))
        program = _PARSE
        parse = min(
            float(
                subprocess.run(
                    [self.peers.python, "-c", program],
                    cwd=self.work, check=True, capture_output=True, text=True,
                ).stdout
            )
            for _ in range(2)
        )  # fmt: skip
        own = min(measure.spend((*self.statusfix, "large.py"), self.work).cpu for _ in range(2))
        return {
            "2,000 files, to 1,000 (CPU)": seconds[2000] / seconds[1000],
            "4,000 files, to 2,000 (CPU)": seconds[4000] / seconds[2000],
            "a file of 5 MB, to its ast.parse (CPU)": own / parse,
        }

    def plugins(self) -> dict[str, float]:
        """Run flake8's plugins over parsed trees, in ratios to ast.walk."""
        script = str(Path(__file__).with_name("in_flake8.py"))
        command = [self.peers.python, script, str(self.corpus), str(min(3, self.rounds))]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        found: dict[str, float] = json.loads(done.stdout)
        return {f"{name}, to ast.walk (CPU)": ratio for name, ratio in found.items()}

    def memory(self) -> dict[str, float]:
        """Return the memory of all processes at their peak, in MB."""
        most = measure.peak_memory((*self.statusfix, "."), self.corpus)
        return {} if most is None else {"peak memory of all processes, MB": most / 1e6}

    def _in_turn(self, peers: Sequence[Peer], place: object) -> Runs:
        assert callable(place)
        runs: Runs = {peer.name: [] for peer in peers}
        for number in range(self.rounds):
            for peer in peers:
                if peer.is_slow and number >= 1:
                    runs[peer.name].append(runs[peer.name][0])
                    continue
                runs[peer.name].append(measure.spend((*peer.command, "."), place()))
        return runs

    def _write_sites(self) -> None:
        """Say where the codemod writes what: it knows the places that statusfix has found."""
        done = subprocess.run(
            (*self.statusfix, "--format", "json", "."),
            cwd=self.corpus, capture_output=True, text=True, check=False,
        )  # fmt: skip
        sites = []
        for finding in json.loads(done.stdout)["findings"]:
            fix = finding.get("fix") or {"safe": False}
            if fix["safe"] and fix["replacement"].startswith("HTTPStatus."):
                name = fix["replacement"].partition(".")[2]
                path = os.path.normpath(finding["path"])
                sites.append((path, finding["line"], finding["column"] - 1, name))
        (self.work / "sites.json").write_text(json.dumps(sites))


def main() -> int:
    flags = _flags()
    bench = Bench(flags.folder, flags.rounds)
    compared: dict[str, Runs] = {}
    alone: dict[str, float] = {}
    for part in flags.parts.split(","):
        if part in ("check", "rewrite"):
            runs = bench.checks if part == "check" else bench.rewrites
            compared[part] = runs(not flags.quick)
            print(_compared(part, compared[part]), flush=True)
        else:
            found = getattr(bench, part)()
            print(_single(found), flush=True)
            alone |= found
    if flags.write:
        _write(_about(bench, flags.rounds), compared, alone)
    return 0


def _about(bench: Bench, rounds: int) -> str:
    """Return what a run is worth nothing without: the date, the machine, the versions."""
    found = corpus.files(bench.corpus)
    size = sum(path.stat().st_size for path in found) / 1e6
    versions = ", ".join(f"{name} {one}" for name, one in bench.peers.versions().items())
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"{date.today().isoformat()}, CPython {platform.python_version()}, {cores} cores, "
        f"{len(found):,} files, {size:.1f} MB, {rounds} rounds; {versions}"
    )


def _compared(what: str, runs: Runs) -> str:
    own = next(iter(runs.values()))
    rows = [[f"{what} the corpus", "seconds", "CPU seconds", "statusfix takes"]]
    for name, spent in runs.items():
        middle = measure.middle(spent)
        share = measure.ratio(own, spent)
        rows.append([name, f"{middle.seconds:.2f}", f"{middle.cpu:.2f}", f"{share:.2f} ×"])
    return table(rows)


def _single(found: dict[str, float]) -> str:
    rows = [["alone", "ratio or value"]]
    rows += [[name, f"{value:.2f}"] for name, value in found.items()]
    return table(rows)


def _write(about: str, compared: dict[str, Runs], alone: dict[str, float]) -> None:
    page = ROOT / "docs" / "speed.md"
    before, mark, _ = page.read_text().partition("<!-- measured -->\n")
    tables = [_compared(what, runs) for what, runs in compared.items()]
    page.write_text("\n".join((f"{before}{mark}", f"{about}.\n", *tables, _single(alone))))
    groups = [
        (what.capitalize(), [_bar(one, measure.middle(spent)) for one, spent in runs.items()])
        for what, runs in compared.items()
    ]
    below = about.partition(";")[0] + "; the scale is logarithmic; versions stand in the table"
    (ROOT / "docs" / "speed.svg").write_text(plot("Seconds for the corpus", groups, below))


def _bar(name: str, spent: Spent) -> Bar:
    return Bar(name, spent.seconds, f"{spent.seconds:.1f} s")


def _flags() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--folder", type=Path, default=_FOLDER)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--parts", default=_PARTS, help=f"some of {_PARTS}")
    parser.add_argument("--quick", action="store_true", help="leave the slow peers out")
    parser.add_argument("--write", action="store_true", help="write docs/speed.md and the plot")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
