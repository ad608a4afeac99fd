"""The formats that are one document: which there are, and how one is made and written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module

from statusfix.model import FileError, StatusfixError
from statusfix.report.entry import Entry

DOCUMENTS = ("json", "github", "gitlab", "sarif", "junit")


def render(name: str, entries: Sequence[Entry], errors: Sequence[FileError]) -> str:
    """Return the document of a format; it ends without a line break."""
    module = import_module(f"statusfix.report.{name}")
    document: str = module.render(entries, errors)
    return document


def check_writable(path: str) -> None:
    """Raise StatusfixError where a file can't be written, before the work is done in vain."""
    folder = os.path.dirname(os.path.abspath(path))
    if os.path.isdir(path):
        raise StatusfixError(f"{path}: not written: it is a folder")
    if not os.path.isdir(folder):
        raise StatusfixError(f"{path}: not written: there is no folder {folder}")
    if not os.access(path if os.path.exists(path) else folder, os.W_OK):
        raise StatusfixError(f"{path}: not written: no permission")


def write_document(path: str, text: str) -> None:
    """Write a text to a file, in UTF-8; raises StatusfixError where that can't be done."""
    try:
        with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise StatusfixError(f"{path}: not written: {error.strerror or error}") from error
