"""The command: reads the flags, walks the files, prints. The only module that prints."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from statusfix import __version__
from statusfix.model import FileError, Finding, StatusfixError
from statusfix.options import KEYS, Options, parse_value, split_list, with_values
from statusfix.process import Done, Mode, Task, process

if TYPE_CHECKING:
    from statusfix.fix.plan import PlannedFix

OK, FINDINGS, FAILURE = 0, 1, 2
_POOL_FROM = 24


def run() -> None:
    """Run the command and end the process with its exit status."""
    sys.exit(main())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with the given arguments (those of the process if None).

    Returns 0 where nothing is left to report, 1 where findings remain, 2 where something could
    not be done: wrong usage or configuration, a file that can't be read, parsed or written.
    """
    try:
        flags = _parser().parse_args(arguments)
        answer = _answered(flags)
        if answer is not None:
            return answer
        options = _options(flags)
        if flags.show_settings:
            print(_settings(options))
            return OK
        return _Run(flags, options).run()
    except StatusfixError as error:
        print(f"statusfix: error: {error}", file=sys.stderr)
        return FAILURE
    except KeyboardInterrupt:
        print("statusfix: interrupted; every file is whole", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILURE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="statusfix",
        description="Find, judge and rewrite HTTP status codes in Python web code.",
        epilog="Exit status: 0 nothing left, 1 findings remain, 2 something could not be done.",
        allow_abbrev=False,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders; - for stdin")
    parser.add_argument("--version", action="version", version=f"statusfix {__version__}")
    what = parser.add_argument_group("what to do")
    what.add_argument("--diff", action="store_true", help="show what --apply would change")
    what.add_argument("--apply", action="store_true", help="rewrite the files: safe edits only")
    what.add_argument(
        "--unsafe-fixes", action="store_true", help="with --diff, --apply: all edits"
    )
    what.add_argument("--explain", metavar="WHAT", help="explain a rule (HSC001) or a status (404)")
    what.add_argument("--codes", action="store_true", help="print the table of all statuses")
    what.add_argument("--show-settings", action="store_true", help="print the settings in force")
    which = parser.add_argument_group("which findings (as flake8 means it)")
    which.add_argument("--select", metavar="CODES", help="report these codes only")
    which.add_argument("--extend-select", metavar="CODES", help="report these codes too")
    which.add_argument("--ignore", metavar="CODES", help="don't report these codes")
    which.add_argument("--extend-ignore", metavar="CODES", help="ignore these codes too")
    which.add_argument("--per-file-ignores", metavar="PAIRS", help="`files: codes` pairs")
    which.add_argument("--exclude", metavar="PATTERNS", help="files and folders to leave out")
    which.add_argument("--extend-exclude", metavar="PATTERNS", help="more to leave out")
    which.add_argument(
        "--force-exclude", action="store_true", help="exclusions count for named paths too"
    )
    which.add_argument("--disable-noqa", action="store_true", help="pay no heed to # noqa")
    settings = parser.add_argument_group("settings")
    for key in KEYS:
        settings.add_argument(f"--{key.name}", metavar=key.metavar, help=key.help)
    settings.add_argument("--config", metavar="FILE", help="read this instead of setup.cfg, …")
    settings.add_argument(
        "--append-config", metavar="FILE", action="append", default=[], help="read this too"
    )
    settings.add_argument("--isolated", action="store_true", help="read no configuration")
    output = parser.add_argument_group("output")
    output.add_argument("--format", choices=("text", "json"), default="text")
    output.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    output.add_argument("--exit-zero", action="store_true", help="findings don't fail the run")
    output.add_argument("-q", "--quiet", action="store_true", help="no summary line")
    output.add_argument("--stdin-filename", metavar="PATH", help="the name of what - reads")
    output.add_argument("-j", "--jobs", type=_jobs, default=0, help="processes (default: cores)")
    return parser


def _jobs(text: str) -> int:
    if text == "auto":
        return 0
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"takes a number of processes, not {text!r}")
    return int(text)


def _answered(flags: argparse.Namespace) -> int | None:
    """Answer the questions that need no files."""
    if flags.codes:
        from statusfix.report.codes import render_table

        print(render_table())
        return OK
    if flags.explain is not None:
        print(_explained(flags.explain))
        return OK
    return None


