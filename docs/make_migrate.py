"""Writes the transcript in docs/migrate.md again: runs every command of it.

The commands run one after the other in a copy of fixtures/apps/flask_shop; with --check, what
they print is compared with the page.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

DOCS = Path(__file__).resolve().parent
PAGE = DOCS / "migrate.md"
APP = DOCS.parent / "fixtures" / "apps" / "flask_shop"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def main() -> int:
    """Write or compare the page; return the exit status."""
    if sys.argv[1:] not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    page = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "shop"
        shutil.copytree(APP, copy, ignore=shutil.ignore_patterns("__pycache__", ".*_cache"))
        made = _BLOCK.sub(lambda block: f"```console\n{session(block[1], copy)}```", page)
    if made == page:
        return 0
    if sys.argv[1:]:
        print("docs/migrate.md shows another run: run docs/make_migrate.py", file=sys.stderr)
        return 1
    PAGE.write_text(made, encoding="utf-8", newline="\n")
    print(f"wrote {PAGE}")
    return 0


def session(block: str, folder: Path) -> str:
    """Return the commands of a block, each with what it prints now and its exit status."""
    printed = ""
    for line in block.splitlines():
        if not line.startswith("$ "):
            continue
        command = line[2:].partition("  #")[0].strip()
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
            env=environment(),
        )  # fmt: skip
        printed += f"{line}\n{done.stdout}{done.stderr}"
        if done.returncode:
            printed += f"[exit status {done.returncode}]\n"
    return printed


def environment() -> dict[str, str]:
    """Return an environment in which `statusfix` and `python` are those that run this."""
    scripts = os.path.dirname(sys.executable)
    kept = {key: value for key, value in os.environ.items() if key in ("HOME", "TMPDIR")}
    return kept | {"PATH": f"{scripts}:/usr/bin:/bin", "PYTHONUTF8": "1", "TERM": "dumb"}


if __name__ == "__main__":
    sys.exit(main())
