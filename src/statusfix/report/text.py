"""The text format: path:line:column: CODE message, and one line that sums up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from statusfix.model import Applicability, FileError, Finding

_BOLD, _RED, _CYAN, _GREEN, _RESET = "\x1b[1m", "\x1b[31m", "\x1b[36m", "\x1b[32m", "\x1b[0m"


def finding_line(path: str, finding: Finding, colour: bool) -> str:
    """Return the line of one finding; a refused edit says why."""
    refused = f" [no fix: {finding.refused.message}]" if finding.refused else ""
    if not colour:
        return f"{path}:{finding.line}:{finding.column}: {finding.code} {finding.message}{refused}"
    place = f"{_BOLD}{path}{_RESET}{_CYAN}:{_RESET}{finding.line}{_CYAN}:{_RESET}{finding.column}"
    return f"{place}{_CYAN}:{_RESET} {_RED}{finding.code}{_RESET} {finding.message}{refused}"


def error_line(error: FileError, colour: bool) -> str:
    """Return the line of a file that could not be done."""
    word = f"{_RED}error{_RESET}" if colour else "error"
    return f"{error.path}: {word}: {error.message}"


def coloured_diff(lines: Iterable[str]) -> list[str]:
    """Return the lines of a unified diff in colour."""
    colours = {"+": _GREEN, "-": _RED, "@": _CYAN}
    coloured: list[str] = []
    for line in lines:
        start = _BOLD if line.startswith(("+++", "---")) else colours.get(line[:1], "")
        body = line.removesuffix("\n")
        coloured.append(f"{start}{body}{_RESET if start else ''}{line[len(body):]}")
    return coloured


def summary(
    findings: Sequence[Finding],
    files: int,
    unnamed: Counter[int],
    fixed: int = 0,
    changed_files: int = 0,
    errors: int = 0,
    is_diff: bool = False,
) -> str:
    """Return the closing line: what was found, fixed, can be fixed, and has no name."""
    parts: list[str] = []
    if fixed:
        done = "would be made" if is_diff else "made"
        changes = f"{_count(fixed, 'fix', 'fixes')} in {_count(changed_files, 'file')}"
        parts.append(f"{changes} {done}")
    if findings:
        safe = _fixable(findings, Applicability.SAFE)
        unsafe = _fixable(findings, Applicability.UNSAFE)
        left = "left" if fixed else "found"
        parts.append(f"{_count(len(findings), 'finding')} {left} in {_count(files, 'file')}")
        if safe and not fixed:
            parts.append(f"--apply fixes {safe}")
        if unsafe:
            parts.append(f"--apply --unsafe-fixes {'fixes' if fixed else 'also fixes'} {unsafe}")
    elif not fixed:
        parts.append("no findings")
    if unnamed:
        codes = ", ".join(str(code) for code in sorted(unnamed))
        total = _count(sum(unnamed.values()), "number")
        verb = "has" if sum(unnamed.values()) == 1 else "have"
        parts.append(f"{total} {verb} no name in every declared version ({codes})")
    if errors:
        parts.append(f"{_count(errors, 'file')} could not be done")
    return "; ".join(parts)


def _fixable(findings: Sequence[Finding], applicability: Applicability) -> int:
    return sum(
        finding.edit is not None and finding.edit.applicability is applicability
        for finding in findings
    )


def _count(number: int, word: str, plural: str = "") -> str:
    return f"{number} {word}" if number == 1 else f"{number} {plural or word + 's'}"