def _explained(what: str) -> str:
    from statusfix.report.codes import render_status
    from statusfix.rules import RULES, find_rule

    if what.isdigit():
        try:
            return render_status(int(what))
        except LookupError as error:
            raise StatusfixError(f"--explain: {error.args[0]}") from error
    rule = find_rule(what)
    if rule is None:
        from statusfix.options import did_you_mean

        raise StatusfixError(
            f"--explain: no rule {what}{did_you_mean(what.upper(), [one.code for one in RULES])}"
        )
    fix = {"none": "no fix", "safe": "safe fix", "unsafe": "unsafe fix"}[rule.fix]
    return f"# {rule.code} {rule.name} ({fix})\n\n{rule.documentation}"


def _options(flags: argparse.Namespace) -> Options:
    from statusfix.configuration import load, parse_per_file_ignores
    from statusfix.selection import normalize

    options = load(flags.config, flags.append_config, flags.isolated)
    values: dict[str, Any] = {}
    for key in KEYS:
        value = getattr(flags, key.name.replace("-", "_"))
        if value is not None:
            values[key.name] = parse_value(key.name, value, f"--{key.name}")
    options = with_values(options, values)
    changes: dict[str, Any] = {}
    for name in ("select", "ignore"):
        if getattr(flags, name) is not None:
            changes[name] = _codes(f"--{name}", getattr(flags, name))
    for name in ("extend_select", "extend_ignore"):
        if getattr(flags, name) is not None:
            given = _codes(f"--{name.replace('_', '-')}", getattr(flags, name))
            changes[name] = (*getattr(options, name), *given)
    if flags.per_file_ignores is not None:
        pairs = parse_per_file_ignores(flags.per_file_ignores, "--per-file-ignores")
        changes["per_file_ignores"] = tuple(pairs)
    if flags.exclude is not None:
        changes["exclude"] = tuple(normalize(one) for one in split_list(flags.exclude))
    if flags.extend_exclude is not None:
        extra = tuple(normalize(one) for one in split_list(flags.extend_exclude))
        changes["exclude"] = (*changes.get("exclude", options.exclude), *extra)
    if flags.disable_noqa:
        changes["disable_noqa"] = True
    return options._replace(**changes)


def _codes(flag: str, value: str) -> tuple[str, ...]:
    """Parse a list of codes; one that looks like ours must be the start of a rule's code."""
    from statusfix.options import PREFIX, did_you_mean
    from statusfix.rules import RULES

    codes = tuple(split_list(value))
    known = [rule.code for rule in RULES]
    for code in codes:
        if code.startswith(PREFIX) and not any(one.startswith(code) for one in known):
            raise StatusfixError(f"{flag}: no rule {code}{did_you_mean(code, known)}")
    return codes


def _settings(options: Options) -> str:
    shown = options._asdict()
    for name in ("families", "python", "versions", "is_migration"):
        del shown[name]
    return "\n".join(f"{name.replace('_', '-')} = {_shown(value)}" for name, value in shown.items())


def _shown(value: object) -> str:
    if isinstance(value, frozenset):
        return ", ".join(str(one) for one in sorted(value))
    if isinstance(value, tuple):
        if value and all(isinstance(one, int) for one in value):
            return ".".join(str(one) for one in value)
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)


