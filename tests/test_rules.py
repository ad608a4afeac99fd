"""Every rule keeps the contract of a rule: its page, its examples, its messages, --explain."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from statusfix.cli import main
from statusfix.model import Finding
from statusfix.options import Options
from statusfix.process import Mode, Task, process
from statusfix.rules import RULES, Rule
from statusfix.scan import check

SECTIONS = [
    "What it does",
    "Why is this bad?",
    "Example",
    "Use instead",
    "Fix safety",
    "References",
]
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)
REQUIREMENT = re.compile(r"^# pyproject\.toml: (.+)$", re.MULTILINE)
REFERENCE = re.compile(r"\((?:RFC \d+(?: \d+(?:\.\d+)*)?|[^()]*\d[^()]*)\)\Z")
DATED = re.compile(r" is deprecated since \w+ \d")


def section(rule: Rule, title: str) -> str:
    parts = re.split(r"^## (.+)$", rule.documentation, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[title]


def code_in(rule: Rule, title: str) -> str:
    found = BLOCK.search(section(rule, title))
    return found[1] if found else ""


def findings_in(source: str, folder: Path, code: str) -> list[Finding]:
    """Check a piece of documentation; a first comment may say what its project declares."""
    requirement = REQUIREMENT.search(source)
    declared = requirement[1] if requirement else "dependencies = []"
    (folder / "pyproject.toml").write_text(f'[project]\nname = "x"\n{declared}\n')
    found = check(source, str(folder / "example.py"), Options(extend_select=(code,))).findings
    return [one for one in found if one.code == code]


@pytest.fixture(params=RULES, ids=lambda rule: rule.code)
def rule(request: pytest.FixtureRequest) -> Rule:
    found: Rule = request.param
    return found


def test_the_page_has_its_sections_in_order(rule: Rule) -> None:
    assert re.findall(r"^## (.+)$", rule.documentation, flags=re.MULTILINE) == SECTIONS
    for title in SECTIONS:
        assert section(rule, title).strip(), title


def test_the_page_begins_with_a_sentence(rule: Rule) -> None:
    first, blank, _ = rule.documentation.split("\n", 2)
    assert re.fullmatch(r"[A-Z].*\.", first)
    assert blank == ""
    assert rule.summary == first.removesuffix(".")


def test_the_references_are_addresses(rule: Rule) -> None:
    lines = [line for line in section(rule, "References").splitlines() if line.startswith("- ")]
    assert lines
    assert any("RFC" in line or "https://" in line for line in lines)


def test_the_name_tells_the_pattern(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)+", rule.name)
    assert not rule.name.startswith(("no-use", "disallow", "use-", "prefer-"))
    assert rule.fix in ("safe", "unsafe", "none")


def test_the_example_is_reported(rule: Rule, tmp_path: Path) -> None:
    assert findings_in(code_in(rule, "Example"), tmp_path, rule.code)


def test_what_to_use_instead_is_not_reported(rule: Rule, tmp_path: Path) -> None:
    source = code_in(rule, "Use instead")
    assert source or rule.fix == "none"
    assert findings_in(source, tmp_path, rule.code) == []


def test_the_fix_of_the_example_writes_what_to_use_instead(rule: Rule, tmp_path: Path) -> None:
    example = code_in(rule, "Example")
    found = findings_in(example, tmp_path, rule.code)
    if rule.fix == "none":
        assert all(one.edit is None for one in found)
        return
    path = str(tmp_path / "example.py")
    instead = code_in(rule, "Use instead")
    constants = set(re.findall(r"\b(?:HTTPStatus\.[A-Z_]+|HTTP_[0-9]{3}_[A-Z_]+)", instead))
    options = Options(extend_select=(rule.code,)) if constants else Options(select=(rule.code,))
    task = Task(path, options, Mode.APPLY, True, True, "", example.encode())
    fixed = process(task).after
    assert fixed is not None
    if not constants:
        assert fixed == instead
    for constant in constants:
        assert constant in fixed
    assert [line for line in instead.splitlines() if "import" in line] == [
        line for line in fixed.splitlines() if "import" in line
    ]


def test_the_message_follows_the_house(rule: Rule, tmp_path: Path) -> None:
    """It starts with what was found, has no full stop, and names its specification in the end."""
    for finding in findings_in(code_in(rule, "Example"), tmp_path, rule.code):
        message = finding.message
        is_name = message.startswith(("HTTPStatus.", "HTTP_", "status."))
        assert is_name or re.match(r"[a-z0-9\"']", message), message
        assert not message.endswith(".")
        assert rule.code not in message
        assert REFERENCE.search(message) or DATED.search(message), message


def test_explain_prints_the_page(rule: Rule, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--explain", rule.code]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"# {rule.code} {rule.name}")
    assert rule.documentation in printed
    assert main(["--explain", rule.code.lower()]) == 0
    assert capsys.readouterr().out == printed


def test_explain_names_the_rules_when_it_knows_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--explain", "HSC000"]) == 2
    message = capsys.readouterr().err
    assert any(rule.code in message for rule in RULES)
