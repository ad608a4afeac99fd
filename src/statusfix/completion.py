"""Completion scripts for shells, made from the flags themselves."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import NamedTuple

from statusfix.flags import FORMATS, INVENTORY_FORMATS, parser
from statusfix.options import STYLES


class _Flag(NamedTuple):
    """A flag, what it does, and what it takes: None for nothing, words, or a file."""

    name: str
    help: str
    words: tuple[str, ...] | None
    takes_file: bool = False


def script(shell: str) -> str:
    """Return the script that teaches a shell our flags: bash, zsh or fish."""
    return {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](list(_flags()))


def _flags() -> Iterable[_Flag]:
    from statusfix.registry import all_statuses
    from statusfix.rules import RULES

    codes = tuple(rule.code for rule in RULES)
    statuses = tuple(str(status.code) for status in all_statuses())
    words = {
        "--explain": (*codes, *statuses),
        "--style": STYLES,
        "--format": tuple(dict.fromkeys((*FORMATS, *INVENTORY_FORMATS))),
        "--scheduler": ("local",),
        **dict.fromkeys(("--select", "--extend-select", "--ignore", "--extend-ignore"), codes),
    }
    for action in parser()._actions:
        for name in action.option_strings:
            takes = words.get(name, tuple(action.choices or ())) if action.nargs != 0 else None
            is_file = action.metavar in ("DIR", "FILE", "PATH")
            yield _Flag(name, _plain(action), takes, is_file)


def _plain(action: argparse.Action) -> str:
    return (action.help or "").replace("'", "").replace("[", "(").replace("]", ")")


def _bash(flags: list[_Flag]) -> str:
    cases = "\n".join(
        f"        {flag.name})\n"
        f'            COMPREPLY=($(compgen -W "{" ".join(flag.words)}" -- "$word"))\n'
        "            return ;;"
        for flag in flags
        if flag.words
    )
    names = " ".join(flag.name for flag in flags)
    return f"""\
# statusfix completion for bash: source this file
_statusfix() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}"
    case "$before" in
{cases}
    esac
    if [[ "$word" == -* ]]; then
        COMPREPLY=($(compgen -W "{names}" -- "$word"))
    else
        COMPREPLY=($(compgen -f -- "$word"))
    fi
}}
complete -o filenames -F _statusfix statusfix
"""


def _zsh(flags: list[_Flag]) -> str:
    lines = []
    for flag in flags:
        text = f"{flag.name}[{flag.help}]".replace(":", "\\:")
        if flag.words:
            text += f":value:({' '.join(flag.words)})"
        elif flag.takes_file:
            text += ":file:_files"
        elif flag.words is not None:
            text += ":value:"
        lines.append(f"    '{text}' \\")
    listed = "\n".join(lines)
    return f"""\
#compdef statusfix
# statusfix completion for zsh: put it into a folder of $fpath as _statusfix, or source it
_statusfix() {{
  _arguments \\
{listed}
    '*:path:_files'
}}
if [ "$funcstack[1]" = _statusfix ]; then _statusfix "$@"; else compdef _statusfix statusfix; fi
"""


def _fish(flags: list[_Flag]) -> str:
    lines = ["# statusfix completion for fish: ~/.config/fish/completions/statusfix.fish"]
    for flag in flags:
        option = f"-l {flag.name[2:]}" if flag.name.startswith("--") else f"-s {flag.name[1:]}"
        rest = ""
        if flag.words:
            rest = f" -x -a '{' '.join(flag.words)}'"
        elif flag.takes_file:
            rest = " -r"
        elif flag.words is not None:
            rest = " -x"
        lines.append(f"complete -c statusfix {option}{rest} -d '{flag.help}'")
    return "\n".join(lines) + "\n"
