"""The command: takes the short way where it goes, else reads the flags and does what they say."""

import gc
import os
import sys

TYPE_CHECKING = False  # what type checkers take for true, without the import of typing
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from statusfix.options import Options

OK, FAILURE, INTERRUPTED = 0, 2, 130


def run() -> None:
    """Run the command and end the process with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a letter that can't be shown is no reason to die
            stream.reconfigure(errors="backslashreplace")
    status = main()
    gc.freeze()  # what is left goes with the process, and need not be looked through before
    sys.exit(status)


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run the command with the given arguments (those of the process if None).

    Returns 0 where nothing is left to report, 1 where findings remain, 2 where something could
    not be done: wrong usage or configuration, a file that can't be read, parsed or written.
    """
    try:
        status = _short_or_long(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        print("statusfix: interrupted; every file is whole", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # whoever reads has gone; Python would complain when it closes the stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILURE


def _short_or_long(arguments: list[str]) -> int:
    from statusfix.quick import answer

    said = answer(arguments)
    if said is not None:
        if said:
            print(said)
        return OK
    from statusfix.model import StatusfixError

    try:
        return _in_full(arguments)
    except StatusfixError as error:
        print(f"statusfix: error: {error}", file=sys.stderr)
        return FAILURE


def _in_full(arguments: list[str]) -> int:
    from statusfix.flags import options_from, parse_flags

    flags = parse_flags(arguments)
    if flags.version:
        from statusfix.flags import versions

        print(versions())
        return OK
    if flags.lsp:
        from statusfix.lsp import serve

        serve()
        return OK
    if flags.codes:
        from statusfix.report.codes import render_table

        print(render_table(), end="")
        return OK
    if flags.explain is not None:
        print(_explained(flags.explain).rstrip())
        return OK
    if flags.print_completion is not None:
        from statusfix.completion import script

        print(script(flags.print_completion), end="")
        return OK
    options = options_from(flags)
    if flags.show_settings:
        from statusfix.flags import settings_lines

        print(*settings_lines(flags, options), sep="\n")
        return OK
    if flags.inventory:
        return _inventory(flags, options)
    from statusfix.run import Run

    return Run(flags, options).run()


def _explained(what: str) -> str:
    from statusfix.model import StatusfixError
    from statusfix.options import did_you_mean
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


def _inventory(flags: "argparse.Namespace", options: "Options") -> int:
    from statusfix.report.inventory import render_inventory
    from statusfix.survey import survey
    from statusfix.walk import cores

    cluster = (flags.scheduler, flags.jobs or cores())
    inventory = survey(flags.paths or ["."], options, flags.force_exclude, *cluster)
    document = render_inventory(inventory, flags.format or "text")
    if flags.output_file is not None:
        from statusfix.report.document import write_document

        write_document(flags.output_file, document)
    else:
        print(document, end="")
    for path, message in inventory.errors:
        print(f"{path}: error: {message}", file=sys.stderr)
    return FAILURE if inventory.errors else OK
