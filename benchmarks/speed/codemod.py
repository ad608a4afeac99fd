"""The plain way to the same edits: a libcst codemod of some dozen lines, in two processes.

`codemod.py FOLDER` reads from FOLDER/../sites.json where statusfix has found a number, what it
writes there, and what it imports; then it does as codemods do: parses every file, visits every
node with its position, adds the imports where it has changed something.
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

Sites = dict[tuple[int, int], str]
Imports = list[tuple[str, str]]


class Naming(cst.CSTTransformer):
    """Writes the constant at each place."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, context: CodemodContext, sites: Sites, imports: Imports) -> None:
        super().__init__()
        self.context = context
        self.sites = sites
        self.imports = imports

    def leave_Integer(
        self, original_node: cst.Integer, updated_node: cst.Integer
    ) -> cst.BaseExpression:
        start = self.get_metadata(PositionProvider, original_node).start
        name = self.sites.get((start.line, start.column))
        if name is None:
            return updated_node
        for module, constant in self.imports:
            AddImportsVisitor.add_needed_import(self.context, module, constant)
        return cst.parse_expression(name)


def run(task: tuple[str, Sites, Imports]) -> None:
    """Do one file."""
    path, sites, imports = task
    try:
        source = Path(path).read_bytes()
        wrapper = MetadataWrapper(cst.parse_module(source), unsafe_skip_copy=True)
        context = CodemodContext()
        changed = wrapper.visit(Naming(context, sites, imports))
        if context.scratch:
            changed = AddImportsVisitor(context).transform_module(changed)
    except (cst.ParserSyntaxError, UnicodeDecodeError, RecursionError):
        return
    if changed.bytes != source:
        Path(path).write_bytes(changed.bytes)


def main() -> None:
    folder = Path(sys.argv[1]).resolve()
    known = json.loads((folder.parent / "sites.json").read_text())
    tasks = []
    for path in sorted(folder.rglob("*.py")):
        found = known.get(str(path.relative_to(folder)), {"sites": [], "imports": []})
        sites = {(line, column): name for line, column, name in found["sites"]}
        tasks.append((str(path), sites, [(module, name) for module, name in found["imports"]]))
    with multiprocessing.Pool(2) as pool:
        pool.map(run, tasks, chunksize=32)


if __name__ == "__main__":
    main()
