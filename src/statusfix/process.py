"""What the command does with one file: read, check, plan or fix, write. Runs in any process."""

from __future__ import annotations

import gc
import sys
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from statusfix.files import is_generated, read, write
from statusfix.marks import digest
from statusfix.model import FileError, Finding, StatusfixError
from statusfix.options import Options
from statusfix.reading.prefilter import may_have_sites
from statusfix.reading.text import SourceText, decode

if TYPE_CHECKING:
    from statusfix.project import Project

_ENGINE = "statusfix.scan"
# Causes of an error that a content has each time; limits of memory and depth are not among them.
_LASTING = (SyntaxError, UnicodeError)
_MANY_OBJECTS = 300_000  # about 40 MB


class Mode(Enum):
    """What is wanted of a file."""

    REPORT = "report"
    PLAN = "plan"
    DIFF = "diff"
    APPLY = "apply"
    NOQA = "noqa"

    @property
    def is_writing(self) -> bool:
        """True where files are changed."""
        return self in (Mode.APPLY, Mode.NOQA)


class Task(NamedTuple):
    """One file to do; everything in it can be sent to another process.

    With `content` and `project` no file is read. `wants_digest` says that results are kept.
    Where not `wants_fixes`, findings may come without what a fix would write.
    """

    path: str
    options: Options
    mode: Mode
    unsafe: bool = False
    is_named: bool = False
    display: str = ""
    content: bytes | None = None
    wants_lines: bool = False
    wants_fixes: bool = True
    project: Project | None = None
    wants_digest: bool = False

    @property
    def shown(self) -> str:
        """The path as reports name it."""
        return self.display or self.path


class Done(NamedTuple):
    """What became of one file.

    `findings` are those that are left, where they stand in the file; `before` and `after` the
    texts around a fix that is not written to a file. `lines` has the text of the lines that the
    findings and their fixes stand on, by number, where the task wants them. `digest` is that of
    the content, where the task wants it and the content alone decided what became of it.
    """

    path: str
    findings: tuple[Finding, ...] = ()
    unnamed: tuple[tuple[int, int], ...] = ()
    fixed: int = 0
    before: str | None = None
    after: str | None = None
    error: FileError | None = None
    lines: tuple[tuple[int, str], ...] = ()
    digest: str = ""


def killed(task: Task) -> Done:
    """Return what is said of a file at which a process has died."""
    reason = "the process that did it was killed, perhaps for want of memory; the file is whole"
    return Done(task.shown, error=FileError(task.shown, reason))


def process(task: Task) -> Done:
    """Do one file. Never raises for what is wrong with the file: `error` says it."""
    done = _tried(task)
    tidy()
    return done


def tidy() -> None:
    """Free the trees of the files that are done, where the collector of cycles rests.

    It rests while a run goes over its files: a tree is thousands of objects that all live, and it
    would look at each of them several times while the tree grows.
    """
    if not gc.isenabled() and gc.get_count()[0] > _MANY_OBJECTS:
        gc.collect(0)


def _tried(task: Task) -> Done:
    shown = task.shown
    is_lasting = task.wants_digest
    content: bytes | None = None
    try:
        content = read(task.path) if task.content is None else task.content
        if not task.is_named and is_generated(content):
            done = Done(shown)
        else:
            done = _done(task, shown, content)
    except StatusfixError as error:
        done = Done(shown, error=FileError(shown, str(error)))
        is_lasting = is_lasting and isinstance(error.__cause__, _LASTING)
    except Exception as error:  # a defect of ours must not keep the other files from being done
        return Done(shown, error=FileError(shown, _defect(error)))
    if is_lasting and content is not None:
        done = done._replace(digest=digest(content))
    return done


def _defect(error: Exception) -> str:
    import traceback

    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{place.filename}:{place.lineno}"
    return f"a defect in statusfix, please report it: {type(error).__name__}: {error} ({where})"


