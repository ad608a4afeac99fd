"""What a plugin of flake8 costs beside a bare walk over the same trees, in one process.

`in_flake8.py FOLDER ROUNDS` prints the ratios as JSON. Trees are parsed before, as flake8 has
them when it calls its plugins.
"""

from __future__ import annotations

import ast
import json
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from typing import Any

from bugbear import BugBearChecker
from flake8_comprehensions import ComprehensionChecker

from statusfix.plugin import Plugin

Parsed = tuple[ast.Module, str, list[str]]


def parsed(folder: Path) -> Iterable[Parsed]:
    """Yield the trees, names and lines of a folder's files; what doesn't parse is left out."""
    for path in sorted(folder.rglob("*.py")):
        try:
            text = path.read_text(encoding="utf-8")
            yield ast.parse(text), str(path), text.splitlines(keepends=True)
        except (SyntaxError, ValueError, RecursionError):
            continue


def walk(tree: ast.Module, name: str, lines: list[str]) -> None:
    for _ in ast.walk(tree):
        pass


def statusfix(tree: ast.Module, name: str, lines: list[str]) -> None:
    for _ in Plugin(tree, name, lines).run():
        pass


def comprehensions(tree: ast.Module, name: str, lines: list[str]) -> None:
    for _ in ComprehensionChecker(tree).run():
        pass


def bugbear(tree: ast.Module, name: str, lines: list[str]) -> None:
    checker: Any = BugBearChecker(tree, name, lines)
    for _ in checker.run():
        pass


def seconds(work: Callable[..., None], files: list[Parsed]) -> float:
    start = time.process_time()
    for one in files:
        work(*one)
    return time.process_time() - start


def main() -> None:
    warnings.simplefilter("ignore")
    folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
    files = list(parsed(folder))
    statusfix(*files[0])  # what is built once is built
    works = {"statusfix": statusfix, "flake8-comprehensions": comprehensions,
             "flake8-bugbear": bugbear}  # fmt: skip
    ratios: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        bare = seconds(walk, files)
        for name, work in works.items():
            ratios[name].append(seconds(work, files) / bare)
    print(json.dumps({name: median(found) for name, found in ratios.items()}))


if __name__ == "__main__":
    main()
