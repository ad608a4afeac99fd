"""flake8, the command in every format and the library see the same findings: all run for real."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pytest
from editor import Editor, converse

import statusfix as library

VIEWS = """\
from flask import Flask, abort, jsonify

app = Flask(__name__)


@app.route("/items")
def items():
    if not app.debug:
        abort(404)
    return jsonify(items=[]), 299


@app.errorhandler(410)
def gone(error):
    return "gone", 306
"""
API = """\
from rest_framework.response import Response
from rest_framework.views import APIView


class Items(APIView):
    def get(self, request):
        return Response({"a": "\u00e9"}, status=201)
"""
TESTS = """\
def test_items(client):
    response = client.get("/items")
    assert response.status_code == 200
    assert response.status_code != 404
"""
OWN = """from .errors import deny


def show(request):
    request.halt(404)
    return deny("gone", 410)
"""
OLD = """import requests
from flask import abort


def show():
    abort(requests.codes.not_found)
"""
NOQA = '''\
from flask import abort


def comments(kind):
    if kind == 1:
        abort(404)  # noqa
    if kind == 2:
        abort(404)  # noqa: HSC001
    if kind == 3:
        abort(404)  # NOQA:E501,HSC0
    if kind == 4:
        abort(404)  # noqa: E501
    if kind == 5:
        abort(404)  # noqa: hsc001
    if kind == 6:
        abort(
            404,
        )  # noqa
    if kind == 7:
        abort(404, """
        text""")  # noqa: HSC001
    if kind == 8:
        abort(404, """  # noqa: HSC001
        text""")
    if kind == 9:
        abort \\
            (404)  # noqa
    if kind == 10:
        abort(404, f"""{kind}
        text""")  # noqa
'''
FILES = {
    "shop/views.py": VIEWS,
    "shop/api.py": API,
    "shop/vendored/old.py": VIEWS,
    "tests/test_views.py": TESTS,
}
ALL = "HSC001:3 HSC002:2 HSC003:2 HSC010:2 HSC306:2"


class Case(NamedTuple):
    """A configuration, flags for both programs, and how many findings of each code it leaves."""

    expected: str
    files: dict[str, str] = {}  # noqa: RUF012 (never changed)
    flags: tuple[str, ...] = ()
    cwd: str = ""
    paths: tuple[str, ...] = (".",)


def flake8_section(*lines: str) -> str:
    return "\n".join(["[metadata]", "name = x", "", "[flake8]", *lines, ""])


def tool_section(*lines: str) -> str:
    return "\n".join(["[tool.statusfix]", *lines, ""])


NO_VENDOR = "HSC001:2 HSC002:2 HSC003:1 HSC010:1 HSC306:1"
CASES = {
    "nothing": Case(ALL),
    "setup.cfg": Case("HSC001:3", {"setup.cfg": flake8_section("select = HSC001")}),
    "tox.ini": Case("HSC003:2", {"tox.ini": flake8_section("select = HSC003")}),
    ".flake8": Case("HSC010:2", {".flake8": flake8_section("select = HSC010")}),
    "setup.cfg before .flake8": Case(
        "HSC001:3",
        {"setup.cfg": flake8_section("select=HSC001"), ".flake8": flake8_section("select=HSC010")},
    ),
    "a setup.cfg without the section": Case(
        "HSC010:2", {"setup.cfg": "[a]\nb = c\n", ".flake8": flake8_section("select = HSC010")}
    ),
    "select of several lines": Case(
        "HSC001:3 HSC003:2", {"setup.cfg": flake8_section("select =", "  HSC001,", "  HSC003")}
    ),
    "select of other plugins": Case("", {"setup.cfg": flake8_section("select = E9,F63")}),
    "select of nothing": Case("", {"setup.cfg": flake8_section("select =")}),
    "extend-select": Case(
        "HSC001:3", {"setup.cfg": flake8_section("extend-select = HSC001", "select = W")}
    ),
    "extend-select over extend-ignore": Case(
        "HSC001:3", {"setup.cfg": flake8_section("extend_select = HSC001", "extend-ignore = HSC")}
    ),
    "ignore": Case(
        "HSC001:3 HSC010:2 HSC306:2", {"setup.cfg": flake8_section("ignore = HSC002, HSC003")}
    ),
    "ignore of nothing": Case(ALL, {"setup.cfg": flake8_section("ignore =")}),
    "extend-ignore": Case(
        "HSC306:2", {"setup.cfg": flake8_section("extend-ignore = HSC0", "ignore = E501")}
    ),
    "per-file-ignores": Case(
        "HSC001:2 HSC003:1 HSC010:1 HSC306:1",
        {
            "setup.cfg": flake8_section(
                "per-file-ignores =", "  tests/*: HSC002", "  shop/vendored/*,shop/none.py: HSC"
            )
        },
    ),
    "per-file-ignores, the longest counts": Case(
        "HSC001:3 HSC003:1 HSC010:1 HSC306:1",
        {
            "setup.cfg": flake8_section(
                "per-file-ignores =", "  *.py: HSC002", "  shop/*.py: HSC003",
                "  shop/vendored/*: HSC010,HSC306", "  tests/test_views.py: HSC00",
            )
        },
    ),
    "exclude": Case(NO_VENDOR, {"setup.cfg": flake8_section("exclude = vendored")}),
    "exclude by path": Case(
        NO_VENDOR, {"setup.cfg": flake8_section("extend-exclude = shop/vendored", "exclude = x")}
    ),
    "exclude by pattern": Case(
        "HSC002:2", {"setup.cfg": flake8_section("exclude = ./shop/*.py,./nothing")}
    ),
    "flags over files": Case(
        "HSC003:2",
        {"setup.cfg": flake8_section("select = HSC001", "extend-ignore = HSC003,HSC001")},
        ("--select", "HSC003", "--extend-ignore", "HSC002"),
    ),
    "exclude by flag": Case(
        "HSC001:1 HSC002:2",
        {"setup.cfg": flake8_section("extend-exclude = vendored")},
        ("--exclude", "shop/views.py"),
    ),
    "per-file-ignores by flag": Case(
        "HSC001:3 HSC003:2 HSC010:2 HSC306:2",
        {"setup.cfg": flake8_section("per-file-ignores = *: HSC")},
        ("--per-file-ignores", "tests/*:HSC0"),
    ),
    "from a subfolder": Case(
        "HSC001:1 HSC003:1 HSC010:1 HSC306:1",
        {"setup.cfg": flake8_section("exclude = shop/vendored", "per-file-ignores=api.py:HSC001")},
        cwd="shop",
    ),
    "from a subfolder with its own configuration": Case(
        "HSC010:2",
        {
            "setup.cfg": flake8_section("select = HSC001"),
            "shop/.flake8": flake8_section("select=HSC010"),
        },
        cwd="shop",
    ),
    "per-file-ignores start from the working directory": Case(
        "HSC001:3 HSC003:2 HSC010:2 HSC306:2",
        {"setup.cfg": flake8_section("per-file-ignores = shop/*:HSC")},
        cwd="shop",
    ),
    "--config": Case(
        "HSC306:2",
        {
            "setup.cfg": flake8_section("select = HSC001"),
            "ci/flake8.ini": flake8_section("select = HSC306", "exclude = shop/vendored"),
        },
        ("--config", "ci/flake8.ini"),
    ),
    "--config, paths start from its folder": Case(
        NO_VENDOR,
        {"ci/flake8.ini": flake8_section("exclude = ../shop/vendored")},
        ("--config", "ci/flake8.ini"),
    ),
    "--append-config": Case(
        "HSC306:1",
        {
            "setup.cfg": flake8_section("select = HSC001", "max-line-length = 99"),
            "ci/more.ini": flake8_section("select = HSC306", "exclude = shop/vendored"),
        },
        ("--append-config", "ci/more.ini"),
    ),
    "--append-config alone": Case(
        "HSC306:1",
        {"ci/more.ini": flake8_section("select = HSC306", "exclude = shop/vendored")},
        ("--append-config", "ci/more.ini"),
    ),
    "--isolated": Case(
        ALL,
        {
            "setup.cfg": flake8_section("select = HSC001"),
            "pyproject.toml": tool_section("stile = 3"),
        },
        ("--isolated",),
    ),
    "style in [flake8]": Case(ALL, {"setup.cfg": flake8_section("statusfix-style = starlette")}),
    "style with an underscore": Case(ALL, {"tox.ini": flake8_section("statusfix_style = drf")}),
    "style in pyproject": Case(ALL, {"pyproject.toml": tool_section("style = 'drf'")}),
    "style in pyproject, from a subfolder": Case(
        "HSC001:3 HSC003:2 HSC010:2 HSC306:2",
        {"pyproject.toml": tool_section("style = 'httpstatus'")},
        cwd="shop",
    ),
    "codes in [flake8]": Case(
        "HSC001:1 HSC002:1 HSC003:2 HSC306:2",
        {
            "setup.cfg": flake8_section(
                "statusfix-allow-codes = 404", "statusfix-known-codes =", "  299"
            )
        },
    ),
    "codes in pyproject": Case(
        "HSC001:1 HSC002:1 HSC003:2 HSC306:2",
        {"pyproject.toml": tool_section("allow-codes = [404]", "known-codes = 299")},
    ),
    "pyproject beside select in [flake8]": Case(
        "HSC001:1",
        {
            "pyproject.toml": tool_section("allow-codes = '404'"),
            "setup.cfg": flake8_section("select = HSC001"),
        },
    ),
    "sinks in [flake8]": Case(
        ALL.replace("HSC001:3", "HSC001:5"),
        {
            "shop/deny.py": OWN,
            "setup.cfg": flake8_section(
                "statusfix-sinks =", "  shop.errors.deny:code@1", "  *.halt:0"
            ),
        },
    ),
    "sinks in pyproject": Case(
        ALL.replace("HSC001:3", "HSC001:4"),
        {
            "shop/deny.py": OWN,
            "pyproject.toml": tool_section(
                "sinks = ['shop.errors.deny:1', 'shop.errors.deny:code']"
            ),
        },
    ),
    "per-file-select": Case(
        "HSC001:1 HSC003:1 HSC010:2 HSC306:2",
        {"setup.cfg": flake8_section("statusfix-per-file-select =", "  shop/views.py: HSC00")},
    ),
    "per-file-select of several": Case(
        "HSC001:2 HSC002:2 HSC003:2 HSC306:1",
        {
            "pyproject.toml": tool_section(
                "per-file-select = ['shop/v*:HSC003', 'shop/vendored/*: HSC001,HSC306 "
                "shop/api.py: HSC001', 'nothing.py: HSC010']"
            )
        },
    ),
    "per-file-select switches an opt-in rule on": Case(
        ALL.replace("HSC010", "HSC005:1 HSC010"),
        {
            "shop/old.py": OLD,
            "shop/older.py": OLD,
            "setup.cfg": flake8_section("statusfix-per-file-select = shop/old.py: HSC005"),
        },
    ),
    "per-file-select doesn't bring back what flake8 leaves out": Case(
        "HSC003:1",
        {
            "setup.cfg": flake8_section(
                "select = HSC003", "statusfix-per-file-select = shop/views.py: HSC00",
                "per-file-ignores = shop/api.py: HSC",
            )
        },
    ),
    "per-file-select by flag, from a subfolder": Case(
        "HSC001:1 HSC003:2 HSC010:2 HSC306:2",
        {"shop/.flake8": flake8_section("statusfix-per-file-select = api.py:HSC001")},
        cwd="shop",
    ),
    "an empty table beside [flake8]": Case(
        "HSC001:1 HSC002:1 HSC003:2 HSC010:2 HSC306:2",
        {
            "pyproject.toml": tool_section(),
            "setup.cfg": flake8_section("statusfix-allow-codes = 404"),
        },
    ),
    "the project's versions": Case(
        ALL,
        {
            "pyproject.toml": "[project]\nname = 'x'\nrequires-python = '>=3.8'\n"
            "dependencies = ['djangorestframework>=3.15']\n"
        },
    ),
    "noqa": Case(ALL.replace("HSC001:3", "HSC001:6"), {"shop/noqa.py": NOQA}),
    "--disable-noqa": Case(
        ALL.replace("HSC001:3", "HSC001:13"), {"shop/noqa.py": NOQA}, ("--disable-noqa",)
    ),
    "disable-noqa in the file": Case(
        ALL.replace("HSC001:3", "HSC001:13"),
        {"shop/noqa.py": NOQA, "setup.cfg": flake8_section("disable-noqa = true")},
    ),
    "noqa for a file": Case(ALL, {"shop/noqa.py": "# flake8: noqa\n" + NOQA}),
    "noqa for a file, disabled": Case(
        ALL.replace("HSC001:3", "HSC001:13"),
        {"shop/noqa.py": "# flake8: noqa\n" + NOQA},
        ("--disable-noqa",),
    ),
    "newlines, BOM and letters": Case(
        "HSC001:6 HSC003:3 HSC010:3 HSC306:3",
        {
            "shop/crlf.py": VIEWS.replace("\n", "\r\n"),
            "shop/bom.py": "\ufeff" + API,
            "shop/feed.py": "\f\n" + API.replace("{", "\f{").rstrip(),
        }
        | {"tests/test_views.py": ""},
        flags=("--extend-ignore", "HSC002"),
    ),
    "named paths": Case(
        "HSC001:2 HSC003:1 HSC010:1 HSC306:1", paths=("shop/views.py", "./shop/api.py")
    ),
}  # fmt: skip


def counted(codes: list[str]) -> str:
    return " ".join(f"{code}:{codes.count(code)}" for code in sorted(set(codes)))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_same_findings(
    case: Case,
    write: Callable[..., Any],
    statusfix: Callable[..., Any],
    flake8: Callable[..., Any],
) -> None:
    write(FILES | case.files)
    ours = statusfix(*case.flags, *case.paths, cwd=case.cwd)
    theirs = flake8("-j1", *case.flags, *case.paths, cwd=case.cwd)
    assert ours.lines == theirs.lines
    assert counted(ours.codes) == case.expected
    assert ours.status == (1 if case.expected else 0), ours.err


@pytest.mark.parametrize("flag", [("--style", "httpstatus"), ("--allow-codes", "404,200")])
def test_our_flags_have_a_prefix_in_flake8(
    flag: tuple[str, str],
    write: Callable[..., Any],
    statusfix: Callable[..., Any],
    flake8: Callable[..., Any],
) -> None:
    write(FILES | {"setup.cfg": flake8_section("statusfix-style = drf")})
    ours = statusfix(*flag)
    theirs = flake8(f"--statusfix-{flag[0].removeprefix('--')}", flag[1])
    assert ours.lines == theirs.lines
    assert ours.lines != statusfix().lines


def test_standard_input(
    write: Callable[..., Any], statusfix: Callable[..., Any], flake8: Callable[..., Any]
) -> None:
    write({"setup.cfg": flake8_section("per-file-ignores = shop/*: HSC010")})
    source = ("\ufeff" + VIEWS).replace("\n", "\r\n").encode()
    ours = statusfix("-", stdin=source)
    assert ours.lines == flake8("-", stdin=source).lines
    assert ours.lines[0].startswith("stdin:")
    ours = statusfix("-", "--stdin-filename", "shop/views.py", stdin=source)
    theirs = flake8("-", "--stdin-display-name", "shop/views.py", stdin=source)
    assert ours.lines == theirs.lines
    assert counted(ours.codes) == "HSC001:1 HSC003:1 HSC306:1"


def test_every_format_says_the_same(
    write: Callable[..., Any],
    statusfix: Callable[..., Any],
    flake8: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """flake8, text, JSON, SARIF, GitLab, GitHub, JUnit, the language server and the library.

    On one tree, with a configuration, a BOM, CRLF, comments, and letters of all widths.
    """
    configuration = flake8_section(
        "per-file-ignores = tests/*: HSC002", "statusfix-per-file-select = shop/v*: HSC003"
    )
    wide = "def show():\n    print('\U0001f600\u00e9'); abort(404)\n"
    folder = write(
        FILES
        | {
            "setup.cfg": configuration,
            "shop/wide.py": "\ufeff" + API.replace("\n", "\r\n"),
            "shop/noqa.py": NOQA + "\n\n" + wide,
            "tests/test_more.py": TESTS.replace("tests", "more"),
        }
    )
    theirs = sorted(
        (match[1], int(match[2]), int(match[3]), match[4])
        for line in flake8("-j1").lines
        if (match := re.match(r"\./(.+?):(\d+):(\d+): (HSC\d+) ", line))
    )
    assert len(theirs) > 8

    def document(name: str) -> Any:
        return json.loads(statusfix("--format", name).out)

    def column_in_bytes(path: str, line: int, column: int, encoding: str, width: int) -> int:
        text = (folder / path).read_bytes().decode("utf-8-sig").splitlines()[line - 1]
        before = text.encode(encoding)[: width * (column - 1)].decode(encoding)
        return len(before.encode()) + 1

    found: dict[str, list[Any]] = {}
    found["text"] = [
        (match[1], int(match[2]), int(match[3]), match[4])
        for line in statusfix("--format", "text").lines
        if (match := re.match(r"\./(.+?):(\d+):(\d+): (HSC\d+) ", line))
    ]
    found["json"] = [
        (one["path"].removeprefix("./"), one["line"], one["column"], one["code"])
        for one in document("json")["findings"]
    ]
    found["sarif"] = []
    for one in document("sarif")["runs"][0]["results"]:
        place = one["locations"][0]["physicalLocation"]
        path, region = place["artifactLocation"]["uri"], place["region"]
        line, column = region["startLine"], region["startColumn"]
        column = column_in_bytes(path, line, column, "utf-16-le", 2)
        found["sarif"].append((path, line, column, one["ruleId"]))
    found["gitlab"] = [
        (one["location"]["path"], begin["line"], begin["column"], one["check_name"])
        for one in document("gitlab")
        for begin in [one["location"]["positions"]["begin"]]
    ]
    found["github"] = [
        (match[1], int(match[2]),
         column_in_bytes(match[1], int(match[2]), int(match[3]), "utf-32-le", 4), match[4])
        for line in statusfix("--format", "github").out.splitlines()
        if (match := re.match(r"::\w+ file=(.+?),line=(\d+),col=(\d+),.*title=(HSC\d+) ", line))
    ]  # fmt: skip
    found["junit"] = [
        (case.attrib["file"], int(case.attrib["line"]),
         int(case.attrib["name"].rpartition(":")[2]), case.attrib["name"].split()[0])
        for case in ElementTree.fromstring(statusfix("--format", "junit").out).iter("testcase")
    ]  # fmt: skip
    monkeypatch.chdir(folder)  # where patterns start
    options = library.load_options()
    found["library"] = [
        (path, one.line, one.column, one.code)
        for path in {one[0] for one in theirs}
        for one in library.check(
            library.decode((folder / path).read_bytes()).text, folder / path, options
        ).findings
    ]
    found["language server"] = told_to_an_editor(
        folder, [*FILES, "shop/wide.py", "shop/noqa.py", "tests/test_more.py"]
    )
    for name, places in found.items():
        assert sorted(places) == theirs, name


def told_to_an_editor(folder: Path, names: list[str]) -> list[Any]:
    """Open the files in an editor, and return where it shows what, in columns of bytes."""
    found: list[Any] = []

    async def talk(editor: Editor) -> None:
        for name in names:
            text = (folder / name).read_bytes().decode("utf-8-sig")
            for one in await editor.open(name, text):
                start = one.range.start
                units = text.splitlines()[start.line].encode("utf-16-le")
                before = units[: 2 * start.character].decode("utf-16-le")
                found.append((name, start.line + 1, len(before.encode()) + 1, one.code))

    converse(folder, talk)
    return found
