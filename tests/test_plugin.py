"""The plugin inside the real flake8: its name, its flags, its files, its processes."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from statusfix import __version__

SOURCE = "from flask import abort\n\nabort(404)\n"
DRF = "[flake8]\nstatusfix-style = drf\n"


def test_flake8_lists_the_plugin(flake8: Callable[..., Any]) -> None:
    assert f"statusfix: {__version__}" in flake8("--version").out


def test_flags_are_in_the_help(flake8: Callable[..., Any]) -> None:
    help_text = flake8("--help").out
    for flag in ("style", "allow-codes", "known-codes", "sinks", "target-version"):
        assert f"--statusfix-{flag}" in help_text


def test_columns_count_as_flake8_counts(
    write: Callable[..., Any], flake8: Callable[..., Any]
) -> None:
    write({"a.py": "from flask import abort\n\nx = '\u00e9', abort(404)\n"})
    assert flake8("--select=HSC").lines[0].startswith("./a.py:3:17: HSC001 404 is")


def test_flags_go_over_files(write: Callable[..., Any], flake8: Callable[..., Any]) -> None:
    write({"a.py": SOURCE, "setup.cfg": DRF})
    assert "status.HTTP_404_NOT_FOUND" in flake8().out
    assert "HTTPStatus.NOT_FOUND" in flake8("--statusfix-style", "httpstatus").out
    write({"pyproject.toml": "[tool.statusfix]\nallow-codes = [404]\n", "setup.cfg": ""})
    assert flake8("--select=HSC").out == ""
    assert "HSC001" in flake8("--select=HSC", "--statusfix-allow-codes=200").out


@pytest.mark.parametrize("how", ["module", "command"])
def test_flags_that_flake8_reads_first(how: str, write: Callable[..., Any], flake8: Any) -> None:
    write({"a.py": SOURCE, "setup.cfg": DRF, "ci.cfg": "[flake8]\nstatusfix-allow-codes=404\n"})
    if how == "command":
        flake8.command = [str(Path(sysconfig.get_path("scripts")) / "flake8")]
    assert "HTTPStatus.NOT_FOUND" in flake8("--isolated").out
    assert flake8("--config", "ci.cfg").out == ""
    assert flake8("--append-config=ci.cfg").out == ""
    write({"ci.cfg": "[flake8]\nstatusfix-stlye = drf\n"})
    assert "ci.cfg: unknown key statusfix-stlye" in flake8("--config=ci.cfg").out
    assert "ci.cfg: unknown key statusfix-stlye" in flake8("--append-config", "ci.cfg").out
    assert "unknown key" not in flake8("--isolated", "--config", "ci.cfg").out


@pytest.mark.parametrize(
    ("flag", "says"),
    [
        ("--statusfix-style=drff", "--statusfix-style: unknown style drff, did you mean drf?"),
        ("--statusfix-allow-codes=1", "--statusfix-allow-codes takes codes of three"),
        ("--statusfix-sinks=fail", "--statusfix-sinks: 'fail' has no parameter"),
        ("--extend-select=HSC999", "--extend-select: no rule HSC999"),
        ("--select=hsc001", "--select: no rule hsc001, did you mean HSC001?"),
    ],
)
def test_bad_values_of_flags(
    flag: str, says: str, write: Callable[..., Any], flake8: Callable[..., Any]
) -> None:
    write({"a.py": SOURCE})
    done = flake8(flag)
    assert done.status == 1
    assert "There was a critical error" in done.out
    assert says in done.out


def test_several_processes(write: Callable[..., Any], flake8: Callable[..., Any]) -> None:
    write({f"a{number}.py": SOURCE for number in range(8)})
    write({"pyproject.toml": "[tool.statusfix]\nstyle = 'starlette'\n"})
    done = flake8("-j2", "--select=HSC")
    assert len(done.lines) == 8
    assert done.out.count("status.HTTP_404_NOT_FOUND") == 8


def test_libcst_is_never_imported(write: Callable[..., Any]) -> None:
    folder = write({"a.py": SOURCE})
    program = (
        "import sys\nfrom flake8.main.cli import main\nmain(['-j1', '--select=HSC', 'a.py'])\n"
        "print('libcst' in sys.modules, 'statusfix.fixing' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=True
    )
    assert "HSC001" in done.stdout
    assert done.stdout.endswith("False False\n")


def test_flake8_as_a_library(write: Callable[..., Any]) -> None:
    folder = write({"a.py": SOURCE, "pyproject.toml": "[tool.statusfix]\nstyle = 'drf'\n"})
    program = (
        "from flake8.api import legacy\n"
        "guide = legacy.get_style_guide(select=['HSC'])\nguide.check_files(['a.py'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "--config", "nothing.cfg"],
        cwd=folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "status.HTTP_404_NOT_FOUND" in done.stdout


def test_a_file_that_does_not_parse_is_flake8s_business(
    write: Callable[..., Any], flake8: Callable[..., Any]
) -> None:
    write({"a.py": "abort(404\n", "b.py": SOURCE})
    done = flake8("--select=HSC,E9")
    assert "./a.py:1:" in done.out
    assert "E999" in done.out
    assert done.codes == ["HSC001"]