def _done(task: Task, shown: str, content: bytes) -> Done:
    if not content:
        return Done(shown)
    source = decode(content)
    if _ENGINE not in sys.modules and not _may_have_findings(source.text, task.options):
        return Done(shown)
    if task.mode in (Mode.DIFF, Mode.APPLY):
        return _fixed(task, shown, content, source)
    from statusfix.api import check

    report = check(
        source.text, task.path, task.options,
        project=task.project, with_fixes=task.mode is not Mode.REPORT,
    )  # fmt: skip
    done = Done(shown, report.findings, report.unnamed)
    if task.mode is Mode.NOQA and report.findings:
        return _silenced(task, done, content, source)
    return _with_lines(task, done, source.text)


def _may_have_findings(text: str, options: Options) -> bool:
    """Whether it takes the engine to tell: for want of one, no rule is asked what it reports."""
    selects = options.select is not None or bool(options.extend_select)
    return bool(options.sinks) or may_have_sites(
        text, selects or options.style == "numeric", reads_defaults=selects
    )


def _fixed(task: Task, shown: str, content: bytes, source: SourceText) -> Done:
    from statusfix.api import check, fix

    try:
        fixed = fix(source.text, task.path, task.options, unsafe=task.unsafe)
        done = Done(shown, fixed.findings, fixed.unnamed)
        if not fixed.fixed:
            return _with_lines(task, done, source.text)
        done = done._replace(fixed=len(fixed.fixed))
        if task.mode is Mode.DIFF:
            done = _with_lines(task, done._replace(findings=fixed.left), source.text)
        else:
            done = _with_lines(task, done, fixed.text)
        return _written(task, done, content, source, fixed.text)
    except StatusfixError as error:  # the file stays as it is: so do its findings
        report = check(source.text, task.path, task.options)
        done = Done(shown, report.findings, report.unnamed, error=FileError(shown, str(error)))
        return _with_lines(task, done, source.text)


def _silenced(task: Task, done: Done, content: bytes, source: SourceText) -> Done:
    from statusfix.fixing.noqa import add_noqa

    wanted = [(one.line, one.code) for one in done.findings]
    text, silenced = add_noqa(source.text, wanted)
    left = tuple(one for one in done.findings if (one.line, one.code) not in silenced)
    count = len(done.findings) - len(left)
    if not count:
        return _with_lines(task, done, source.text)
    after = _with_lines(task, done._replace(findings=left, fixed=count), source.text)
    try:
        return _written(task, after, content, source, text)
    except StatusfixError as error:
        before = _with_lines(task, done, source.text)
        return before._replace(error=FileError(done.path, str(error)))


def _written(task: Task, done: Done, content: bytes, source: SourceText, text: str) -> Done:
    """Write the new text, or hand it back where it is for no file."""
    if source.encode(source.text) != content:  # some codecs have several ways to write a text
        reason = f"not rewritten: {source.encoding} would change bytes outside the edits"
        raise StatusfixError(reason)
    encoded = source.encode(text)
    if task.mode is Mode.DIFF or task.content is not None:
        return done._replace(before=source.text, after=text)
    write(task.path, content, encoded)
    return done


def with_lines(done: Done, content: bytes) -> Done:
    """Add the lines of a file, of which `content` is what it holds, as a task would want them."""
    return _added(done, decode(content).text)


def _with_lines(task: Task, done: Done, text: str) -> Done:
    return _added(done, text) if task.wants_lines and done.findings else done


def _added(done: Done, text: str) -> Done:
    """Add the lines that findings and their fixes stand on, without their ends."""
    wanted: set[int] = set()
    for finding in done.findings:
        wanted.update((finding.line, finding.end_line))
        for position, _ in finding.fix.edits if finding.fix else ():
            wanted.update((position.line, position.end_line))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = [(number, lines[number - 1]) for number in sorted(wanted) if number <= len(lines)]
    return done._replace(lines=tuple(kept))
