"""Which files declare the versions of a project, and a digest of all that they say.

`project` reads what is declared. The digest is made of more than it reads, so that equal digests
mean equal versions: whoever makes `project` read another file names that file here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from statusfix.marks import blake2b

PYPROJECT, SETUP_CFG, REPOSITORY = "pyproject.toml", "setup.cfg", ".git"
REQUIREMENTS = "requirements"  # how the names of requirement files start, and of their folder
_SUFFIX = ".txt"
_READ = (PYPROJECT, SETUP_CFG)


def requirement_files(folder: str) -> list[str]:
    """Return the paths of requirements*.txt and requirements/*.txt, in a stable order."""
    named = [one for one in _listed(folder) if os.path.basename(one).startswith(REQUIREMENTS)]
    return [*named, *_listed(os.path.join(folder, REQUIREMENTS))]


class Digests:
    """Digests of what decides about the versions that count for the files of a folder.

    That is what stands in the folder and above it, up to the root of a repository; each file is
    read once.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, bool]] = {}
        self._listed: dict[str, Iterable[str]] = {}

    def take(self, folder: str, names: Iterable[str]) -> None:
        """Take the names in a folder from whoever has just looked."""
        self._listed[folder] = names

    def of(self, folder: str) -> str:
        """Return the digest for a folder, whose path is absolute."""
        below: list[tuple[str, set[str], bool]] = []
        while folder not in self._known:
            names = _names(folder, self._listed.get(folder))
            is_root = REPOSITORY in names and os.path.exists(os.path.join(folder, REPOSITORY))
            below.append((folder, names, is_root))
            parent = os.path.dirname(folder)
            if is_root or parent == folder:
                break
            folder = parent
        known = self._known.get(folder, ("", False))
        for one, names, is_root in reversed(below):
            known = self._known[one] = _with_own(one, names, is_root, known)
        return known[0]


def _with_own(
    folder: str, names: set[str], is_root: bool, above: tuple[str, bool]
) -> tuple[str, bool]:
    """Return the digest for a folder, and whether that lies in a repository; `above` is the same.

    Requirement files count beside a project, or where no project is found: which of both it is
    takes parsing to tell, so they are in the digest wherever they may count.
    """
    before, is_within = above
    is_within = is_within or is_root
    paths = [os.path.join(folder, name) for name in _READ if name in names]
    if (paths or is_root or not is_within) and any(map(_is_about_requirements, names)):
        paths += requirement_files(folder)
    if not paths and not is_root:
        return before, is_within
    made = blake2b(before.encode(), digest_size=16)
    for path in paths:
        content = _content(path)
        made.update(f"\0{os.path.basename(path)}\0{len(content)}\0".encode("utf-8", "replace"))
        made.update(content)
    made.update(b"root" if is_root else b"")
    return made.hexdigest(), is_within


def _names(folder: str, listed: Iterable[str] | None) -> set[str]:
    """Return the names in a folder in small letters: some file systems see no others."""
    try:
        return set(map(str.lower, os.listdir(folder) if listed is None else listed))
    except OSError:  # what is in a folder can be read without knowing what there is
        return {*_READ, REPOSITORY}


def _is_about_requirements(name: str) -> bool:
    return name.startswith(REQUIREMENTS)


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        return f"{type(error).__name__} at reading".encode()


def _listed(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            files = [one for one in entries if one.name.endswith(_SUFFIX) and one.is_file()]
    except OSError:
        return []
    return [one.path for one in sorted(files, key=lambda one: one.name)]
