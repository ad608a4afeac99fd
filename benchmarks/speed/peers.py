"""Who is measured: every program with its command, in an environment of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import venv
from pathlib import Path
from typing import NamedTuple

from benchmarks.speed.measure import found, spend

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
_PACKAGES = (
    "ruff", "ast-grep-cli", "semgrep", "flake8", "flake8-bugbear", "flake8-comprehensions",
    "flake8-simplify", "fixit", "libcst",
)  # fmt: skip
_TRIAL = """\
from flask import abort


def test(client):
    if client.get("/").status_code == 404:
        abort(404)
"""
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
        has: {kind: attribute, regex: \\.(status|status_code)$}
    - inside:
        kind: argument_list
        has: {kind: attribute, regex: \\.(status|status_code)$}
    - inside:
        kind: argument_list
        inside: {kind: call, has: {field: function, regex: ^(\\w+\\.)?(abort|errorhandler)$}}
fix: HTTPStatus($MATCH)
"""
_SEMGREP = """\
rules:
  - id: number-as-status
    languages: [python]
    severity: WARNING
    message: a bare number is a status
    patterns:
      - pattern-either:
          - pattern: $F(..., status=$N, ...)
          - pattern: $F(..., status_code=$N, ...)
          - pattern: $F($X.status_code, $N, ...)
          - pattern: $F($X.status, $N, ...)
          - pattern: $X.status_code == $N
          - pattern: $X.status == $N
          - pattern: $N == $X.status
          - pattern: abort($N, ...)
          - pattern: $X.abort($N, ...)
          - pattern: $X.errorhandler($N)
      - metavariable-regex:
          metavariable: $N
          regex: ^[1-5][0-9][0-9]$
"""


class Peer(NamedTuple):
    """A program that is measured.

    `package` is what it comes from, `finding` how a line of its output looks that is a finding.
    A program that `is_slow` runs once, and over some of the files where it `is_sampled`.
    """

    name: str
    package: str
    command: tuple[str, ...]
    finding: str = ""
    is_slow: bool = False
    is_sampled: bool = False
    environment: tuple[tuple[str, str], ...] = ()


