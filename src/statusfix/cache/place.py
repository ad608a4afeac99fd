"""Where the cache of a run is: in the project around its paths, or in the user's own place."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from statusfix.nearby import FLAKE8_FILES, PYPROJECT, upward

NAME = ".statusfix_cache"
VARIABLE = "STATUSFIX_CACHE_DIR"
_SIGNS = (PYPROJECT, *FLAKE8_FILES, ".git", ".hg")


def folder_for(paths: Sequence[str], given: str | None = None) -> str | None:
    """Return the folder for the caches of a run over the paths; None where there is no place.

    `given` is what a flag says, then the environment counts, then the project: the nearest folder
    around all paths that has a configuration file or is a repository. Outside of projects it is
    the folder that the system has for the caches of a user.
    """
    named = given or os.environ.get(VARIABLE)
    if named:
        return os.path.abspath(named)
    try:
        common = os.path.commonpath([os.path.abspath(one) for one in paths])
    except ValueError:  # several drives
        return _of_user()
    if not os.path.isdir(common):
        common = os.path.dirname(common)
    for folder in upward(common):
        if any(os.path.exists(os.path.join(folder, name)) for name in _SIGNS):
            return os.path.join(folder, NAME)
    return _of_user()


def _of_user() -> str | None:
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "statusfix") if os.path.isabs(base) else None
