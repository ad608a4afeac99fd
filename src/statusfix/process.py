"""What the command does with one file: read, check, plan or fix, write. Runs in any process."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from statusfix.api import check, fix
from statusfix.files import is_generated, read, write
from statusfix.model import FileError, Finding, StatusfixError
from statusfix.options import Options
from statusfix.reading.text import SourceText, decode


class Mode(Enum):
    """What is wanted of a file."""

    REPORT = "report"
    PLAN = "plan"
    DIFF = "diff"
    APPLY = "apply"


class Task(NamedTuple):
    """One file to do; everything in it can be sent to another process."""

    path: str
    options: Options
    mode: Mode
    unsafe: bool = False
    is_named: bool = False
    display: str = ""
    content: bytes | None = None


class Done(NamedTuple):
    """What became of one file.

    `findings` are those that are left, where they stand in the file; `before` and `after` the
    texts around a fix that is not written to a file.
    """

    path: str
    findings: tuple[Finding, ...] = ()
    unnamed: tuple[tuple[int, int], ...] = ()
    fixed: int = 0
    before: str | None = None
    after: str | None = None
    error: FileError | None = None


def process(task: Task) -> Done:
    """Do one file. Never raises for what is wrong with the file: `error` says it."""
    shown = task.display or task.path
    try:
        content = read(task.path) if task.content is None else task.content
        if not task.is_named and is_generated(content):
            return Done(shown)
        return _done(task, shown, content)
    except StatusfixError as error:
        return Done(shown, error=FileError(shown, str(error)))
    except Exception as error:  # a defect of ours must not keep the other files from being done
        return Done(shown, error=FileError(shown, _defect(error)))


def _defect(error: Exception) -> str:
    import traceback

    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{place.filename}:{place.lineno}"
    return f"a defect in statusfix, please report it: {type(error).__name__}: {error} ({where})"


def _done(task: Task, shown: str, content: bytes) -> Done:
    if not content:
        return Done(shown)
    source = decode(content)
    if task.mode in (Mode.DIFF, Mode.APPLY):
        return _fixed(task, shown, content, source)
    report = check(source.text, task.path, task.options, with_fixes=task.mode is not Mode.REPORT)
    return Done(shown, report.findings, report.unnamed)


def _fixed(task: Task, shown: str, content: bytes, source: SourceText) -> Done:
    try:
        fixed = fix(source.text, task.path, task.options, unsafe=task.unsafe)
        done = Done(shown, fixed.findings, fixed.unnamed)
        if not fixed.fixed:
            return done
        if source.encode(source.text) != content:  # some codecs have several ways to write a text
            raise StatusfixError(
                f"not rewritten: {source.encoding} would change bytes outside the edits"
            )
        encoded = source.encode(fixed.text)
        done = done._replace(fixed=len(fixed.fixed))
        if task.mode is Mode.DIFF:
            return done._replace(findings=fixed.left, before=source.text, after=fixed.text)
        if task.content is not None:
            return done._replace(before=source.text, after=fixed.text)
        write(task.path, content, encoded)
        return done
    except StatusfixError as error:  # the file stays as it is: so do its findings
        report = check(source.text, task.path, task.options)
        return Done(shown, report.findings, report.unnamed, error=FileError(shown, str(error)))
