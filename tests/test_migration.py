"""From the first run to a clean one: statistics, baseline, comments; as a user does it."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import statusfix as statusfix_library
from statusfix import Options, Project
from statusfix.fixing.noqa import add_noqa

VIEWS = (
    "from flask import Flask, abort, jsonify\n\napp = Flask(__name__)\n\n\n"
    '@app.route("/")\ndef show():\n    if not app.debug:\n        abort(404)\n'
    "    return jsonify({}), 201\n"
)
TESTS = "def test_show(client):\n    assert client.get('/').status_code == 404\n"


@pytest.fixture
def run(write: Callable[..., Path], statusfix: Any) -> Callable[..., Any]:
    write({"shop/views.py": VIEWS, "tests/test_views.py": TESTS})
    return lambda *arguments, **more: statusfix("--isolated", *arguments, **more)


# -- the baseline ------------------------------------------------------------------------------


def test_only_new_findings_count(run: Callable[..., Any], tmp_path: Path) -> None:
    made = run("--baseline", "known.json", "--update-baseline")
    assert made.status == 0
    assert made.out == "known.json: 3 findings written\nno findings\n"
    document = json.loads((tmp_path / "known.json").read_text())
    assert document["findings"][0] == {
        "path": "shop/views.py", "code": "HSC001", "status": 404, "line": "abort(404)",
    }  # fmt: skip
    again = run("--baseline", "known.json")
    assert (again.status, again.out) == (0, "no findings\n")
    views = tmp_path / "shop/views.py"
    moved = "# moved\n\n" + VIEWS.replace("abort(404)", "abort(404, 'gone')")
    views.write_text(moved)
    assert run("--baseline", "known.json").out == "no findings\n"
    views.write_text(moved + "\n\n@app.route('/new')\ndef new():\n    abort(404, 'new')\n")
    done = run("--baseline", "known.json")
    assert done.status == 1
    assert [line.split(":")[1] for line in done.lines] == ["17"]
    everything = json.loads(run("--baseline", "known.json", "--format", "json").out)
    assert [one["line"] for one in everything["findings"]] == [17]


def test_what_is_gone_is_told(run: Callable[..., Any], tmp_path: Path) -> None:
    run("--baseline", "known.json", "--update-baseline")
    (tmp_path / "shop/views.py").write_text(VIEWS.replace("abort(404)", "abort(410)"))
    done = run("--baseline", "known.json", "shop")
    assert done.status == 1  # 410 is new
    assert "known.json: shop/views.py: HSC001 is gone: abort(404)\n" in done.out
    assert "known.json: 1 finding gone; --update-baseline forgets it\n" in done.out
    assert "tests/test_views.py" not in done.out  # not checked, and still there
    run("--baseline", "known.json", "--update-baseline", "shop")
    known = json.loads((tmp_path / "known.json").read_text())["findings"]
    assert [(one["path"], one["status"]) for one in known] == [
        ("shop/views.py", 410), ("shop/views.py", 201), ("tests/test_views.py", 404),
    ]  # fmt: skip
    (tmp_path / "tests/test_views.py").unlink()
    assert "tests/test_views.py: HSC002 is gone" in run("--baseline", "known.json", "shop").out


def test_a_long_list_is_cut(write: Callable[..., Path], statusfix: Any) -> None:
    folder = write({"a.py": "from flask import abort\n" + "abort(404)\n" * 30})
    statusfix("--baseline", "known.json", "--update-baseline")
    (folder / "a.py").write_text("")
    lines = statusfix("--baseline", "known.json").out.splitlines()
    assert len(lines) == 13
    assert lines[10:12] == [
        "known.json: … and 20 more",
        "known.json: 30 findings gone; --update-baseline forgets them",
    ]


def test_paths_start_at_the_folder_of_the_baseline(run: Callable[..., Any]) -> None:
    run("--baseline", "known.json", "--update-baseline")
    assert run("--baseline", "../known.json", "views.py", cwd="shop").out == "no findings\n"
    assert run("--baseline", "known.json", "-j1", Path.cwd()).status in (0, 1)


DAMAGED = {
    "not there": (None, "no such file; --update-baseline makes it"),
    "no JSON": ("{", "damaged: "),
    "bytes": ("\ud800", "damaged: "),
    "a list": ("[]", "damaged: it has no version"),
    "another version": ('{"version": 2}', "has version 2, this statusfix reads 1"),
    "no findings": ('{"version": 1}', "damaged: not every finding"),
    "half a finding": ('{"version": 1, "findings": [{"path": "a"}]}', "damaged: not every"),
    "a wrong type": (
        '{"version": 1, "findings": [{"path": 1, "code": "a", "status": 1, "line": ""}]}',
        "damaged: not every",
    ),
}


@pytest.mark.parametrize(("content", "message"), DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_baseline(
    run: Callable[..., Any], tmp_path: Path, content: str | None, message: str
) -> None:
    path = tmp_path / "known.json"
    if content is not None:
        path.write_bytes(content.encode("utf-8", "surrogatepass"))
    done = run("--baseline", "known.json")
    assert done.status == 2
    assert done.out == ""
    assert f"statusfix: error: --baseline known.json: {message}" in done.err
    if content is not None:
        assert path.read_bytes() == content.encode("utf-8", "surrogatepass")


def test_flags_that_do_not_go_together(run: Callable[..., Any]) -> None:
    for flags in (
        ("--update-baseline",), ("--baseline", "a", "--add-noqa"), ("--add-noqa", "--apply"),
        ("--add-noqa", "--disable-noqa"), ("--statistics", "--diff"),
        ("--statistics", "--format", "sarif"),
    ):  # fmt: skip
        assert run(*flags).status == 2, flags


# -- statistics --------------------------------------------------------------------------------


def test_statistics(run: Callable[..., Any]) -> None:
    done = run("--statistics")
    assert done.status == 1
    lines = done.out.splitlines()
    assert lines[0].split() == ["by", "rule", "findings", "--apply", "--unsafe-fixes"]
    assert lines[1].split() == ["HSC001", "number-in-response", "2", "2", "0"]
    assert ["404", "Not", "Found", "2", "2", "0"] in [line.split() for line in lines]
    assert ["HTTPStatus", "3", "3", "0"] in [line.split() for line in lines]
    assert ["shop", "2", "2", "0"] in [line.split() for line in lines]
    assert lines[-1] == "3 findings in 2 files; --apply fixes 3"
    document = json.loads(run("--statistics", "--format", "json").out)
    assert document["version"] == 1
    assert document["statistics"]["folder"][0] == {
        "key": "shop", "name": "", "findings": 2, "safe": 2, "unsafe": 0,
    }  # fmt: skip
    for rows in document["statistics"].values():
        assert sum(row["findings"] for row in rows) == 3


# -- comments ----------------------------------------------------------------------------------

HEAD = "from flask import abort\n\n\n"
COMMENTS = {
    "a line": ("abort(404)\n", "abort(404)  # noqa: HSC001\n"),
    "no line end": ("abort(404)", "abort(404)  # noqa: HSC001"),
    "a comment": ("abort(404)  # why\n", "abort(404)  # why  # noqa: HSC001\n"),
    "spaces behind": ("abort(404)   \n", "abort(404)  # noqa: HSC001\n"),
    "codes": ("abort(404)  # noqa: E501\n", "abort(404)  # noqa: E501, HSC001\n"),
    "codes with commas": (
        "abort(404)  # noqa:E501,W291\n", "abort(404)  # noqa:E501,W291,HSC001\n",
    ),
    "codes and words": (
        "abort(404)  # noqa: E501 too long\n", "abort(404)  # noqa: E501, HSC001 too long\n",
    ),
    "carriage returns": ("abort(404)\r\nx = 1\r\n", "abort(404)  # noqa: HSC001\r\nx = 1\r\n"),
    "in brackets": (
        "abort(\n    404,\n    'x',\n)\n", "abort(\n    404,  # noqa: HSC001\n    'x',\n)\n",
    ),
    "a string of several lines": (
        "abort(404, '''a\nb\nc''')\n", "abort(404, '''a\nb\nc''')  # noqa: HSC001\n",
    ),
    "a backslash": (
        "x = \\\n    abort(404)\n", "x = \\\n    abort(404)  # noqa: HSC001\n",
    ),
    "a backslash behind it": (
        "x = abort(404) or \\\n    1\n", "x = abort(404) or \\\n    1  # noqa: HSC001\n",
    ),
    "two on a line": (
        "abort(404); abort(299)\n", "abort(404); abort(299)  # noqa: HSC001, HSC010\n",
    ),
    "two lines": ("abort(404)\nabort(404)\n", "abort(404)  # noqa: HSC001\n" * 2),
    "letters": ("é = abort(404)\n", "é = abort(404)  # noqa: HSC001\n"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), COMMENTS.values(), ids=COMMENTS.keys())
def test_comments_silence(
    before: str,
    after: str,
    write: Callable[..., Path],
    statusfix: Any,
    flake8: Any,
) -> None:
    head = HEAD.replace("\n", "\r\n") if "\r" in before else HEAD
    folder = write({"a.py": head + before})
    count = len(statusfix("a.py").lines)
    done = statusfix("--add-noqa", "a.py")
    text = (folder / "a.py").read_bytes().decode()
    assert text == head + after
    assert done.status == 0
    assert done.out.startswith(f"silenced {count} finding")
    assert flake8("--select", "HSC", "a.py").out == ""
    assert statusfix("a.py").out == "no findings\n"
    assert ast.dump(ast.parse(text)) == ast.dump(ast.parse(head + before))
    statusfix("--add-noqa", "a.py")
    assert (folder / "a.py").read_bytes().decode() == text


def test_what_cannot_be_silenced_stays() -> None:
    """A comment inside a string would change the string: its line is left, the others are done."""
    text = 'x = """\n# noqa: E501\n"""; abort(404)\nabort(410)\n'
    after, silenced = add_noqa(text, [(3, "HSC001"), (4, "HSC001")])
    assert silenced == {(4, "HSC001")}
    assert after == text.replace("abort(410)", "abort(410)  # noqa: HSC001")


