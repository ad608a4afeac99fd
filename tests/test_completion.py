"""Completion in the shells themselves, where they are installed."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from statusfix.flags import SHELLS, parser


@pytest.mark.parametrize("shell", SHELLS)
def test_every_flag_is_in_the_script(statusfix: Any, shell: str) -> None:
    done = statusfix("--print-completion", shell)
    assert done.status == 0
    for action in parser()._actions:
        for name in action.option_strings:
            written = name.lstrip("-") if shell == "fish" else name
            assert written in done.out, name


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_reads_the_script(statusfix: Any, shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    path = tmp_path / "completion"
    path.write_bytes(statusfix("--print-completion", shell).stdout)
    done = subprocess.run([shell, "-n", path], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


CASES = [
    (["--styl"], ["--style"]),
    (["--style", "li"], ["litestar"]),
    (["--format", "sa"], ["sarif"]),
    (["--format", "ht"], ["html"]),
    (["--explain", "HSC01"], ["HSC010", "HSC011"]),
    (["--explain", "41"], ["410", "411"]),
    (["--output-file", "comple"], ["completion"]),
    (["comple"], ["completion"]),
]


@pytest.fixture
def script(statusfix: Any, tmp_path: Path) -> Callable[[str], Path]:
    def script(shell: str) -> Path:
        if shutil.which(shell) is None:
            pytest.skip(f"{shell} is not installed")
        path = tmp_path / "completion"
        path.write_bytes(statusfix("--print-completion", shell).stdout)
        return path

    return script


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_bash_completes(
    script: Callable[[str], Path], words: list[str], expected: list[str]
) -> None:
    path = script("bash")
    line = " ".join(words)
    program = (
        f"source {path}; COMP_WORDS=(statusfix {line}); COMP_CWORD={len(words)}; "
        'COMPREPLY=(); _statusfix; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "-c", program], cwd=path.parent, capture_output=True, text=True, check=True
    )
    assert set(expected) <= set(done.stdout.split())
    assert all(one.startswith(words[-1]) for one in done.stdout.split())


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_fish_completes(
    script: Callable[[str], Path], words: list[str], expected: list[str]
) -> None:
    path = script("fish")
    program = f"source {path}; complete -C 'statusfix {' '.join(words)}'"
    done = subprocess.run(
        ["fish", "--no-config", "-c", program],
        cwd=path.parent, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = {line.split("\t")[0] for line in done.stdout.splitlines()}
    assert set(expected) <= found
    assert all(one.startswith(words[-1]) for one in found)


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_zsh_completes(
    script: Callable[[str], Path], words: list[str], expected: list[str]
) -> None:
    """On a terminal, with the key that people press."""
    path = script("zsh")
    shell, terminal = zsh_on_a_terminal(path.parent)
    try:
        load = f"autoload -Uz compinit; compinit -u -D; source {path}; echo rea''dy\n"
        os.write(terminal, load.encode())
        until_said(terminal, "ready")
        os.write(terminal, f"statusfix {' '.join(words)}\t\t".encode())
        until_said(terminal, *expected)
    finally:
        os.kill(shell, signal.SIGKILL)
        os.waitpid(shell, 0)
        os.close(terminal)


def zsh_on_a_terminal(folder: Path) -> tuple[int, int]:
    import pty

    shell, terminal = pty.fork()
    if shell == 0:
        os.chdir(folder)
        own = {"TERM": "dumb", "PS1": "", "HOME": str(folder), "PATH": os.environ["PATH"]}
        os.execvpe("zsh", ["zsh", "-f", "-i"], own)
    return shell, terminal


def until_said(terminal: int, *texts: str) -> None:
    """Read what the terminal shows until it shows all of these."""
    shown = ""
    end = time.monotonic() + 20
    while not all(text in shown for text in texts):
        assert time.monotonic() < end, shown
        if select.select([terminal], [], [], 0.2)[0]:
            shown += os.read(terminal, 65536).decode("utf-8", "replace")
