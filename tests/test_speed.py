"""The benchmark's own parts: what is pinned, the ratios, the plot, the plain codemod."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.speed import corpus as pinned  # noqa: E402
from benchmarks.speed import edits  # noqa: E402
from benchmarks.speed.corpus import SDISTS, files, some, take  # noqa: E402
from benchmarks.speed.measure import Spent, found, middle, ratio, spend  # noqa: E402
from benchmarks.speed.report import Bar, plot, table  # noqa: E402


def test_every_sdist_is_pinned() -> None:
    assert len(SDISTS) == len({name for name, _, _ in SDISTS}) > 10
    for _, version, total in SDISTS:
        assert re.fullmatch(r"[0-9.]+", version)
        assert re.fullmatch(r"[0-9a-f]{64}", total)


def test_ratios_are_of_runs_side_by_side() -> None:
    ours = [Spent(1.0, 2.0), Spent(9.0, 2.0), Spent(2.0, 2.0)]  # a slow round slows both
    theirs = [Spent(2.0, 1.0), Spent(18.0, 1.0), Spent(4.0, 1.0)]
    assert ratio(ours, theirs) == 0.5
    assert middle(theirs) == Spent(4.0, 1.0)


def test_the_plot_is_a_picture() -> None:
    bars = [Bar("statusfix", 0.5, "0.5 s"), Bar("<others>", 20.0, "20 s")]
    svg = plot("Seconds", [("Check", bars)], "today")
    widths = [
        float(one.attrib["width"])
        for one in ElementTree.fromstring(svg).iter()
        if one.tag.endswith("rect")
    ]
    assert 0 < widths[0] < widths[1]


def test_the_table_is_markdown() -> None:
    assert table([["a", "b"], ["c", "d"]]) == "| a | b |\n| --- | --- |\n| c | d |\n"


def test_the_codemod_makes_the_edit(tmp_path: Path) -> None:
    corpus = tmp_path / "copy"
    corpus.mkdir()
    (corpus / "a.py").write_text("from flask import abort\n\nabort(404)\n")
    edits_of_one = [
        {"line": 1, "column": 1, "text": "from http import HTTPStatus\n\n"},
        {"line": 3, "column": 7, "text": "HTTPStatus.NOT_FOUND"},
    ]
    findings = [
        {"path": "./a.py", "fix": {"safe": True, "edits": edits_of_one}},
        {"path": "./a.py", "fix": {"safe": False, "edits": edits_of_one}},
        {"path": "./a.py", "fix": None},
    ]
    told = edits.sites(json.dumps({"findings": findings}), corpus)
    (tmp_path / "sites.json").write_text(told)
    script = ROOT / "benchmarks" / "speed" / "codemod.py"
    subprocess.run([sys.executable, str(script), "."], cwd=corpus, check=True)
    after = (corpus / "a.py").read_text()
    assert "abort(HTTPStatus.NOT_FOUND)" in after
    assert "from http import HTTPStatus" in after


def test_what_programs_have_rewritten_is_counted(tmp_path: Path) -> None:
    before, ours, theirs = (tmp_path / name for name in ("before", "ours", "theirs"))
    for place, text in (
        (before, "import os\nabort(404)\nsize = 404\n"),
        (
            ours,
            "import os\nfrom http import HTTPStatus\nabort(HTTPStatus.NOT_FOUND)\nsize = 404\n",
        ),
        (theirs, "from http import HTTPStatus\nimport os\nabort(HTTPStatus(404))\nsize = 404\n"),
    ):
        place.mkdir()
        (place / "a.py").write_text(text)
        (place / "same.py").write_text("abort(500)\n")
    made, other = edits.changed(before, ours), edits.changed(before, theirs)
    assert list(made) == list(other) == ["a.py"]
    assert edits.numbers_gone(before, made) == edits.numbers_gone(before, other) == 1
    assert edits.alike(made, made) == 1
    assert edits.alike(made, other) == 0
    moved = {"a.py": made["a.py"].replace("import os\n", "", 1) + "import os\n"}
    assert edits.alike(made, moved) == 1, "imports may stand in any order"


def test_a_program_that_is_not_there_is_trouble_and_no_crash(tmp_path: Path) -> None:
    says = tmp_path / "says.txt"
    assert "nowhere" in spend(("nowhere",), tmp_path, says=says).trouble
    script = "import sys; print('a:1:2: X'); print('why', file=sys.stderr); sys.exit(int('{}'))"
    ends = [
        spend((sys.executable, "-c", script.format(n)), tmp_path, says=says) for n in (0, 1, 2)
    ]
    assert [one.trouble for one in ends] == ["", "", "ended with 2: why"]
    assert found(says, r":\d+:\d+: ") == 1
    assert all(one.seconds > 0 for one in ends)


def test_a_part_of_the_corpus_is_every_nth_file(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    (corpus / "a").mkdir(parents=True)
    for number in range(9):
        (corpus / "a" / f"m{number}.py").write_text(f"x = {number}\n")
    part = some(corpus, 4, tmp_path / "part")
    assert [path.name for path in files(part)] == ["m0.py", "m4.py", "m8.py"]
    assert [path.name for path in files(some(corpus, 1, tmp_path / "part", 2))] == [
        "m0.py", "m1.py"
    ]  # fmt: skip


def test_an_sdist_without_the_pinned_sum_is_refused(tmp_path: Path, monkeypatch: Any) -> None:
    """And left out: the rest of the corpus is there, and is not unpacked twice."""
    source = tmp_path / "demo-1.0"
    source.mkdir()
    (source / "demo.py").write_text("x = 1\n")
    (source / "setup.cfg").write_text("[flake8]\n")
    archive = tmp_path / "folder" / "sdists" / "demo-1.0.tar.gz"
    archive.parent.mkdir(parents=True)
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(source, "demo-1.0")
    total = sha256(archive.read_bytes()).hexdigest()
    monkeypatch.setattr(pinned, "SDISTS", (("demo", "1.0", total), ("demo", "2.0", "0" * 64)))
    monkeypatch.setattr(pinned.sys, "executable", sys.executable + "-that-is-not-there")
    made, missing = take(tmp_path / "folder")
    assert [str(path.relative_to(made)) for path in files(made)] == ["demo-1.0/demo.py"]
    assert not list(made.rglob("setup.cfg"))
    assert len(missing) == 1
    assert "demo 2.0" in missing[0]
    (made / "demo-1.0" / "demo.py").write_text("x = 2\n")
    take(tmp_path / "folder")
    assert (made / "demo-1.0" / "demo.py").read_text() == "x = 2\n"
