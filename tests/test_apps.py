"""The applications in fixtures/apps: their own tests pass; every number is accounted for."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

APPS = Path(__file__).resolve().parent.parent / "fixtures" / "apps"
AT_LEAST = {"flask_shop": 35, "django_library": 19, "fastapi_parcels": 32}
LISTS = ("report", "silent", "unregistered", "debatable")
ROLES = {"response", "comparison", "declaration", "elsewhere"}
FORGOTTEN = ("PYTEST_", "COV_", "DJANGO_SETTINGS_MODULE", "PYTHONWARNINGS", "PYTHONPATH")


class Outcome(NamedTuple):
    passed: int
    failed: int


def copy_app(name: str, target: Path) -> Path:
    ignore = shutil.ignore_patterns("__pycache__", ".*_cache")
    return Path(shutil.copytree(APPS / name, target / name, ignore=ignore))


def run_suite(directory: Path) -> Outcome:
    """Runs the tests of the application in that directory, apart from this process's settings."""
    report = directory.parent / f"{directory.name}.xml"
    report.unlink(missing_ok=True)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(FORGOTTEN)}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(directory)]
    done = subprocess.run(
        [*command, f"--junitxml={report}"],
        cwd=directory,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    print(done.stdout, done.stderr, sep="\n")
    assert done.returncode in (0, 1), f"pytest could not run {directory.name}"
    suite = ElementTree.parse(report).getroot().find("testsuite")
    assert suite is not None
    count = {key: int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped")}
    failed = count["failures"] + count["errors"]
    assert (failed == 0) == (done.returncode == 0)
    return Outcome(count["tests"] - failed - count["skipped"], failed)


def numbers(app: str) -> Counter[tuple[str, int, int, int]]:
    """Every integer literal from 100 to 599, as (path, line, column, value)."""
    found: Counter[tuple[str, int, int, int]] = Counter()
    for path in sorted((APPS / app).rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Constant) and type(node.value) is int:
                if 100 <= node.value <= 599:
                    before = source.splitlines()[node.lineno - 1].encode()[: node.col_offset]
                    column = len(before.decode()) + 1
                    key = (path.relative_to(APPS).as_posix(), node.lineno, column, node.value)
                    found[key] += 1
    return found


def test_every_app_is_here() -> None:
    assert {path.name for path in APPS.iterdir() if path.is_dir()} == set(AT_LEAST)


@pytest.mark.parametrize("app", sorted(AT_LEAST))
def test_own_suite_passes(app: str, tmp_path: Path) -> None:
    passed, failed = run_suite(copy_app(app, tmp_path))
    assert failed == 0
    assert passed >= AT_LEAST[app]


def test_a_broken_app_is_noticed(tmp_path: Path) -> None:
    directory = copy_app("flask_shop", tmp_path)
    source = directory / "shop" / "orders.py"
    source.write_text(source.read_text(encoding="utf-8").replace("201", "200"), encoding="utf-8")
    assert run_suite(directory).failed > 0


@pytest.mark.parametrize("app", sorted(AT_LEAST))
def test_every_number_is_expected_once(app: str) -> None:
    expected = json.loads((APPS / "expected.json").read_text(encoding="utf-8"))
    assert set(expected) == set(LISTS)
    listed = Counter(
        (item["path"], item["line"], item["column"], item["value"])
        for name in LISTS
        for item in expected[name]
        if item["path"].startswith(f"{app}/")
    )
    assert listed == numbers(app)
    assert {item["what"] for item in expected["report"]} == ROLES


CODES = {
    "response": "HSC001",
    "comparison": "HSC002",
    "declaration": "HSC003",
    "elsewhere": "HSC004",
}


def statusfix(directory: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    """Runs the command in a directory."""
    return subprocess.run(
        [sys.executable, "-m", "statusfix", "--isolated", *flags, "."],
        cwd=directory,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("app", sorted(AT_LEAST))
def test_every_number_is_judged_as_a_careful_reader_does(app: str, tmp_path: Path) -> None:
    """`"seen": false` marks what a reader sees and the tool does not yet: through other files."""
    expected = json.loads((APPS / "expected.json").read_text(encoding="utf-8"))
    directory = copy_app(app, tmp_path)
    document = json.loads(statusfix(directory, "--format", "json").stdout)
    assert document["errors"] == []
    debatable = {(item["path"], item["line"], item["column"]) for item in expected["debatable"]}
    wanted = {
        (item["path"], item["line"], item["column"]): CODES[item["what"]]
        for item in expected["report"]
        if item["path"].startswith(f"{app}/") and item.get("seen", True)
    }
    found = {}
    for one in document["findings"]:
        path = f"{app}/{Path(one['path']).as_posix()}"
        key = (path, one["line"], one["column"])
        if one["code"] in CODES.values() and key not in debatable:
            found[key] = one["code"]
    assert found == wanted


@pytest.mark.parametrize("flags", [(), ("--style", "httpstatus")], ids=["auto", "httpstatus"])
@pytest.mark.parametrize("app", sorted(AT_LEAST))
def test_the_suite_passes_after_the_rewrite(
    app: str, flags: tuple[str, ...], tmp_path: Path
) -> None:
    """What --apply leaves behind does what the application did before."""
    directory = copy_app(app, tmp_path)
    before = {path: path.read_bytes() for path in directory.rglob("*.py")}
    applied = statusfix(directory, "--apply", *flags)
    assert applied.returncode in (0, 1), applied.stderr
    changed = [path for path, content in before.items() if path.read_bytes() != content]
    assert len(changed) > len(before) // 3
    passed, failed = run_suite(directory)
    assert failed == 0
    assert passed >= AT_LEAST[app]
    once = {path: path.read_bytes() for path in before}
    statusfix(directory, "--apply", *flags)
    assert {path: path.read_bytes() for path in before} == once
