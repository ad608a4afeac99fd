"""Which configuration files are at hand: the folders to look in, and which files may be ours."""

import os

FLAKE8_FILES = ("setup.cfg", "tox.ini", ".flake8")
PYPROJECT = "pyproject.toml"
_SECTION = (b"[flake8",)
# `\u` can spell any letter of a key in TOML
_TABLE = (b"statusfix", rb"\u", rb"\U")


def upward(directory: str) -> list[str]:
    """Return a folder and its parents; flake8 stops below the home folder, and so do we."""
    folder = os.path.abspath(directory)
    home = os.path.realpath(os.path.expanduser("~"))
    folders = [folder]
    while True:
        parent = os.path.dirname(folder)
        if parent == folder or os.path.realpath(parent) == home:
            return folders
        folders.append(parent)
        folder = parent


def is_anything_configured(directory: str = os.curdir) -> bool:
    """Return whether some file may configure a run in a folder; that it does is not said."""
    return any(
        may_be_ours(os.path.join(folder, name))
        for folder in upward(directory)
        for name in (*FLAKE8_FILES, PYPROJECT)
    )


def may_be_ours(path: str) -> bool:
    """Return whether a configuration file has the words without which it can't speak to us."""
    try:
        with open(path, "rb") as file:
            content = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True  # it is there: whoever reads it says what is wrong
    words = _TABLE if path.endswith(PYPROJECT) else _SECTION
    return any(word in content for word in words)
