"""What is measured: the parts of a run, each with programs side by side or a ratio of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks.speed import corpus, edits, measure
from benchmarks.speed.measure import Spent
from benchmarks.speed.peers import HERE, Peer, Peers
from benchmarks.speed.report import Compared, Row, Single

PARTS = ("check", "warm", "rewrite", "starts", "plugins", "memory", "growth", "large")
_TARGETS = {
    "ruff PLR2004": "2.5", "ast-grep, one rule": "0.35", "semgrep, one rule": "0.05",
    "ast-grep --update-all": "1.5", "libcst codemod": "0.17",
}  # fmt: skip
_CLEAN = "import os\n\n\ndef area(width: int, height: int) -> int:\n    return width * height\n"
_EDIT = "from flask import abort\n\n\ndef view():\n    abort(404)\n"
_LARGE = 5_000_000  # bytes
_HEAD = "from flask import Flask, jsonify\n\napp = Flask(__name__)\n"
_BLOCK = """
@app.get("/items/<key>")
def show_{0}(key):
    item = shop.find(key, limit=20)
    if item is None:
        return jsonify(error="unknown"), 404
    rows = [row.total * 3 + {0} for row in item.rows if row.is_open and row.total > 10]
    return jsonify(name=item.name, rows=rows, sum=sum(rows))
"""
_PARSE = """
import ast, gc, sys, time
if sys.argv[1:]:
    gc.disable()
