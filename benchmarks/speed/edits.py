"""What programs that rewrite have done: which files, how many numbers, and whether alike."""

from __future__ import annotations

import ast
import json
import re
import warnings
from pathlib import Path

_BARE = re.compile(r"(?<!HTTPStatus\()\b[1-5][0-9][0-9]\b")
_IMPORT = re.compile(r"from ([\w.]+) import (\w+)")

Texts = dict[str, str]


def changed(before: Path, after: Path) -> Texts:
    """Return the texts of the files that are not what they were, by path."""
    texts: Texts = {}
    for path in before.rglob("*.py"):
        name = path.relative_to(before)
        old, new = path.read_bytes(), (after / name).read_bytes()
        if old != new:
            texts[str(name)] = new.decode("utf-8", errors="replace")
    return texts


def numbers_gone(before: Path, texts: Texts) -> int:
    """Return how many numbers that look like statuses no longer stand bare in changed files."""
    total = 0
    for name, text in texts.items():
        old = (before / name).read_bytes().decode("utf-8", errors="replace")
        total += len(_BARE.findall(old)) - len(_BARE.findall(text))
    return total


def alike(ours: Texts, theirs: Texts) -> int:
    """Return how many files two programs have made the same code of, but for imports."""
    return sum(_code(text) == _code(theirs[name]) for name, text in ours.items() if name in theirs)


def sites(document: str, folder: Path) -> str:
    """Return what the codemod is told: JSON with the edits and imports of each file.

    `document` is what statusfix has found, as its JSON format has it; safe fixes count.
    """
    known: dict[str, dict[str, list[list[object]]]] = {}
    for finding in json.loads(document)["findings"]:
        fix = finding["fix"]
        if fix is None or not fix["safe"]:
            continue
        name = str((folder / finding["path"]).resolve().relative_to(folder.resolve()))
        here = known.setdefault(name, {"sites": [], "imports": []})
        for edit in fix["edits"]:
            place = [edit["line"], edit["column"] - 1]
            imported = _IMPORT.search(edit["text"])
            if imported is None:
                here["sites"].append([*place, edit["text"]])
            elif [*imported.groups()] not in here["imports"]:
                here["imports"].append([*imported.groups()])
    return json.dumps(known)


def _code(text: str) -> str:
    """Return a module's code without its imports, which may stand in any order."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = ast.parse(text)
        except SyntaxError:
            return text
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            body[:] = [one for one in body if not isinstance(one, ast.Import | ast.ImportFrom)]
    return ast.dump(tree)
