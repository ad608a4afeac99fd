"""The hooks, by the real pre-commit on a real repository: it installs them from a clone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
NEEDED = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "src")
SOURCE = "from flask import abort\n\nabort(404)\n"
FIXED = "from http import HTTPStatus\n\nfrom flask import abort\n\nabort(HTTPStatus.NOT_FOUND)\n"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *arguments: str) -> str:
    """Run git apart from what the user or a hook has set."""
    identity = (
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@example.com",
        "-c",
        "init.defaultBranch=main",
    )
    done = subprocess.run(
        ["git", *identity, *arguments],
        cwd=folder, env=environment(folder), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.strip()


def environment(folder: Path) -> dict[str, str]:
    own = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PRE_"))}
    return own | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


@pytest.fixture
def hooks(tmp_path: Path) -> Path:
    """A repository of the hooks: what the working tree has now, committed."""
    folder = tmp_path / "hooks"
    folder.mkdir()
    for name in NEEDED:
        if (ROOT / name).is_dir():
            leave = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, folder / name, ignore=leave)
        else:
            shutil.copy2(ROOT / name, folder / name)
    git(folder, "init", "-q")
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "-qm", "hooks")
    return folder


def test_hooks(hooks: Path, tmp_path: Path, write: Callable[..., Path]) -> None:
    def hook(name: str) -> tuple[int, str]:
        command = [sys.executable, "-m", "pre_commit", "run", name, "--all-files", "--color=never"]
        done = subprocess.run(
            command,
            cwd=project, env=environment(project) | {"PRE_COMMIT_HOME": str(tmp_path / "home")},
            capture_output=True, text=True, timeout=600, check=False,
        )  # fmt: skip
        print(done.stdout, done.stderr)
        assert "An unexpected error" not in done.stdout
        return done.returncode, done.stdout

    config = (
        f"repos:\n  - repo: {hooks}\n    rev: {git(hooks, 'rev-parse', 'HEAD')}\n"
        "    hooks:\n      - id: statusfix\n      - id: statusfix-check\n"
    )
    write(
        {
            "project/.pre-commit-config.yaml": config,
            "project/setup.cfg": "[flake8]\nexclude = vendored\n",
            "project/a.py": SOURCE,
            "project/b.pyi": SOURCE,
            "project/c.txt": SOURCE,
            "project/vendored/d.py": SOURCE,
            "project/e_pb2.py": f"# @generated\n{SOURCE}",
        }
    )
    project = tmp_path / "project"
    git(project, "init", "-q")
    git(project, "add", "--all")

    status, out = hook("statusfix-check")
    assert status == 1
    assert "exit code: 1" in out
    assert [line[:14] for line in out.splitlines() if ": HSC" in line] == [
        "a.py:3:7: HSC0",
        "b.pyi:3:7: HSC",
    ]
    assert (project / "a.py").read_text() == SOURCE

    status, out = hook("statusfix")
    assert status == 1
    assert "files were modified by this hook" in out
    assert "fixed 2 findings in 2 files; nothing left" in out
    assert (project / "a.py").read_text() == (project / "b.pyi").read_text() == FIXED
    for name in ("c.txt", "vendored/d.py"):
        assert (project / name).read_text() == SOURCE
    assert (project / "e_pb2.py").read_text() == f"# @generated\n{SOURCE}"

    git(project, "add", "--all")
    assert hook("statusfix")[0] == hook("statusfix-check")[0] == 0

    # what can't be rewritten fails the hook too
    (project / "a.py").write_text(FIXED + "abort(299)\n")
    git(project, "add", "--all")
    status, out = hook("statusfix")
    assert status == 1
    assert "a.py:6:7: HSC010" in out
    assert "modified" not in out


def test_entries_are_commands_that_exist(statusfix: Callable[..., Any]) -> None:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entries = [line.split(":", 1)[1].split() for line in text.splitlines() if "entry:" in line]
    assert [entry[0] for entry in entries] == ["statusfix", "statusfix"]
    for entry in entries:
        assert statusfix(*entry[1:]).status == 0
