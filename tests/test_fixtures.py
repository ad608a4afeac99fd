"""Every file of fixtures/ against the command, the real flake8, and its golden.

What must hold for any fixture is checked for all of them here; `fixture_format` documents how a
fixture says what it expects. flake8 and the command run once for each set of flags.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import warnings
from collections import Counter
from collections.abc import Callable
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any

import pytest

from statusfix.process import Mode, Task, process


def _load_format() -> Any:
    """Import the helper beside this file: importlib mode leaves sys.path alone."""
    path = Path(__file__).with_name("fixture_format.py")
    spec = importlib.util.spec_from_file_location("fixture_format", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fixture_format"] = module
    spec.loader.exec_module(module)
    return module


ff = _load_format()
CASES = ff.all_cases()
GOOD = [case for case in CASES if not case.known_bug]
BUGS = [case for case in CASES if case.known_bug]

Row = tuple[int, int, str, str]


class Outside:
    """What the programs say about the cases of one set of flags, by the name of the case.

    Each program runs when a check first asks for it.
    """

    def __init__(self, runs: Runs, flags: tuple[str, ...]) -> None:
        self._runs = runs
        self._flags = flags
        self._root = runs.root / str(abs(hash(flags)))
        self._cases = [case for case in CASES if case.flags == flags]

    def _install(self, folder: str) -> dict[str, Path]:
        return {case.name: case.install(self._root / folder) for case in self._cases}

    @cached_property
    def _plain(self) -> dict[str, Path]:
        return self._install("plain")

    @cached_property
    def flake8(self) -> dict[str, list[Row]]:
        return self._runs.flake8(self._cases[0].flake8_flags, self._plain)

    @cached_property
    def flake8_with_noqa(self) -> dict[str, list[Row]]:
        silent = self._install("noqa")
        for case in self._cases:
            silent[case.name].write_bytes(ff.with_noqa(case))
        return self._runs.flake8(self._cases[0].flake8_flags, silent)

    @cached_property
    def json(self) -> dict[str, list[dict[str, Any]]]:
        return self._runs.json(self._cases[0].checking_flags, self._plain)

    @cached_property
    def _edited(self) -> dict[str, Path]:
        return self._install("applied")

    @cached_property
    def applied(self) -> dict[str, bytes]:
        return self._apply()

    @cached_property
    def applied_twice(self) -> dict[str, bytes]:
        assert self.applied  # the first run, on the same files
        return self._apply()

    def _apply(self) -> dict[str, bytes]:
        self._runs.apply(self._flags, self._edited)
        return {name: path.read_bytes() for name, path in self._edited.items()}


class Runs:
    """Runs the programs, each once for all cases that have the same flags."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.of = lru_cache(maxsize=None)(partial(Outside, self))

    def flake8(self, flags: list[str], paths: dict[str, Path]) -> dict[str, list[Row]]:
        form = "--format=%(path)s\t%(row)d\t%(col)d\t%(code)s\t%(text)s"
        done = self.run("flake8", "-j1", "--isolated", form, *flags, *map(str, paths.values()))
        assert done.returncode in (0, 1), done.stdout + done.stderr
        assert not done.stderr
        names = {str(path): name for name, path in paths.items()}
        rows: dict[str, list[Row]] = {name: [] for name in paths}
        for line in done.stdout.splitlines():
            path, row, column, code, text = line.split("\t")
            rows[names[path]].append((int(row), int(column), code, text))
        return {name: sorted(found) for name, found in rows.items()}

    def json(
        self, flags: tuple[str, ...], paths: dict[str, Path]
    ) -> dict[str, list[dict[str, Any]]]:
        done = self.run(
            "statusfix", "--isolated", "--format=json", *flags, *map(str, paths.values())
        )
        assert done.returncode in (0, 1), done.stdout + done.stderr
        document = json.loads(done.stdout)
        assert document["errors"] == []
        names = {str(path): name for name, path in paths.items()}
        found: dict[str, list[dict[str, Any]]] = {name: [] for name in paths}
        for finding in document["findings"]:
            found[names[finding["path"]]].append(finding)
        return found

    def apply(self, flags: tuple[str, ...], paths: dict[str, Path]) -> None:
        done = self.run("statusfix", "--isolated", "--apply", *flags, *map(str, paths.values()))
        assert done.returncode in (0, 1), done.stdout + done.stderr

    def run(self, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=self.root,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    return Runs(tmp_path_factory.mktemp("fixtures"))


# -- what must hold for every fixture -----------------------------------------------------------


def check_findings(case: Any, runs: Runs) -> None:
    """The command reports what stands on the lines: codes and columns, no more, no less."""
    found = [
        ff.Expected(one["line"], one["column"], one["code"])
        for one in runs.of(case.flags).json[case.name]
    ]
    assert found == case.expected


def check_flake8(case: Any, runs: Runs) -> None:
    """flake8 says the same as the command, message and all."""
    outside = runs.of(case.flags)
    found = sorted(
        (one["line"], one["column"], one["code"], one["message"])
        for one in outside.json[case.name]
    )
    assert outside.flake8[case.name] == found


def check_golden(case: Any, runs: Runs) -> None:
    """The fix gives the golden, byte for byte, and is done after one run."""
    outside = runs.of(case.flags)
    assert outside.applied[case.name].decode() == case.golden.decode()
    assert outside.applied_twice[case.name] == outside.applied[case.name]


def check_result(case: Any, runs: Runs) -> None:
    """The fixed file compiles and has lost no comment."""
    applied = runs.of(case.flags).applied[case.name]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # `is 200` is a fixture of its own
        compile(applied, case.name, "exec", dont_inherit=True)
    assert ff.keeps_all(ff.comments_of(applied), ff.comments_of(case.content))


def check_json_edits(case: Any, runs: Runs) -> None:
    """Who applies the edits of the JSON document gets what --apply writes.

    Each finding's edits can be applied alone, so they take no import away.
    """
    outside = runs.of(case.flags)
    edits = [
        (one["line"], one["column"], one["end_line"], one["end_column"], one["text"])
        for finding in outside.json[case.name]
        if finding["fix"] and (finding["fix"]["safe"] or case.is_unsafe)
        for one in finding["fix"]["edits"]
    ]
    by_hand = ff.apply_edits(case.text, edits)
    applied = outside.applied[case.name].decode("utf-8-sig")
    if case.edits_keep_imports:
        assert by_hand != applied
        assert ff.without_imports(by_hand) == ff.without_imports(applied)
    else:
        assert by_hand == applied


def check_noqa(case: Any, runs: Runs) -> None:
    """A noqa on each finding silences flake8 and the command, and nothing is edited."""
    outside = runs.of(case.flags)
    assert outside.flake8_with_noqa[case.name] == []
    done = _fixed(case, ff.with_noqa(case), runs)
    assert done.findings == ()
    assert done.after is None


def check_crlf(case: Any, runs: Runs) -> None:
    _check_variant(case, ff.with_crlf(case), runs)


def check_bom(case: Any, runs: Runs) -> None:
    _check_variant(case, ff.with_bom(case), runs)


def check_foreign_line(case: Any, runs: Runs) -> None:
    _check_variant(case, ff.with_foreign_line(case), runs)


def check_foreign_statement(case: Any, runs: Runs) -> None:
    """ast counts bytes, libcst letters: a string before the status tells them apart."""
    variant = ff.with_foreign_statement(case)
    if variant is not None:
        output = _output(case, variant, runs)
        assert output.replace(ff.FOREIGN_STATEMENT, b"") == variant.golden


def check_indent(case: Any, runs: Runs) -> None:
    variant = ff.with_indent(case)
    if variant is not None:
        output = _output(case, variant, runs)
        assert ff.without_blank_lines(output) == ff.without_blank_lines(variant.golden)


def check_isort(case: Any, runs: Runs) -> None:
    """Imports that were sorted stay sorted."""
    isort = pytest.importorskip("isort")
    config = isort.Config(profile="black", line_length=120, default_section="THIRDPARTY")
    if isort.check_code(case.text, config=config):
        assert isort.check_code(case.golden.decode("utf-8-sig"), config=config)


CHECKS: tuple[Callable[[Any, Runs], None], ...] = (
    check_findings,
    check_flake8,
    check_golden,
    check_result,
    check_json_edits,
    check_noqa,
    check_crlf,
    check_bom,
    check_foreign_line,
    check_foreign_statement,
    check_indent,
    check_isort,
)


@pytest.mark.parametrize("case", GOOD, ids=str)
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__[6:])
def test_fixture(check: Callable[[Any, Runs], None], case: Any, runs: Runs) -> None:
    check(case, runs)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case, id=case.name, marks=pytest.mark.xfail(reason=case.known_bug, strict=True)
        )
        for case in BUGS
    ],
)
def test_known_bug(case: Any, runs: Runs) -> None:
    """A fixture that is marked must fail: the mark goes with the bug."""
    for check in CHECKS:
        check(case, runs)


def _check_variant(case: Any, variant: Any, runs: Runs) -> None:
    if variant is not None:
        assert _output(case, variant, runs) == variant.golden


def _output(case: Any, variant: Any, runs: Runs) -> bytes:
    done = _fixed(case, variant.source, runs)
    if done.after is None:
        return bytes(variant.source)
    has_bom = variant.source.startswith(b"\xef\xbb\xbf")
    return (b"\xef\xbb\xbf" if has_bom else b"") + done.after.encode()


def _fixed(case: Any, content: bytes, runs: Runs) -> Any:
    """Fix other content in the case's place, in this process; nothing is written."""
    path = runs.root / "variants" / case.name / case.path.relative_to(ff.FIXTURES)
    if not path.parent.exists():
        case.install(runs.root / "variants")
    task = Task(str(path), case.options, Mode.APPLY, case.is_unsafe, True, "", content)
    done = process(task)
    assert done.error is None
    return done


# -- the fixtures themselves --------------------------------------------------------------------


def test_the_fixtures_are_many_and_two_in_five_must_stay_silent() -> None:
    silent = [case for case in CASES if not case.expected]
    assert len(CASES) >= 90
    assert len(silent) >= 0.38 * len(CASES)
    assert Counter(case.area for case in CASES).keys() >= {
        "naming", "styles", "versions", "codes", "retired", "imports", "noqa", "clean",
    }  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_fixture_says_what_it_shows(case: Any) -> None:
    import ast

    docstring = ast.get_docstring(ast.parse(case.text))
    comments = [
        comment
        for comment in ff.comments_of(case.content)
        if not comment.startswith(("#!", "# statusfix", "# -*-"))
    ]
    assert docstring or (comments and "#" in case.text.partition("\n")[0])


def test_every_golden_belongs_to_a_fixture_and_differs_from_it() -> None:
    goldens = {path for path in ff.FIXTURES.rglob("*.fixed.py") if "apps" not in path.parts}
    assert goldens == {case.golden_path for case in CASES if case.golden != case.content}


def test_the_variants_reach_most_fixtures() -> None:
    """A variant that leaves most fixtures out would prove nothing."""
    for make in (ff.with_crlf, ff.with_bom, ff.with_foreign_line, ff.with_indent):
        assert sum(make(case) is not None for case in CASES) > len(CASES) / 2, make.__name__
    fixed = [case for case in CASES if case.golden != case.content]
    assert sum(ff.with_foreign_statement(case) is not None for case in fixed) > len(fixed) / 3
