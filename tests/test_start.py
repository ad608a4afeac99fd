"""What a run loads, by what it has to do; and that the short way says what the long one says."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from statusfix import cli, quick

CLEAN = "import os\n\n\ndef area(width, height):\n    return width * height\n"
FINDING = "from flask import abort\n\n\ndef view():\n    abort(404)\n"
Files = Callable[..., Path]


def loaded_by(folder: Path, *arguments: str) -> set[str]:
    """Return the modules that a run loads and the bare interpreter doesn't."""
    program = (
        "import sys; before = set(sys.modules)\nfrom statusfix.cli import main\n"
        f"main({list(arguments)!r})\nprint('MODULES', *set(sys.modules) - before)"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", program],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.rpartition("MODULES")[2].split())


@pytest.fixture
def folder(write: Files) -> Path:
    return write({"clean.py": CLEAN, "finding.py": FINDING})


def test_a_clean_file_loads_next_to_nothing(folder: Path) -> None:
    loaded = loaded_by(folder, "--isolated", "clean.py")
    assert not loaded & {"argparse", "ast", "dataclasses", "pathlib", "tokenize", "typing"}
    assert {name for name in loaded if name.startswith("statusfix")} <= {
        "statusfix",
        "statusfix.cli",
        "statusfix.nearby",
        "statusfix.quick",
        "statusfix.reading",
        "statusfix.reading.prefilter",
        "statusfix.reading.rows",
        "statusfix.reading.vocabulary",
    }


def test_a_clean_folder_loads_no_engine(folder: Path) -> None:
    (folder / "finding.py").unlink()
    loaded = loaded_by(folder, "--isolated", ".")
    assert not loaded & {"ast", "statusfix.api", "statusfix.scan", "statusfix.rules", "libcst"}
    assert not {name for name in loaded if name.startswith("statusfix.frameworks")}


def test_a_report_loads_neither_rewriting_nor_printers(folder: Path) -> None:
    loaded = loaded_by(folder, "--isolated", "finding.py")
    assert not loaded & {
        "libcst", "flake8", "rich", "dataclasses", "difflib", "importlib.metadata", "inspect",
        "json", "multiprocessing", "pathlib", "statusfix.fixing.rewrite", "textwrap", "tokenize",
    }  # fmt: skip


def test_a_second_run_loads_neither_engine_nor_tables(write: Files) -> None:
    folder = write({f"f{number}.py": FINDING for number in range(30)})
    arguments = ["--isolated", "-q", "--cache-dir", str(folder.parent / f"{folder.name}-cache")]
    loaded_by(folder, *arguments, ".")
    loaded = loaded_by(folder, *arguments, ".")
    assert "statusfix.cache.results" in loaded
    assert not loaded & {
        "ast", "dataclasses", "hashlib", "inspect", "multiprocessing", "pathlib", "statusfix.api",
        "statusfix.project", "statusfix.scan", "tempfile", "tokenize",
    }  # fmt: skip
    rooms = ("fixing", "frameworks", "registry", "rules")
    assert not {one for one in loaded if one.startswith(tuple(f"statusfix.{x}" for x in rooms))}


# What the short way takes, refuses, or must leave to the long one.
RUNS: dict[str, tuple[dict[str, str | bytes], list[str]]] = {
    "clean": ({}, ["clean.py"]),
    "quiet": ({}, ["-q", "clean.py"]),
    "no cache": ({}, ["--no-cache", "clean.py"]),
    "two": ({"other.py": CLEAN}, ["clean.py", "other.py"]),
    "twice": ({}, ["clean.py", "clean.py"]),
    "applied": ({}, ["--apply", "--force-exclude", "clean.py"]),
    "shown": ({}, ["--diff", "clean.py"]),
    "both": ({}, ["--apply", "--diff", "clean.py"]),
    "unsafe alone": ({}, ["--unsafe-fixes", "clean.py"]),
    "unknown flag": ({}, ["--quite", "clean.py"]),
    "finding": ({}, ["clean.py", "finding.py"]),
    "missing": ({}, ["clean.py", "missing.py"]),
    "folder": ({}, ["."]),
    "nothing named": ({}, []),
    "empty": ({"empty.py": ""}, ["empty.py"]),
    "no suffix": ({"script": CLEAN}, ["script"]),
    "null": ({"null.py": b"x = 1\0\n"}, ["null.py"]),
    "latin": ({"latin.py": b"# -*- coding: latin-1 -*-\nx = '\xe9'\n"}, ["latin.py"]),
    "undeclared latin": ({"latin.py": b"x = '\xe9'\n"}, ["latin.py"]),
    "wrong cookie": ({"cookie.py": "\n# coding: no-such\n"}, ["cookie.py"]),
    "cookie below": ({"cookie.py": "\n\n# coding: no-such\n"}, ["cookie.py"]),
    "byte order mark": ({"mark.py": b"\xef\xbb\xbfx = 1\n"}, ["mark.py"]),
    "no Python": ({"wrong.py": "def (:\n"}, ["wrong.py"]),
    "configured": ({"setup.cfg": "[flake8]\nstatusfix-style = drf\n"}, ["clean.py"]),
    "badly configured": ({"tox.ini": "[flake8]\nstatusfix-style = none\n"}, ["clean.py"]),
    "bad table": ({"pyproject.toml": "[tool.statusfix]\nstyel = 'drf'\n"}, ["clean.py"]),
    "escaped table": ({"pyproject.toml": '[tool."st\\u0061tusfix"]\nstyel = 1\n'}, ["clean.py"]),
    "isolated": (
        {"pyproject.toml": "[tool.statusfix]\nstyel = 'drf'\n"}, ["--isolated", "clean.py"]
    ),
    "others' broken TOML": ({"pyproject.toml": "[tool.black\n"}, ["clean.py"]),
    "hidden": ({}, ["--ignore", "HSC", "clean.py"]),
}  # fmt: skip


@pytest.mark.parametrize("name", RUNS)
def test_the_short_way_says_the_same(
    name: str,
    folder: Path,
    write: Files,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    files, arguments = RUNS[name]
    for path, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / path).write_bytes(data)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder.parent))
    said = outcome(arguments, capsys)
    monkeypatch.setattr(quick, "answer", lambda _: None)
    assert outcome(arguments, capsys) == said


def outcome(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> object:
    try:
        status: object = cli.main(arguments)
    except SystemExit as ended:
        status = ended.code
    return status, *capsys.readouterr()


@pytest.mark.parametrize(
    "name",
    [
        "clean",
        "quiet",
        "no cache",
        "two",
        "applied",
        "empty",
        "no suffix",
        "isolated",
        "cookie below",
    ],
)
def test_the_short_way_is_taken(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files, arguments = RUNS[name]
    for path, content in files.items():
        assert isinstance(content, str)
        (folder / path).write_text(content)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder.parent))
    assert quick.answer(arguments) is not None


def test_what_a_killed_run_left_is_cleared_away(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = folder / ".clean.py.abcdefgh.statusfix"
    left.write_text("")
    monkeypatch.chdir(folder)
    assert cli.main(["--apply", "--isolated", "clean.py"]) == 0
    assert not left.exists()