def test_comments_for_selected_codes(run: Callable[..., Any], tmp_path: Path) -> None:
    done = run("--add-noqa", "--select", "HSC002")
    assert done.out == "silenced 1 finding in 1 file; nothing left\n"
    assert (tmp_path / "shop/views.py").read_text() == VIEWS
    assert (tmp_path / "tests/test_views.py").read_text() == TESTS.replace(
        "404", "404  # noqa: HSC002"
    )


def test_comments_on_standard_output(run: Callable[..., Any]) -> None:
    done = run("--add-noqa", "-", stdin=TESTS.encode())
    assert done.out == TESTS.replace("404", "404  # noqa: HSC002")
    assert "silenced 1 finding" in done.err


# -- numbers again -----------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["httpstatus", "starlette"])
def test_there_and_back(run: Callable[..., Any], tmp_path: Path, style: str) -> None:
    run("--apply", "--style", style, "--target-version", "3.11")
    named = (tmp_path / "shop/views.py").read_text()
    assert "404" not in named.replace("HTTP_404", "")
    done = run("--apply", "--style", "numeric", "--target-version", "3.11")
    assert done.out == "fixed 3 findings in 2 files; nothing left\n"
    assert (tmp_path / "shop/views.py").read_text() == VIEWS
    assert (tmp_path / "tests/test_views.py").read_text().lstrip() == TESTS


