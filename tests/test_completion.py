"""Completion in the shells themselves, where they are installed."""

from __future__ import annotations

import shutil
import subprocess
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


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--styl"], ["--style"]),
        (["--style", "li"], ["litestar"]),
        (["--format", "sa"], ["sarif"]),
        (["--explain", "HSC01"], ["HSC010", "HSC011"]),
        (["--explain", "41"], ["410", "411"]),
    ],
)
def test_bash_completes(
    statusfix: Any, tmp_path: Path, words: list[str], expected: list[str]
) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    path = tmp_path / "completion"
    path.write_bytes(statusfix("--print-completion", "bash").stdout)
    line = " ".join(words)
    program = (
        f"source {path}; COMP_WORDS=(statusfix {line}); COMP_CWORD={len(words)}; "
        'COMPREPLY=(); _statusfix; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run([bash, "-c", program], capture_output=True, text=True, check=True)
    assert set(expected) <= set(done.stdout.split())
    assert all(one.startswith(words[-1]) for one in done.stdout.split())