class _Run:
    """One run over the files: collects what `process` gives and prints it in order."""

    def __init__(self, flags: argparse.Namespace, options: Options) -> None:
        self.flags = flags
        self.options = options
        self.paths: list[str] = flags.paths or ["."]
        self.reads_stdin = "-" in self.paths
        if self.reads_stdin and len(self.paths) > 1:
            raise StatusfixError("- stands alone: either standard input or paths")
        self.mode = self._mode()
        self.out: TextIO = sys.stderr if self.reads_stdin and flags.apply else sys.stdout
        self.colour = self._colour()
        self.findings: list[tuple[str, Finding, PlannedFix | None]] = []
        self.errors: list[FileError] = []
        self.unnamed: Counter[int] = Counter()
        self.fixed = self.changed = 0

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
        return FINDINGS if self.findings and not self.flags.exit_zero else OK

    def _mode(self) -> Mode:
        if self.flags.apply and self.flags.diff:
            raise StatusfixError("--diff shows what --apply would do: give one of them")
        if self.flags.apply:
            return Mode.APPLY
        if self.flags.diff:
            return Mode.DIFF
        return Mode.PLAN

    def _colour(self) -> bool:
        if self.flags.color != "auto":
            return bool(self.flags.color == "always")
        return self.out.isatty() and "NO_COLOR" not in os.environ

    def _done(self) -> Iterator[Done]:
        if self.reads_stdin:
            content = sys.stdin.buffer.read()
            name = self.flags.stdin_filename or "stdin"
            task = self._task(name, is_named=True)._replace(content=content)
            done = process(task)
            if self.flags.apply:
                self._echo(content, done)
            yield done
            return
        from statusfix.files import Found, discover

        tasks: list[Task] = []
        for one in discover(self.paths, self.options.exclude, self.flags.force_exclude):
            if isinstance(one, Found):
                tasks.append(self._task(one.path, one.is_named))
            else:
                yield Done(one.path, error=one)
        yield from self._processed(tasks)

    def _task(self, path: str, is_named: bool) -> Task:
        return Task(path, self.options, self.mode, self.flags.unsafe_fixes, is_named)

    def _processed(self, tasks: Sequence[Task]) -> Iterable[Done]:
        jobs = self.flags.jobs or os.cpu_count() or 1
        if jobs == 1 or len(tasks) < _POOL_FROM:
            return map(process, tasks)
        return _in_pool(tasks, jobs)

    def _echo(self, content: bytes, done: Done) -> None:
        """`- --apply`: the fixed source, or the source as it came, on standard output."""
        if done.after is not None:
            from statusfix.reading.text import decode

            content = decode(content).encode(done.after)
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()

    def _take(self, done: Done) -> None:
        fixes: Sequence[PlannedFix | None] = done.fixes or (None,) * len(done.findings)
        for finding, fix in zip(done.findings, fixes, strict=True):
            self.findings.append((done.path, finding, fix))
        self.unnamed.update(dict(done.unnamed))
        if done.error is None and done.fixed:
            self.fixed += done.fixed
            self.changed += 1
        if done.error is not None:
            self.errors.append(done.error)
        if self.flags.format == "text":
            self._print(done)

    def _print(self, done: Done) -> None:
        from statusfix.report.text import error_line, finding_line

        if self.mode is Mode.DIFF and done.before is not None and done.after is not None:
            self._print_diff(done.path, done.before, done.after)
        for finding in done.findings:
            print(finding_line(done.path, finding, self.colour), file=self.out)
        if done.error is not None:
            print(error_line(done.error, self.colour), file=sys.stderr)

    def _print_diff(self, path: str, before: str, after: str) -> None:
        from difflib import unified_diff

        from statusfix.report.text import coloured_diff

        lines = list(
            unified_diff(
                _lines(before), _lines(after), fromfile=f"{path} (as it is)", tofile=path, n=2
            )
        )
        for line in coloured_diff(lines) if self.colour else lines:
            self.out.write(line if line.endswith("\n") else f"{line}\n")

    def _summarise(self) -> None:
        from statusfix.report.text import summary

        print(
            summary(
                [finding for _, finding, _ in self.findings],
                len({path for path, _, _ in self.findings}),
                self.unnamed,
                self.fixed,
                self.changed,
                len(self.errors),
                self.mode is Mode.DIFF,
            ),
            file=self.out,
        )

    def _warn_if_hidden(self) -> None:
        """Say so where the configuration hides every code of ours."""
        from statusfix.rules import RULES
        from statusfix.selection import is_selected

        if not any(is_selected(rule.code, self.options, rule.is_default) for rule in RULES):
            print(
                "statusfix: warning: select and ignore leave no HSC code to report",
                file=sys.stderr,
            )


def _lines(text: str) -> list[str]:
    import io

    return io.StringIO(text, newline="").readlines()


def _in_pool(tasks: Sequence[Task], jobs: int) -> Iterator[Done]:
    """Process the tasks in several processes, in order, without losing one to another's fault."""
    from concurrent.futures import ProcessPoolExecutor

    size = max(1, min(32, len(tasks) // (jobs * 4)))
    with ProcessPoolExecutor(jobs) as pool:
        try:
            yield from pool.map(process, tasks, chunksize=size)
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
