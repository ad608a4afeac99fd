"""The flags of the command: what there is, and the options that they and the files give."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from typing import Any

from statusfix import __version__
from statusfix.model import StatusfixError
from statusfix.options import KEYS, Options, did_you_mean, split_list, with_values

_EPILOG = "Exit status: 0 nothing left, 1 findings remain, 2 something could not be done."
SHELLS = ("bash", "zsh", "fish")
FORMATS = ("text", "full", "json", "github", "gitlab", "sarif", "junit")
INVENTORY_FORMATS = ("text", "json", "markdown", "html")
_LISTS = ("select", "extend_select", "ignore", "extend_ignore")
# Fields of Options that are settled file by file, and what stands for None in the others.
_PER_FILE = ("families", "python", "versions", "is_migration", "confined", "chosen")
_UNSET = {
    "target_version": "as the project of each file declares",
    "select": "every rule that is on by default",
    "ignore": "",
}


def parse_flags(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Parse the arguments of the command; raises StatusfixError for flags that don't fit."""
    known = parser()
    flags, rest = known.parse_known_args(arguments)
    for one in rest:  # argparse leaves paths behind a second run of flags here
        if one.startswith("-") and one != "-":
            raise _unknown_flag(one.partition("=")[0], known.format_help())
        flags.paths.append(one)
    _check_together(flags)
    return flags


def options_from(flags: argparse.Namespace) -> Options:
    """Return the options of the configuration files with those of the flags over them."""
    from statusfix.configuration import (
        load,
        parse_code_list,
        parse_key,
        parse_per_file_ignores,
    )
    from statusfix.selection import normalize

    options = load(flags.config, flags.append_config, flags.isolated)
    values: dict[str, Any] = {}
    for key in KEYS:
        value = getattr(flags, key.name.replace("-", "_"))
        if value is not None:
            values[key.name] = parse_key(key.name, value, f"--{key.name}")
    for name in _LISTS:
        if getattr(flags, name) is not None:
            values[name] = parse_code_list(getattr(flags, name), f"--{name.replace('_', '-')}")
    if flags.per_file_ignores is not None:
        values["per_file_ignores"] = parse_per_file_ignores(
            flags.per_file_ignores, "--per-file-ignores"
        )
    for name in ("exclude", "extend_exclude"):
        if getattr(flags, name) is not None:
            values[name] = tuple(normalize(one) for one in split_list(getattr(flags, name)))
    if flags.disable_noqa:
        values["disable_noqa"] = True
    return with_values(options, values)


def versions() -> str:
    """Return our version and those that matter in a report of a defect."""
    import platform
    from importlib.metadata import version

    others = ", ".join(f"{name} {version(name)}" for name in ("flake8", "libcst"))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"statusfix {__version__} ({python}, {others})"


def settings_lines(flags: argparse.Namespace, options: Options) -> list[str]:
    """Return the settings in force, below the files that they come from."""
    from statusfix.configuration import read_flake8, read_pyproject

    files: list[str] = []
    if not flags.isolated:
        files = [one.path for one in read_flake8(flags.config, flags.append_config)]
        pyproject = read_pyproject()
        files += [pyproject.path] if pyproject is not None else []
    lines = [f"# from {path}" for path in files] or ["# no configuration file"]
    shown = options._asdict()
    for name in _PER_FILE:
        del shown[name]
    for name, value in shown.items():
        lines.append(f"{name.replace('_', '-')} = {_shown(name, value)}".rstrip())
    return [*lines, f"cache-dir = {_cache(flags)}"]


def _cache(flags: argparse.Namespace) -> str:
    from statusfix.cache.place import folder_for

    folder = None if flags.no_cache else folder_for(flags.paths or ["."], flags.cache_dir)
    return folder or "none"


def _shown(name: str, value: Any) -> str:
    if value is None:
        return _UNSET[name]
    if isinstance(value, bool):
        return str(value).lower()
    if name == "target_version":
        return ".".join(str(one) for one in value)
    if name in ("per_file_ignores", "per_file_select"):
        return " ".join(f"{pattern}: {','.join(codes)}" for pattern, codes in value)
    if isinstance(value, frozenset | tuple):
        return ", ".join(str(one) for one in (sorted(value) if name != "exclude" else value))
    return str(value)


