"""What a plugin of flake8 costs beside a bare walk over the same trees, in one process.

`in_flake8.py FOLDER ROUNDS` prints the ratios as JSON. Trees are parsed before, as flake8 has
them when it calls its plugins.
"""

from __future__ import annotations

import ast
import gc
import importlib
import json
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from statusfix.plugin import Plugin

Parsed = tuple[ast.Module, str, list[str]]
Work = Callable[..., int]


def parsed(folder: Path) -> Iterable[Parsed]:
    """Yield the trees, names and lines of a folder's files; what doesn't parse is left out."""
    for path in sorted(folder.rglob("*.py")):
        try:
            text = path.read_text(encoding="utf-8")
            yield ast.parse(text), str(path), text.splitlines(keepends=True)
        except (SyntaxError, ValueError, RecursionError):
            continue


def walk(tree: ast.Module, name: str, lines: list[str]) -> int:
    return sum(1 for _ in ast.walk(tree))


def peers() -> dict[str, Work]:
    """Return the plugins that are installed here."""
    known = {
        "flake8-comprehensions": ("flake8_comprehensions", "ComprehensionChecker", 1),
        "flake8-simplify": ("flake8_simplify", "Plugin", 1),
        "flake8-bugbear": ("bugbear", "BugBearChecker", 3),
    }
    works: dict[str, Work] = {}
    for title, (module, name, count) in known.items():
        try:
            make: Any = getattr(importlib.import_module(module), name)
        except ImportError:
            continue
        works[title] = partial(run, make, count)
    return works


def run(make: Any, count: int, *parsed: object) -> int:
    return sum(1 for _ in make(*parsed[:count]).run())


def seconds(work: Work, files: list[Parsed]) -> float:
    start = time.process_time()
    for one in files:
        work(*one)
    return time.process_time() - start


def main() -> None:
    warnings.simplefilter("ignore")
    folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
    files = list(parsed(folder))
    gc.freeze()  # flake8 has one tree at a time; a collection must not look at all of them
    works = {"statusfix": partial(run, Plugin, 3), **peers()}
    for name, work in works.items():  # what is built once is built
        found = sum(work(*one) for one in files[:200])
        print(f"{name}: {found} in the first 200 files", file=sys.stderr)
    ratios: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds):
        bare = seconds(walk, files)
        for name, work in works.items():
            if name == "statusfix" or number < 1:
                ratios[name].append(seconds(work, files) / bare)
    print(json.dumps({name: median(found) for name, found in ratios.items()}))


if __name__ == "__main__":
    main()
