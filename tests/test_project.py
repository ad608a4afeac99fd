"""Rules, fixtures, pages and the change log speak of the same things."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from statusfix.rules import RULES, Rule, find_rule

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"


def fixtures() -> list[Path]:
    return [
        path
        for path in sorted(FIXTURES.rglob("*.py"))
        if not path.name.endswith(".fixed.py") and "apps" not in path.relative_to(FIXTURES).parts
    ]


@pytest.fixture(scope="module")
def reported() -> Counter[str]:
    """The codes that fixtures expect, with the number of files."""
    return Counter(
        code
        for path in fixtures()
        for code in set(re.findall(r"# .*?\b(HSC[0-9]{3})(?:@[+-]\d+)?:\d", path.read_text()))
    )


@pytest.fixture(params=RULES, ids=lambda rule: rule.code)
def rule(request: pytest.FixtureRequest) -> Rule:
    found: Rule = request.param
    return found


def test_the_rules_are_sorted_and_unique() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


def test_the_codes_fit_flake8() -> None:
    for rule in RULES:
        assert re.fullmatch(r"HSC[0-9]{3}", rule.code)
        assert find_rule(rule.code) is rule


def test_every_rule_has_a_fixture_that_reports_it(rule: Rule, reported: Counter[str]) -> None:
    assert reported[rule.code] >= 1


def test_fixtures_expect_rules_that_exist(reported: Counter[str]) -> None:
    assert reported.keys() <= {rule.code for rule in RULES}


def test_every_rule_has_code_that_it_leaves_alone(rule: Rule) -> None:
    """The area that reports a rule has a line with such a number that the rule is silent about."""
    about_a_status = rule.code[3:] >= "100"
    number = re.compile(rf"\b{rule.code[3:]}\b" if about_a_status else r"\b[1-5][0-9]{2}\b")
    areas = {path.parent for path in fixtures() if f"# {rule.code}:" in path.read_text()}
    assert any(
        number.search(line.partition("  # ")[0]) and rule.code not in line
        for path in fixtures()
        if path.parent in areas
        for line in path.read_text().splitlines()
    )


def test_the_readme_lists_every_rule_once() -> None:
    rows = re.findall(r"^\| (HSC[0-9]{3}) \|", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert rows == [rule.code for rule in RULES]


def test_the_readme_says_of_each_rule_what_it_fixes(rule: Rule) -> None:
    row = re.search(rf"^\| {rule.code} \|.*$", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert row is not None
    cells = [cell.strip() for cell in row[0].strip("|").split("|")]
    assert rule.name in cells[1]
    assert cells[-1].startswith(rule.fix)


def test_the_change_log_tells_of_every_rule(rule: Rule) -> None:
    assert rule.code in (ROOT / "CHANGELOG.md").read_text()
