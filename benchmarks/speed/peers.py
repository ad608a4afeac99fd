"""Who is measured: every program with its command, in an environment of its own."""

from __future__ import annotations

import shutil
import subprocess
import venv
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
_PEERS = (
    "ruff", "ast-grep-cli", "semgrep", "flake8", "flake8-bugbear", "flake8-comprehensions",
    "fixit", "libcst",
)  # fmt: skip
# A number at the places where most statuses stand: what a rule of a few lines can know.
_AST_GREP = """\
id: number-as-status
language: Python
severity: warning
message: a bare number is a status
rule:
  pattern: $MATCH
  kind: integer
  regex: ^[1-5][0-9][0-9]$
  any:
    - inside:
        kind: keyword_argument
        has: {field: name, regex: ^(status|status_code|code)$}
    - inside:
        kind: comparison_operator
        has: {kind: attribute, regex: status_code$}
    - inside:
        kind: argument_list
        inside: {kind: call, has: {field: function, regex: ^(flask\\.)?abort$}}
fix: HTTPStatus($MATCH)
"""
_SEMGREP = """\
rules:
  - id: number-as-status
    languages: [python]
    severity: WARNING
    message: a bare number is a status
    pattern-either:
      - pattern: $F(..., status=$N, ...)
      - pattern: $F(..., status_code=$N, ...)
      - pattern: $X.status_code == $N
      - pattern: abort($N)
"""


class Peer(NamedTuple):
    """A program: its name in the table, its command without the folder, and what it does."""

    name: str
    command: tuple[str, ...]
    is_slow: bool = False


class Peers:
    """The environment of the programs, made where it isn't there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "environment"
        self.scripts = self.folder / "bin"
        self.python = str(self.scripts / "python")
        if not (self.folder / ".complete").exists():
            self._make()
        self._pip("install", "-q", "--no-deps", "--force-reinstall", str(ROOT))
        (self.folder / "ast-grep.yml").write_text(_AST_GREP)
        (self.folder / "semgrep.yml").write_text(_SEMGREP)

    def checkers(self) -> list[Peer]:
        """Return the programs that check, statusfix first."""
        rules = str(self.folder / "ast-grep.yml")
        return [
            Peer("statusfix", self._script("statusfix", "--isolated", "-q", "--exit-zero")),
            Peer(
                "ruff PLR2004",
                self._script("ruff", "check", "-q", "--no-cache", "--isolated", "--exit-zero",
                             "--select", "PLR2004"),
            ),
            Peer("ast-grep, one rule", self._script("ast-grep", "scan", "-r", rules)),
            Peer(
                "semgrep, one rule",
                self._script("semgrep", "scan", "-q", "--metrics=off", "--disable-version-check",
                             "--no-git-ignore", "-j2", "--config",
                             str(self.folder / "semgrep.yml")),
                is_slow=True,
            ),
            Peer(
                "fixit, one rule",
                self._script("fixit", "-q", "--rules", "fixit.rules.no_assert_true_for_comparison",
                             "lint"),
                is_slow=True,
            ),
        ]  # fmt: skip

    def rewriters(self) -> list[Peer]:
        """Return the programs that rewrite, statusfix first; they change the folder."""
        rules = str(self.folder / "ast-grep.yml")
        codemod = str(Path(__file__).with_name("codemod.py"))
        return [
            Peer(
                "statusfix --apply",
                self._script("statusfix", "--isolated", "-q", "--exit-zero", "--apply"),
            ),
            Peer("ast-grep --update-all", self._script("ast-grep", "scan", "-r", rules, "-U")),
            Peer("libcst codemod", (self.python, codemod), is_slow=True),
        ]

    def versions(self) -> dict[str, str]:
        """Return the versions of the programs by name."""
        lines = self._pip("list", "--format=freeze").splitlines()
        known = dict(line.split("==") for line in lines if "==" in line)
        return {name: known[name] for name in ("statusfix", *_PEERS)}

    def _make(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        venv.create(self.folder, with_pip=True)
        self._pip("install", "-q", str(ROOT), *_PEERS)
        (self.folder / ".complete").touch()

    def _script(self, name: str, *arguments: str) -> tuple[str, ...]:
        return (str(self.scripts / name), *arguments)

    def _pip(self, *arguments: str) -> str:
        command = [self.python, "-m", "pip", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout
