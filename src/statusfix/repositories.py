"""Which repository a file belongs to: reports about many checkouts are told apart by it."""

from __future__ import annotations

import os
from collections.abc import Sequence


class Repositories:
    """The repositories below the paths of a run.

    A path within a repository stands for that repository, whatever others lie in it; any other
    path is a folder of checkouts: each folder with a `.git` that is met first on the way down is
    one. What lies in none belongs to the path that it was found under.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        given = {os.path.abspath(one) for one in paths}
        self._given = sorted(given, key=len, reverse=True)
        self._known: dict[str, str] = {}

    def root_of(self, path: str) -> str:
        """Return the folder of the repository, from the working directory where it is below it."""
        folder = os.path.dirname(os.path.abspath(path))
        root = self._known.get(folder)
        if root is None:
            root = self._known[folder] = _shown(self._root(folder))
        return root

    def _root(self, folder: str) -> str:
        given = next((one for one in self._given if _is_within(folder, one)), folder)
        for one in _upward(given):
            if _is_repository(one):
                return one
        below = [one for one in _upward(folder) if _is_within(one, given)]
        return next((one for one in reversed(below) if _is_repository(one)), given)


def _is_repository(folder: str) -> bool:
    return os.path.exists(os.path.join(folder, ".git"))


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _upward(folder: str) -> list[str]:
    folders = [folder]
    while os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
        folders.append(folder)
    return folders


def _shown(root: str) -> str:
    here = os.getcwd()
    return (os.path.relpath(root) if _is_within(root, here) else root).replace(os.sep, "/")
