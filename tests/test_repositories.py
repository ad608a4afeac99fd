"""Files in a folder of checkouts belong to their repositories."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from statusfix.repositories import Repositories

VIEW = (
    "from flask import Flask, abort\n\napp = Flask(__name__)\n\n\n"
    "@app.route('/')\ndef show():\n    abort({code})\n"
)
FILES = {
    "one/.git/HEAD": "",
    "one/app.py": VIEW.format(code=404),
    "one/vendored/.git": "gitdir: ../.git/modules/vendored\n",
    "one/vendored/app.py": VIEW.format(code=410),
    "group/two/.git/HEAD": "",
    "group/two/app.py": VIEW.format(code=403) + "    abort(404)\n    abort(405)\n",
    "loose/app.py": VIEW.format(code=401),
}


@pytest.fixture
def folder(write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    made = write({f"all/{name}": text for name, text in FILES.items()})
    monkeypatch.chdir(made)
    return made


@pytest.mark.parametrize(
    ("paths", "path", "expected"),
    [
        (["all"], "all/one/app.py", "all/one"),
        (["all"], "all/one/vendored/app.py", "all/one"),
        (["all"], "all/group/two/app.py", "all/group/two"),
        (["all"], "./all/group/two/app.py", "all/group/two"),
        (["all"], "all/loose/app.py", "all"),
        (["all/one", "all/loose"], "all/loose/app.py", "all/loose"),
        (["all/one/vendored"], "all/one/vendored/app.py", "all/one/vendored"),
        (["all/group/two/app.py"], "all/group/two/app.py", "all/group/two"),
        (["."], "all/one/app.py", "all/one"),
    ],
)
def test_the_repository_of_a_file(
    folder: Path, paths: list[str], path: str, expected: str
) -> None:
    assert Repositories(paths).root_of(path) == expected
    absolute = [str(folder / one) for one in paths]
    assert Repositories(absolute).root_of(str(folder / path)) == expected


def test_within_a_repository_all_is_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "all" / "group" / "two")
    assert Repositories(["."]).root_of("app.py") == "."
    os.mkdir("inner")
    monkeypatch.chdir("inner")
    assert Repositories(["."]).root_of("x.py") == (folder / "all" / "group" / "two").as_posix()


def test_statistics_count_by_repository(folder: Path, statusfix: Any) -> None:
    lines = statusfix("--isolated", "--statistics", "--ignore", "HSC4", "all").out.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("by repository"))
    counted = [line.split()[:2] for line in lines[start + 1 : start + 4]]
    assert counted == [["all/group/two", "3"], ["all/one", "2"], ["all", "1"]]
    alone = statusfix("--isolated", "--statistics", "all/one")
    assert "by repository" not in alone.out
    document = json.loads(
        statusfix("--isolated", "--statistics", "--format", "json", "all/one").out
    )
    assert [row["key"] for row in document["statistics"]["repository"]] == ["all/one"]


def test_each_repository_is_a_program(folder: Path, statusfix: Any) -> None:
    done = statusfix("--isolated", "--inventory", "all")
    assert done.status == 0
    headings = [line for line in done.out.splitlines() if line.endswith(":")]
    assert sorted(headings) == ["all/group/two:", "all/one:", "all:"]
    assert "at 3 paths of 3 repositories" in done.out
    document = json.loads(statusfix("--isolated", "--inventory", "--format", "json", "all").out)
    found = {
        (one["repository"], answer["status"])
        for one in document["endpoints"]
        for answer in one["answers"]
    }
    assert ("all/group/two", 403) in found
    assert ("all", 401) in found
    assert {code for root, code in found if root == "all/one"} == {404, 410}
    page = statusfix("--isolated", "--inventory", "--format", "markdown", "all").out
    assert "| all/group/two | GET |" in page
    alone = statusfix("--isolated", "--inventory", "all/group").out
    assert "repositories" not in alone
