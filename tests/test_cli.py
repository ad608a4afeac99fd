"""The command as people run it: report, diff, apply, standard input, exit statuses, help."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from statusfix import __version__
from statusfix.registry import all_statuses
from statusfix.rules import RULES

SOURCE = "from flask import abort\n\nabort(404)\nabort(299)\n"
FIXED = (
    "from http import HTTPStatus\n\nfrom flask import abort\n\n"
    "abort(HTTPStatus.NOT_FOUND)\nabort(299)\n"
)
NAMED = (
    "3:7: HSC001 404 is a bare number in a response, write HTTPStatus.NOT_FOUND (RFC 9110 15.5.5)"
)
UNKNOWN = "4:7: HSC010 299 is not a registered status code (RFC 9110 16.2.1)"
CLEAN = "from flask import abort\n\nabort(code)\n"


@pytest.fixture
def folder(write: Callable[..., Path]) -> Path:
    return write({"a.py": SOURCE, "b.py": CLEAN})


def test_report(folder: Path, statusfix: Callable[..., Any]) -> None:
    done = statusfix()
    assert done.status == 1
    assert done.out.splitlines() == [
        f"./a.py:{NAMED}",
        f"./a.py:{UNKNOWN}",
        "2 findings in 1 file; --apply fixes 1",
    ]
    assert done.err == ""
    assert (folder / "a.py").read_text() == SOURCE


def test_apply(folder: Path, statusfix: Callable[..., Any]) -> None:
    done = statusfix("--apply")
    assert done.status == 1
    # the finding that is left is named where it stands now
    assert done.out.splitlines() == [
        f"./a.py:{UNKNOWN.replace('4:7', '6:7')}",
        "fixed 1 finding in 1 file; 1 finding left in 1 file",
    ]
    assert (folder / "a.py").read_text() == FIXED
    assert (folder / "b.py").read_text() == CLEAN
    assert statusfix("--apply", "--ignore", "HSC010").out == "no findings\n"
    assert (folder / "a.py").read_text() == FIXED


def test_apply_fixes_what_is_selected(folder: Path, statusfix: Callable[..., Any]) -> None:
    assert statusfix("--apply", "--select", "HSC010").status == 1
    assert (folder / "a.py").read_text() == SOURCE
    assert statusfix("--apply", "--select", "HSC001").out == (
        "fixed 1 finding in 1 file; nothing left\n"
    )


def test_noqa_holds_for_edits(write: Callable[..., Path], statusfix: Callable[..., Any]) -> None:
    source = "from flask import abort\n\nabort(404)  # noqa: HSC001\nabort(410)\n"
    folder = write({"a.py": source})
    assert statusfix("--apply").status == 0
    after = (folder / "a.py").read_text()
    assert "abort(404)  # noqa: HSC001\nabort(HTTPStatus.GONE)\n" in after


def test_per_file_ignores_hold_for_edits(
    folder: Path, write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    write({"setup.cfg": "[flake8]\nper-file-ignores = a.py: HSC001\n", "c.py": SOURCE})
    assert statusfix("--apply").codes == ["HSC010", "HSC010"]
    assert (folder / "a.py").read_text() == SOURCE
    assert (folder / "c.py").read_text() == FIXED


def test_unsafe_fixes_are_asked_for(
    write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    source = (
        "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n"
        "@app.get('/', responses={404: {}})\ndef f(): ...\n"
    )
    folder = write({"a.py": source})
    flags = ("--style", "httpstatus", "--target-version", "3.10")
    done = statusfix(*flags)
    assert done.codes == ["HSC003"]
    assert done.out.endswith("1 finding in 1 file; --apply --unsafe-fixes fixes 1\n")
    done = statusfix(*flags, "--apply")
    assert done.out.endswith("1 finding in 1 file; --unsafe-fixes fixes 1\n")
    assert (folder / "a.py").read_text() == source
    assert statusfix(*flags, "--apply", "--unsafe-fixes").status == 0
    assert "{HTTPStatus.NOT_FOUND: {}}" in (folder / "a.py").read_text()


def test_diff_is_a_patch(write: Callable[..., Path], statusfix: Callable[..., Any]) -> None:
    sources = {
        "a.py": SOURCE,
        "x/crlf.py": SOURCE.replace("\n", "\r\n"),
        "x/no newline.py": SOURCE.replace("abort(299)\n", "abort(410)").rstrip(),
        "clean.py": CLEAN,
    }
    folder = write(sources)
    done = statusfix("--diff")
    assert done.status == 1
    assert done.out.startswith("--- a.py\n+++ a.py\n@@ -1,4 +1,6 @@\n+from http import")
    assert "HSC010" not in done.out
    assert "4:7: HSC010" in done.err
    assert done.err.endswith("would fix 4 findings in 3 files; 2 findings left in 2 files\n")
    for name, text in sources.items():
        assert (folder / name).read_bytes() == text.encode()
    subprocess.run(["git", "apply", "-p0", "-"], cwd=folder, input=done.stdout, check=True)
    patched = {name: (folder / name).read_bytes() for name in sources}
    write(sources)
    statusfix("--apply")
    assert {name: (folder / name).read_bytes() for name in sources} == patched


def test_a_diff_alone_fails(write: Callable[..., Path], statusfix: Callable[..., Any]) -> None:
    write({"a.py": "from flask import abort\n\nabort(404)\n"})
    done = statusfix("--diff")
    assert done.status == 1
    assert done.err == "would fix 1 finding in 1 file; nothing left\n"
    assert statusfix("--diff", "--exit-zero").status == 0
    statusfix("--apply")
    assert statusfix("--diff") == (0, b"", b"no findings\n")


def test_exit_statuses(folder: Path, statusfix: Callable[..., Any]) -> None:
    assert statusfix("b.py").status == 0
    assert statusfix("a.py").status == 1
    assert statusfix("a.py", "--exit-zero").status == 0
    assert statusfix("a.py", "none.py", "--exit-zero").status == 2
    assert statusfix("--nonsense", "--exit-zero").status == 2


def test_paths_and_flags_in_any_order(folder: Path, statusfix: Callable[..., Any]) -> None:
    done = statusfix("b.py", "--select", "HSC001", "a.py", "--quiet", "./a.py")
    assert done.out.splitlines() == [f"a.py:{NAMED}"]


def test_quiet(folder: Path, statusfix: Callable[..., Any]) -> None:
    assert len(statusfix("-q").out.splitlines()) == 2
    assert statusfix("-q", "b.py") == (0, b"", b"")
    assert statusfix("--quiet", "--apply").out == f"./a.py:{UNKNOWN.replace('4:7', '6:7')}\n"


def test_colour(folder: Path, statusfix: Callable[..., Any]) -> None:
    assert "\x1b[" not in statusfix("a.py").out
    assert "\x1b[" not in statusfix("--color", "never").out
    coloured = statusfix("--color=always").out
    assert "\x1b[31mHSC001\x1b[0m" in coloured
    assert (
        "\x1b[32m+abort(HTTPStatus.NOT_FOUND)\x1b[0m\n"
        in statusfix("--color=always", "--diff").out
    )
    assert "\x1b[31merror\x1b[0m" in statusfix("--color=always", "none.py").err
    assert "\x1b[" in statusfix("--color=always", env={"NO_COLOR": "1"}).out


@pytest.mark.parametrize(
    ("env", "expected"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True)]
)
def test_colour_on_a_terminal(
    env: dict[str, str], expected: bool, folder: Path, statusfix: Any
) -> None:
    pty = pytest.importorskip("pty")
    import os

    own, theirs = pty.openpty()
    subprocess.run(
        [*statusfix.command, "a.py"], cwd=folder, stdout=theirs, env=statusfix.environment | env,
        check=False,
    )  # fmt: skip
    os.close(theirs)
    assert (b"\x1b[" in os.read(own, 4096)) is expected
    os.close(own)


def test_processes_give_the_same_in_the_same_order(
    write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    folder = write({f"x{n % 7}/m{n}.py": SOURCE for n in range(60)} | {"x3/bad.py": "abort(404"})
    one = statusfix("-j1")
    assert len(one.lines) == 120
    assert one.status == 2
    for jobs in ("2", "auto"):
        assert statusfix("-j", jobs) == one
    assert statusfix("--apply", "-j2").out.endswith(
        "fixed 60 findings in 60 files; 60 findings left in 60 files; 1 file could not be done\n"
    )
    assert (folder / "x1/m8.py").read_text() == FIXED


def test_numbers_without_a_name_are_counted(
    write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    write(
        {
            "a.py": "from flask import abort\n\nabort(418)\nabort(418)\nabort(404)\n",
            "pyproject.toml": "[project]\nname = 'x'\nrequires-python = '>=3.8'\n",
        }
    )
    done = statusfix()
    assert done.codes == ["HSC001"]
    assert done.out.endswith(
        "1 finding in 1 file; --apply fixes 1; 2 numbers without a name in every version "
        "that the project declares: 418\n"
    )


def test_standard_input(statusfix: Callable[..., Any]) -> None:
    source = SOURCE.encode()
    done = statusfix("-", stdin=source)
    assert done.status == 1
    assert done.lines == [f"stdin:{NAMED}", f"stdin:{UNKNOWN}"]
    done = statusfix("-", "--stdin-filename", "x/a.py", stdin=source)
    assert done.lines == [f"x/a.py:{NAMED}", f"x/a.py:{UNKNOWN}"]
    done = statusfix("-", "--apply", stdin=source)
    assert (done.status, done.out) == (1, FIXED)
    assert done.err.splitlines() == [
        f"stdin:{UNKNOWN.replace('4:7', '6:7')}",
        "fixed 1 finding in 1 file; 1 finding left in 1 file",
    ]
    done = statusfix("-", "--apply", "-q", stdin=CLEAN.encode())
    assert done == (0, CLEAN.encode(), b"")
    done = statusfix("-", "--diff", "--stdin-filename", "a.py", stdin=source)
    assert done.status == 1
    assert done.out.startswith("--- a.py\n+++ a.py\n@@")
    done = statusfix("-", "--apply", stdin=b"abort(404\n")
    assert (done.status, done.out) == (2, "abort(404\n")
    assert "stdin: error: line 1" in done.err


def test_standard_input_belongs_to_its_file(
    write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    write(
        {
            "old/pyproject.toml": "[project]\nname = 'x'\nrequires-python = '>=3.8'\n",
            "setup.cfg": "[flake8]\nper-file-ignores = new/*: HSC010\nexclude = out\n",
        }
    )
    source = SOURCE.replace("404", "418").encode()
    assert statusfix("-", stdin=source).codes == ["HSC001", "HSC010"]
    assert statusfix("-", "--stdin-filename", "old/a.py", stdin=source).codes == ["HSC010"]
    assert statusfix("-", "--stdin-filename", "new/a.py", stdin=source).codes == ["HSC001"]
    out = ("-", "--stdin-filename", "out/a.py")
    assert statusfix(*out, stdin=source).status == 1
    assert statusfix(*out, "--force-exclude", stdin=source).status == 0
    assert statusfix(*out, "--force-exclude", "--apply", stdin=source).stdout == source


def test_version(statusfix: Callable[..., Any]) -> None:
    done = statusfix("--version")
    assert done.status == 0
    assert done.out.startswith(f"statusfix {__version__} (")
    assert f"flake8 {importlib.metadata.version('flake8')}" in done.out
    assert f"libcst {importlib.metadata.version('libcst')}" in done.out
    assert ".".join(map(str, sys.version_info[:3])) in done.out


def test_help_fits_a_terminal(statusfix: Callable[..., Any]) -> None:
    done = statusfix("--help", env={"COLUMNS": "80"})
    assert done.status == 0
    assert max(map(len, done.out.splitlines())) <= 80
    assert "Exit status: 0 nothing left, 1 findings remain, 2 something could not" in done.out


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_explain_a_rule(rule: Any, capsys: pytest.CaptureFixture[str]) -> None:
    from statusfix.cli import main

    assert main(["--explain", rule.code.lower()]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"# {rule.code} {rule.name} (")
    assert rule.documentation.rstrip() in printed


def test_explain_every_status(capsys: pytest.CaptureFixture[str]) -> None:
    from statusfix.cli import main

    for status in all_statuses():
        assert main(["--explain", str(status.code)]) == 0
        assert capsys.readouterr().out.startswith(f"{status.code} {status.phrase}\n")
    assert main(["--explain", "520"]) == 0
    assert "Cloudflare" in capsys.readouterr().out


def test_codes(statusfix: Callable[..., Any]) -> None:
    lines = statusfix("--codes").out.splitlines()
    for status in all_statuses():
        assert any(line.startswith(f"{status.code}") and status.phrase in line for line in lines)


def imported_by(folder: Path, *arguments: str) -> set[str]:
    program = (
        "import sys\nfrom statusfix.cli import main\n"
        f"main({list(arguments)!r})\nprint('MODULES', *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=True
    )
    return set(done.stdout.rpartition("MODULES")[2].split())


def test_a_report_imports_little(folder: Path) -> None:
    slow = {
        "libcst", "flake8", "asyncio", "multiprocessing", "concurrent.futures", "difflib",
        "importlib.metadata", "pathspec", "packaging", "tomllib", "textwrap", "json", "traceback",
    }  # fmt: skip
    assert not imported_by(folder, "b.py") & slow
    assert not imported_by(folder, "a.py") & {"libcst", "flake8", "multiprocessing", "difflib"}
    assert "libcst" in imported_by(folder, "--diff", "a.py")


def test_the_module_is_the_command(folder: Path, statusfix: Any) -> None:
    import sysconfig

    script = Path(sysconfig.get_path("scripts")) / "statusfix"
    by_module = statusfix("a.py")
    statusfix.command = [str(script)]
    assert statusfix("a.py") == by_module
