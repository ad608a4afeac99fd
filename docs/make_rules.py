"""Writes docs/rules.md from the rules' own documentation.

With --check, compares the page with the rules instead.
"""

from __future__ import annotations

import sys
from pathlib import Path

from statusfix.rules import RULES, Rule

PAGE = Path(__file__).resolve().parent / "rules.md"
HEAD = """\
# Rules

<!-- Written by docs/make_rules.py from the docstrings of the rules. -->

Each page is also what `statusfix --explain HSC001` prints. The code is on by default unless its
page says otherwise; `select`, `ignore` and `# noqa` work as for any code of flake8.
On one expression, a rule about a wrong code (HSC010 and up) silences the rules about names.
"""


def main() -> int:
    """Write or compare the page; return the exit status."""
    if sys.argv[1:] == ["--check"]:
        if PAGE.read_text(encoding="utf-8") == page():
            return 0
        print("docs/rules.md is not what the rules say: write it again", file=sys.stderr)
        return 1
    if sys.argv[1:]:
        print(__doc__, file=sys.stderr)
        return 2
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    print(f"wrote {PAGE}")
    return 0


def page() -> str:
    """Return the whole page."""
    index = "\n".join(
        f"- [{rule.code} {rule.name}](#{rule.code.lower()}-{rule.name}): {_lowered(rule.summary)}"
        for rule in RULES
    )
    return "\n".join([HEAD, f"{index}\n", *(section(rule) for rule in RULES)])


def section(rule: Rule) -> str:
    """Return the section of one rule; its headings go one level down."""
    fix = {"none": "no fix", "safe": "safe fix", "unsafe": "unsafe fix"}[rule.fix]
    default = "on" if rule.is_default else "off until selected"
    body = _deeper(rule.documentation.strip())
    return f"## {rule.code} {rule.name}\n\n{default}, {fix}\n\n{body}\n"


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _deeper(markdown: str) -> str:
    lines: list[str] = []
    in_code = False
    for line in markdown.splitlines():
        in_code ^= line.startswith("```")
        lines.append(f"#{line}" if line.startswith("##") and not in_code else line)
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
