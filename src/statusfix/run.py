"""One run over the files: collects what `walk` gives and prints it in order."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from statusfix.cache.place import folder_for
from statusfix.model import FileError
from statusfix.options import Options
from statusfix.process import Done, Mode, Task
from statusfix.walk import Walk

if TYPE_CHECKING:
    import argparse

    from statusfix.baseline import Compared
    from statusfix.report.entry import Entry

OK, FINDINGS, FAILURE, INTERRUPTED = 0, 1, 2, 130


class Run:
    """What a run was asked for, and what it has found so far."""

    def __init__(self, flags: argparse.Namespace, options: Options) -> None:
        self.flags = flags
        self.options = options
        self.paths: list[str] = flags.paths or ["."]
        self.mode = (
            Mode.APPLY if flags.apply else Mode.DIFF if flags.diff
            else Mode.NOQA if flags.add_noqa else Mode.PLAN
        )  # fmt: skip
        # standard output is for the source or the diff where there is one
        self.is_echoed = "-" in self.paths and self.mode in (Mode.APPLY, Mode.NOQA)
        self.out: TextIO = sys.stderr if flags.diff or self.is_echoed else sys.stdout
        is_terminal = self.out.isatty()
        self.format: str = flags.format or ("full" if is_terminal else "text")
        # what needs all findings before it can print the first
        self.is_collecting = self.format not in ("text", "full") or bool(
            flags.baseline or flags.statistics or flags.output_file
        )
        task = Task(
            "", options, self.mode, flags.unsafe_fixes, wants_lines=self._wants_lines(),
            wants_fixes=self.is_collecting or self.format != "text",
        )  # fmt: skip
        cache = None if flags.no_cache else folder_for(self.paths, flags.cache_dir)
        cluster = flags.scheduler
        self.walk = Walk(self.paths, task, flags.jobs, flags.force_exclude, cluster, cache)
        self.entries: list[Entry] = []
        self.errors: list[FileError] = []
        self.unnamed: Counter[int] = Counter()
        self.fixed = self.changed = 0

    def _wants_lines(self) -> bool:
        return self.format in ("full", "gitlab", "sarif", "github") or bool(self.flags.baseline)

    def run(self) -> int:
        self._warn_if_hidden()
        known = self._known()
        for done in self._done():
            self._take(done)
        compared = self._compare(known)
        if compared is not None:
            self.entries = list(compared.new)
        self._report()
        if self.format in ("text", "full") and not self.flags.quiet:
            self._summarise(compared)
        if self.errors:
            return FAILURE
        is_something_left = self.entries or (self.fixed and self.mode is Mode.DIFF)
        return FINDINGS if is_something_left and not self.flags.exit_zero else OK

    def _done(self) -> Iterator[Done]:
        if "-" not in self.paths:
            shows_progress = sys.stderr.isatty() and not self.flags.quiet
            yield from self.walk.files(shows_progress and (self.is_collecting or self._is_apart()))
            return
        content = sys.stdin.buffer.read()
        done = self.walk.standard_input(content, self.flags.stdin_filename or "stdin")
        if self.is_echoed:
            self._echo(content, done)
        yield done

    def _is_apart(self) -> bool:
        """Whether findings go somewhere else than the progress bar."""
        return not self.out.isatty()

    def _echo(self, content: bytes, done: Done) -> None:
        """`- --apply`: the fixed source, or the source as it came, on standard output."""
        if done.after is not None:
            from statusfix.reading.text import decode

            content = decode(content).encode(done.after)
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()

    def _take(self, done: Done) -> None:
        if done.findings:
            from statusfix.report.entry import Entry

            lines = dict(done.lines)
            self.entries.extend(Entry(done.path, one, lines) for one in done.findings)
        if done.unnamed:
            self.unnamed.update(dict(done.unnamed))
        if done.fixed:
            self.fixed += done.fixed
            self.changed += 1
        if done.error is not None:
            self.errors.append(done.error)
        if self.mode is Mode.DIFF and done.before is not None and done.after is not None:
            from statusfix.report.text import diff_lines

            colour = self._is_coloured(sys.stdout)
            sys.stdout.writelines(diff_lines(done.path, done.before, done.after, colour))
        if done.findings and not self.is_collecting:
            self._print(self.entries[len(self.entries) - len(done.findings) :])
        if done.error is not None and self.format in ("text", "full"):
            from statusfix.report.text import error_line

            print(error_line(done.error, self._is_coloured(sys.stderr)), file=sys.stderr)

    def _print(self, entries: Sequence[Entry]) -> None:
        colour = self._is_coloured(self.out)
        for line in self._text_lines(entries, colour):
            print(line, file=self.out)

    def _text_lines(self, entries: Sequence[Entry], colour: bool) -> Iterator[str]:
        from statusfix.report.text import finding_line

        if self.format == "full" and entries:
            from statusfix.report.full import finding_block

            yield from (finding_block(entry, colour) for entry in entries)
        else:
            yield from (finding_line(one.path, one.finding, colour) for one in entries)

    def _report(self) -> None:
        """Print or write what could only be made of all findings together."""
        if not self.is_collecting:
            return
        is_text = self.format in ("text", "full")
        if self.flags.statistics:
            from statusfix.report import statistics
            from statusfix.repositories import Repositories

            make = statistics.render if is_text else statistics.render_json
            document = make(self.entries, Repositories(self.paths).root_of)
        elif is_text:
            colour = self.flags.output_file is None and self._is_coloured(self.out)
            document = "\n".join(self._text_lines(self.entries, colour))
        else:
            from statusfix.report.document import render

            document = render(self.format, self.entries, self.errors)
        if self.flags.output_file is not None:
            from statusfix.report.document import write_document

            write_document(self.flags.output_file, f"{document}\n" if document else "")
        elif document:
            print(document, file=self.out)

    def _known(self) -> object:
        """Read the baseline and try the output file before any work is done."""
        if self.flags.output_file is not None:
            from statusfix.report.document import check_writable

            check_writable(self.flags.output_file)
        if self.flags.baseline is None:
            return None
        from statusfix import baseline

        is_new = self.flags.update_baseline and not os.path.exists(self.flags.baseline)
        return () if is_new else baseline.read(self.flags.baseline)

    def _compare(self, known: object) -> Compared | None:
        if not isinstance(known, tuple):
            return None
        from statusfix import baseline

        path = self.flags.baseline
        compared = baseline.compare(known, self.entries, path, self.walk.checked)
        if not self.flags.update_baseline:
            return compared
        baseline.write(path, compared.kept)
        return compared._replace(new=())

    def _is_coloured(self, stream: TextIO) -> bool:
        if self.flags.color != "auto":
            return bool(self.flags.color == "always")
        if os.environ.get("NO_COLOR"):
            return False
        return stream.isatty() or bool(os.environ.get("FORCE_COLOR"))

    def _summarise(self, compared: Compared | None) -> None:
        from statusfix.report.text import Totals, baseline_lines, summary

        totals = Totals(
            files=len(self.walk.checked),
            fixed=self.fixed,
            changed_files=self.changed,
            errors=len(self.errors),
            verb={Mode.DIFF: "would fix", Mode.NOQA: "silenced"}.get(self.mode, "fixed"),
            is_fixing=self.mode is not Mode.PLAN,
        )
        if compared is not None:
            updated = self.flags.update_baseline
            counts = (len(compared.kept), updated, compared.gone)
            for line in baseline_lines(self.flags.baseline, *counts):
                print(line, file=self.out)
        left = [entry.finding for entry in self.entries]
        places = len({entry.path for entry in self.entries})
        print(summary(left, places, self.unnamed, totals), file=self.out)

    def _warn_if_hidden(self) -> None:
        """Say so where the configuration hides every code of ours."""
        given = self.options
        if given.select is None and not given.ignore and not given.extend_ignore:
            return
        from statusfix.rules import RULES
        from statusfix.selection import is_selected

        if not any(is_selected(rule.code, given, rule.is_default) for rule in RULES):
            print(
                "statusfix: warning: select and ignore leave no HSC code to report; "
                "--show-settings says where they come from",
                file=sys.stderr,
            )