def _check_together(flags: argparse.Namespace) -> None:
    if "-" in flags.paths and len(flags.paths) > 1:
        raise StatusfixError("- stands alone: give either standard input or paths")
    if flags.stdin_filename is not None and "-" not in flags.paths:
        raise StatusfixError("--stdin-filename names what - reads: give - too")
    if flags.apply and flags.diff:
        raise StatusfixError("--diff shows what --apply would do: give one of them")
    if flags.add_noqa and (flags.apply or flags.diff):
        raise StatusfixError("--add-noqa silences, --apply and --diff fix: give one of them")
    if flags.add_noqa and flags.disable_noqa:
        raise StatusfixError("--add-noqa writes what --disable-noqa pays no heed to")
    if flags.update_baseline and flags.baseline is None:
        raise StatusfixError("--update-baseline goes with --baseline FILE")
    if flags.baseline is not None and flags.add_noqa:
        raise StatusfixError("--baseline and --add-noqa are two ways to the same: take one")
    if flags.statistics and flags.diff:
        raise StatusfixError("--statistics counts what --apply would fix: leave --diff out")
    if flags.statistics and flags.format not in (None, "text", "full", "json"):
        raise StatusfixError(f"--statistics comes as text or json, not {flags.format}")
    if flags.unsafe_fixes and not (flags.apply or flags.diff):
        raise StatusfixError("--unsafe-fixes goes with --diff or --apply")
    if flags.scheduler is not None and (
        flags.apply or flags.diff or flags.add_noqa or "-" in flags.paths
    ):
        raise StatusfixError("--scheduler reports on files: no --apply, --diff, --add-noqa or -")
    if flags.inventory and (flags.apply or flags.diff or "-" in flags.paths):
        raise StatusfixError("--inventory lists what is in files: no --apply, --diff or -")
    if flags.format in INVENTORY_FORMATS[2:] and not flags.inventory:
        raise StatusfixError(f"--format {flags.format} goes with --inventory")
    if flags.inventory and flags.format not in (None, *INVENTORY_FORMATS):
        raise StatusfixError(f"--inventory has the formats {', '.join(INVENTORY_FORMATS)}")
    if flags.diff and flags.format not in (None, "text", "full"):
        raise StatusfixError(
            f"--diff prints a diff, not {flags.format}; --format {flags.format} has the edits too"
        )


def _unknown_flag(flag: str, help_text: str) -> StatusfixError:
    import difflib
    import re

    known = set(re.findall(r"--[a-z][a-z-]*", help_text))
    near = difflib.get_close_matches(flag, sorted(known), n=1)
    hint = f", did you mean {near[0]}?" if near else "; --help lists them"
    return StatusfixError(f"unknown flag {flag}{hint}")


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="statusfix",
        usage="%(prog)s [flags] [PATH ...]",
        description="Find, judge and rewrite HTTP status codes in Python web code.",
        epilog=_EPILOG,
        allow_abbrev=False,
        formatter_class=partial(argparse.HelpFormatter, width=80),
    )
    made.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files and folders (default: the working directory); - for standard input",
    )
    made.add_argument("--version", action="store_true", help="print the versions and exit")
    _add_what(made.add_argument_group("what to do (without any of these: report)"))
    _add_which(made.add_argument_group("which findings (CODES and PATTERNS as in flake8)"))
    _add_settings(made.add_argument_group("settings"))
    _add_output(made.add_argument_group("output"))
    made.formatter_class = argparse.HelpFormatter  # measures the terminal, now for help alone
    return made


