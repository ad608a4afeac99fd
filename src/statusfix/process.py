"""What the command does with one file: read, check, plan or fix, write. Runs in any process."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from statusfix.files import is_generated, read, write
from statusfix.model import (
    Applicability,
    Edit,
    FileError,
    Finding,
    Refused,
    StatusfixError,
)
from statusfix.options import Options
from statusfix.reading.text import SourceText, decode
from statusfix.scan import Checked, check

if TYPE_CHECKING:
    from statusfix.fixing.namer import File
    from statusfix.fixing.plan import PlannedFix


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

    `findings` are those that are left, where they stand after the fix; `fixes` the planned fix
    of each, in the same order, or nothing in mode DIFF; `before` and `after` the texts around a
    fix that is not written to a file.
    """

    path: str
    findings: tuple[Finding, ...] = ()
    fixes: tuple[PlannedFix | None, ...] = ()
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
    except RecursionError:
        return Done(shown, error=FileError(shown, "nested too deeply to be read"))
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
    checked = check(source.text, task.path, task.options)
    if task.mode is Mode.REPORT or not checked.findings:
        return Done(shown, checked.findings, unnamed=checked.unnamed)
    if task.mode is Mode.PLAN:
        return _planned(shown, checked)
    return _fixed(task, shown, content, source, checked)


def _planned(shown: str, checked: Checked) -> Done:
    if not checked.findings:
        return Done(shown, unnamed=checked.unnamed)
    from statusfix.fixing.plan import plan, planned_fix, refusal_of

    file = _file(checked, shown)
    edits = [one.edit for one in checked.findings if one.edit is not None]
    whole = plan(file, edits, removes_unused=False)
    findings: list[Finding] = []
    fixes: list[PlannedFix | None] = []
    for finding in checked.findings:
        refused = refusal_of(finding.edit, whole) if finding.edit else None
        if refused is not None:
            finding = finding._replace(edit=None, refused=refused)
        findings.append(finding)
        fixes.append(planned_fix(file, finding, whole) if finding.edit else None)
    return Done(shown, tuple(findings), tuple(fixes), checked.unnamed)


def _fixed(task: Task, shown: str, content: bytes, source: SourceText, checked: Checked) -> Done:
    from statusfix.fixing.apply import fix

    if source.encode(source.text) != content:  # some codecs have several ways to write a text
        reason = f"not rewritten: {source.encoding} would change bytes outside the edits"
        return _planned(shown, checked)._replace(error=FileError(shown, reason))
    wanted = [
        one.edit
        for one in checked.findings
        if one.edit is not None and (task.unsafe or one.edit.applicability is Applicability.SAFE)
    ]
    try:
        fixed = fix(_file(checked, shown), source.text, wanted)
    except RecursionError:
        error = FileError(shown, "not rewritten: nested too deeply")
        return _planned(shown, checked)._replace(error=error)
    made = set(fixed.made)
    refused = dict(fixed.refused)
    left = tuple(_left(one, refused) for one in checked.findings if one.edit not in made)
    if fixed.text == source.text:
        return _planned(shown, checked._replace(findings=left))
    encoded = source.encode(fixed.text)
    done = Done(shown, left, (), checked.unnamed, len(made), source.text, fixed.text)
    if task.mode is Mode.DIFF:
        return done
    if task.content is None:
        try:
            write(task.path, content, encoded)
        except StatusfixError as error:
            return _planned(shown, checked)._replace(error=FileError(shown, str(error)))
        done = done._replace(before=None, after=None)
    after = _planned(shown, _moved(left, check(fixed.text, task.path, task.options)))
    return done._replace(findings=after.findings, fixes=after.fixes)


def _moved(left: tuple[Finding, ...], after: Checked) -> Checked:
    """Return the check of the fixed text, with what only the fix could know: its refusals."""
    new = after.findings
    if [(one.code, one.status) for one in new] != [(one.code, one.status) for one in left]:
        return after
    return after._replace(
        findings=tuple(
            one._replace(edit=None, refused=old.refused) if old.refused else one
            for one, old in zip(new, left, strict=True)
        )
    )


def _left(finding: Finding, refused: dict[Edit, Refused]) -> Finding:
    reason = refused.get(finding.edit) if finding.edit else None
    return finding if reason is None else finding._replace(edit=None, refused=reason)


def _file(checked: Checked, path: str) -> File:
    from statusfix.fixing.namer import File

    if checked.tree is None or checked.reading is None:
        raise ValueError("a file with findings has been parsed")
    return File(checked.tree, checked.reading.scope, checked.reading.lines, path)
