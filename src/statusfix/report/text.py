"""The text format: path:line:column: CODE message, and one line that sums up."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from statusfix.model import Applicability, FileError, Finding

BOLD, RED, CYAN, GREEN, RESET = "\x1b[1m", "\x1b[31m", "\x1b[36m", "\x1b[32m", "\x1b[0m"
_GONE = 10  # findings of a baseline that are listed when they are gone
_DIFF_COLOURS = {"+": GREEN, "-": RED, "@": CYAN}


def finding_line(path: str, finding: Finding, colour: bool) -> str:
    """Return the line of one finding; a refused edit says why."""
    refused = f" [no fix: {finding.refused.message}]" if finding.refused else ""
    if not colour:
        return f"{path}:{finding.line}:{finding.column}: {finding.code} {finding.message}{refused}"
    place = f"{BOLD}{path}{RESET}{CYAN}:{RESET}{finding.line}{CYAN}:{RESET}{finding.column}"
    return f"{place}{CYAN}:{RESET} {RED}{finding.code}{RESET} {finding.message}{refused}"


def error_line(error: FileError, colour: bool) -> str:
    """Return the line of a file that could not be done."""
    word = f"{RED}error{RESET}" if colour else "error"
    return f"{error.path}: {word}: {error.message}"


def diff_lines(path: str, before: str, after: str, colour: bool) -> list[str]:
    """Return a unified diff that `git apply -p0` and `patch -p0` take."""
    from difflib import unified_diff

    name = path if os.path.isabs(path) else os.path.normpath(path)
    name += "\t" if " " in name else ""  # where the name ends, for git and patch
    lines: list[str] = []
    for line in unified_diff(_split(before), _split(after), fromfile=name, tofile=name):
        if not line.endswith("\n"):
            line += "\n\\ No newline at end of file\n"
        lines.append(_coloured(line) if colour else line)
    return lines


def _split(text: str) -> list[str]:
    """Split a text at LF alone, as diff does."""
    lines = text.split("\n")
    last = lines.pop()
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def _coloured(line: str) -> str:
    start = BOLD if line.startswith(("+++", "---")) else _DIFF_COLOURS.get(line[:1], "")
    body, newline, rest = line.partition("\n")
    return f"{start}{body}{RESET}{newline}{rest}" if start else line


class Totals(NamedTuple):
    """What a run counted besides its findings, and whether it edits or shows edits."""

    files: int = 1
    fixed: int = 0
    changed_files: int = 0
    errors: int = 0
    verb: str = "fixed"
    is_fixing: bool = False


def summary(
    findings: Sequence[Finding], places: int, unnamed: Counter[int], totals: Totals
) -> str:
    """Return the closing line: what was fixed, what is left, can be fixed, or has no name.

    `places` is the number of files with findings.
    """
    parts: list[str] = []
    if totals.fixed:
        fixed = counted(totals.fixed, "finding")
        parts.append(f"{totals.verb} {fixed} in {counted(totals.changed_files, 'file')}")
    if findings:
        left = " left" if totals.fixed else ""
        parts.append(f"{counted(len(findings), 'finding')}{left} in {counted(places, 'file')}")
        parts += _offers(findings, totals.is_fixing)
    elif totals.fixed:
        parts.append("nothing left")
    elif totals.files or totals.errors:
        parts.append("no findings")
    else:
        parts.append("no Python files found")
    if unnamed:
        codes = ", ".join(str(code) for code in sorted(unnamed))
        number = counted(sum(unnamed.values()), "number")
        parts.append(
            f"{number} without a name in every version that the project declares: {codes}"
        )
    if totals.errors:
        parts.append(f"{counted(totals.errors, 'file')} could not be done")
    return "; ".join(parts)


def baseline_lines(
    path: str, count: int, is_updated: bool, gone: Sequence[tuple[str, str, int | None, str]]
) -> list[str]:
    """Say what a baseline holds, and which of its findings are gone."""
    if is_updated:
        return [f"{path}: {counted(count, 'finding')} written"]
    lines = [f"{path}: {known}: {code} is gone: {line}" for known, code, _, line in gone[:_GONE]]
    if len(gone) > _GONE:
        lines.append(f"{path}: … and {len(gone) - _GONE} more")
    if gone:
        lines.append(f"{path}: {counted(len(gone), 'finding')} gone; --update-baseline forgets")
        lines[-1] += " them" if len(gone) > 1 else " it"
    return lines


def _offers(findings: Sequence[Finding], is_fixing: bool) -> list[str]:
    """Say which flags would fix how many of the findings that are left."""
    safe = _fixable(findings, Applicability.SAFE)
    unsafe = _fixable(findings, Applicability.UNSAFE)
    offers = [f"--apply fixes {safe}"] if safe and not is_fixing else []
    if unsafe:
        flags = "--unsafe-fixes" if is_fixing or safe else "--apply --unsafe-fixes"
        offers.append(f"{flags} fixes {unsafe}{' more' if offers else ''}")
    return offers


def _fixable(findings: Sequence[Finding], applicability: Applicability) -> int:
    return sum(
        finding.edit is not None and finding.edit.applicability is applicability
        for finding in findings
    )


def counted(number: int, word: str) -> str:
    """Return `1 file`, `2 files`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