class Peers:
    """The environment of the programs, made where it isn't there, and who is missing in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "environment"
        self.scripts = self.folder / "bin"
        self.python = str(self.scripts / "python")
        self.trial = folder / "trial"
        self.missing: list[str] = []
        if not (self.folder / "pyvenv.cfg").exists():
            venv.create(self.folder, with_pip=True)
        self._install()
        (self.folder / "ast-grep.yml").write_text(_AST_GREP)
        (self.folder / "semgrep.yml").write_text(_SEMGREP)
        usage = subprocess.run(
            self._script("statusfix", "--help"), capture_output=True, text=True, check=True
        ).stdout
        self.has_cache = "--cache-dir" in usage
        self._tried: dict[str, bool] = {}

    def own(self, *arguments: str, is_cold: bool = True) -> tuple[str, ...]:
        """Return the command of statusfix, without its cache where it has one."""
        cold = ("--no-cache",) if self.has_cache and is_cold else ()
        return self._script("statusfix", "--isolated", *cold, *arguments)

    def checkers(self) -> list[Peer]:
        """Return the programs that check, statusfix first, and those alone that can do it here."""
        rule = r":\d+:\d+: "
        ruff = ("check", "-q", "--no-cache", "--isolated", "--exit-zero", "--select", "PLR2004",
                "--output-format", "concise")  # fmt: skip
        ast_grep = ("scan", "-r", str(self.folder / "ast-grep.yml"), "--report-style", "short")
        semgrep = ("scan", "-q", "--emacs", "--metrics=off", "--disable-version-check",
                   "--no-git-ignore", "-j2", "--config",
                   str(self.folder / "semgrep.yml"))  # fmt: skip
        fixit = ("--quiet", "--rules", "status_rule:NumberAsStatus", "lint")
        peers = [
            Peer("statusfix", "statusfix", self.own("-q", "--exit-zero"), rule + "HSC"),
            Peer("ruff PLR2004", "ruff", self._script("ruff", *ruff), rule + "PLR2004"),
            Peer("ast-grep, one rule", "ast-grep-cli", self._script("ast-grep", *ast_grep), rule),
            Peer(
                "semgrep, one rule", "semgrep", self._script("semgrep", *semgrep),
                r":\d+:\d+:warning", is_slow=True, environment=(("PATH", str(self.scripts)),),
            ),
            Peer(
                "Fixit, one rule", "fixit", self._script("fixit", *fixit),
                r"@\d+:\d+ NumberAsStatus", is_slow=True, is_sampled=True,
                environment=(("PYTHONPATH", str(HERE)),),
            ),
        ]  # fmt: skip
        return [one for one in peers if self._can(one)]

    def rewriters(self) -> list[Peer]:
        """Return the programs that rewrite, statusfix first; they change the folder."""
        rules = str(self.folder / "ast-grep.yml")
        peers = [
            Peer("statusfix --apply", "statusfix", self.own("-q", "--exit-zero", "--apply")),
            Peer(
                "ast-grep --update-all", "ast-grep-cli",
                self._script("ast-grep", "scan", "-r", rules, "-U"),
            ),
            Peer(
                "libcst codemod", "libcst", (self.python, str(HERE / "codemod.py")),
                is_slow=True, is_sampled=True,
            ),
        ]  # fmt: skip
        return [one for one in peers if self._can(one)]

    def versions(self) -> dict[str, str]:
        """Return the versions of the programs by name."""
        lines = self._pip("list", "--format=freeze").splitlines()
        known = dict(line.split("==") for line in lines if "==" in line)
        folded = {name.replace("_", "-").lower(): version for name, version in known.items()}
        return {name: folded[name] for name in ("statusfix", *_PACKAGES) if name in folded}

    def _can(self, peer: Peer) -> bool:
        """Whether a program is there and finds, or rewrites, what a small file holds."""
        if peer.name not in self._tried:
            self._tried[peer.name] = self._does(peer)
        return self._tried[peer.name]

    def _does(self, peer: Peer) -> bool:
        shutil.rmtree(self.trial, ignore_errors=True)
        (self.trial / "copy").mkdir(parents=True)
        file = self.trial / "copy" / "trial.py"
        file.write_text(_TRIAL)
        sites = {"sites": [[6, 14, "HTTPStatus.NOT_FOUND"]], "imports": [["http", "HTTPStatus"]]}
        (self.trial / "sites.json").write_text(json.dumps({"trial.py": sites}))
        says = self.trial / "says.txt"
        spent = spend((*peer.command, "."), file.parent, dict(peer.environment), says)
        works = found(says, peer.finding) if peer.finding else file.read_text() != _TRIAL
        if spent.trouble or not works:
            trouble = spent.trouble or "doesn't find what it should"
            self.missing.append(f"{peer.name}: {trouble}")
            return False
        return True

    def _install(self) -> None:
        """Install ourselves as we are, and each peer that isn't there and can be had."""
        have = self.versions()
        anew = ("--no-deps", "--force-reinstall") if "statusfix" in have else ()
        self._pip("install", "-q", *anew, str(ROOT))
        for package in _PACKAGES:
            if package not in have:
                try:
                    self._pip("install", "-q", package)
                except subprocess.CalledProcessError as error:
                    lines = [line for line in error.stderr.splitlines() if "ERROR" in line]
                    reason = lines[-1] if lines else "pip can't install it"
                    self.missing.append(f"{package}: {reason}")

    def _script(self, name: str, *arguments: str) -> tuple[str, ...]:
        return (str(self.scripts / name), *arguments)

    def _pip(self, *arguments: str) -> str:
        command = [self.python, "-m", "pip", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout
