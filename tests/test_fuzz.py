"""A small part of benchmarks/fuzz.py: random programs with real sinks, every promise held."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

SEED = 404
PROGRAMS = 60


def _load_fuzz() -> Any:
    path = Path(__file__).resolve().parent.parent / "benchmarks" / "fuzz.py"
    spec = importlib.util.spec_from_file_location("statusfix_fuzz", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["statusfix_fuzz"] = module
    spec.loader.exec_module(module)
    return module


fuzz = _load_fuzz()


@pytest.mark.parametrize("first", range(0, PROGRAMS, 10))
def test_random_programs_are_rewritten_soundly(first: int) -> None:
    report = fuzz.run(range(first, first + 10), SEED)
    assert report.failures == ()
    assert report.counts["edits"] >= 3 * report.counts["programs"] > 0


# Programs that once failed, each for another reason; the generator's own changes move them.
PAST = ("5:159", "5:965", "101:951", "104:505", "106:378", "113:365", "117:55", "118:37")


@pytest.mark.parametrize("name", PAST)
def test_what_failed_once(name: str) -> None:
    seed, _, number = name.partition(":")
    assert fuzz.check(fuzz.generate(int(seed), int(number))).failures == ()


def test_a_program_is_always_the_same() -> None:
    assert fuzz.generate(SEED, 1) == fuzz.generate(SEED, 1) != fuzz.generate(SEED, 2)


PROGRAM = b"from flask import abort\n\n\ndef show(status):\n    abort(404)\n"
WRONG = {
    "only edits": PROGRAM.replace(b"404", b"HTTPStatus.GONE"),
    "only edits, elsewhere": PROGRAM.replace(b"404", b"HTTPStatus.NOT_FOUND") + b"x = 1\n",
    "right name": PROGRAM.replace(b"404", b"status.HTTP_404_NOT_FOUND"),
    "right name, imported wrongly": b"from mine import HTTPStatus\n"
    + PROGRAM.replace(b"404", b"HTTPStatus.NOT_FOUND"),
    "right name, bound again": b"from http import HTTPStatus\nHTTPStatus = 1\n"
    + PROGRAM.replace(b"404", b"HTTPStatus.NOT_FOUND"),
    "compiles": PROGRAM.replace(b"404", b"HTTPStatus."),
}


@pytest.mark.skipif(sys.version_info < (3, 11), reason="instructions have no columns")
@pytest.mark.parametrize("name", WRONG)
def test_the_checks_see_what_is_wrong(name: str) -> None:
    """A check that never fails would prove nothing."""
    program = fuzz.Program("0:0", PROGRAM, fuzz.projects()[0], "httpstatus")
    if "bound again" in name:
        program = program._replace(content=b"HTTPStatus = 1\n" + PROGRAM)
    with pytest.raises(fuzz.Wrong) as wrong:
        fuzz._hold("safe", program, WRONG[name], fuzz.Counter())
    assert wrong.value.args[0] == f"safe: {name.partition(',')[0]}"
