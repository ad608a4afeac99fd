"""The library: what docs/api.md shows happens, and the other faces give the same."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import statusfix
from statusfix import Options, Project, StatusfixError

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "api.md"
EXAMPLES = re.findall(
    r"^```python\n(.*?)^```\n\n```text\n(.*?)^```", PAGE.read_text("utf-8"), re.M | re.S
)
SOURCE = "from flask import abort\nabort(404)\nabort(299)\n"


def python(program: str, cwd: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=cwd, capture_output=True, text=True, encoding="utf-8",
        check=False, env={"PYTHONUTF8": "1", "PATH": ""},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_page_has_examples() -> None:
    text = PAGE.read_text("utf-8")
    assert len(EXAMPLES) == text.count("```python") == 5
    for name in statusfix.__all__:
        assert name in text or name in (
            "Edit",
            "SourceText",
            "Fixed",
            "Fix",
            "Finding",
            "Report",
        ), name


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_the_examples_of_the_page(example: tuple[str, str], tmp_path: Path) -> None:
    program, printed = example
    (tmp_path / "example.py").write_text(program, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "example.py"], cwd=tmp_path, capture_output=True, check=False,
        env={"PYTHONUTF8": "1", "PATH": ""},
    )  # fmt: skip
    assert done.stdout.decode() == printed, done.stderr.decode()


def test_importing_costs_nothing(tmp_path: Path) -> None:
    program = (
        "import sys; before = set(sys.modules); import statusfix; statusfix.__version__\n"
        "print(sorted(set(sys.modules) - before), 'check' in dir(statusfix))"
    )
    assert python(program, tmp_path) == "['statusfix'] True\n"


def test_checking_needs_no_libcst(tmp_path: Path) -> None:
    program = (
        f"import sys, statusfix; report = statusfix.check({SOURCE!r})\n"
        "print(report.findings[0].fix.replacement, 'libcst' in sys.modules)\n"
        f"print(statusfix.fix({SOURCE!r}).text.count('HTTPStatus'), callable(statusfix.fix))"
    )
    assert python(program, tmp_path) == "HTTPStatus.NOT_FOUND False\n2 True\n"


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        statusfix.chekc  # type: ignore[attr-defined] # noqa: B018


def test_type_checkers_know_the_names(tmp_path: Path) -> None:
    (tmp_path / "use.py").write_text(
        "import statusfix\n"
        "reveal_type(statusfix.check(''))\n"
        "reveal_type(statusfix.fix('').fixed[0].fix)\n"
        "statusfix.check(1)\n"
        "statusfix.chekc\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "use.py"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "statusfix.api.Report" in done.stdout
    assert "statusfix.model.edits.Fix" in done.stdout
    assert 'has incompatible type "int"' in done.stdout
    assert 'has no attribute "chekc"' in done.stdout


def test_results_travel() -> None:
    options = Options(style="drf", allow_codes=frozenset({404}))
    report = statusfix.check(SOURCE, options=options)
    fixed = statusfix.fix(SOURCE)
    for value in (options, report, fixed, Project((3, 11)), StatusfixError("why")):
        copy = pickle.loads(pickle.dumps(value))
        assert repr(copy) == repr(value)
    assert hash(report) == hash(statusfix.check(SOURCE, options=options))


def test_carrying_out_the_edits_is_what_fix_does() -> None:
    """Whoever applies the edits of a report gets the text that `fix` proves."""
    source = "import os\nfrom flask import abort\nabort(404)  # dé\nabort(410)\n"
    lines = source.encode().splitlines(keepends=True)
    edits = {edit for one in statusfix.check(source).findings if one.fix for edit in one.fix.edits}
    assert len(edits) == 3  # two expressions, one import
    for position, text in sorted(edits, reverse=True):
        assert position.line == position.end_line
        line = lines[position.line - 1]
        lines[position.line - 1] = (
            line[: position.column] + text.encode() + line[position.end_column :]
        )
    assert b"".join(lines).decode() == statusfix.fix(source).text


def test_a_byte_order_mark_stays_in_front() -> None:
    fixed = statusfix.fix("\ufeff" + SOURCE)
    assert fixed.text == "\ufeff" + statusfix.fix(SOURCE).text
    assert fixed.fixed == statusfix.fix(SOURCE).fixed


def test_nothing_to_fix_gives_the_source_back() -> None:
    source = "abort = print\nabort(404)\n"
    fixed = statusfix.fix(source)
    assert fixed.text is source
    assert fixed == statusfix.Fixed(source, (), (), ())


def test_what_is_fixed_and_what_is_left() -> None:
    fixed = statusfix.fix(SOURCE)
    assert [(one.code, one.line) for one in fixed.fixed] == [("HSC001", 2)]
    assert [(one.code, one.line) for one in fixed.left] == [("HSC010", 3)]
    assert [(one.code, one.line) for one in fixed.findings] == [("HSC010", 5)]
    assert fixed.findings == statusfix.check(fixed.text).findings


def test_unsafe_fixes_are_asked_for() -> None:
    source = "from fastapi import FastAPI\napp = FastAPI(responses={404: {}})\n"
    options = Options(style="httpstatus")
    assert statusfix.fix(source, options=options).text == source
    assert "HTTPStatus.NOT_FOUND" in statusfix.fix(source, options=options, unsafe=True).text


def test_the_path_decides(tmp_path: Path) -> None:
    """Ignores by file, migrations, and the project beside the file."""
    ignores = Options(per_file_ignores=(("tests/*", ("HSC001",)),))
    assert [one.code for one in statusfix.check(SOURCE, "tests/a.py", ignores).findings] == [
        "HSC010"
    ]
    assert len(statusfix.check(SOURCE, "other/a.py", ignores).findings) == 2
    (tmp_path / "pyproject.toml").write_text(
        "[project]\nname = 'x'\nversion = '1'\ndependencies = ['starlette>=0.48']\n"
    )
    source = "from starlette.responses import Response\nResponse(status_code=422)\n"
    names = {
        "": "HTTPStatus.UNPROCESSABLE_ENTITY",
        str(tmp_path / "a.py"): "status.HTTP_422_UNPROCESSABLE_CONTENT",
    }
    for path, name in names.items():
        fix = statusfix.check(source, path).findings[0].fix
        assert fix is not None
        assert fix.replacement == name
    project = statusfix.project_of(tmp_path / "a.py")
    assert project == Project(None, (("starlette", (0, 48)),))
    assert statusfix.check(source, project=project) == statusfix.check(source, tmp_path / "a.py")
    migration = statusfix.check(SOURCE, "shop/migrations/0001_first.py").findings[0]
    assert migration.refused is not None


BAD = {
    "style": (Options(style="drff"), "option style: unknown style drff, did you mean drf?"),
    "codes": (Options(allow_codes=frozenset({42})), "option allow-codes takes codes of"),
    "sinks": (Options(sinks=("shop.fail",)), "option sinks: 'shop.fail' has no parameter"),
    "version": (Options(target_version=(2, 7)), "option target-version takes a Python version"),
    "select": (Options(select=("HSC9",)), "select: no rule HSC9"),
}  # fmt: skip


@pytest.mark.parametrize(("options", "message"), BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("function", [statusfix.check, statusfix.fix], ids=["check", "fix"])
def test_options_are_validated(
    function: Callable[..., Any], options: Options, message: str
) -> None:
    with pytest.raises(StatusfixError, match=re.escape(message)):
        function("", options=options)


def test_a_source_that_does_not_parse() -> None:
    for function in (statusfix.check, statusfix.fix):
        with pytest.raises(StatusfixError, match=r"line 2: no valid Python"):
            function("from flask import abort\nabort(404\n")


def test_nested_too_deeply_is_an_error_of_ours() -> None:
    source = "from flask import abort\nabort(404)\nx = " + "-" * 2000 + "1\n"
    with pytest.raises(StatusfixError, match=r"nested too deeply|not parsed"):
        statusfix.fix(source)


def test_the_configuration_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.statusfix]\nstyle = 'numeric'\n")
    assert statusfix.load_options(tmp_path).style == "numeric"
    (tmp_path / "pyproject.toml").write_text("[tool.statusfix]\nstil = 'numeric'\n")
    with pytest.raises(StatusfixError, match="unknown key stil, did you mean style"):
        statusfix.load_options(tmp_path)


def test_the_command_gives_the_same(write: Callable[..., Path], statusfix: Any) -> None:
    import json

    import statusfix as library

    write({"a.py": SOURCE})
    document = json.loads(statusfix("--format", "json", "a.py").out)
    report = library.check(SOURCE, "a.py")
    assert [
        (one["line"], one["column"], one["end_line"], one["end_column"], one["code"],
         one["status"], one["message"], one["fix"] and one["fix"]["replacement"])
        for one in document["findings"]
    ] == [
        (one.line, one.column, one.end_line, one.end_column, one.code,
         one.status, one.message, one.fix and one.fix.replacement)
        for one in report.findings
    ]  # fmt: skip
    statusfix("--apply", "a.py")
    assert (Path(statusfix.folder) / "a.py").read_text() == library.fix(SOURCE, "a.py").text
