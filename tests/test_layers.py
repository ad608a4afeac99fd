"""The house keeps its order: imports go one way, and some things stand in one place only."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "statusfix"
MODULES = sorted(PACKAGE.rglob("*.py"))
TABLES = ("frameworks/", "registry/", "reading/vocabulary")
LONGEST_MODULE = 320
LONGEST_FUNCTION = 60

# One place may catch what nobody named: a defect at one file must not stop the others.
LAST_RESORTS = {"process"}

# What each room may import from the rooms of the package; a longer name is a closer look.
MAY_IMPORT = {
    "model": {"model"},
    "registry": {"model", "registry"},
    "frameworks": {"model", "frameworks"},
    "sinks": {"model"},
    "pairs": {"model"},
    "options": {"model", "pairs", "registry.challenges", "sinks"},
    "selection": {"model", "options"},
    "nearby": set(),
    "quick": {"nearby", "reading.prefilter"},
    "configuration": {"model", "nearby", "options", "pairs", "selection", "rules"},
    "project": {"model", "options", "configuration", "declared"},
    "declared": {"marks"},
    "marks": set(),
    "cache": {
        "model",
        "options",
        "selection",
        "nearby",
        "declared",
        "marks",
        "files",
        "process",
        "cache",
        "",
    },
    "reading": {"model", "registry", "frameworks", "sinks", "reading"},
    "rules": {"model", "registry", "options", "rules"},
    "scan": {"model", "registry", "options", "project", "reading", "rules", "selection", "sinks"},
    "fixing": {
        "reading.noqa",
        "model",
        "registry",
        "reading.names.bindings",
        "reading.names.syntax",
        "reading.text",
        "fixing",
    },
    "files": {"model", "marks", "reading.text", "selection", "attributes", "temporary"},
    "attributes": set(),
    "temporary": set(),
    "inventory": {"model", "registry", "frameworks", "reading", "inventory"},
    "lsp": {
        "model",
        "options",
        "api",
        "files",
        "project",
        "reading.text",
        "report",
        "rules",
        "lsp",
        "",
    },
    "survey": {"model", "options", "files", "inventory", "cluster", "repositories"},
    "repositories": set(),
    "cluster": {"model", "process", "files", "project", "selection"},
    "report": {"inventory.model", "model", "options", "registry", "rules", "report"},
    "baseline": {"model", "report"},
    "walk": {"model", "process", "files", "pool", "cluster", "temporary", "cache", "project"},
    "completion": {"flags", "options", "registry", "rules"},
    "api": {"model", "options", "configuration", "project", "reading.text", "scan", "fixing"},
    "process": {
        "model",
        "options",
        "files",
        "marks",
        "reading.prefilter",
        "reading.text",
        "api",
        "fixing.noqa",
        "project",
    },
    "pool": {"process", "api", "forks", "spawned"},
    "forks": set(),
    "spawned": {"model", "process"},
    "flags": {"model", "options", "configuration", "selection", "cache.place"},
}
# They stand at the top and may see everything.
FACES = ("cli", "run", "plugin", "__main__", "__init__")


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


@pytest.fixture(params=MODULES, ids=name_of)
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    """Yield the qualified names of everything that a module imports, wherever it does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_modules(tree: ast.Module) -> set[str]:
    """Return the modules of the package that a module imports: `reading.names.bindings`."""
    found: set[str] = set()
    for name in imported(tree):
        parts = name.split(".")
        if parts[0] != "statusfix" or parts[1:] == ["__version__"]:
            continue
        module = PACKAGE.joinpath(*parts[1:])
        exists = module.is_dir() or module.with_suffix(".py").exists()
        found.add(".".join(parts[1:] if exists else parts[1:-1]))
    return found


def test_imports_go_one_way(path: Path, tree: ast.Module) -> None:
    room = name_of(path).partition("/")[0]
    if room in FACES:
        return
    for module in own_modules(tree):
        allowed = {module, module.partition(".")[0]} & MAY_IMPORT[room]
        assert allowed, f"{name_of(path)} imports {module}"


