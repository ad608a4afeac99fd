"""Which findings count: held against flake8's own decision engine, style guides and parser."""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from unittest.mock import Mock

import pytest
from flake8.exceptions import ExecutionError
from flake8.style_guide import Decision, DecisionEngine, StyleGuideManager
from flake8.utils import matches_filename, normalize_path, parse_files_to_codes_mapping

from statusfix.configuration import parse_per_file_ignores
from statusfix.model import StatusfixError
from statusfix.options import Options
from statusfix.selection import for_file, ignores_of, is_selected, matches, normalize

PREFIXES = ("H", "HS", "HSC", "HSC0", "HSC00", "HSC001", "HSC002", "HSC3", "HSC306", "E", "W503")
CODES = ("HSC001", "HSC002", "HSC010", "HSC306")
FILES = ("a.py", "app/a.py", "tests/a.py", "./tests/unit/b.py", "tests/unit", "x/tests/a.py")
PATTERNS = (
    "a.py", "*.py", "tests/*", "tests/", "tests", "./tests/*", "*/tests/*", "tests/unit/*",
    "app/*.py", "app/a.py", "x", ".", "T", "TEST_1.py", "[ab].py",
)  # fmt: skip


def some(random_: random.Random, words: Sequence[str], most: int) -> list[str]:
    return random_.sample(words, random_.randint(0, most))


def namespace(options: Options) -> argparse.Namespace:
    """The options as flake8 keeps them once it has parsed its files and flags."""
    return argparse.Namespace(
        select=None if options.select is None else list(options.select),
        extend_select=list(options.extend_select) or None,
        ignore=None if options.ignore is None else list(options.ignore),
        extend_ignore=list(options.extend_ignore) or None,
        extended_default_select=["C90", "E", "F", "HSC", "W"],
        extended_default_ignore=[],
        per_file_ignores=" ".join(
            f"{pattern}: {','.join(codes)}" for pattern, codes in options.per_file_ignores
        ),
        disable_noqa=False,
    )


def random_options(random_: random.Random) -> Options:
    return Options(
        select=random_.choice((None, tuple(some(random_, PREFIXES, 3)))),
        extend_select=tuple(some(random_, PREFIXES, 2)),
        ignore=random_.choice((None, tuple(some(random_, PREFIXES, 3)))),
        extend_ignore=tuple(some(random_, PREFIXES, 2)),
    )


def test_selected_as_flake8_selects() -> None:
    random_ = random.Random(404)
    answers = set()
    for _ in range(8000):
        options = random_options(random_)
        engine = DecisionEngine(namespace(options))
        for code in CODES:
            expected = engine.decision_for(code) is Decision.Selected
            assert is_selected(code, options) == expected, (code, options)
            answers.add(expected)
    assert answers == {True, False}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (Options(), False),
        (Options(select=("HSC",)), False),
        (Options(select=("H",)), False),
        (Options(extend_select=("HSC0",)), True),
        (Options(select=("HSC007",)), True),
        (Options(select=("HSC0",), ignore=("HSC007",)), False),
        (Options(extend_select=("HSC007",), extend_ignore=("HSC0",)), True),
    ],
)
def test_an_opt_in_rule_wants_to_be_named(options: Options, expected: bool) -> None:
    assert is_selected("HSC007", options, default=False) is expected


def test_per_file_ignores_count_as_flake8_counts_them() -> None:
    random_ = random.Random(410)
    applied = 0
    for _ in range(300):
        pairs = [
            (random_.choice(PATTERNS), tuple(some(random_, PREFIXES, 2)) or ("E",))
            for _ in range(random_.randint(1, 4))
        ]
        pairs = [pair for pair in pairs if pair[0] != "T"]  # a word of capitals is a code
        options = random_options(random_)._replace(per_file_ignores=tuple(pairs))
        manager = StyleGuideManager(namespace(options), Mock())
        for path in FILES:
            guide = manager.style_guide_for(path)
            before = list(options.extend_ignore)
            expected = (guide.options.extend_ignore or [])[len(before) :]
            assert list(ignores_of(path, options)) == expected, (path, pairs)
            applied += bool(expected)
            for code in CODES:
                decision = guide.should_report_error(code)
                assert is_selected(code, for_file(path, options)) == (
                    decision is Decision.Selected
                ), (path, code, options)
    assert applied > 100


def test_per_file_ignores_are_parsed_as_flake8_parses_them() -> None:
    random_ = random.Random(418)
    words = (*PATTERNS, "ABC001", "ABC", "E501", "W503", ":", ":", ":", ",", " ", "\n", " , ")
    parsed = 0
    for _ in range(20000):
        separator = random_.choice(("", " ", "\n", ","))
        text = separator.join(random_.choices(words, k=random_.randint(1, 8)))
        try:
            expected = parse_files_to_codes_mapping(text)
        except ExecutionError:
            with pytest.raises(StatusfixError, match="here"):
                parse_per_file_ignores(text, "here")
            continue
        ours = parse_per_file_ignores(text, "here")
        assert [(name, list(codes)) for name, codes in ours] == expected, text
        parsed += bool(expected)
    assert parsed > 200


@pytest.mark.parametrize("pattern", PATTERNS)
def test_patterns_match_as_in_flake8(pattern: str) -> None:
    normal = normalize(pattern)
    assert normal == normalize_path(pattern)
    for path in FILES:
        assert matches(path, (normal,)) == matches_filename(path, [normal], "", Mock()), path
