"""The command: reads the flags, walks the files, prints. The only module that prints."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from statusfix.flags import options_from, parse_flags, settings_lines, versions
from statusfix.model import FileError, Finding, StatusfixError
from statusfix.options import Options, did_you_mean
from statusfix.process import Done, Mode, Task, process

if TYPE_CHECKING:
    import argparse

OK, FINDINGS, FAILURE, INTERRUPTED = 0, 1, 2, 130
_POOL_FROM = 24


def run() -> None:
    """Run the command and end the process with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(
            stream, "reconfigure"
        ):  # a terminal that can't show a letter is no reason to die
            stream.reconfigure(errors="backslashreplace")
    sys.exit(main())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with the given arguments (those of the process if None).

    Returns 0 where nothing is left to report, 1 where findings remain, 2 where something could
    not be done: wrong usage or configuration, a file that can't be read, parsed or written.
    """
    try:
        status = _main(arguments)
        sys.stdout.flush()
        return status
    except StatusfixError as error:
        print(f"statusfix: error: {error}", file=sys.stderr)
        return FAILURE
    except KeyboardInterrupt:
        print("statusfix: interrupted; every file is whole", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # whoever reads has gone; Python would complain when it closes the stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILURE


def _main(arguments: Sequence[str] | None) -> int:
    flags = parse_flags(arguments)
    if flags.version:
        print(versions())
        return OK
    if flags.codes:
        from statusfix.report.codes import render_table

        print(render_table(), end="")
        return OK
    if flags.explain is not None:
        print(_explained(flags.explain).rstrip())
        return OK
    options = options_from(flags)
    if flags.show_settings:
        print(*settings_lines(flags, options), sep="\n")
        return OK
    return _Run(flags, options).run()


def _explained(what: str) -> str:
    from statusfix.report.codes import render_status
    from statusfix.rules import RULES, find_rule

    if what.isdecimal():
        try:
            return render_status(int(what))
        except LookupError as error:
            raise StatusfixError(f"--explain: {error.args[0]}") from error
    rule = find_rule(what)
    if rule is None:
        known = [one.code for one in RULES]
        raise StatusfixError(f"--explain: no rule {what}{did_you_mean(what.upper(), known)}")
    fix = {"none": "no fix", "safe": "safe fix", "unsafe": "unsafe fix"}[rule.fix]
    return f"# {rule.code} {rule.name} ({fix})\n\n{rule.documentation}"


class _Run:
    """One run over the files: collects what `process` gives and prints it in order."""

    def __init__(self, flags: argparse.Namespace, options: Options) -> None:
        self.flags = flags
        self.options = options
        self.paths: list[str] = flags.paths or ["."]
        self.mode = Mode.APPLY if flags.apply else Mode.DIFF if flags.diff else Mode.PLAN
        # standard output is for the source or the diff where there is one
        is_taken = flags.diff or (flags.apply and "-" in self.paths)
        self.out: TextIO = sys.stderr if is_taken else sys.stdout
        self.findings: list[tuple[str, Finding]] = []
        self.errors: list[FileError] = []
        self.unnamed: Counter[int] = Counter()
        self.files = self.fixed = self.changed = 0

    def run(self) -> int:
        self._warn_if_hidden()
        for done in self._done():
            self._take(done)
        if self.flags.format == "json":
            from statusfix.report.json import render

            print(render(self.findings, self.errors), file=self.out)
        elif not self.flags.quiet:
            self._summarise()
        if self.errors:
            return FAILURE
        is_something_left = self.findings or (self.fixed and self.mode is Mode.DIFF)
        return FINDINGS if is_something_left and not self.flags.exit_zero else OK

    def _done(self) -> Iterator[Done]:
        if "-" in self.paths:
            yield from self._done_with_stdin()
            return
        from statusfix.files import Found, discover, is_installed

        tasks: list[Task] = []
        exclude = (*self.options.exclude, *self.options.extend_exclude)
        for one in discover(self.paths, exclude, self.flags.force_exclude):
            if isinstance(one, FileError):
                yield Done(one.path, error=one)
            elif self.mode is Mode.APPLY and not one.is_named and is_installed(one.path):
                reason = "not rewritten: an installed package; name the file if you mean it"
                yield Done(one.path, error=FileError(one.path, reason))
            else:
                assert isinstance(one, Found)
                tasks.append(self._task(one.path, one.is_named))
        self.files = len(tasks)
        if self.mode is Mode.APPLY:
            self._sweep({os.path.dirname(task.path) for task in tasks})
        yield from self._processed(tasks)

    def _sweep(self, folders: Iterable[str]) -> None:
        """Clear away what runs that were killed left where this one may write."""
        from statusfix.temporary import sweep

        for folder in folders:
            sweep(folder or os.curdir)

    def _done_with_stdin(self) -> Iterator[Done]:
        from statusfix.files import is_excluded

        content = sys.stdin.buffer.read()
        name = self.flags.stdin_filename or "stdin"
        exclude = (*self.options.exclude, *self.options.extend_exclude)
        if self.flags.force_exclude and is_excluded(name, exclude):
            done = Done(name)
        else:
            self.files = 1
            done = process(
                self._task(name, is_named=not self.flags.force_exclude)._replace(content=content)
            )
        if self.flags.apply:
            self._echo(content, done)
        yield done

    def _task(self, path: str, is_named: bool) -> Task:
        return Task(path, self.options, self.mode, self.flags.unsafe_fixes, is_named)

    def _processed(self, tasks: Sequence[Task]) -> Iterable[Done]:
        jobs = self.flags.jobs or _cores()
        if jobs == 1 or len(tasks) < _POOL_FROM:
            return map(process, tasks)
        from statusfix.pool import in_pool

        return in_pool(tasks, jobs)

    def _echo(self, content: bytes, done: Done) -> None:
        """`- --apply`: the fixed source, or the source as it came, on standard output."""
        if done.after is not None:
            from statusfix.reading.text import decode

            content = decode(content).encode(done.after)
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()

    def _take(self, done: Done) -> None:
        self.findings.extend((done.path, finding) for finding in done.findings)
        self.unnamed.update(dict(done.unnamed))
        if done.fixed:
            self.fixed += done.fixed
            self.changed += 1
        if done.error is not None:
            self.errors.append(done.error)
        if self.flags.format == "text":
            self._print(done)

    def _print(self, done: Done) -> None:
        from statusfix.report.text import diff_lines, error_line, finding_line

        if self.mode is Mode.DIFF and done.before is not None and done.after is not None:
            colour = self._is_coloured(sys.stdout)
            sys.stdout.writelines(diff_lines(done.path, done.before, done.after, colour))
        colour = self._is_coloured(self.out)
        for finding in done.findings:
            print(finding_line(done.path, finding, colour), file=self.out)
        if done.error is not None:
            print(error_line(done.error, self._is_coloured(sys.stderr)), file=sys.stderr)

    def _is_coloured(self, stream: TextIO) -> bool:
        if self.flags.color != "auto":
            return bool(self.flags.color == "always")
        return stream.isatty() and not os.environ.get("NO_COLOR")

    def _summarise(self) -> None:
        from statusfix.report.text import Totals, summary

        totals = Totals(
            files=self.files,
            fixed=self.fixed,
            changed_files=self.changed,
            errors=len(self.errors),
            is_apply=self.mode is Mode.APPLY,
            is_diff=self.mode is Mode.DIFF,
        )
        left = [finding for _, finding in self.findings]
        places = len({path for path, _ in self.findings})
        print(summary(left, places, self.unnamed, totals), file=self.out)

    def _warn_if_hidden(self) -> None:
        """Say so where the configuration hides every code of ours."""
        from statusfix.rules import RULES
        from statusfix.selection import is_selected

        if not any(is_selected(rule.code, self.options, rule.is_default) for rule in RULES):
            print(
                "statusfix: warning: select and ignore leave no HSC code to report; "
                "--show-settings says where they come from",
                file=sys.stderr,
            )


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1
