"""The benchmark's own parts: what is pinned, the ratios, the plot, the plain codemod."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.speed.corpus import SDISTS  # noqa: E402
from benchmarks.speed.measure import Spent, middle, ratio  # noqa: E402
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
    (tmp_path / "sites.json").write_text(json.dumps([["a.py", 3, 6, "NOT_FOUND"]]))
    script = ROOT / "benchmarks" / "speed" / "codemod.py"
    subprocess.run([sys.executable, str(script), "."], cwd=corpus, check=True)
    after = (corpus / "a.py").read_text()
    assert "abort(HTTPStatus.NOT_FOUND)" in after
    assert "from http import HTTPStatus" in after
