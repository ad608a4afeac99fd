"""The JUnit format: an XML document with a failed test case for each finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from statusfix.model import FileError
from statusfix.report.entry import Entry, shown_path

# Characters that XML 1.0 has no way to write.
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(entries: Sequence[Entry], errors: Sequence[FileError]) -> str:
    """Return the document: a suite for each file, and one that passes where nothing is found."""
    suites: list[str] = []
    for path, group in groupby(entries, key=lambda entry: entry.path):
        suites += _suite(path, [_case(entry) for entry in group], "failures")
    for error in errors:
        case = f"    <testcase name={_attribute('statusfix')}>\n      <error message="
        case += f"{_attribute(error.message)}/>\n    </testcase>"
        suites += _suite(error.path, [case], "errors")
    if not suites:
        suites = ['  <testsuite name="statusfix" tests="1" failures="0" errors="0">',
                  '    <testcase name="no findings"/>', "  </testsuite>"]  # fmt: skip
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    counts = f'tests="{len(entries) + len(errors)}" failures="{len(entries)}"'
    opening = f'<testsuites name="statusfix" {counts} errors="{len(errors)}">'
    return "\n".join((head, opening, *suites, "</testsuites>"))


def _suite(path: str, cases: Sequence[str], kind: str) -> Iterable[str]:
    other = "errors" if kind == "failures" else "failures"
    name = _attribute(shown_path(path))
    yield f'  <testsuite name={name} tests="{len(cases)}" {kind}="{len(cases)}" {other}="0">'
    yield from cases
    yield "  </testsuite>"


def _case(entry: Entry) -> str:
    finding = entry.finding
    place = f"{finding.line}:{finding.column}"
    name = _attribute(f"{finding.code} {place}")
    path = shown_path(entry.path)
    text = escape(_NO_XML.sub("?", f"{path}:{place}: {finding.code} {finding.message}"))
    return (
        f"    <testcase name={name} classname={_attribute(path)} file={_attribute(path)} "
        f'line="{finding.line}">\n'
        f"      <failure type={_attribute(finding.code)} "
        f"message={_attribute(finding.message)}>{text}</failure>\n"
        "    </testcase>"
    )


def _attribute(text: str) -> str:
    return quoteattr(_NO_XML.sub("?", text))
