"""What the project that a file belongs to declares: its lowest Python and dependency versions.

These are facts, not configuration: read from the project nearest to the file, never from what
happens to be installed beside the linter. A project is a folder with a pyproject.toml that has
[project], [tool.poetry], [tool.uv] or dependency groups, with a setup.cfg that has [options], or
the root of a repository; requirements*.txt are read beside them. Nobody looks above the root of
a repository.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from statusfix.configuration import load_toml, read_ini
from statusfix.declared import PYPROJECT, REPOSITORY, SETUP_CFG, requirement_files
from statusfix.model import StatusfixError

Version = tuple[int, ...]

# Whose version implies the version of another: (distribution, its version, implied, its version).
# fastapi's metadata: the first release that requires each starlette, as published on PyPI.
_IMPLIED = (
    ("fastapi", (0, 116), "starlette", (0, 40)),
    ("fastapi", (0, 135), "starlette", (0, 46)),
    ("fastapi", (0, 165), "starlette", (1, 6)),
)
_LOWER = (">=", "~=", "==", ">", "===")
# Plain forms, which need no parser: a name with its extras and versions; versions by commas.
_BOUND = r"(?:(?:>=|<=|==|!=|>|<)\s*[0-9]+|~=\s*[0-9]+\.[0-9]+)(?:\.[0-9]+)*"
_BOUNDS = rf"{_BOUND}(?:\s*,\s*{_BOUND})*"
_PLAIN = re.compile(
    r"\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[A-Za-z0-9._, -]*\])?"
    rf"\s*((?:{_BOUNDS})?)\s*"
)
_SEVERAL = re.compile(_BOUNDS)
_ONE = re.compile(r"(>=|<=|==|!=|~=|>|<)\s*([0-9.]+)")


class Project(NamedTuple):
    """The lower bounds that a project declares; None and empty where it declares nothing."""

    python: Version | None = None
    versions: tuple[tuple[str, Version], ...] = ()


class _Declared(NamedTuple):
    """What one place declares: a specifier for Python, and (distribution, lower bound) pairs.

    Places come in the order of their authority: what the project needs to run before what it
    needs for its tests, and both before what somebody has pinned in a requirements file.
    """

    python: str = ""
    bounds: tuple[tuple[str, Version], ...] = ()


def project_of(path: str) -> Project:
    """Return what the project nearest to a file declares; nothing where no project is found."""
    return _project_in(os.path.dirname(os.path.abspath(path))) or Project()


def forget_projects() -> None:
    """Forget what was read: a long-lived process sees that a project declares something else."""
    _project_in.cache_clear()


def lower_bound(specifiers: str) -> Version | None:
    """Return the lowest version that a set of specifiers admits: ">=3.10,<4" gives (3, 10).

    Poetry's `^3.11`, `~3.11`, `3.*` and alternatives with `||` are understood.
    """
    bounds = [_lower_bound(one) for one in specifiers.split("||")]
    known = [one for one in bounds if one is not None]
    return min(known) if known and len(known) == len(bounds) else None


@lru_cache(maxsize=4096)
def _project_in(folder: str) -> Project | None:
    declared = list(_declared_in(folder))
    is_root = os.path.exists(os.path.join(folder, REPOSITORY))
    if declared or is_root:
        return _joined([*declared, _requirement_files(folder)])
    parent = os.path.dirname(folder)
    found = _project_in(parent) if parent != folder else None
    if found is None:
        alone = _requirement_files(folder)  # a folder without any other sign of a project
        return _joined([alone]) if alone.bounds else None
    return found


def _joined(declared: Sequence[_Declared]) -> Project:
    """Join what the places say: the first that has a bound for a distribution decides."""
    python = next((bound for one in declared if (bound := lower_bound(one.python))), None)
    found: dict[str, Version] = {}
    for one in declared:
        lowest: dict[str, Version] = {}
        for name, bound in one.bounds:
            lowest[name] = min(bound, lowest.get(name, bound))
        found = lowest | found
    for distribution, version, implied, implied_version in _IMPLIED:
        if found.get(distribution, ()) >= version:
            found[implied] = max(implied_version, found.get(implied, implied_version))
    return Project(python, tuple(sorted(found.items())))


def _declared_in(folder: str) -> Iterator[_Declared]:
    """Yield what the project files of a folder declare; nothing where it is no project."""
    path = os.path.join(folder, PYPROJECT)
    if os.path.isfile(path):
        yield from _read_pyproject(path)
    path = os.path.join(folder, SETUP_CFG)
    if os.path.isfile(path):
        yield from _read_setup_cfg(path)


def _read_pyproject(path: str) -> Iterator[_Declared]:
    try:
        document = load_toml(path)
    except StatusfixError:
        return  # somebody else's broken file says nothing; ours are reported by configuration
    tools = _table(document, "tool")
    if "project" in document:
        yield from _read_project(_table(document, "project"))
    if "poetry" in tools:
        yield from _read_poetry(_table(tools, "poetry"))
    groups = [_strings(group) for group in _table(document, "dependency-groups").values()]
    if "uv" in tools:
        groups.append(_strings(_table(tools, "uv").get("dev-dependencies")))
    if groups:
        yield _Declared("", _bounds(item for group in groups for item in group))


def _read_project(project: dict[str, Any]) -> Iterator[_Declared]:
    python = str(project.get("requires-python", ""))
    yield _Declared(python, _bounds(_strings(project.get("dependencies"))))
    extras = _table(project, "optional-dependencies").values()
    yield _Declared("", _bounds(item for extra in extras for item in _strings(extra)))


def _read_poetry(poetry: dict[str, Any]) -> Iterator[_Declared]:
    main = dict(_table(poetry, "dependencies"))
    python = main.pop("python", "")
    yield _Declared(python if isinstance(python, str) else "", _poetry_bounds(main))
    groups = [_table(poetry, "dev-dependencies")]
    for group in _table(poetry, "group").values():
        groups.append(_table(group, "dependencies") if isinstance(group, dict) else {})
    yield _Declared("", tuple(pair for group in groups for pair in _poetry_bounds(group)))


def _poetry_bounds(table: dict[str, Any]) -> tuple[tuple[str, Version], ...]:
    """Read `name = "^1"`, `name = {version = "^1"}` and lists of the latter."""
    found: list[tuple[str, Version]] = []
    for name, value in table.items():
        for one in value if isinstance(value, list) else [value]:
            constraint = one.get("version") if isinstance(one, dict) else one
            bound = lower_bound(constraint) if isinstance(constraint, str) else None
            if bound is not None:
                found.append((_normal(name), bound))
    return tuple(found)


def _read_setup_cfg(path: str) -> Iterator[_Declared]:
    try:
        sections = read_ini(path) or {}
    except StatusfixError:
        return  # as with pyproject.toml
    options = sections.get("options")
    if options is None:
        return
    required = options.get("install_requires", "")
    yield _Declared(options.get("python_requires", ""), _bounds(required.splitlines()))
    extras = sections.get("options.extras_require", {}).values()
    yield _Declared("", _bounds(line for extra in extras for line in extra.splitlines()))


def _requirement_files(folder: str) -> _Declared:
    """Read requirements*.txt and requirements/*.txt."""
    paths = requirement_files(folder)
    return _Declared("", _bounds(line for path in paths for line in _requirement_lines(path)))


def _requirement_lines(path: str) -> list[str]:
    """Return the requirements of a file for pip, without comments, options and hashes."""
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            lines = file.read().replace("\\\n", " ").splitlines()
    except OSError:
        return []
    return [re.split(r"(?:^|\s)(?:#|--?[A-Za-z])", line)[0] for line in lines]


def _bounds(requirements: Iterable[str]) -> tuple[tuple[str, Version], ...]:
    found: list[tuple[str, Version]] = []
    for text in requirements:
        name, specifiers = _named(text)
        bound = lower_bound(specifiers) if name and specifiers else None
        if bound is not None:
            found.append((_normal(name), bound))
    return tuple(found)


def _named(requirement: str) -> tuple[str, str]:
    """Return the distribution and the versions that a requirement names; "" where it has none."""
    plain = _PLAIN.fullmatch(requirement)
    if plain is not None:
        return plain[1], plain[2]
    if not requirement.strip():
        return "", ""
    from packaging.requirements import InvalidRequirement, Requirement

    try:
        parsed = Requirement(requirement.strip())
    except InvalidRequirement:
        return "", ""  # an address, a path or a line for another tool
    return parsed.name, str(parsed.specifier)


def _lower_bound(specifiers: str) -> Version | None:
    if _SEVERAL.fullmatch(specifiers.strip()):
        plain = [_version(text) for sign, text in _ONE.findall(specifiers) if sign in _LOWER]
        return max(plain, key=_comparable, default=None)
    from packaging.specifiers import InvalidSpecifier, SpecifierSet
    from packaging.version import InvalidVersion
    from packaging.version import Version as Parsed

    parts = [_as_specifier(one) for one in re.split(r"[,\s]+(?![0-9])", specifiers.strip())]
    try:
        bounds = [
            Parsed(one.version.removesuffix(".*"))
            for one in SpecifierSet(",".join(parts))
            if one.operator in _LOWER
        ]
    except (InvalidSpecifier, InvalidVersion):
        return None
    return max(bounds).release if bounds else None


def _version(text: str) -> Version:
    return tuple(int(part) for part in text.split("."))


def _comparable(version: Version) -> Version:
    """Return a version without trailing zeros, so that 1 and 1.0 compare as the same."""
    end = len(version)
    while end and not version[end - 1]:
        end -= 1
    return version[:end]


def _as_specifier(text: str) -> str:
    """Turn Poetry's `^1.2`, `~1.2`, `1.2` and `*` into a specifier of PEP 440 for the bound."""
    if text == "*":
        return ""
    if re.match(r"[\^~][0-9]", text):
        return f">={text[1:]}"
    return f"=={text}" if text[:1].isdigit() else text


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _table(parent: dict[str, Any], name: str) -> dict[str, Any]:
    value = parent.get(name)
    return value if isinstance(value, dict) else {}


def _strings(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
