"""Files and streams that are not as they should be: an error that names them, the rest is done."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from statusfix.cli import main
from statusfix.files import Found

SOURCE = "from flask import abort\n\nabort(404)\n"
FIXED = "from http import HTTPStatus\n\nfrom flask import abort\n\nabort(HTTPStatus.NOT_FOUND)\n"
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
GOOD = "./good.py:3:7: HSC001 404 is"

BAD = {
    "does not parse": (b"abort(404\n", f"line 1: no valid Python {PYTHON}: '(' was never closed"),
    "a wrong indent": (b"if status:\nabort(404)\n", "line 2: no valid Python"),
    "is no UTF-8": (b"abort(404)  # caf\xe9\n", "save the file as UTF-8"),
    "is no UTF-8 far behind": (
        b"x = 1\n" * 3000 + b"# \xe9 abort(404)\n", "not readable as utf-8",
    ),
    "has an unknown encoding": (b"# coding: klingon\nabort(404)\n", "unknown encoding"),
    "is not in its encoding": (b"# coding: ascii\nabort(404)  # \xe9\n", "save the file as UTF-8"),
    "has a BOM and another encoding": (
        b"\xef\xbb\xbf# coding: latin-1\nabort(404)\n", "encoding problem",
    ),
    "has NUL bytes": (b"abort(404)\0\n", "null bytes"),
    "is UTF-16": ("abort(404)\n".encode("utf-16"), ""),
    "is nested too deeply": (
        b"abort(404)\nx = " + b"(" * 500 + b"1" + b")" * 500 + b"\n",
        f"line 2: no valid Python {PYTHON}: too many",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "says"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_named_and_the_others_are_done(
    content: bytes, says: str, write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    folder = write({"bad.py": content, "good.py": SOURCE})
    done = statusfix()
    assert done.status == 2
    assert done.err.startswith("./bad.py: error: ")
    assert says in done.err
    assert len(done.err.splitlines()) == 1
    assert done.out.startswith(GOOD)
    assert done.out.endswith("1 finding in 1 file; --apply fixes 1; 1 file could not be done\n")
    done = statusfix("--apply", "--exit-zero")
    assert done.status == 2
    assert (folder / "bad.py").read_bytes() == content
    assert (folder / "good.py").read_text() == FIXED


SILENT = {
    "is empty": b"",
    "is a BOM": b"\xef\xbb\xbf",
    "is a newline": b"\n",
    "is a comment": b"# 404",
    "does not parse, but has no status": b"def (:\n",
    "is in latin-1 and says so": b"# coding: latin-1\nx = '\xe9'\n",
}


@pytest.mark.parametrize("content", SILENT.values(), ids=SILENT.keys())
def test_a_file_with_nothing_to_say(
    content: bytes, write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    folder = write({"a.py": content})
    assert statusfix("--apply") == (0, b"no findings\n", b"")
    assert statusfix("-", "--apply", stdin=content).stdout == content
    assert (folder / "a.py").read_bytes() == content


def test_no_files_at_all(write: Callable[..., Path], statusfix: Callable[..., Any]) -> None:
    write({"README.md": "404"})
    assert statusfix() == (0, b"no Python files found\n", b"")


def test_a_path_that_does_not_exist(
    write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    write({"good.py": SOURCE})
    done = statusfix("none.py", ".", "none/at/all")
    assert done.status == 2
    assert done.err.splitlines() == [
        "none.py: error: no such file or folder",
        "none/at/all: error: no such file or folder",
    ]
    assert done.lines[0].startswith(GOOD)


def test_a_loop_of_folders(write: Callable[..., Path], statusfix: Callable[..., Any]) -> None:
    folder = write({"x/good.py": SOURCE})
    (folder / "x/loop").symlink_to("..")
    (folder / "x/self.py").symlink_to("self.py")
    done = statusfix()
    assert (done.status, len(done.lines), done.err) == (1, 1, "")
    done = statusfix("x/self.py", ".")
    assert done.status == 2
    assert "x/self.py: error: Too many levels of symbolic links" in done.err
    assert len(done.lines) == 1


def test_an_unreadable_file(
    write: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = write({"bad.py": SOURCE, "good.py": SOURCE})
    monkeypatch.chdir(folder)
    (folder / "bad.py").chmod(0)
    if os.access(folder / "bad.py", os.R_OK):  # root reads everything
        real = open

        def refusing(path: Any, *arguments: Any, **keywords: Any) -> Any:
            if str(path).endswith("bad.py"):
                raise PermissionError(13, "Permission denied", path)
            return real(path, *arguments, **keywords)

        monkeypatch.setattr("builtins.open", refusing)
    assert main([]) == 2
    printed = capsys.readouterr()
    assert printed.err == "./bad.py: error: Permission denied\n"
    assert printed.out.startswith(GOOD)


def test_a_read_only_file(write: Callable[..., Path], statusfix: Callable[..., Any]) -> None:
    folder = write({"bad.py": SOURCE, "good.py": SOURCE})
    (folder / "bad.py").chmod(0o444)
    done = statusfix("--apply")
    assert done.status == 2
    assert done.err == "./bad.py: error: not written: the file is read-only\n"
    assert done.lines == [line for line in done.lines if line.startswith("./bad.py:3:7: HSC001")]
    assert "fixed 1 finding in 1 file; 1 finding left in 1 file" in done.out
    assert (folder / "bad.py").read_text() == SOURCE
    assert stat.S_IMODE((folder / "bad.py").stat().st_mode) == 0o444
    assert (folder / "good.py").read_text() == FIXED


def test_a_file_that_vanishes(
    write: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(write({"good.py": SOURCE}))
    found = (Found("./gone.py", False), Found("./good.py", False))
    monkeypatch.setattr("statusfix.files.discover", lambda *_: iter(found))
    assert main([]) == 2
    printed = capsys.readouterr()
    assert printed.err == "./gone.py: error: No such file or directory\n"
    assert printed.out.startswith(GOOD)


def test_a_file_that_changes_meanwhile(
    write: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = write({"bad.py": SOURCE, "good.py": SOURCE})
    monkeypatch.chdir(folder)
    from statusfix import api

    def check(text: str, path: str, *arguments: Any) -> Any:
        if path == "./bad.py":
            (folder / "bad.py").write_text("# somebody else was here\n")
        return real(text, path, *arguments)

    real = api.scan
    monkeypatch.setattr(api, "scan", check)
    assert main(["--apply"]) == 2
    printed = capsys.readouterr()
    assert printed.err == (
        "./bad.py: error: not written: somebody else changed the file meanwhile\n"
    )
    assert (folder / "bad.py").read_text() == "# somebody else was here\n"
    assert (folder / "good.py").read_text() == FIXED
    assert sorted(os.listdir(folder)) == ["bad.py", "good.py"]


def test_a_defect_costs_its_own_file_only(
    write: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(write({"bad.py": SOURCE, "good.py": SOURCE}))
    from statusfix import api

    def check(text: str, path: str, *arguments: Any) -> Any:
        if path == "./bad.py":
            raise KeyError("oops")
        return real(text, path, *arguments)

    real = api.scan
    monkeypatch.setattr(api, "scan", check)
    assert main([]) == 2
    printed = capsys.readouterr()
    assert "./bad.py: error: a defect in statusfix, please report it: KeyError: 'oops'" in (
        printed.err
    )
    assert printed.out.startswith(GOOD)


BODY = (
    "\u00e9 = 'caf\u00e9'\nfrom flask import abort\n\f\ndef f():\n\tabort(404)   # \u00e9  \n\n\n"
)
SHAPES = {
    "LF": (BODY, "utf-8"),
    "CRLF": (BODY.replace("\n", "\r\n"), "utf-8"),
    "mixed newlines": (BODY.replace("\n", "\r\n", 3), "utf-8"),
    "BOM": ("\ufeff" + BODY, "utf-8"),
    "BOM and CRLF": ("\ufeff" + BODY.replace("\n", "\r\n"), "utf-8"),
    "latin-1": ("# -*- coding: latin-1 -*-\n" + BODY, "latin-1"),
    "latin-1 in line 2": ("#!/bin/python\n# vim: set fileencoding=latin-1 :\n" + BODY, "latin-1"),
    "no newline at the end": (BODY.rstrip(), "utf-8"),
    "no newline, CRLF": (BODY.rstrip().replace("\n", "\r\n"), "utf-8"),
    "U+2028 and U+0085": (BODY.replace("caf\u00e9", "\u2028\u0085"), "utf-8"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "encoding"), SHAPES.values(), ids=SHAPES.keys())
def test_bytes_outside_the_edits_survive(
    text: str, encoding: str, write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    content = text.encode(encoding)
    folder = write({"a.py": content})
    assert statusfix("--apply").status == 0
    after = (folder / "a.py").read_bytes()
    newline = b"\r\n" if b"\r\n" in content else b"\r" if b"\r" in content else b"\n"
    lines = after.replace(b"abort(HTTPStatus.NOT_FOUND)", b"abort(404)").split(newline)
    added = b"from http import HTTPStatus"
    places = [place for place, line in enumerate(lines) if line.endswith(added)]
    assert len(places) == 1
    lines[places[0]] = lines[places[0]].removesuffix(added)
    rebuilt = newline.join(lines)
    assert rebuilt.replace(newline, b"") == content.replace(newline, b"")
    assert after.count(newline) - content.count(newline) in (1, 2)
    assert statusfix("-", "--apply", stdin=content).stdout == after
    assert statusfix("--apply") == (0, b"no findings\n", b"")
    assert (folder / "a.py").read_bytes() == after


def test_a_file_too_deep_to_be_rewritten(
    write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    deep = SOURCE.replace("404", f"404, {' + '.join(['1'] * 900)}")
    folder = write({"deep.py": deep, "good.py": SOURCE})
    assert statusfix().codes == ["HSC001", "HSC001"]
    done = statusfix("--apply")
    assert done.status == 2
    assert done.err == "./deep.py: error: not rewritten: nested too deeply\n"
    assert done.lines[0].startswith("./deep.py:3:7: HSC001")
    assert (folder / "deep.py").read_text() == deep
    assert (folder / "good.py").read_text() == FIXED


# Files that libcst as a whole does not give back as they were.
ODD_ENDS = {
    "CR": (SOURCE.replace("\n", "\r"), FIXED.replace("\n", "\r")),
    "spaces behind the last newline": (f"{SOURCE}   ", f"{FIXED}   "),
    "many operators": (
        f"{SOURCE}x = {' + '.join(['1'] * 900)}\n", f"{FIXED}x = {' + '.join(['1'] * 900)}\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "fixed"), ODD_ENDS.values(), ids=ODD_ENDS.keys())
def test_what_surrounds_an_edit_stays_as_it_is(
    text: str, fixed: str, write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    folder = write({"a.py": text})
    assert statusfix("--apply").status == 0
    assert (folder / "a.py").read_bytes() == fixed.encode()


def many(write: Callable[..., Path], number: int) -> Path:
    return write({f"m{index:04}.py": SOURCE for index in range(number)})


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("arguments", [[], ["--codes"], ["--diff"], ["--format", "json"]])
def test_a_broken_pipe(
    jobs: str, arguments: list[str], write: Callable[..., Path], statusfix: Any
) -> None:
    folder = many(write, 1500 if arguments != ["--codes"] else 1)
    process = subprocess.Popen(
        [*statusfix.command, "-j", jobs, *arguments],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=statusfix.environment,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(1)
    process.stdout.close()
    errors = process.stderr.read().decode()
    process.stderr.close()
    process.wait(60)
    assert "Traceback" not in errors
    assert "BrokenPipe" not in errors


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt(jobs: str, write: Callable[..., Path], statusfix: Any) -> None:
    folder = many(write, 1500)
    process = subprocess.Popen(
        [*statusfix.command, "-j", jobs, "--apply"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=statusfix.environment,
        start_new_session=True,
    )  # fmt: skip
    last = time.monotonic() + 60
    while (folder / "m0003.py").read_text() == SOURCE and time.monotonic() < last:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: the workers hear it too
    errors = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 130
    assert errors == "statusfix: interrupted; every file is whole\n"
    contents = [path.read_text() for path in sorted(folder.iterdir())]
    assert len(contents) == 1500, "no temporary file is left"
    assert set(contents) == {SOURCE, FIXED}


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_worker_that_is_killed(write: Callable[..., Path], statusfix: Any) -> None:
    folder = many(write, 40)
    killer = "import os, signal, statusfix.pool, statusfix.process\n"
    killer += "do = statusfix.pool.process\n"
    killer += "def die(task): os.kill(os.getpid(), signal.SIGKILL)\n"
    killer += "fatal = ('./m0007.py', './m0031.py')\n"
    killer += "statusfix.pool.process = lambda task: (die if task.path in fatal else do)(task)\n"
    killer += "from statusfix.cli import run\nrun()"
    done = subprocess.run(
        [sys.executable, "-c", killer, "-j", "2"],
        cwd=folder, capture_output=True, text=True, timeout=60, env=statusfix.environment,
        check=False,
    )  # fmt: skip
    if "--apply fixes 40" in done.stdout:
        pytest.skip("workers import the package afresh here")
    assert done.returncode == 2
    reason = "the process that did it was killed, perhaps for want of memory; the file is whole"
    assert done.stderr.splitlines() == [
        f"./{name}.py: error: {reason}" for name in ("m0007", "m0031")
    ]
    assert "38 findings in 38 files" in done.stdout


def test_a_terminal_that_knows_no_letters(
    write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    write({"caf\u00e9.py": SOURCE})
    done = statusfix(".", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.status == 1
    assert "./caf\\xe9.py:3:7: HSC001" in done.out
    done = statusfix("--format=json", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert '"path": "./caf\\u00e9.py"' in done.out


def test_a_name_that_is_no_utf8(write: Callable[..., Path], statusfix: Callable[..., Any]) -> None:
    folder = write({"a.py": SOURCE})
    try:
        os.rename(os.fsencode(folder) + b"/a.py", os.fsencode(folder) + b"/\xe9.py")
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    assert statusfix().lines[0].startswith("./\\udce9.py:3:7: HSC001")
    assert statusfix("--diff").status == 1
    assert statusfix("--format", "json").status == 1
    assert statusfix("--apply").status == 0
