"""The plain way to the same edits: a libcst codemod of two dozen lines, in two processes.

It is told by the number at which it finds it, as statusfix reports it on standard input's file:
`codemod.py FOLDER` reads the sites from FOLDER/../sites.json, parses every file, as a codemod
does, and writes the constant and the import.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
from pathlib import Path

import libcst as cst
from libcst.codemod import CodemodContext
from libcst.codemod.visitors import AddImportsVisitor
from libcst.metadata import MetadataWrapper, PositionProvider


class Naming(cst.CSTTransformer):
    """Writes the constant at each place."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, context: CodemodContext, sites: dict[tuple[int, int], str]) -> None:
        super().__init__()
        self.context = context
        self.sites = sites

    def leave_Integer(
        self, original_node: cst.Integer, updated_node: cst.Integer
    ) -> cst.BaseExpression:
        start = self.get_metadata(PositionProvider, original_node).start
        name = self.sites.get((start.line, start.column))
        if name is None:
            return updated_node
        AddImportsVisitor.add_needed_import(self.context, "http", "HTTPStatus")
        return cst.parse_expression(f"HTTPStatus.{name}")


def run(task: tuple[str, dict[tuple[int, int], str]]) -> None:
    """Do one file."""
    path, sites = task
    try:
        source = Path(path).read_bytes()
        wrapper = MetadataWrapper(cst.parse_module(source), unsafe_skip_copy=True)
        context = CodemodContext()
        changed = wrapper.visit(Naming(context, sites))
        changed = AddImportsVisitor(context).transform_module(changed)
    except (cst.ParserSyntaxError, UnicodeDecodeError, RecursionError):
        return
    if changed.bytes != source:
        Path(path).write_bytes(changed.bytes)


def main() -> None:
    folder = Path(sys.argv[1]).resolve()
    sites: dict[str, dict[tuple[int, int], str]] = {}
    for name, line, column, constant in json.loads((folder.parent / "sites.json").read_text()):
        sites.setdefault(name, {})[line, column] = constant
    tasks = [
        (str(path), sites.get(str(path.relative_to(folder)), {}))
        for path in sorted(folder.rglob("*.py"))
    ]
    with multiprocessing.Pool(2) as pool:
        pool.map(run, tasks, chunksize=32)


if __name__ == "__main__":
    main()