def test_every_room_has_its_place_in_the_order() -> None:
    rooms = {name_of(path).partition("/")[0] for path in MODULES} - set(FACES)
    assert rooms == MAY_IMPORT.keys()


def test_no_import_comes_back() -> None:
    """Not even by a detour, inside a function or for the type checker alone."""
    arrows: dict[str, set[str]] = {}
    for module in MODULES:
        name = name_of(module).removesuffix("/__init__").replace("/", ".")
        arrows[name] = own_modules(ast.parse(module.read_text(encoding="utf-8"))) - {name}
    assert list(TopologicalSorter(arrows).static_order())


@pytest.mark.parametrize(
    ("package", "homes"),
    [
        ("libcst", ("fixing/",)),
        ("flake8", ("plugin",)),
        ("pygls", ("lsp/",)),
        ("lsprotocol", ("lsp/",)),
        ("distributed", ("cluster",)),
        ("dask", ("cluster",)),
    ],
    ids=str,
)
def test_a_heavy_package_has_one_home(package: str, homes: tuple[str, ...]) -> None:
    for path in MODULES:
        names = {name.partition(".")[0] for name in imported(ast.parse(path.read_text()))}
        assert package not in names or name_of(path).startswith(homes), path


def test_only_the_command_prints(path: Path, tree: ast.Module) -> None:
    prints = any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
        for node in ast.walk(tree)
    )
    assert not prints or name_of(path) in ("cli", "run")


def test_no_exception_is_caught_that_nobody_named(path: Path, tree: ast.Module) -> None:
    """Who cleans up after anything at all must raise it again."""
    blind: list[int] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else ""
            goes_on = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
            if caught in ("", "Exception", "BaseException") and not goes_on:
                blind.append(node.lineno)
    assert len(blind) == (name_of(path) in LAST_RESORTS), f"lines {blind}"


def test_the_module_says_what_it_is(path: Path, tree: ast.Module) -> None:
    docstring = ast.get_docstring(tree)
    assert docstring
    first = re.split(r"(?<=[.?!:])\s", docstring, maxsplit=1)[0]
    assert re.match(r"[A-Z0-9`]|check\(|statusfix", first), first
    assert re.search(r"[.?!:]\Z", first), first


def test_the_module_is_short(path: Path) -> None:
    if not name_of(path).startswith(TABLES):
        count = len(path.read_text(encoding="utf-8").splitlines())
        assert count <= LONGEST_MODULE, f"{count} lines"


def test_the_functions_are_short(tree: ast.Module) -> None:
    """The lines of a docstring don't count: a rule's docstring is its page."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            has_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            start = (first.end_lineno if has_docstring else node.lineno) or 0
            count = (node.end_lineno or 0) - start
            assert count <= LONGEST_FUNCTION, f"{node.name}: {count} lines"


def test_no_status_stands_in_the_logic(path: Path, tree: ast.Module) -> None:
    """Statuses are data; a bound or a famous exception has a constant with a name."""
    if not name_of(path).startswith(("rules/", "reading/", "scan", "fixing/")):
        return
    named = {
        id(constant)
        for statement in tree.body
        if isinstance(statement, ast.Assign) and _is_capital(statement.targets[0])
        for constant in ast.walk(statement.value)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and type(node.value) is int and 100 <= node.value <= 599:
            assert id(node) in named, f"line {node.lineno}: {node.value}"


def test_no_header_stands_in_the_logic(path: Path, tree: ast.Module) -> None:
    if not name_of(path).startswith(("rules/", "reading/", "scan", "fixing/")):
        return
    headers = {"www-authenticate", "proxy-authenticate", "allow", "upgrade", "retry-after",
               "content-range", "location"}  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert node.value.lower() not in headers, f"line {node.lineno}: {node.value}"


def _is_capital(target: ast.expr) -> bool:
    if isinstance(target, ast.Tuple):
        return all(_is_capital(one) for one in target.elts)
    return isinstance(target, ast.Name) and target.id.isupper()