text = open("large.py").read()
start = time.process_time()
ast.parse(text)
print(time.process_time() - start)
"""
Parts = Iterator["Compared | Single"]


class Bench:
    """One run of everything; `missing` says what of the corpus there isn't."""

    def __init__(
        self, folder: Path, rounds: int, every: int, only: Collection[str], with_slow: bool
    ) -> None:
        folder = folder.resolve()
        self.rounds = rounds
        self.every = every
        self.with_slow = with_slow
        self.corpus, self.missing = corpus.take(folder, only)
        self.peers = Peers(folder)
        self.work = folder / "work"
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir()
        # semgrep leaves tests out where no file of this name says otherwise
        (self.corpus / ".semgrepignore").touch()

    def check(self) -> Parts:
        """Check the corpus with each program in turn."""
        peers = self._fast_and_slow(self.peers.checkers())
        for peer in peers[:2]:
            self._spend(peer, self.corpus)  # what the disk has is in memory
        yield self._side_by_side("Check", peers, lambda: self.corpus)
        sampled = self._sampled(self.peers.checkers())
        if len(sampled) > 1:
            files = corpus.some(self.corpus, self.every, self.work / "sample")
            yield self._side_by_side(self._part_of("Check"), sampled, lambda: files)

    def warm(self) -> Parts:
        """Check a second time, where nothing has changed, beside those that keep nothing."""
        if not self.peers.has_cache:
            return
        place = str(self.work / "cache")
        command = self.peers.own("-q", "--exit-zero", "--cache-dir", place, is_cold=False)
        first, *others = self.peers.checkers()
        again = first._replace(name="statusfix, again", command=command)
        self._spend(again, self.corpus)
        fast = [one for one in others if one.package == "ruff"]
        yield self._side_by_side(
            "Check again", [again, *fast], lambda: self.corpus, {"ruff PLR2004": "0.5"}
        )

    def rewrite(self) -> Parts:
        """Rewrite a copy of the corpus with each program in turn."""
        peers = self._fast_and_slow(self.peers.rewriters())
        yield self._rewritten("Rewrite", peers, self.corpus)
        sampled = self._sampled(self.peers.rewriters())
        if len(sampled) > 1:
            files = corpus.some(self.corpus, self.every, self.work / "sample")
            yield self._rewritten(self._part_of("Rewrite"), sampled, files)

    def _rewritten(self, what: str, peers: Sequence[Peer], files: Path) -> Compared:
        copy = self.work / "copy"
        ours: dict[str, str] = {}
        if any(one.package == "libcst" for one in peers):
            document = _said(self.peers.own("--exit-zero", "--format", "json", "."), files)
            (self.work / "sites.json").write_text(edits.sites(document, files))

        def told(peer: Peer) -> str:
            texts = edits.changed(files, copy)
            words = f"{edits.numbers_gone(files, texts):,} in {len(texts):,} files"
            if peer is peers[0]:
                ours.update(texts)
                return words
            if peer.package != "libcst":  # others write the same in other words
                return words
            return f"{words}, {edits.alike(ours, texts):,} just as ours"

        return self._side_by_side(what, peers, lambda: _copied(files, copy), told=told)

    def starts(self) -> Parts:
        """Run what takes milliseconds: the least of many runs, in ratios."""
        (self.work / "clean.py").write_text(_CLEAN)
        edited = self.work / "edited.py"
        commands = {
            "bare": (self.peers.python, "-c", "pass"),
            "clean": self.peers.own("clean.py"),
            "libcst": (self.peers.python, "-c", "import libcst"),
            "edit": self.peers.own("--apply", "edited.py"),
        }
        runs: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(5 * self.rounds):
            for name, command in commands.items():
                edited.write_text(_EDIT)
                runs[name].append(measure.spend(command, self.work).seconds)
        least = {name: min(seconds) for name, seconds in runs.items()}
        yield Single("a clean file, to `python -c pass`", least["clean"] / least["bare"], "4")
        yield Single("an edit applied, to `import libcst`", least["edit"] / least["libcst"], "1.5")

    def plugins(self) -> Parts:
        """Run flake8's plugins over parsed trees, in ratios to ast.walk."""
        files = corpus.some(self.corpus, 6, self.work / "parsed")
        command = (self.peers.python, str(HERE / "in_flake8.py"), str(files), str(self.rounds))
        found: dict[str, float] = json.loads(_said(command, self.work))
        for name, ratio in found.items():
            target = "0.5" if name == "statusfix" else ""
            yield Single(f"plugin {name}, to a bare `ast.walk` (CPU)", ratio, target)

    def memory(self) -> Parts:
        """Measure the memory of all processes at their peak, in MB."""
        for name, flags in (("check", ()), ("--apply", ("--apply",))):
            place = _copied(self.corpus, self.work / "copy") if flags else self.corpus
            most = measure.peak_memory(self.peers.own(*flags, "."), place)
            if most is not None:
                yield Single(f"peak memory of all processes, {name}", most / 1e6, "200", "MB")

    def growth(self) -> Parts:
        """Check the same 1,000 files once, twice and four times over."""
        most = min(1000, len(corpus.files(self.corpus)))
        once = corpus.some(self.corpus, 9, self.work / "once", most)
        size = len(corpus.files(once))
        runs: dict[int, list[float]] = {1: [], 2: [], 4: []}
        for times in runs:
            for number in range(times):
                _copied(once, self.work / f"grown{times}" / f"copy{number}")
        for _ in range(self.rounds):
            for times, found in runs.items():
                command = self.peers.own("-q", "--exit-zero", ".")
                found.append(measure.spend(command, self.work / f"grown{times}").cpu)
        for times in (2, 4):
            ratios = [b / a for a, b in zip(runs[times // 2], runs[times], strict=True)]
            name = f"{times * size:,} files, to {times // 2 * size:,} (CPU)"
            yield Single(name, median(ratios), "2.1")

    def large(self) -> Parts:
        """Check one file of 5 MB."""
        text = _HEAD + "".join(_BLOCK.format(index) for index in range(_LARGE // len(_BLOCK)))
        (self.work / "large.py").write_text(text)
        parse = (self.peers.python, "-c", _PARSE)
        least = [
            min(float(_said((*parse, *flags), self.work)) for _ in range(3))
            for flags in ((), ("--without-collector",))
        ]
        command = self.peers.own("-q", "large.py")
        own = min(measure.spend(command, self.work).cpu for _ in range(3))
        yield Single("a file of 5 MB, to its `ast.parse` (CPU)", own / least[0], "3")
        yield Single("the same, to `ast.parse` without Python's collector", own / least[1])

    def _fast_and_slow(self, peers: Sequence[Peer]) -> list[Peer]:
        return [
            one for one in peers
            if not one.is_slow or (self.with_slow and not (one.is_sampled and self.every > 1))
        ]  # fmt: skip

    def _sampled(self, peers: Sequence[Peer]) -> list[Peer]:
        """Return statusfix and those that read a part of the files."""
        is_wanted = self.with_slow and self.every > 1
        return [peers[0], *(one for one in peers if is_wanted and one.is_sampled)]

    def _part_of(self, what: str) -> str:
        return f"{what} one file in {self.every}"

    def _side_by_side(
        self,
        what: str,
        peers: Sequence[Peer],
        place: Callable[[], Path],
        targets: dict[str, str] = _TARGETS,
        told: Callable[[Peer], str] | None = None,
    ) -> Compared:
        """Run programs in turn; `told` says what one has done, and is asked once."""
        runs: dict[str, list[Spent]] = {peer.name: [] for peer in peers}
        found: dict[str, str] = {}
        for number in range(self.rounds):
            for peer in peers:
                if peer.is_slow and number >= 1:
                    continue
                runs[peer.name].append(self._spend(peer, place()))
                if number == 0:
                    found[peer.name] = (told or self._findings)(peer)
        own = runs[peers[0].name]
        rows = []
        for name, spent in runs.items():
            middle = measure.middle(spent)
            share = measure.ratio(own, spent)
            row = Row(name, middle.seconds, middle.cpu, found[name], share, targets.get(name, ""))
            rows.append(row)
        return Compared(what, rows)

    def _findings(self, peer: Peer) -> str:
        return f"{measure.found(self._says, peer.finding):,}"

    @property
    def _says(self) -> Path:
        return self.work / "says.txt"

    def _spend(self, peer: Peer, place: Path) -> Spent:
        spent = measure.spend((*peer.command, "."), place, dict(peer.environment), self._says)
        if spent.trouble:
            note = f"{peer.name} {spent.trouble}"
            if note not in self.missing:
                self.missing.append(note)
        return spent


def _copied(files: Path, copy: Path) -> Path:
    shutil.rmtree(copy, ignore_errors=True)
    return shutil.copytree(files, copy)


def _said(command: Sequence[str], cwd: Path) -> str:
    """Return what a command says; a file in the corpus that can't be parsed is no failure."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if not done.stdout:
        raise RuntimeError(f"{command[0]} says nothing: {done.stderr[-2000:]}")
    return done.stdout