def _add_what(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--diff", action="store_true", help="show what --apply would change")
    group.add_argument("--apply", action="store_true", help="rewrite the files: safe fixes only")
    group.add_argument(
        "--unsafe-fixes",
        action="store_true",
        help="with --diff or --apply: also fixes that may change what the program does",
    )
    group.add_argument(
        "--explain", metavar="WHAT", help="explain a rule (HSC001) or a status (404)"
    )
    group.add_argument(
        "--add-noqa", action="store_true", help="silence what is found by comments in the files"
    )
    group.add_argument(
        "--inventory",
        action="store_true",
        help="list the routes of the program with the statuses that each can answer",
    )
    group.add_argument(
        "--lsp", action="store_true", help="serve an editor on standard input and output"
    )
    group.add_argument("--codes", action="store_true", help="print the table of all statuses")
    group.add_argument(
        "--print-completion", metavar="SHELL", choices=SHELLS,
        help=f"print a completion script: {', '.join(SHELLS)}",
    )  # fmt: skip
    group.add_argument("--show-settings", action="store_true", help="print the settings in force")


def _add_which(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--select", metavar="CODES", help="report these codes only")
    group.add_argument("--extend-select", metavar="CODES", help="report these codes too")
    group.add_argument("--ignore", metavar="CODES", help="don't report these codes")
    group.add_argument("--extend-ignore", metavar="CODES", help="don't report these either")
    group.add_argument(
        "--per-file-ignores", metavar="PAIRS", help="such as `tests/*: HSC002,HSC004`"
    )
    group.add_argument("--exclude", metavar="PATTERNS", help="files and folders to leave out")
    group.add_argument("--extend-exclude", metavar="PATTERNS", help="more to leave out")
    group.add_argument(
        "--force-exclude", action="store_true", help="leave them out even where named as PATH"
    )
    group.add_argument("--disable-noqa", action="store_true", help="pay no heed to # noqa")
    group.add_argument(
        "--baseline", metavar="FILE", help="report only what this file doesn't know"
    )
    group.add_argument(
        "--update-baseline", action="store_true", help="write what is found to the --baseline"
    )


def _add_settings(group: argparse._ArgumentGroup) -> None:
    for key in KEYS:
        group.add_argument(f"--{key.name}", metavar=key.metavar, help=key.help)
    group.add_argument(
        "--config", metavar="FILE", help="read this, not setup.cfg, tox.ini or .flake8"
    )
    group.add_argument(
        "--append-config",
        metavar="FILE",
        action="append",
        default=[],
        help="read this after the others (repeatable)",
    )
    group.add_argument("--isolated", action="store_true", help="read no configuration")


def _add_output(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--format",
        metavar="FORMAT",
        type=_format,
        help=f"{', '.join(FORMATS)} (default: full on a terminal, text elsewhere); "
        f"with --inventory {', '.join(INVENTORY_FORMATS)}",
    )
    group.add_argument("--output-file", metavar="FILE", help="write the report to a file")
    group.add_argument(
        "--statistics", action="store_true", help="count the findings, and don't list them"
    )
    group.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="auto: on a terminal or with FORCE_COLOR, unless NO_COLOR is set (default)",
    )
    group.add_argument("-q", "--quiet", action="store_true", help="no summary line")
    group.add_argument("--exit-zero", action="store_true", help="findings don't fail the run")
    group.add_argument("--stdin-filename", metavar="PATH", help="the name of what - reads")
    group.add_argument("--no-cache", action="store_true", help="look at every file again")
    group.add_argument(
        "--cache-dir",
        metavar="DIR",
        help="where caches are (default: .statusfix_cache in the project, or "
        "$STATUSFIX_CACHE_DIR)",
    )
    group.add_argument(
        "-j", "--jobs", metavar="N", type=_jobs, default=0, help="processes (default: one a core)"
    )
    group.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        type=_scheduler,
        help="let a Dask cluster do it: tcp://HOST:PORT, or local for a pool of processes",
    )


def _format(text: str) -> str:
    known = tuple(dict.fromkeys((*FORMATS, *INVENTORY_FORMATS)))
    if text not in known:
        raise argparse.ArgumentTypeError(f"no format {text}{did_you_mean(text, known)}")
    return text


def _scheduler(text: str) -> str:
    if text != "local" and not text.startswith(("tcp://", "tls://", "ws://", "wss://", "ucx://")):
        raise argparse.ArgumentTypeError(f"takes tcp://HOST:PORT, tls://… or local, not {text}")
    return text


def _jobs(text: str) -> int:
    if text == "auto":
        return 0
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"takes a number of processes, not {text!r}")
    return int(text)