# -- a closed pipe, a progress bar -------------------------------------------------------------


@pytest.mark.parametrize("name", ["sarif", "json", "full"])
def test_nobody_reads(write: Callable[..., Path], statusfix: Any, name: str) -> None:

    folder = write({f"a{i}.py": VIEWS * 20 for i in range(30)})
    command = [*statusfix.command, "--isolated", "--format", name]
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=statusfix.environment,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(1)
    process.stdout.close()
    assert process.wait(60) == 2
    assert process.stderr.read() == b""
    process.stderr.close()


def test_a_progress_bar_on_a_terminal_only(write: Callable[..., Path], statusfix: Any) -> None:
    import fcntl
    import os
    import pty
    import struct
    import termios

    folder = write({f"a{i}.py": "x = 1\n" for i in range(250)})
    assert statusfix("--isolated").err == ""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    process = subprocess.Popen(
        [*statusfix.command, "--isolated"], cwd=folder, stdout=subprocess.PIPE, stderr=theirs,
        env=statusfix.environment,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.read() == b"no findings\n"
    process.stdout.close()
    process.wait(60)
    os.close(theirs)
    assert b"250" in os.read(ours, 65536)
    os.close(ours)


def test_the_page_shows_a_real_run() -> None:
    """docs/migrate.md: every command on it, in order, in a copy of an application."""
    script = Path(__file__).resolve().parents[1] / "docs" / "make_migrate.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


# -- one spelling ------------------------------------------------------------------------------


@pytest.mark.parametrize("before", ["requests.codes", "http.client", "httpx.codes", "status"])
def test_one_spelling_in_real_libraries(before: str, tmp_path: Path) -> None:
    """The program prints the same after its constants were given one family."""
    names = {"requests.codes": "not_found", "status": "HTTP_404_NOT_FOUND"}
    source = (
        "import http.client\n\nimport httpx\nimport requests\nfrom starlette import status\n"
        "from starlette.responses import JSONResponse\n"
        "from starlette.routing import Route\nfrom starlette.applications import Starlette\n"
        "from starlette.testclient import TestClient\n\n\n"
        f"def gone(request):\n    return JSONResponse({{}}, status_code={before}.NAME)\n\n\n"
        "response = TestClient(Starlette(routes=[Route('/', gone)])).get('/')\n"
        f"print(response.status_code == {before}.NAME, response.status_code)\n"
    ).replace("NAME", names.get(before, "NOT_FOUND"))
    for style in ("httpstatus", "starlette"):
        options = Options(style=style, extend_select=("HSC005",))
        fixed = statusfix_library.fix(source, options=options, project=Project((3, 11)))
        is_same = style == "starlette" and before == "status"
        assert (fixed.text == source) is is_same, (fixed.text, fixed.left)
        printed = [
            subprocess.run([sys.executable, "-c", one], capture_output=True, check=True).stdout
            for one in (source, fixed.text)
        ]
        assert printed == [b"True 404\n"] * 2
